"""Bringing a field matrix into its place: from the PDF, a filled sheet or a CSV; whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.project import shown
from cityatlas.core.rows import Row
from cityatlas.documents.matrix import MATRIX_COLUMNS, MATRIX_FILE, column_sums, read_cells
from cityatlas.documents.matrix_acceptance import accept
from cityatlas.documents.matrix_sheet import read_matrix_sheet
from cityatlas.documents.printed_labels import FIELDS


def matrix_text(rows: Sequence[Row]) -> str:
    """The matrix as CSV: cities by name, fields in their order."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, MATRIX_COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: (row["city"], list(FIELDS).index(row["field"]))))
    return buffer.getvalue()


def check_ending(output: Path, what: str) -> None:
    """InputError where a file that shall be written as CSV has another ending."""
    if output.suffix.lower() != ".csv":
        raise InputError(f"{what} is written as CSV", file=shown(output), expected="a file name ending in .csv")


def read_into(pdf: Path, output: Path) -> list[str]:
    """Read the PDF's matrix into a CSV; return what to tell.

    InputError where it is not accepted; then no file is made.
    """
    from cityatlas.documents.pdf.reading import read_pdf

    check_ending(output, "the matrix")
    read = read_pdf(pdf)
    write_text(output, matrix_text(read.rows))
    told = [
        f"{shown(pdf)}: 500 cells, told apart by {', '.join(read.features)}",
        f"the printed page 1 is page {1 + read.offset} of the file",
    ]
    told += [_sums(read.rows), *(f"worth a look: {note}" for note in read.notes)]
    return [*told, f"written to {shown(output)}; to use it: python -m cityatlas matrix import {shown(output)}"]


def import_matrix(path: Path, place: Path | None = None) -> list[str]:
    """Put an accepted matrix (.csv or the filled .xlsx) into its place (data/raw/matrix); return what to tell.

    InputError where it is not accepted; what was there before then stays as it was.
    """
    place, kind = place or MATRIX_FILE, path.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        action = "read a PDF first: python -m cityatlas matrix read FILE.pdf -o FILE.csv" if kind == ".pdf" else None
        raise InputError(
            "no matrix is read from such a file", file=shown(path), expected=".csv or .xlsx", action=action
        )
    rows = read_matrix_sheet(path) if kind == ".xlsx" else read_cells(path)
    notes = accept(rows, shown(path))
    before = "replaced" if place.exists() else "written"
    write_text(place, matrix_text(rows))
    told = [_sums(rows), *(f"worth a look: {note}" for note in notes)]
    return [*told, f"{shown(place)} {before}: 50 cities by 10 fields; the next run stands on it"]


def _sums(rows: Sequence[Row]) -> str:
    counts = column_sums(rows)
    return "accepted: " + ", ".join(f"{FIELDS[field]} {counts[field]}" for field in FIELDS)
