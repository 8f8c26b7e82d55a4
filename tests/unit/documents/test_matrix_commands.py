"""The commands of docs/field-matrix.md, as they stand there, one after the other."""

from __future__ import annotations

import re

import pytest
from openpyxl import load_workbook

from cityatlas.__main__ import main
from cityatlas.documents import matrix_importing
from cityatlas.documents.matrix import read_matrix
from cityatlas.documents.matrix_sheet import FIRST_CITY
from cityatlas.documents.printed_labels import FIELDS
from tests.conftest import ROOT
from tests.fixtures.matrix import made_up_cells

PAGE = (ROOT / "docs" / "field-matrix.md").read_text(encoding="utf-8")
COMMANDS = [line.split()[3:] for line in PAGE.splitlines() if line.startswith("python -m cityatlas ")]


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = tmp_path / "matrix" / "agenda_fields.csv"
    monkeypatch.setattr(matrix_importing, "MATRIX_FILE", found)
    return found


def given(place):
    return {(row["city"], row["field"]): row["value"] for row in read_matrix(place)}


def test_the_page_shows_these_commands():
    matrix = ["matrix read", "matrix import", "matrix sheet", "matrix import"]
    assert [" ".join(c[:2]) for c in COMMANDS] == [*matrix, "pdf compare", "pdf pictures"]
    assert len(re.findall("python -m cityatlas", PAGE)) == len(COMMANDS)


def test_from_the_pdf(place, tmp_path, capsys):
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    pytest.importorskip("reportlab", reason="needs the extra test")
    from tests.fixtures.field_pdf import Layout, by_reportlab, profiles

    (tmp_path / "atlas.pdf").write_bytes(by_reportlab(profiles(made_up_cells()), Layout("filled", offset=2)))
    assert main(COMMANDS[0]) == 0
    assert not place.exists()
    told = capsys.readouterr().out
    assert "colour within the label" in told and "printed page 1 is page 3" in told
    assert main(COMMANDS[1]) == 0
    assert given(place) == made_up_cells() and {row["source"] for row in read_matrix(place)} == {"pdf"}


def test_by_hand(place, tmp_path, capsys):
    assert main(COMMANDS[2]) == 0
    assert main(COMMANDS[3]) == 2
    assert "no cell of the sheet is filled in" in capsys.readouterr().err and not place.exists()
    book = load_workbook(tmp_path / "felder.xlsx")
    sheet, values = book.worksheets[0], made_up_cells()
    for row in range(FIRST_CITY, FIRST_CITY + 50):
        for column, field in enumerate(FIELDS, 3):
            sheet.cell(row, column, values[sheet.cell(row, 1).value, field])
    book.save(tmp_path / "felder.xlsx")
    assert main(COMMANDS[3]) == 0
    assert given(place) == made_up_cells() and {row["source"] for row in read_matrix(place)} == {"hand"}
