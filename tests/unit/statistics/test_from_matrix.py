"""Counts by the study's own ticks, and how the coded fields compare with them."""

from __future__ import annotations

import pytest

from cityatlas.core.vocabulary import terms
from cityatlas.statistics.compute import collector_of
from cityatlas.statistics.from_matrix import cohens_kappa, compare_fields, count_matrix
from tests.fixtures.codes import code, three

CITIES = [{"city": "Aufstadt", "in_study": True}, {"city": "Bergfeld", "in_study": True}]
ADDED = {"city": "Dorfen", "in_study": False}


def matrix(**ticked):
    """Rows of both cities; ``mobility="Aufstadt Bergfeld"`` are the cities ticked."""
    return [
        {"city": c["city"], "field": key, "value": int(c["city"] in ticked.get(key, ""))}
        for c in CITIES
        for key in terms("field")
    ]


def counted(rows, cities=CITIES):
    collector = collector_of(cities)
    count_matrix(collector, rows)
    return collector


def test_every_field_is_counted_exactly():
    rows = {r["group"]: r for r in counted(matrix(mobility="Aufstadt Bergfeld", health="Bergfeld")).rows}
    assert list(rows) == terms("field")
    assert {k: r["count"] for k, r in rows.items() if r["count"]} == {"mobility": 2, "health": 1}
    assert all(r["lower"] == r["count"] == r["upper"] and r["base"] == 2 for r in rows.values())
    assert {(r["statistic"], r["basis"], r["scope"], r["reliability"]) for r in rows.values()} == {
        ("agenda_field", "field_matrix", "study", "exact")
    }


def test_members_are_certain():
    found = counted(matrix(health="Bergfeld")).members
    assert [(m["group"], m["member"], m["membership"], m["in_study"]) for m in found] == [
        ("health", "Bergfeld", "certain", True)
    ]


def test_added_cities_change_nothing():
    rows = matrix(health="Bergfeld")
    assert counted(rows, [*CITIES, ADDED]).rows == counted(rows).rows


def test_no_matrix_no_row():
    collector = counted([])
    assert collector.rows == collector.members == compare_fields([], []) == []


def test_the_coded_fields_beside_the_ticked_ones():
    codes = [
        *three("Aufstadt", "field_mobility", "111"),
        *three("Bergfeld", "field_mobility", "000"),
        *three("Aufstadt", "field_health", "111"),
        code("Dorfen", "field_mobility", "1", "automatic"),
    ]
    rows = {r["field"]: r for r in compare_fields(matrix(mobility="Bergfeld", health="Aufstadt Bergfeld"), codes)}
    assert rows["mobility"] == {
        "field": "mobility", "ticked": 1, "coded": 1, "both": 0, "only_ticked": 1, "only_coded": 1, "kappa": -1.0
    }  # fmt: skip
    assert (rows["health"]["both"], rows["health"]["only_ticked"], rows["health"]["kappa"]) == (1, 1, 0.0)
    assert rows["retail"]["kappa"] is None and list(rows) == terms("field")


@pytest.mark.parametrize(
    ("both", "first", "second", "n", "kappa"),
    [
        (20, 5, 10, 50, 0.4),  # Cohen's usual example: observed 0.70, by chance 0.50
        (25, 0, 0, 50, 1.0),
        (0, 25, 25, 50, -1.0),
        (45, 15, 25, 100, 0.1304),
        (25, 35, 5, 100, 0.2593),
        (50, 0, 0, 50, None),
        (0, 0, 0, 50, None),
        (49, 1, 0, 50, 0.0),
    ],
)
def test_kappa(both, first, second, n, kappa):
    assert cohens_kappa(both, first, second, n) == (None if kappa is None else pytest.approx(kappa, abs=5e-5))
