"""The sheet in which a person types the field matrix from a printed copy, and its reader."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import write_bytes
from cityatlas.core.folding import composed
from cityatlas.core.project import shown
from cityatlas.core.rows import Row
from cityatlas.documents.field_labels import field_key
from cityatlas.documents.matrix import printed_totals, study_pages
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import name_key

SHEET = "Handlungsfelder"
CITY, PAGE = "Stadt", "Seite"
SUM, PRINTED, OPEN = "Summe", "Gedruckt", "Offen"
HEADER, SUM_ROW, PRINTED_ROW, OPEN_ROW, FIRST_CITY = 3, 4, 5, 6, 7
MATRIX_GUIDE = (
    "Je Stadt und Feld eine 1, wo der Kopf des Steckbriefs das Feld hervorhebt, sonst eine 0. Leer heißt: noch offen."
)
YES, NO = (
    {"1", "x", "ja", "yes", "wahr", "true", "✓", "✔", "☒", "☑"},
    {"0", "-", "–", "nein", "no", "falsch", "false", "☐"},
)
MATRIX_HEADER_WITHIN = 20
"""Rows from the top among which the header is looked for."""
MOST_ROWS, MOST_COLUMNS = 2_000, 60


def write_matrix_sheet(path: Path) -> None:
    """Write the empty sheet: the study's cities with their pages by the ten fields, the sums beside the printed ones.

    InputError where the file is no .xlsx or is there already (it may be filled).
    """
    if path.suffix.lower() != ".xlsx":
        raise InputError("the sheet is a workbook", file=shown(path), expected="a file name with the ending .xlsx")
    if path.exists():
        problem = "the file is there already, and somebody may have filled it in"
        raise InputError(problem, file=shown(path), action="name another file")
    buffer = io.BytesIO()
    _workbook().save(buffer)
    write_bytes(path, buffer.getvalue())


def _workbook() -> Any:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet["A1"], sheet["A2"] = MATRIX_GUIDE, _state_formula()
    sheet.cell(HEADER, 1, CITY), sheet.cell(HEADER, 2, PAGE)
    for row, name in ((SUM_ROW, SUM), (PRINTED_ROW, PRINTED), (OPEN_ROW, OPEN)):
        sheet.cell(row, 1, name)
    for column, field in enumerate(FIELDS, 3):
        _column(sheet, column, field)
    for row, (city, page) in enumerate(study_pages().items(), FIRST_CITY):
        sheet.cell(row, 1, city), sheet.cell(row, 2, page)
    _dress(sheet)
    return book


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _column(sheet: Any, column: int, field: str) -> None:
    """A field's name, its sum so far, the printed one, and what is still off."""
    low, high = printed_totals()[field]
    letter = _letter(column)
    cells = f"{letter}{FIRST_CITY}:{letter}{FIRST_CITY + len(study_pages()) - 1}"
    total = f"{letter}{SUM_ROW}"
    sheet.cell(HEADER, column, FIELDS[field])
    sheet.cell(SUM_ROW, column, f"=SUM({cells})")
    sheet.cell(PRINTED_ROW, column, low if low == high else f"{low} bis {high}")
    empty = f"COUNTBLANK({cells})"
    off = f'IF({total}>{high},"−"&({total}-{high}),IF({total}<{low},"+"&({low}-{total}),"stimmt"))'
    sheet.cell(OPEN_ROW, column, f'=IF({empty}>0,{empty}&" leer",{off})')


def _state_formula() -> str:
    """One sentence on what is still off, over all columns and the order of the two without a printed total."""
    first, last = _letter(3), _letter(2 + len(FIELDS))
    row = f"{first}{OPEN_ROW}:{last}{OPEN_ROW}"
    whole = f"{first}{FIRST_CITY}:{last}{FIRST_CITY + len(study_pages()) - 1}"
    education, platform = (f"{_letter(3 + list(FIELDS).index(f))}{SUM_ROW}" for f in ("education", "data_platform"))
    return (
        f'=IF(COUNTBLANK({whole})>0,"Noch "&COUNTBLANK({whole})&" Zellen leer",'
        f'IF(COUNTIF({row},"stimmt")<{len(FIELDS)},"Noch "&({len(FIELDS)}-COUNTIF({row},"stimmt"))&" Summen falsch",'
        f'IF({education}<{platform},"Bildung muss mindestens so oft vorkommen wie Datenplattform",'
        f'"Alle Summen stimmen: speichern und einlesen mit python -m cityatlas matrix import DATEI")))'
    )


