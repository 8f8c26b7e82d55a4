"""A recomputed value travels as a table and comes back whole; its words are the same everywhere."""

from __future__ import annotations

import pytest

from cityatlas.claims.recomputed import Recomputed, deciding_checks, read_values
from cityatlas.claims.verdicts import Measured
from cityatlas.claims.words import value_in_words

EXACT = Recomputed("count", (("", Measured(26, 26, 26, 50)),))
OPEN = Recomputed("count", (("", Measured(39, 37, 50, 50)),))
LEAST = Recomputed("count", (("", Measured(20, 20, 50, 50)),))
BOUNDED = Recomputed("count", (("", Measured(None, 38, 42, 50)),))
ORDER = Recomputed("order", (("society", Measured(7, 7, 7, 144)), ("mobility", Measured(30, 30, 30, 144))))
MEMBERS = Recomputed("members", (("Ulm", Measured(1, 1, 1, 1)), ("Jena", Measured(0, 0, 1, 1))))


@pytest.mark.parametrize("value", [EXACT, OPEN, LEAST, BOUNDED, ORDER, MEMBERS])
def test_the_table_gives_the_value_back(value):
    rows = value.rows("x", "plain", 3)
    claim = {"claim_id": "x", "kind": {"members": "list", "count": "exact"}.get(value.kind, value.kind)}
    others = [r | {"claim_id": "other"} for r in rows]
    assert read_values([*reversed(rows), *others], [claim]) == {("x", 3): value}


def test_a_reading_is_decided_by_one_route_or_by_the_row_that_says_it_has_none():
    def check(reading, route, decides, role="reading"):
        return {"claim_id": "x", "reading": reading, "route": route, "decides": decides, "role": role}

    rows = [check("a", 1, False), check("a", 2, True), check("b", 3, False), check("", 4, False, "explains")]
    found = deciding_checks(rows)
    assert {key: c["route"] for key, c in found.items()} == {("x", "a"): 2, ("x", "b"): 3}


@pytest.mark.parametrize(
    ("value", "text", "german", "english"),
    [
        (EXACT, "26/50", "26 von 50 (52 %)", "26 of 50 (52 %)"),
        (OPEN, "39 [37-50]/50", "zwischen 37 und 50 von 50, gezählt 39", "between 37 and 50 of 50, counted 39"),
        (LEAST, "20 [20-50]/50", "mindestens 20 von 50", "at least 20 of 50"),
        (BOUNDED, "? [38-42]/50", "zwischen 38 und 42 von 50", "between 38 and 42 of 50"),
        (
            ORDER,
            "mobility 30/144, society 7/144",
            "Mobilität 30, Gesellschaft 7 (von je 144)",
            "Mobility 30, Society 7 (each of 144)",
        ),
        (MEMBERS, "1/2", "1 von 2 Genannten gefunden, nicht: Jena", "1 of 2 named found, not: Jena"),
    ],
)
def test_words(value, text, german, english):
    assert value.text() == text
    assert value_in_words(value, "lighthouse_projects", "de") == german
    assert value_in_words(value, "lighthouse_projects", "en") == english


def test_a_bare_count_has_no_share():
    whole = Recomputed("count", (("", Measured(13, 13, 13, 13)),))
    assert value_in_words(whole, "document_structure", "de") == "13"
