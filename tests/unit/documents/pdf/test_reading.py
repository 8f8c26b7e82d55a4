"""Reading the field matrix: layouts of three makers give all 500 cells; what is doubtful is refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.matrix_acceptance import exchanges
from cityatlas.documents.pdf import reading
from cityatlas.documents.pdf.classes import Split
from cityatlas.documents.printed_labels import FIELDS
from tests.fixtures import field_pdf, field_pdf_apart, field_pdf_printed
from tests.fixtures.field_pdf import Layout, Profile

REPORTLAB = {
    "filled in rows of five": Layout("filled"),
    "rounded in rows of two, pages before page 1": Layout("rounded", columns=2, offset=2),
    "outlined in flowing lines": Layout("outlined", columns=0),
    "very pale": Layout("pale"),
    "letters of another colour, number before the heading": Layout("coloured", columns=0, heading="3.1 {city}"),
    "bold": Layout("bold"),
    "a picture behind the label": Layout("raster", columns=2),
    "a spot colour on turned pages": Layout("spot", rotate=90),
    "boxes before the label": Layout("marked"),
    "what is not ticked stands out": Layout("inverted", columns=0),
    "a colour for each field, pages cut": Layout("tinted", cropped=True),
    "text running upwards": Layout("rounded", sideways=True, rotate=90),
    "scanned and tilted": Layout("filled", scanned=1.2),
    "scanned, tilted, turned, only framed": Layout("outlined", columns=2, scanned=-0.6, rotate=180),
}
CHROMIUM = {
    "filled": Layout("filled"),
    "outlined in flowing lines": Layout("outlined", columns=0),
    "bold in rows of two": Layout("bold", columns=2),
    "a gradient": Layout("gradient", columns=0),
}
LIBREOFFICE = {"pale": Layout("pale"), "coloured in rows of two": Layout("coloured", columns=2)}


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """The process of its own is tried in test_looking.py; here it would cost a second for each file."""
    from cityatlas.documents.pdf import looking

    monkeypatch.setattr(reading, "look_through", looking.look)


def read_cells(path):
    return {(row["city"], row["field"]): row["value"] for row in reading.read_pdf(path).rows}


@pytest.mark.parametrize("name", REPORTLAB)
def test_layouts_by_reportlab(name, typeset, cells):
    assert read_cells(typeset(REPORTLAB[name])) == cells


@pytest.mark.skipif(not field_pdf_printed.BROWSER, reason="needs Chromium")
@pytest.mark.parametrize("name", CHROMIUM)
def test_layouts_by_chromium(name, tmp_path, cells):
    path = tmp_path / "printed.pdf"
    path.write_bytes(field_pdf_printed.by_chromium(field_pdf.profiles(cells), CHROMIUM[name], tmp_path))
    assert read_cells(path) == cells


@pytest.mark.skipif(not field_pdf_printed.OFFICE, reason="needs LibreOffice")
@pytest.mark.parametrize("name", LIBREOFFICE)
def test_layouts_by_libreoffice(name, tmp_path, cells):
    path = tmp_path / "printed.pdf"
    path.write_bytes(field_pdf_printed.by_libreoffice(field_pdf.profiles(cells), LIBREOFFICE[name], tmp_path))
    assert read_cells(path) == cells


@pytest.mark.skipif(not field_pdf_printed.BROWSER, reason="needs Chromium")
@pytest.mark.parametrize("name", ["sidebar_with_signs", "icons_above_labels"])
def test_layouts_kept_apart_by_chromium(name, tmp_path, cells):
    path = tmp_path / "printed.pdf"
    path.write_bytes(getattr(field_pdf_apart, name)(field_pdf.profiles(cells), tmp_path))
    assert read_cells(path) == cells


def test_a_layout_kept_apart_by_reportlab(tmp_path, cells):
    path = tmp_path / "printed.pdf"
    path.write_bytes(field_pdf_apart.pills_on_a_picture(field_pdf.profiles(cells)))
    assert read_cells(path) == cells


def test_rows_say_page_and_source(typeset):
    read = reading.read_pdf(typeset(Layout("filled", offset=4)))
    assert read.offset == 4
    assert {(r["city"], r["page"], r["source"]) for r in read.rows} == {(c, p, "pdf") for c, p in study_pages().items()}
    assert "colour within the label" in read.features


def refused(path):
    with pytest.raises(InputError) as error:
        reading.read_pdf(path)
    return str(error.value)


def flipped(page, *fields):
    """The page with these fields ticked where they were not, and the other way round."""
    return replace(page, ticked=page.ticked.symmetric_difference(fields))


def test_one_cell_flipped_in_each_column(typeset):
    message = refused(typeset(change=lambda pages: [flipped(pages[0], *FIELDS), *pages[1:]]))
    assert "no feature of the labels meets the printed totals" in message
    assert "instead of 49" in message and "instead of 19" in message and "(page " in message


def test_one_cell_flipped_in_one_column(typeset):
    message = refused(typeset(change=lambda pages: [flipped(pages[0], "mobility"), *pages[1:]]))
    assert "Mobilität 44 instead of 45" in message or "Mobilität 46 instead of 45" in message


def test_all_labels_alike(typeset):
    assert "totals" in refused(typeset(Layout("none")))


def test_a_page_lost(typeset):
    message = refused(typeset(change=lambda pages: [p for p in pages if p.city != "Jena"]))
    assert "(Jena)" in message and "expected on page 92" in message and "Aachen" not in message


def test_a_profile_twice(typeset):
    message = refused(typeset(change=lambda pages: [*pages, Profile(160, "Jena", frozenset())]))
    assert "(Jena): the profile stands on several pages: 92, 160" in message


def test_two_profiles_exchanged_with_their_headings(typeset):
    def change(pages):
        return [replace(pages[1], page=18), replace(pages[0], page=21), *pages[2:]]

    message = refused(typeset(change=change))
    assert "(Aachen): heading and labels stand on page 21" in message and "(Augsburg)" in message


def exchanged(rows, one, other):
    """The rows with the values of two cities exchanged."""
    partner, value = {one: other, other: one}, {(r["city"], r["field"]): r["value"] for r in rows}
    return [r | {"value": value[partner.get(r["city"], r["city"]), r["field"]]} for r in rows]


def test_grids_exchanged_are_named(typeset, cells):
    """Totals, pages and headings all fit; only the labels of the projects can tell."""
    rows = [{"city": city, "field": field, "value": value} for (city, field), value in cells.items()]
    both = next(pair for pair in combinations(study_pages(), 2) if exchanges(exchanged(rows, *pair)))

    def change(pages):
        ticked = {p.city: p.ticked for p in pages}
        partner = dict(zip(both, reversed(both), strict=True))
        return [replace(p, ticked=ticked[partner.get(p.city, p.city)]) for p in pages]

    notes = " ".join(reading.read_pdf(typeset(change=change)).notes)
    assert all(f"{city} (page {study_pages()[city]}" in notes for city in both)


ALL_TEN = ", ".join(FIELDS.values())


def test_a_sentence_that_names_all_ten_fields_is_no_group(typeset, cells):
    sentence = f"Die Stadt nennt {ALL_TEN.replace(', Verwaltung', ' und Verwaltung')} als Felder."
    assert read_cells(typeset(Layout("filled", tail=sentence))) == cells


def test_a_bare_list_of_all_ten_fields_is_refused(typeset):
    assert "the ten labels stand there 2 times" in refused(typeset(Layout("filled", tail=ALL_TEN)))


def split(feature, cells, gap):
    return Split(feature, cells, gap, np.ones(cells.shape))


def grid(cells):
    return np.array([[cells[city, field] for field in FIELDS] for city in study_pages()], np.int8)


def test_features_that_meet_the_totals_must_agree(cells):
    right = grid(cells)
    wrong = right.copy()
    columns = [0, 1], [4, 5]
    for column in (c for pair in columns for c in pair):
        on, off = np.flatnonzero(right[:, column])[0], np.flatnonzero(right[:, column] == 0)[0]
        wrong[[on, off], column] = wrong[[off, on], column]
    with pytest.raises(InputError, match=r"both meet the printed totals and differ in 8 cells: Aachen \(page 18\)"):
        reading.decided([split("background", right, 0.9), split("mark", wrong, 0.1)], "a.pdf")


def test_a_gap_that_is_not_clear_is_refused(cells):
    with pytest.raises(InputError, match="do not fall into two clear classes"):
        reading.decided([split("background", grid(cells), 0.1)], "a.pdf")


def test_nothing_that_differs_is_refused():
    with pytest.raises(InputError, match="all labels look alike"):
        reading.decided([], "a.pdf")
