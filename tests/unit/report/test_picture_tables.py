"""Long alternative texts of figures become one sentence and a table; short ones stay."""

from __future__ import annotations

import pytest

from cityatlas.report.picture_tables import LONGEST_ALT, TableRow, picture_text

FILL = "; ".join(f"Ort Nummer {chr(65 + n % 26)} {n} ({2 * n} %)" for n in range(30))


def test_a_short_text_is_left_alone():
    assert picture_text("Balken: A 1; B 2.").short == "Balken: A 1; B 2."
    assert picture_text("Balken: A 1; B 2.").groups == []


@pytest.mark.parametrize(
    ("first", "rest", "heading"),
    [
        ("Verwaltung führt (49).", FILL, ""),
        ("Verwaltung führt: 49 von 50.", f"Balken, Städte: {FILL}", "Balken, Städte"),
        ("Die häufigste haben 11.", FILL, ""),
        ("Es steigt um 5.", FILL, ""),
    ],
)
def test_sentence_heading_and_rows_are_told_apart(first, rest, heading):
    told = picture_text(f"{first} {rest}.")
    assert told.short == first
    assert [(g.heading, len(g.rows)) for g in told.groups] == [(heading, 30)]
    assert told.groups[0].rows[3] == TableRow("Ort Nummer D", "3 (6 %)")


def test_numbered_steps_stay_whole_and_later_lists_keep_their_heading():
    steps = "; ".join(f"{n}. Schritt mit einem langen Namen, damit der Text lang wird" for n in range(1, 11))
    told = picture_text(f"Zehn Schritte. {steps}. Danach: {FILL}.")
    assert told.short == "Zehn Schritte."
    assert [(g.heading, len(g.rows)) for g in told.groups] == [("", 10), ("Danach", 30)]
    assert told.groups[0].rows[9].name.startswith("10. Schritt")


def test_names_without_values_and_values_behind_colons():
    cities = picture_text("Karte mit Städten: " + ", ".join(f"Stadt {chr(65 + n % 26)}" for n in range(60)) + ".")
    assert cities.short == "Karte mit Städten"
    assert {row.value for row in cities.groups[0].rows} == {""} and len(cities.groups[0].rows) == 60
    fields = picture_text("Felder je Stadt. " + "; ".join(f"Stadt {n}: Bildung, Handel" for n in range(20)) + ".")
    assert fields.groups[0].heading == ""
    assert fields.groups[0].rows[0] == TableRow("Stadt 0", "Bildung, Handel")


@pytest.mark.parametrize("text", ["x" * 900, "wort " * 300, ". " * 200, "; " * 200, ": " * 200, "A 1" * 200])
def test_any_long_text_comes_out_short_and_loses_no_word(text):
    told = picture_text(text)
    assert len(told.short) <= LONGEST_ALT
    kept = told.short + "".join(g.heading + "".join(r.name + r.value for r in g.rows) for g in told.groups)
    assert {c for c in text if c.isalnum()} <= set(kept)
