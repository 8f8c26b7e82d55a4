"""Lists of Annex A in other forms."""

from __future__ import annotations

import pytest

from cityatlas.documents.normalising.annex_lists import read_annex_lists
from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft

PROMISED = Promised({"aufstadt": "Aufstadt", "bergfeldamsee": "Bergfeld am See"}, {}, frozenset(), 0, 0, 0)
HEAD = ["# Anhang A – Liste der Leuchtturmprojekte", "Leuchtturmprojekte zum Handlungsfeld Bildung"]
READ = "<li>Ein Lernort (Aufstadt)</li> <li>Haus (Alt) (Bergfeld)</li>"
FORMS = {
    "no bullets": ["2 Projekte", "Ein Lernort (Aufstadt)", "Haus (Alt) (Bergfeld)"],
    "bullets in a line": ["2 Projekte ▪ Ein Lernort (Aufstadt) ▪ Haus (Alt) (Bergfeld)"],
    "breaks in a cell": ["**2 Projekte**\t▪ Ein Lernort (Aufstadt)<br>▪ Haus (Alt) (Bergfeld)"],
    "broken entries": [
        "2 Projekte   ▪ Ein Lernort",
        "             (Aufstadt)",
        "             ▪ Haus (Alt)",
        "             (Bergfeld)",
    ],
    "two columns": ["2 Projekte", "▪ Ein Lernort         ▪ Haus (Alt)", "  (Aufstadt)            (Bergfeld)"],
}


def read(lines, in_columns=True):
    draft = Draft([*HEAD, *lines, "# Anhang B – Bildnachweise", "Aufstadt\tErfunden"], in_columns=in_columns)
    read_annex_lists(draft, PROMISED)
    return " ".join(line for line in draft.lines[2:-2] if line.strip())


@pytest.mark.parametrize("form", FORMS)
def test_a_list_is_read(form):
    assert read(FORMS[form]) == f"2 Projekte {READ}"


@pytest.mark.parametrize(
    "lines", [["2 Projekte", "- Ein Lernort (Aufstadt)", "- Haus (Bergfeld)"], ["2 Projekte", READ]]
)
def test_a_list_in_the_registered_form_stays(lines):
    assert read(lines, in_columns=False) == " ".join(lines)


def test_an_entry_without_a_city_is_left_for_the_grammar_to_name():
    assert read(["1 Projekte ▪ Ein Lernort ▪ Haus (Bergfeld)"]).startswith("1 Projekte <li>Ein Lernort</li>")
