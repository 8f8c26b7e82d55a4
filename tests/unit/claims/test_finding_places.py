"""Places of findings in words, in both languages."""

from __future__ import annotations

from cityatlas.claims.finding_places import claim_place, places_of_finding
from tests.fixtures.report_entries import CLAIM

TABLES = {
    "sections": [{"city": "Ulm", "line_start": 100, "line_end": 200}],
    "cities": [{"city": "Ulm", "atlas_page": 60, "line": 90, "in_study": True}],
    "facts_chapters": [{"chapter": "4.2", "atlas_page": 175, "line": 300}],
}


def test_lines_of_one_page_and_chapter_are_told_together():
    assert places_of_finding("atlas:320|press:7|atlas:110|atlas:305", TABLES, "de") == [
        "Smart-City-Atlas, S. 175, Kapitel 4.2, Zeilen 305, 320",
        "Pressetext, Zeile 7",
        "Smart-City-Atlas, S. 60, Ulm, Zeile 110",
    ]
    assert places_of_finding("atlas:305", TABLES, "en") == ["Smart-City-Atlas, p. 175, chapter 4.2, line 305"]


def test_a_place_without_page_and_chapter_is_its_lines():
    claim = {"document": "press", "page": None, "chapter": "", "locator": "408;416-418"}
    assert claim_place(claim, "en") == "Press text, lines 408, 416–418"


def test_a_place_is_document_page_chapter_and_line():
    assert claim_place(CLAIM, "de") == "Smart-City-Atlas, S. 264, Kapitel 4.2, Zeile 29"