def _dress(sheet: Any) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = DataValidation("list", formula1='"1,0"', allow_blank=True, errorTitle="1 oder 0", error="Bitte 1 oder 0.")
    choices.showErrorMessage = True
    last = FIRST_CITY + len(study_pages()) - 1
    choices.add(f"C{FIRST_CITY}:{_letter(2 + len(FIELDS))}{last}")
    sheet.add_data_validation(choices)
    green = PatternFill("solid", bgColor="C6EFCE")
    sheet.conditional_formatting.add(
        f"C{OPEN_ROW}:{_letter(2 + len(FIELDS))}{OPEN_ROW}", CellIsRule("equal", ['"stimmt"'], fill=green)
    )
    for cell in sheet[HEADER]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F3A5F")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row in (2, SUM_ROW, PRINTED_ROW, OPEN_ROW):
        for cell in sheet[row]:
            cell.font = Font(bold=True)
    for column in range(1, 3 + len(FIELDS)):
        sheet.column_dimensions[_letter(column)].width = {1: 24, 2: 8}.get(column, 15)
    sheet.freeze_panes = f"C{FIRST_CITY}"


def read_matrix_sheet(path: Path) -> list[Row]:
    """The cells that a person filled in, as rows of the matrix (``source`` hand); empty ones are left out.

    Columns and rows are known by their names, wherever they stand. InputError, all at once, where the file is no such
    sheet, a field or city stands twice, a name is none of the study's, or a cell holds neither a 1 nor a 0.
    """
    file = shown(path)
    for sheet in _open(path).worksheets:
        rows = list(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True))
        for at, cells in enumerate(rows[:MATRIX_HEADER_WITHIN]):
            columns = [(i, key) for i, cell in enumerate(cells) if (key := _field(cell))]
            if len({key for _, key in columns}) > 1:
                return _filled(rows[at + 1 :], at + 2, columns, file)
    raise InputError("no sheet has the columns of the matrix", file=file, expected=", ".join((CITY, *FIELDS.values())))


def _open(path: Path) -> Any:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(path, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(f"the file is no workbook ({error})", file=shown(path), expected="an .xlsx file") from None


def _field(cell: Any) -> str | None:
    text = composed(str(cell or "")).strip()
    return text if text in FIELDS else field_key(text) if text else None


def _filled(rows: list[tuple[Any, ...]], first: int, columns: list[tuple[int, str]], file: str) -> list[Row]:
    doubled = sorted({key for _, key in columns if [k for _, k in columns].count(key) > 1})
    errors = [InputError(f"the column {FIELDS[key]} stands twice", file=file, line=first - 1) for key in doubled]
    cities, seen, found = {name_key(city): city for city in study_pages()}, dict[str, int](), list[Row]()
    for line, cells in enumerate(rows, first):
        name = composed(str(cells[0] if cells and cells[0] is not None else "")).strip()
        if name in (SUM, PRINTED, OPEN) or not any(c not in (None, "") for c in cells):
            continue
        city = cities.get(name_key(name))
        if city is None:
            errors.append(InputError(f"{name[:60]!r} is no city of the study", file=file, line=line))
            continue
        if seen.setdefault(city, line) != line:
            errors.append(InputError(f"stands twice (also in line {seen[city]})", file=file, line=line, city=city))
        found += _row(cells, columns, city, file, line, errors)
    raise_all(errors)
    if not found:
        problem = "no cell of the sheet is filled in"
        raise InputError(
            problem, file=file, expected="a 1 or a 0 for each city and field", action="fill it in and save it"
        )
    return found


def _row(
    cells: tuple[Any, ...], columns: list[tuple[int, str]], city: str, file: str, line: int, errors: list[InputError]
) -> list[Row]:
    found = []
    for column, field in columns:
        text = _text(cells[column])
        if text and text not in YES | NO:
            problem = f"{text[:60]!r} for {FIELDS[field]} (page {study_pages()[city]})"
            errors.append(InputError(problem, file=file, line=line, city=city, expected="1 or 0"))
        elif text:
            value = int(text in YES)
            row = {"city": city, "field": field, "value": value, "page": study_pages()[city], "source": "hand"}
            found.append(row)
    return found


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else composed(str(cell)).strip().casefold()
