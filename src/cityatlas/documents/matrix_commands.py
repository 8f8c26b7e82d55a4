"""The commands of the field matrix: ``python -m cityatlas matrix ...``."""

from __future__ import annotations

import argparse
from pathlib import Path

from cityatlas.core.command_line import CommandGroup, add_command


def add_matrix(commands: CommandGroup) -> None:
    """Add the command ``matrix`` with its own commands to the command line."""
    text = "the fields that the study itself ticks for each city (figure 5): from its PDF or by hand"
    matrix = add_command(commands, "matrix", text, ["matrix read SCA.pdf -o fields.csv", "matrix import fields.csv"])
    own = matrix.add_subparsers(dest="matrix_step", required=True, metavar="COMMAND")
    read = add_command(
        own, "read", "read the matrix from the publisher's PDF into a CSV", ["matrix read SCA.pdf -o fields.csv"]
    )
    read.add_argument("file", metavar="FILE.pdf", help="the Smart-City-Atlas as PDF")
    read.add_argument("-o", "--output", required=True, metavar="FILE.csv", help="such as fields.csv")
    read.set_defaults(function=_read)
    sheet = add_command(
        own, "sheet", "an Excel sheet to type the matrix from a printed copy", ["matrix sheet -o felder.xlsx"]
    )
    sheet.add_argument("-o", "--output", required=True, metavar="FILE.xlsx", help="such as felder.xlsx")
    sheet.set_defaults(function=_sheet)
    import_ = add_command(
        own,
        "import",
        "check a matrix and put it into data/raw/matrix, whole or not at all",
        ["matrix import felder.xlsx"],
    )
    import_.add_argument("file", metavar="FILE", help="the CSV that `matrix read` wrote, or the filled sheet (.xlsx)")
    import_.set_defaults(function=_import)


def _read(a: argparse.Namespace) -> None:
    from cityatlas.documents.matrix_importing import read_into

    print("\n".join(read_into(Path(a.file), Path(a.output))))


def _sheet(a: argparse.Namespace) -> None:
    from cityatlas.documents.matrix_sheet import write_matrix_sheet

    write_matrix_sheet(Path(a.output))
    print(f"sheet written to {a.output}; once filled: python -m cityatlas matrix import {a.output}")


def _import(a: argparse.Namespace) -> None:
    from cityatlas.documents.matrix_importing import import_matrix

    print("\n".join(import_matrix(Path(a.file))))
