"""What a room needs to add its commands to the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Protocol

from cityatlas.core.language import LANGUAGES

PROGRAM = "python -m cityatlas"
"""How a person starts the command line, from the project's folder."""


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
