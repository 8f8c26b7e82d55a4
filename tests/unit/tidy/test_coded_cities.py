"""A city's codes side by side: the counted ones, with nothing where nothing is coded."""

from __future__ import annotations

from cityatlas.coding.codebook import variables
from cityatlas.tidy.coded_cities import codes_side_by_side


def code(city, variable, value, coder="consensus"):
    row = {"city": city, "variable": variable, "value": value, "coder": coder, "alternative": "", "strength": ""}
    return row | {"confidence": "sure", "section": "", "lines": "", "note": ""}


def test_counted_codes_stand_side_by_side():
    codes = [code("A", "field_mobility", "1"), code("A", "field_mobility", "0", "coder_1")]
    codes += [code("A", "agenda_status", "adopted"), code("A", "agenda_year", "2018")]
    codes += [code("B", "field_mobility", "0", "hand"), code("B", "agenda_status", "none", "automatic")]
    cities = [{"city": "A", "in_study": True}, {"city": "B", "in_study": False}, {"city": "C", "in_study": False}]
    a, b, c = codes_side_by_side(cities, codes)
    assert (a["field_mobility"], a["agenda_status"], a["agenda_year"], a["in_study"]) == (1, "adopted", 2018, True)
    assert (b["field_mobility"], b["agenda_status"], b["agenda_year"]) == (0, "none", None)
    assert {c[name] for name in variables()} == {None}


def test_the_published_table_is_that_of_the_codes(tables):
    rows = {r["city"]: r for r in tables["cities_coded"]}
    assert set(rows) == {c["city"] for c in tables["cities"]}
    counted = [r for r in tables["codes"] if r["coder"] == "consensus"]
    assert all(str(rows[r["city"]][r["variable"]]) == r["value"] for r in counted if r["value"])
