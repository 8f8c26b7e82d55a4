"""Broken lines become paragraphs; what stands on its own stays so."""

from __future__ import annotations

import pytest

from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.wrapping import is_wrapped, join_paragraphs, joined

PROMISED = Promised({}, {}, frozenset({"einekarte"}), 0, 0, 0)


def paragraphs(*lines, page_starts=(), tables=()):
    draft = Draft(list(lines), page_starts=set(page_starts))
    join_paragraphs(draft, PROMISED, set(tables))
    return [line for line in draft.lines if line.strip()]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("die Digitali-", "sierung", "die Digitalisierung"),
        ("die IT-", "Infrastruktur", "die IT-Infrastruktur"),
        ("Bürger-", "und Vereinsarbeit", "Bürger- und Vereinsarbeit"),
        ("Preise von 5 -", "bis 7", "Preise von 5 - bis 7"),
        ("ein", "Satz", "ein Satz"),
    ],
)
def test_a_word_parted_at_a_lines_end(first, second, whole):
    assert joined(first, second) == whole


def test_a_paragraph_is_one_line_and_the_next_another():
    assert paragraphs("Ein Satz,", "der weitergeht.", "", "Noch einer.") == ["Ein Satz, der weitergeht.", "Noch einer."]


def test_what_is_whole_stays_whole():
    lines = ["# Ein Ort", "Einwohner: 12.345", "Fläche in km²: 7", "Organisationsstruktur", "Ein Text", "geht weiter."]
    assert paragraphs(*lines) == [*lines[:4], "Ein Text geht weiter."]


def test_a_project_directly_above_its_text_is_parted_from_it():
    lines = ["Ein langer Titel eines", "Projektes (Mobilität /", "Verwaltung)", "Dort fährt ein Bus", "umher."]
    assert paragraphs(*lines) == [
        "Ein langer Titel eines Projektes (Mobilität / Verwaltung)",
        "Dort fährt ein Bus umher.",
    ]


def test_items_begin_a_line_and_their_ends_belong_to_them():
    assert paragraphs("▪ eins", "geht weiter", "▪ zwei") == ["▪ eins geht weiter", "▪ zwei"]
    assert paragraphs("Dort leben", "70 Leute.") == ["Dort leben 70 Leute."]


def test_a_paragraph_goes_on_behind_a_page_and_over_its_footnote():
    lines = ["Ein Satz, der", "auf der Seite endet wie", "3 Eine Fußnote.", "", "hier weitergeht."]
    assert paragraphs(*lines[:2], "", *lines[2:], page_starts=[4]) == [
        "Ein Satz, der auf der Seite endet wie hier weitergeht.",
        "3 Eine Fußnote.",
    ]


@pytest.mark.parametrize("first", ["Ein ganzer Satz.", "Kurzer Titel"])
def test_behind_a_page_a_whole_sentence_and_a_title_do_not_go_on(first):
    long = "Ein Absatz, der die ganze Breite einer gedruckten Zeile braucht und noch mehr als das dazu."
    assert paragraphs(first, "", "Neuer Absatz.", long, long, page_starts=[2])[0] == first


def test_no_paragraph_goes_on_over_a_heading():
    lines = ["Ein Satz, der nicht", "endet", "", "# Ein Ort", "weiter"]
    assert paragraphs(*lines, page_starts=[3]) == ["Ein Satz, der nicht endet", "# Ein Ort", "weiter"]


def test_a_caption_over_two_lines_is_one():
    assert paragraphs("Abbildung 1 – Eine Karte", "der Orte", "", "Text") == [
        "Abbildung 1 – Eine Karte der Orte",
        "Text",
    ]


def test_rows_of_tables_are_left_alone():
    assert paragraphs("a  b", "c  d", tables=[0, 1]) == ["a  b", "c  d"]


def test_a_text_with_whole_paragraphs_is_not_wrapped():
    broken = ["Eine Zeile bis zum Rand", "und noch eine bis zum Rand", "die endet.", ""] * 30
    assert is_wrapped(Draft(broken)) and not is_wrapped(Draft([*broken, *["Wort " * 60] * 5]))
    assert not is_wrapped(Draft(["Eine Zeile, die allein steht.", ""] * 80))
    assert not is_wrapped(Draft(["kurz"] * 10))
