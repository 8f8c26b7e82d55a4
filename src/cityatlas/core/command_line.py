"""What a room needs to add its commands to the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.language import LANGUAGES

PROGRAM = "python -m cityatlas"
"""How a person starts the command line, from the project's folder."""
STANDARD_OUTPUT = "-"
"""What ``-o`` is given where the text is to go to standard output; a command that can has ``standard_output``."""


class CommandGroup(Protocol):
    """A group of commands, as ``ArgumentParser.add_subparsers`` makes it; argparse has no public name for its type."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,
        description: str | None = None,
        epilog: str | None = None,
        formatter_class: type[argparse.HelpFormatter] = argparse.HelpFormatter,
    ) -> argparse.ArgumentParser:
        """A further command of the group."""


def add_command(group: CommandGroup, name: str, text: str, examples: Sequence[str]) -> argparse.ArgumentParser:
    """A command that a person calls: what it does, and examples below its help, written without the program's name.

    It stands on the settings of config/config.yaml (``config`` is None).
    """
    told = "\n".join(["examples:", *(f"  {PROGRAM} {example}" for example in examples)])
    made = group.add_parser(
        name, help=text, description=text, epilog=told, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.set_defaults(config=None)
    return made


def add_language(command: argparse.ArgumentParser) -> None:
    """Give a command ``--language``; where it is not given, the settings decide."""
    command.add_argument("--language", choices=LANGUAGES, help="de or en (default: config/config.yaml)")


def put_text(output: str, text: str, told: str) -> None:
    """Write a text to the file of ``-o`` and print what is told of it; ``-``: the text alone goes to standard output.

    What is told then goes to standard error, so that another program can read the text.
    """
    if output == STANDARD_OUTPUT:
        sys.stdout.write(text)
        sys.stdout.flush()
        print(told, file=sys.stderr)
    else:
        write_text(Path(output), text)
        print(told)


def refuse_standard_output(arguments: argparse.Namespace) -> None:
    """InputError for ``-o -`` of a command that writes no plain text, which would else become a file of that name."""
    asked = getattr(arguments, "output", None) == STANDARD_OUTPUT
    if asked and not getattr(arguments, "standard_output", False):
        raise InputError(
            "-o -: this does not go to standard output", expected="the name of a file, as in the command's --help"
        )
