"""Partners before chapter 1 and credits in Annex B."""

from __future__ import annotations

from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.names import mark_partners, read_credits

PROMISED = Promised({"aufstadt": "Aufstadt", "badbergoldb": "Bad Berg (Oldb)"}, {}, frozenset(), 0, 0, 0)
REST = ["# 1 Einleitung", "Dank an die 2 Partnern der Studie: Erste GmbH, Zweite Gesellschaft für Prüfung mbH."]


def marked(*lines):
    draft = Draft([*lines, *REST])
    mark_partners(draft, PROMISED)
    return draft.lines[: -len(REST)]


def test_the_names_that_are_thanked_are_marked_also_over_two_lines():
    lines = [
        "Erste GmbH",
        "Eva Muster",
        "eva@erste-gmbh.example",
        "",
        "Zweite Gesellschaft",
        "für Prüfung mbH",
        "Max Muster",
    ]
    assert marked(*lines) == ["**Erste GmbH**", *lines[1:4], "**Zweite Gesellschaft", "für Prüfung mbH**", "Max Muster"]


def test_what_is_marked_stays_and_other_bold_lines_are_no_partners():
    assert marked("**Erste GmbH**", "**Ein Institut**") == ["**Erste GmbH**", "Ein Institut"]
    assert marked("**Zweite Gesellschaft", "", "für Prüfung mbH**") == [
        "**Zweite Gesellschaft",
        "",
        "für Prüfung mbH**",
    ]


def test_credits_are_parted_behind_the_city():
    draft = Draft(
        ["# Anhang B – Bildnachweise", "Aufstadt Eva Muster - Bilder", "Bad Berg (Oldb) Stadt", "Nirgends Wer"]
    )
    read_credits(draft, PROMISED)
    assert draft.lines[1:] == ["Aufstadt\tEva Muster - Bilder", "Bad Berg (Oldb)\tStadt", "Nirgends Wer"]
