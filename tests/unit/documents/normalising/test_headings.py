"""Headings by name and by how they stand."""

from __future__ import annotations

import pytest

from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.headings import (
    is_project,
    mark_analysis,
    mark_chapters,
    mark_cities,
    mark_projects,
)
from cityatlas.documents.text import name_key

CHAPTERS = ["3 Steckbriefe", "4 Querschnittsanalyse", "4.3 Institutionalierungsgrad", "5 Fazit und Ausblick"]
PROMISED = Promised({"aufstadt": "Aufstadt"}, {name_key(c): c for c in CHAPTERS}, frozenset({"einekarte"}), 0, 0, 0)
PROFILE = ["# 3 Steckbriefe", "", "Aufstadt", "Einwohner: 12.345", "Fläche in km²: 7", "Projektbeispiele", ""]


def after(step, *lines, **draft):
    made = Draft(list(lines), **draft)
    step(made, PROMISED)
    return made.lines


def test_a_chapter_is_known_by_its_name_or_its_number():
    lines = after(mark_chapters, "3 STECKBRIEFE", "", "4.3 Grad der Institution", "", "4.3 Städte haben das.")
    assert lines == ["# 3 Steckbriefe", "", "## 4.3 Grad der Institution", "", "4.3 Städte haben das."]


def test_a_city_is_known_by_its_number_of_inhabitants():
    lines = after(mark_cities, *PROFILE, "Aufstadt", "ist schön.", "# Aufstadt", "# 4 Querschnittsanalyse")
    assert lines[2] == "## Aufstadt" and lines[7:] == ["Aufstadt", "ist schön.", "Aufstadt", "# 4 Querschnittsanalyse"]


def test_a_profile_that_stands_twice_is_marked_twice_for_the_grammar_to_refuse():
    assert after(mark_cities, *PROFILE, *PROFILE[2:]).count("## Aufstadt") == 2


def test_a_city_alone_on_a_line_is_a_running_head_where_pages_are_known():
    lines = after(mark_cities, *PROFILE, "Aufstadt", "", page_starts={7})
    assert lines[2] == "## Aufstadt" and lines[7] == ""


def test_inhabitants_and_area_on_one_line_become_two():
    lines = after(mark_cities, "# 3 Steckbriefe", "", "Aufstadt", "Einwohner: 12.345   Fläche in km²: 7", "")
    assert lines[3:] == ["Einwohner: 12.345", "Fläche in km²: 7"]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("Bus (Mobilität)", True),
        ("**Bus (frei) (Mobilität / Energie & Umwelt):**", True),
        ("- Bus (Daten- plattform)", True),
        ("Das steht in der Liste (Mobil)", False),
        ("(Mobilität)", False),
        ("Wort " * 40 + "(Mobilität)", False),
        ("Sie nutzen ihn (Mobilität) gern", False),
    ],
)
def test_a_project_ends_with_a_bracket_of_nothing_but_labels(text, project):
    assert is_project(text) is project


def test_projects_are_marked_below_their_section_only():
    lines = after(
        mark_projects, "Bus (Mobilität)", *PROFILE, "- Bus (Mobilität)", "Kommunikation & Netzwerke", "Bus (Mobilität)"
    )
    assert lines == [
        "Bus (Mobilität)",
        *PROFILE,
        "#### Bus (Mobilität)",
        "Kommunikation & Netzwerke",
        "Bus (Mobilität)",
    ]


ANALYSIS = [
    "# 4 Querschnittsanalyse",
    "",
    "{}",
    "",
    "Ein Satz dazu.",
    "",
    "Eine Karte",
    "",
    "Abbildung 1 – Eine Karte",
    "",
]


@pytest.mark.parametrize(
    ("title", "marked"),
    [("Hohe Ziele", "### Hohe Ziele"), ("**Hohe Ziele**", "### Hohe Ziele"), ("### Hohe Ziele", "### Hohe Ziele")],
)
def test_a_title_of_chapter_four_is_marked_and_a_pictures_is_not(title, marked):
    lines = after(mark_analysis, *[line.format(title) for line in ANALYSIS], "# 5 Fazit und Ausblick")
    assert [line for line in lines if line.startswith("#")] == [
        "# 4 Querschnittsanalyse",
        marked,
        "# 5 Fazit und Ausblick",
    ]
