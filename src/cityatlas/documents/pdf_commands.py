"""The commands of the report's PDF: ``python -m cityatlas pdf ...``."""

from __future__ import annotations

import argparse
from pathlib import Path

from cityatlas.core.command_line import CommandGroup, add_command


def add_pdf(commands: CommandGroup) -> None:
    """Add the command ``pdf`` with its own commands to the command line."""
    text = "the report's own PDF: what its text layer says beside the facts; its field matrix is read by `matrix read`"
    pdf = add_command(commands, "pdf", text, ["pdf compare SCA.pdf -o compare.csv"])
    own = pdf.add_subparsers(dest="pdf_step", required=True, metavar="COMMAND")
    for name, function, what in (
        ("compare", _compare, "every profile's heading, numbers and projects beside the facts, as a CSV"),
        ("pictures", _pictures, "the numbers printed inside figures 5, 8, 9 and 10, as a CSV"),
    ):
        command = add_command(own, name, what, [f"pdf {name} SCA.pdf -o {name}.csv"])
        command.add_argument("file", metavar="FILE.pdf", help="the Smart-City-Atlas as PDF")
        command.add_argument("-o", "--output", required=True, metavar="FILE.csv", help=f"such as {name}.csv")
        command.set_defaults(function=function)


def _compare(a: argparse.Namespace) -> None:
    from cityatlas.documents.pdf.document import compare_into

    print("\n".join(compare_into(Path(a.file), Path(a.output))))


def _pictures(a: argparse.Namespace) -> None:
    from cityatlas.documents.pdf.document import pictures_into

    print("\n".join(pictures_into(Path(a.file), Path(a.output))))
