"""Places in the report, as people read them."""

from __future__ import annotations

from cityatlas.report.texts import Texts
from cityatlas.report.value_texts import shown_finding_places, shown_place
from tests.fixtures.report_entries import CLAIM

DE, EN = Texts("de"), Texts("en")


def test_a_place_is_document_page_chapter_and_line():
    assert shown_place(CLAIM, DE) == "Smart-City-Atlas, S. 264, Kapitel 4.2, Zeile 29"
    press = {"document": "press", "page": None, "chapter": "", "locator": "408;416-418"}
    assert shown_place(press, EN) == "Press text, lines 408, 416–418"


def test_places_of_a_finding_are_told_together_by_page_and_chapter():
    tables = {
        "sections": [{"city": "Ulm", "line_start": 100, "line_end": 200}],
        "cities": [{"city": "Ulm", "atlas_page": 60, "line": 90, "in_study": True}],
        "facts_chapters": [{"chapter": "4.2", "atlas_page": 175, "line": 300}],
    }
    assert shown_finding_places("atlas:320|press:7|atlas:110|atlas:305", tables, DE) == [
        "Smart-City-Atlas, S. 175, Kapitel 4.2, Zeilen 305, 320",
        "Pressetext, Zeile 7",
        "Smart-City-Atlas, S. 60, Ulm, Zeile 110",
    ]
