"""Reading a filled coding sheet (.xlsx), by the titles of its columns in German or English."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from cityatlas.coding.codings import CODE_COLUMNS, PlacedRow, at_place
from cityatlas.coding.foreign_cells import MadeDate, cell_text
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.language import LANGUAGES
from cityatlas.core.project import shown
from cityatlas.core.tables import tables

META_SHEET = "cityatlas"
"""The hidden sheet that says who coded by which codebook and document."""
CODING_HEADER_WITHIN = 10
"""Rows from the top among which the header is looked for."""


def titles() -> dict[str, str]:
    """The columns of a coding by what a header may call them, in small letters."""
    fields = [f for f in tables()["codes"].fields if f.name in CODE_COLUMNS]
    return {
        title.casefold(): f.name for f in fields for title in (f.name, *(f.title(language) for language in LANGUAGES))
    }


def read_filled_sheet(path: Path) -> tuple[list[PlacedRow], dict[str, str]]:
    """The rows of a sheet with their line, and what its hidden sheet says (coder, codebook_sha256, document_sha256).

    InputError where the file is no workbook, no sheet has the columns, or cells have become dates (all at once).
    """
    book, file = _open(path), shown(path)
    meta = {}
    if META_SHEET in book.sheetnames:
        meta = {str(row[0]): cell_text(row[1]) for row in book[META_SHEET].iter_rows(max_col=2, values_only=True)}
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        for at, row in enumerate(rows[:CODING_HEADER_WITHIN], 1):
            columns = _columns(row)
            if "city" in columns and "variable" in columns:
                _check_columns(columns, file, sheet.title, at)
                return _rows(rows[at:], columns, at + 1, file), meta
    raise InputError("no sheet has the columns of a coding", file=file, expected=", ".join(CODE_COLUMNS))


def _open(path: Path) -> Any:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(path, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(f"the file is no workbook ({error})", file=shown(path), expected="an .xlsx file") from None


def _columns(header: tuple[Any, ...]) -> dict[str, int]:
    known = titles()
    names = [known.get(composed(str(cell or "")).strip().casefold()) for cell in header]
    return {name: i for i, name in enumerate(names) if name}


def _check_columns(columns: dict[str, int], file: str, sheet: str, line: int) -> None:
    missing = [c for c in CODE_COLUMNS if c not in columns]
    if missing:
        where = f"{file}, sheet {sheet!r}"
        expected = f"the columns {', '.join(CODE_COLUMNS)}"
        raise InputError(f"the column {missing[0]!r} is missing", file=where, line=line, expected=expected)


def _rows(rows: list[tuple[Any, ...]], columns: dict[str, int], first: int, file: str) -> list[PlacedRow]:
    found: list[PlacedRow] = []
    errors = []
    for line, row in enumerate(rows, first):
        if not any(cell not in (None, "") for cell in row):
            continue
        cells: dict[str, str] = {}
        for name, at in columns.items():
            try:
                cells[name] = composed(cell_text(row[at]))
            except MadeDate as made:
                city = str(row[columns["city"]] or "")
                problem = f"the column {name!r} has become a date ({made})"
                errors.append(at_place(problem, file, line, city, "text, such as 412-414 or 408;416"))
                cells[name] = ""
        found.append((line, cells))
    raise_all(errors)
    return found
