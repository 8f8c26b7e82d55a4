"""Verdicts under other definitions."""

from __future__ import annotations

from cityatlas.report import alternatives
from cityatlas.report.readings import Judged, ReadingEntry, Route
from tests.fixtures.report_entries import a_route, entry


def test_alternatives_show_claims_with_two_meanings_that_data_answer():
    one, two = a_route(), a_route(outcome="consistent")
    both = Judged([reading_of("decided", one), reading_of("finished", two)], [])
    single = Judged([reading_of("decided", one), reading_of("finished", None)], [])
    shown = [
        entry("x", "reading_dependent", judged=both),
        entry("y", judged=single),
        entry("z", once=False, judged=both),
    ]
    adopted = alternatives.definitions(shown)[0]
    assert [(c.claim_id, [r.outcome if r else None for r in found_rows]) for c, found_rows in adopted.rows] == [
        ("x", ["contradicted", "consistent", None])
    ]
    assert alternatives.changed_claims(adopted.rows) == 1


def reading_of(name: str, route: Route | None) -> ReadingEntry:
    return ReadingEntry(name, name, "", route.outcome if route else "consistent", "", [route] if route else [])
