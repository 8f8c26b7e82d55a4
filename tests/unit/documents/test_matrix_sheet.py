"""The sheet for typing the matrix: what it shows while it is filled, and what its reader takes and refuses."""

from __future__ import annotations

import csv
import subprocess

import pytest
from openpyxl import Workbook, load_workbook

from cityatlas.core.errors import InputError
from cityatlas.documents import matrix_sheet as sheets
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.matrix_sheet import read_matrix_sheet, write_matrix_sheet
from cityatlas.documents.printed_labels import FIELDS
from tests.fixtures.field_pdf_printed import OFFICE
from tests.fixtures.matrix import made_up_matrix


@pytest.fixture
def filled(tmp_path):
    """Write the sheet, filled with a made-up matrix; ``edit`` changes the sheet before it is saved."""

    def write(edit=lambda sheet: None, **unprinted):
        path = tmp_path / "felder.xlsx"
        write_matrix_sheet(path)
        book = load_workbook(path)
        sheet = book.worksheets[0]
        value = {(r["city"], r["field"]): r["value"] for r in made_up_matrix(**unprinted)}
        for row in range(sheets.FIRST_CITY, sheets.FIRST_CITY + 50):
            for column, field in enumerate(FIELDS, 3):
                sheet.cell(row, column, value[sheet.cell(row, 1).value, field])
        edit(sheet)
        book.save(path)
        return path

    return write


def values(path):
    return {(r["city"], r["field"]): r["value"] for r in read_matrix_sheet(path)}


def made_up():
    return {(r["city"], r["field"]): r["value"] for r in made_up_matrix()}


def test_what_was_typed_is_read(filled):
    rows = read_matrix_sheet(filled())
    assert {(r["city"], r["field"]): r["value"] for r in rows} == made_up()
    assert {(r["city"], r["page"]) for r in rows} == set(study_pages().items())
    assert {r["source"] for r in rows} == {"hand"}


def test_words_for_yes_and_no(filled):
    def edit(sheet):
        for row in sheet.iter_rows(min_row=sheets.FIRST_CITY, min_col=3, max_col=12):
            for cell, words in zip(row, [(0.0, 1.0), ("nein", "ja"), ("–", "x"), (False, True)] * 2, strict=False):
                cell.value = words[cell.value]

    assert values(filled(edit)) == made_up()


def test_rows_and_columns_may_have_moved(filled):
    def edit(sheet):
        sheet.insert_rows(1, 2)
        sheet.move_range("C5:C60", cols=12)
        sheet.move_range("C8:O8", rows=60)
        sheet.move_range("A9:O9", rows=80)

    path = filled()
    assert values(path) == made_up()
    path.unlink()
    moved = filled(lambda sheet: sheet.move_range("C3:C60", cols=12))
    assert values(moved) == made_up()


def test_empty_cells_are_left_out(filled):
    path = filled(lambda sheet: setattr(sheet.cell(sheets.FIRST_CITY, 3), "value", None))
    assert len(read_matrix_sheet(path)) == 499


def refused(path):
    with pytest.raises(InputError) as error:
        read_matrix_sheet(path)
    return str(error.value)


def test_what_is_neither_one_nor_zero_is_told_with_its_place(filled):
    def edit(sheet):
        sheet["C7"], sheet["D8"] = 2, "vielleicht"

    message = refused(filled(edit))
    assert ":7 (Aachen): '2' for Bildung (page 18)" in message
    assert ":8 (Augsburg): 'vielleicht' for Datenplattform (page 21)" in message


def test_names_that_are_none_of_the_study_and_names_twice(filled):
    def edit(sheet):
        sheet["A7"], sheet["A9"], sheet["C3"] = "Atlantis", "Bonn", "Handel"

    message = refused(filled(edit))
    assert "'Atlantis' is no city of the study" in message
    assert "(Bonn): stands twice (also in line 9)" in message and "the column Handel stands twice" in message


def test_a_sheet_that_was_not_filled_in(tmp_path):
    write_matrix_sheet(tmp_path / "felder.xlsx")
    assert "no cell of the sheet is filled in" in refused(tmp_path / "felder.xlsx")


def test_another_workbook_and_no_workbook(tmp_path):
    Workbook().save(tmp_path / "other.xlsx")
    assert "no sheet has the columns" in refused(tmp_path / "other.xlsx")
    (tmp_path / "none.xlsx").write_bytes(b"text")
    assert "no workbook" in refused(tmp_path / "none.xlsx")


def test_a_sheet_is_never_overwritten(tmp_path):
    write_matrix_sheet(tmp_path / "felder.xlsx")
    with pytest.raises(InputError, match="somebody may have filled it in"):
        write_matrix_sheet(tmp_path / "felder.xlsx")
    with pytest.raises(InputError, match="ending .xlsx"):
        write_matrix_sheet(tmp_path / "felder.ods")


def calculated(path):
    """The sheet's cells as LibreOffice calculates them."""
    folder = path.parent
    command = [OFFICE, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to"]
    command += ["csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with path.with_suffix(".csv").open(encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.mark.skipif(not OFFICE, reason="needs LibreOffice")
@pytest.mark.parametrize(
    ("change", "state", "column"),
    [
        (None, "Alle Summen stimmen", "stimmt"),
        (("administration", 0), "Noch 1 Summen falsch", "+1"),
        (("administration", None), "Noch 1 Zellen leer", "1 leer"),
    ],
)
def test_the_sheet_says_what_is_still_off(filled, change, state, column):
    def edit(sheet):
        if change:
            at = 3 + list(FIELDS).index(change[0])
            row = next(r for r in range(sheets.FIRST_CITY, 57) if sheet.cell(r, at).value == 1)
            sheet.cell(row, at).value = change[1]

    cells = calculated(filled(edit))
    assert cells[1][0].startswith(state)
    assert cells[sheets.OPEN_ROW - 1][11] == column
    assert cells[sheets.PRINTED_ROW - 1][2:] == [
        "38 bis 42",
        "38 bis 42",
        "43",
        "38",
        "23",
        "27",
        "42",
        "45",
        "19",
        "49",
    ]
