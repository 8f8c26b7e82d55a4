"""Tables 2 to 5 in other forms."""

from __future__ import annotations

import pytest

from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.tables import set_table_rows

PROMISED = Promised({}, {}, frozenset(), 0, 0, 0)
CRITERIA = ["<b>Agenda</b>\t▪ Gibt es eine?", "<b>Netz</b>\t▪ Gibt es eines?"]


def rows(*lines, number=2, in_columns=False):
    draft = Draft([*lines, "", f"Tabelle {number} – Erfunden"], in_columns=in_columns)
    set_table_rows(draft, PROMISED)
    return [line for line in draft.lines[:-2] if line.strip()]


@pytest.mark.parametrize(
    "lines",
    [
        CRITERIA,
        ["Agenda\t▪ Gibt es eine?", "Netz\t▪ Gibt es eines?"],
        ["Agenda ▪ Gibt es eine?", "Netz ▪ Gibt es eines?"],
    ],
)
def test_criteria_are_rows_that_begin_in_bold(lines):
    assert rows(*lines) == CRITERIA


def test_broken_cells_are_joined():
    lines = [
        "Agenda          ▪ Gibt es eine",
        "                  beschlossene?",
        "Chancen und     ▪ Welche sehen",
        "Risiken           die Städte?",
    ]
    assert rows(*lines, in_columns=True) == [
        "<b>Agenda</b>\t▪ Gibt es eine beschlossene?",
        "<b>Chancen und Risiken</b>\t▪ Welche sehen die Städte?",
    ]


def test_table_five_has_a_row_for_each_count():
    lines = ["Energie         3 Projekte: darunter", "& Umwelt        Messungen", "Handel          1 Projekt"]
    assert rows(*lines, number=5, in_columns=True) == [
        "Energie & Umwelt\t3 Projekte: darunter Messungen",
        "Handel\t1 Projekt",
    ]


def test_a_paragraph_above_the_table_stays():
    text = "Ein Absatz ohne Spalten."
    assert rows(text, "", *CRITERIA) == [text, *CRITERIA]


def test_double_blanks_part_cells_in_columns_only():
    assert rows("Ein  Absatz  mit  doppelten  Blanks") == ["Ein  Absatz  mit  doppelten  Blanks"]
