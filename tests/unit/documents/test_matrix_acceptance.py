"""A field matrix is accepted whole or refused with cities, pages and numbers."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.matrix import project_pairs, study_pages
from cityatlas.documents.matrix_acceptance import accept, exchanges
from tests.fixtures.matrix import made_up_matrix


def rows(**unprinted):
    return [row | {"page": study_pages()[row["city"]]} for row in made_up_matrix(**unprinted)]


def refused(given):
    with pytest.raises(InputError) as error:
        accept(given, "fields.csv")
    return str(error.value)


def exchanged(given, one, other):
    """The matrix with the values of two cities exchanged."""
    partner, value = {one: other, other: one}, {(r["city"], r["field"]): r["value"] for r in given}
    return [r | {"value": value[partner.get(r["city"], r["city"]), r["field"]]} for r in given]


def test_a_matrix_that_fits_is_accepted_without_notes():
    assert accept(rows(), "fields.csv") == []


def test_pages_may_be_unknown():
    assert accept([row | {"page": None} for row in rows()], "fields.csv") == []


def test_a_city_on_another_page():
    given = [row | {"page": 90} if row["city"] == "Jena" else row for row in rows()]
    message = refused(given)
    assert "fields.csv (Jena): its labels are said to stand on page 90" in message and "page 92" in message


def test_a_city_missing():
    assert "(Jena): the city is missing" in refused([row for row in rows() if row["city"] != "Jena"])


def test_a_column_sum_and_a_page_are_told_together():
    free = next(row["city"] for row in rows() if row["field"] == "health" and not row["value"])
    given = [row | {"value": 1} if (row["city"], row["field"]) == (free, "health") else row for row in rows()]
    given = [row | {"page": 90} if row["city"] == "Jena" else row for row in given]
    message = refused(given)
    assert "24 cities are ticked for health" in message and "page 90" in message


@pytest.mark.parametrize(
    "unprinted",
    [{"education": 43}, {"data_platform": 37}, {"education": 39, "data_platform": 40}, {"education": 37}],
)
def test_the_two_unprinted_sums_keep_their_bounds_and_order(unprinted):
    assert "42 >= education >= data_platform >= 38" in refused(rows(**unprinted))


@pytest.mark.parametrize("unprinted", [{"education": 42, "data_platform": 42}, {"education": 38, "data_platform": 38}])
def test_the_bounds_themselves_will_do(unprinted):
    assert accept(rows(**unprinted), "fields.csv") == []


def test_inverted_polarity():
    message = refused([row | {"value": 1 - row["value"]} for row in rows()])
    assert "1 cities are ticked for administration" in message and "expected: 49" in message


def test_one_cell_flipped_in_each_column():
    given = [row | {"value": 1 - row["value"]} if row["city"] == "Jena" else row for row in rows()]
    assert refused(given).count("as the report prints") == 8


def test_labels_of_projects_not_ticked_are_named_with_pages():
    """Columns keep their sums; the ticks of cities with such a project have gone to others."""
    given = {(r["city"], r["field"]): dict(r) for r in rows()}
    for city, field in project_pairs()[:60]:
        other = next((c for c in study_pages() if not given[c, field]["value"]), None)
        if other:
            given[city, field]["value"], given[other, field]["value"] = 0, 1
    message = refused(list(given.values()))
    assert "of the 151 fields" in message and "Bonn (page 35)" in message and "at least 95%" in message


@pytest.mark.parametrize(("one", "other"), [("Augsburg", "Jena"), ("Köln", "Nürnberg"), ("Aachen", "Berlin")])
def test_exchanged_cities_are_named_where_their_labels_tell_them_apart(one, other):
    given = exchanged(rows(), one, other)
    notes = accept(given, "fields.csv")
    assert all(any(city in note and f"(page {study_pages()[city]}" in note for note in notes) for city in (one, other))
    assert any(gain > 0 and {a, b} == {one, other} for a, b, gain in exchanges(given))


def test_what_the_totals_and_labels_cannot_see():
    """Two cities whose projects' labels both cities tick: docs/field-matrix.md says that nothing tells this."""
    seen = [c for c in list(study_pages())[1:] if not exchanges(exchanged(rows(), "Aachen", c))]
    assert seen and accept(exchanged(rows(), "Aachen", seen[0]), "fields.csv") == []
