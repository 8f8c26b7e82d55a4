"""Inhabitants, area and titles wherever a layout puts them; what is doubtful is not read."""

from __future__ import annotations

import pytest

from cityatlas.documents.pdf.profile_text import begins_profile, project_titles, read_profile_text
from cityatlas.documents.pdf.text_pages import TextPage, all_lines
from cityatlas.documents.pdf.words import Word
from cityatlas.documents.text import name_key


def page(*lines, number=1):
    """A page of lines: text, left end, baseline, and a font; letters are 5 points wide and 7 high."""
    words = []
    for text, left, bottom, *font in lines:
        for part in text.split():
            box = (left, bottom, left + 5 * len(part), bottom + 7)
            words.append(Word(len(words), part, name_key(part), box, 7, *font))
            left += 5 * len(part) + 4
    return TextPage(number, words)


def numbers(*lines):
    read = read_profile_text("Jena", "Jena", [page(*lines)], frozenset())
    return read.population, read.area_km2


@pytest.mark.parametrize(
    "lines",
    [
        [("Einwohner: 111.099", 60, 700), ("Fläche in km2: 115", 60, 680)],
        [("Einwohner: 111 099 Fläche: 115 km2", 60, 700), ("Fläche 115 qkm", 60, 680)],
        [("Einwohner", 60, 700), ("111.099", 300, 700), ("Fläche in km 2 :", 60, 680), ("115", 300, 680)],
        [("Einwohner", 60, 700), ("Fläche in km2", 200, 700), ("111.099", 60, 685), ("115", 200, 685)],
        [("Einwohner (31.12.2017): 111.099", 60, 700), ("Fläche (in km²) 115", 60, 680)],
        [("EINWOHNER", 60, 700), ("111099", 60, 688), ("FLÄCHE IN KM2", 60, 660), ("115", 60, 648)],
        [("Einwohner: 111.099 · Fläche in km2: 115", 60, 700)],
        [("Einwohner: 111.099 Fläche: 115 km2 ( Stand 2018 )", 60, 700)],
        [("Einwohnerzahl: 111.099", 60, 700), ("Fläche: 115 km²", 60, 680), ("Einwohner sind es viele.", 60, 600)],
    ],
)
def test_numbers_behind_beside_or_below_their_labels(lines):
    assert numbers(*lines) == (111099, 115)


@pytest.mark.parametrize(
    "lines",
    [
        [("Einwohner:", 60, 700), ("Fläche in km2:", 60, 500)],
        [("Einwohner: 111.099", 60, 700), ("Einwohner: 99.111", 60, 600)],
        [("Einwohner: rund 111.099", 60, 700), ("Fläche in km2", 60, 680), ("weit", 60, 665)],
        [("Es sind Einwohner: 111.099", 60, 700)],
        [("Einwohner: 111.09", 60, 700), ("Fläche in km2: 1.150.000", 60, 680)],
    ],
)
def test_numbers_that_are_not_read(lines):
    assert numbers(*lines) == (None, None)


def test_an_area_with_decimals():
    assert numbers(("Fläche in km2: 40,5", 60, 700))[1] == 40.5


def titles(*lines):
    return list(project_titles(all_lines([page(*lines)])))


def test_a_title_on_several_lines_with_its_labels():
    found = titles(
        ("Ein Text endet hier ohne Punkt", 60, 720, "Serif"),
        ("Lastenrad (frei) für", 60, 705, "Bold"),
        ("alle, auch für uns (Mobilität /", 60, 695, "Bold"),
        ("Energie & Umwelt)", 60, 685, "Bold"),
        ("Text (siehe Mobilität) und (Bildung und Handel).", 60, 670, "Serif"),
    )
    assert found == ["Lastenrad (frei) für alle, auch für uns"]


def test_labels_on_a_line_of_their_own():
    labels = ("(Mobilität)", 60, 695, "Serif")
    assert titles(("Lastenrad für alle", 60, 705, "Bold"), labels) == ["Lastenrad für alle"]
    above = [("Ein Text hört auf", 60, 735, "Serif"), ("Lastenrad", 60, 715, "Bold"), ("für alle", 60, 705, "Bold")]
    assert titles(*above, labels) == ["Lastenrad für alle"]


def test_a_title_below_another_that_has_no_text():
    lines = [("Eins (Handel)", 60, 705, "Bold"), ("Zwei (Daten- plattform, Mobilität)", 60, 695, "Bold")]
    assert titles(*lines) == ["Eins", "Zwei"]


def test_a_page_that_has_only_a_citys_name_begins_no_profile():
    assert not begins_profile(page(("Jena", 60, 700), ("Ein Text über Einwohner", 60, 600)))
    assert begins_profile(page(("Jena", 60, 700), ("Organisationsstruktur", 60, 600)))


def test_running_heads_and_page_numbers_are_no_titles():
    first = page(("Projektbeispiele", 60, 700), ("Lastenrad für", 60, 100, "Bold"))
    second = page(("SMART-CITY-ATLAS", 60, 760), ("93", 500, 760), ("alle (Mobilität)", 60, 700, "Bold"), number=2)
    read = read_profile_text("Jena", "Jena", [first, second], frozenset({("smartcityatlas", 760)}))
    assert read.projects == ("alle",), "a title over two pages is its end: the comparison shows that it differs"
