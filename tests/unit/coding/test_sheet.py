"""The coding sheet: blind, with drop-downs, and read again as it was filled, by Excel's and by LibreOffice's file."""

from __future__ import annotations

import datetime
import shutil
import subprocess

import pytest
from openpyxl import load_workbook

from cityatlas.coding.checking import checked_rows
from cityatlas.coding.codebook import codebook_checksum, variables
from cityatlas.coding.coding_file import read_coding_file
from cityatlas.coding.sheet import CODEBOOK_SHEET, CODING_SHEET, LISTS_SHEET, SHEET_COLUMNS, write_sheet
from cityatlas.core.errors import InputError
from cityatlas.documents.snapshot import study_cities
from tests.fixtures.people import first_line


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("sheet") / "anna.xlsx"
    write_sheet(path, "Anna")
    return path


def filled(blank, path, cells):
    """The sheet with cells of its first city filled: (variable, column) -> value."""
    book = load_workbook(blank)
    sheet = book[CODING_SHEET]
    line = {name: number for number, name in enumerate(variables(), 2)}
    for (variable, column), value in cells.items():
        sheet.cell(line[variable], SHEET_COLUMNS.index(column) + 1, value)
    book.save(path)
    return path


CITY = study_cities()[0]
GIVEN = {
    ("agenda_status", "value"): "in Entwicklung",
    ("agenda_status", "lines"): str(first_line(CITY, "milestones")),
    ("field_mobility", "value"): 1,
    ("field_mobility", "strength"): "Projekt",
    ("field_mobility", "section"): "Projektbeispiele",
    ("field_mobility", "lines"): first_line(CITY),
    ("field_health", "value"): 0,
    ("aim_ideas", "value"): 1.0,
    ("aim_ideas", "alternative"): 0,
    ("aim_ideas", "confidence"): "zweifelhaft",
    ("aim_ideas", "lines"): f"{first_line(CITY)}–{first_line(CITY)}",
}
WANTED = {
    "agenda_status": ("in_development", "", "sure", "milestones"),
    "field_mobility": ("1", "project", "sure", "projects"),
    "field_health": ("0", "", "sure", ""),
    "aim_ideas": ("1", "", "doubtful", "projects"),
}


def as_read(path):
    coding = read_coding_file(path)
    return {r["variable"]: (r["value"], r["strength"], r["confidence"], r["section"]) for r in checked_rows(coding)}


def test_a_filled_sheet_is_read(blank, tmp_path):
    path = filled(blank, tmp_path / "anna.xlsx", GIVEN)
    assert as_read(path) == WANTED
    coding = read_coding_file(path)
    assert (coding.coder, coding.codebook_sha256, coding.blind) == ("anna", codebook_checksum(), True)


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_sheet_saved_by_libreoffice_is_read(blank, tmp_path):
    path = filled(blank, tmp_path / "anna.xlsx", GIVEN)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(path)], check=True, capture_output=True, timeout=300
    )
    assert as_read(tmp_path / "out" / "anna.xlsx") == WANTED
    sheet = load_workbook(tmp_path / "out" / "anna.xlsx")[CODING_SHEET]
    assert sheet.data_validations.count > 5


def test_a_row_for_each_city_and_variable_and_a_list_for_each_choice(blank):
    book = load_workbook(blank)
    sheet = book[CODING_SHEET]
    assert sheet.max_row == 1 + len(study_cities()) * len(variables())
    assert sheet.freeze_panes == "D2" and book[LISTS_SHEET].sheet_state == "hidden"
    lists = [[c.value for c in column if c.value is not None] for column in book[LISTS_SHEET].columns]
    assert all(words in lists for words in (["verabschiedet", "in Entwicklung", "keine"], [1, 0]))
    assert any("Kodieren" in str(c.value) for c in book[CODEBOOK_SHEET][1])


def test_the_sheet_is_blind(blank):
    """Every cell to fill is empty, and no other coder is named."""
    book = load_workbook(blank)
    assert all(c.value is None for row in book[CODING_SHEET].iter_rows(min_row=2, min_col=4) for c in row)
    text = " ".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value)
    assert not any(word in text for word in ("coder_1", "Kodierer 1", "Konsens", "Prozent", "reproduced"))


def test_cells_that_became_dates_are_told_all_at_once(blank, tmp_path):
    day = datetime.datetime(2026, 4, 12)
    bad = {("field_mobility", "lines"): day, ("field_health", "lines"): day}
    with pytest.raises(InputError) as caught:
        read_coding_file(filled(blank, tmp_path / "a.xlsx", GIVEN | bad))
    assert str(caught.value).count("has become a date") == 2 and "412-414" in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({("field_retail", "lines"): "412"}, "field_retail has no value"),
        ({("field_health", "value"): "vielleicht"}, "'vielleicht' of field_health is not allowed"),
        ({("field_mobility", "lines"): "1"}, "line 1 does not lie in"),
        ({("field_mobility", "lines"): "412,414"}, "not of the form"),
        ({("agenda_form", "value"): "beschlossen", ("agenda_form", "lines"): "412"}, "only belongs to"),
    ],
)
def test_a_fault_is_told_with_its_row(blank, tmp_path, change, message):
    with pytest.raises(InputError, match=message) as caught:
        as_read(filled(blank, tmp_path / "a.xlsx", GIVEN | change))
    assert "a.xlsx:" in str(caught.value) and CITY in str(caught.value)


def test_a_sheet_of_another_codebook_or_without_a_column(blank, tmp_path):
    book = load_workbook(blank)
    book["cityatlas"]["B2"] = "0" * 64
    book.save(tmp_path / "old.xlsx")
    with pytest.raises(InputError, match="another version of the codebook"):
        as_read(tmp_path / "old.xlsx")
    book[CODING_SHEET].delete_cols(SHEET_COLUMNS.index("lines") + 1)
    book.save(tmp_path / "cut.xlsx")
    with pytest.raises(InputError, match="column 'lines' is missing"):
        as_read(tmp_path / "cut.xlsx")


def test_a_sheet_that_may_be_filled_is_never_overwritten(blank, tmp_path):
    for path, message in ((blank, "there already"), (tmp_path / "a.csv", ".xlsx")):
        with pytest.raises(InputError, match=message):
            write_sheet(path, "Anna")
    with pytest.raises(InputError, match="cannot be the name"):
        write_sheet(tmp_path / "b.xlsx", "!")
