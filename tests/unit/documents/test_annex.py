"""Annex A, on a small report of our own writing."""

from __future__ import annotations

from tests.fixtures.extraction import refused
from tests.fixtures.report import report


def test_annex_in_three_spellings(small):
    entries = {(a["annex_field"], a["title"], a["city"]) for a in small["facts_annex"]}
    assert len(entries) == 10
    assert ("it_infrastructure", "Funknetz (LoRa)", "Bergfeld") in entries
    assert ("administration", "Bürgeramt", "Chorin (Mark)") in entries


def test_a_list_that_does_not_have_its_count():
    message = refused(report().replace("- Pflege daheim (Bergfeld)\n", ""))
    assert "prints 1 projects" in message and "its list has 0" in message


def test_an_annex_entry_of_an_unknown_city():
    assert "unknown city 'Nirgends'" in refused(
        report().replace("Pflege daheim (Bergfeld)", "Pflege daheim (Nirgends)")
    )
