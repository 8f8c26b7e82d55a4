"""Marks of other converters, one line at a time."""

from __future__ import annotations

import pytest

from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.marks import read_marks, without_emphasis


def read(*lines):
    draft = Draft(list(lines))
    read_marks(draft)
    return draft.lines


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("<h3>Aufstadt</h3>", "### Aufstadt"),
        ('<h2 id="x">4 Analyse</h2>', "## 4 Analyse"),
        ("<p>Ein Absatz.</p>", "Ein Absatz."),
        ("| a | b |", "a\tb"),
        (r"| BS\|Hotspot | b |", "BS|Hotspot\tb"),
        ("| a |   |", "a"),
    ],
)
def test_a_mark_is_read(line, result):
    assert read(line) == [result]


@pytest.mark.parametrize(
    "line",
    [
        "### Funk|Netz (IT-Infrastruktur)",
        "Straße 10 | 10117 Ort",
        "- | <ul> <li>a</li></ul> |",
        "| <ul> <li>a</li></ul> |",
        "---",
    ],
)
def test_a_line_of_the_registered_form_stays(line):
    assert read("", line, "") == ["", line, ""]


def test_the_rule_of_a_pipe_table_goes_with_its_rows_only():
    assert read("| a | b |", "|---|:--:|", "| c | d |") == ["a\tb", "", "c\td"]
    assert read("- | x |", "|---|---|") == ["- | x |", "|---|---|"]


def test_an_underlined_line_is_a_heading_and_a_rule_below_text_is_none():
    assert read("", "Ein Titel", "=========") == ["", "## Ein Titel", ""]
    assert read("", "Das ist ein Satz.", "---") == ["", "Das ist ein Satz.", "---"]
    assert read("", "- ein Eintrag", "---") == ["", "- ein Eintrag", "---"]
    assert read("Zeile eins", "Zeile zwei", "---") == ["Zeile eins", "Zeile zwei", "---"]


def test_only_a_text_that_is_quoted_as_a_whole_loses_its_marks():
    assert read("> a", "> b", "c") == ["a", "b", "c"]
    assert read("> a", "b", "c") == ["> a", "b", "c"]


def test_emphasis_of_a_whole_line_only():
    assert without_emphasis("__Titel__") == "Titel"
    assert without_emphasis("**ein** und **zwei**") is None
