"""What a row of places says is held against the list of municipalities and the states' outlines."""

from __future__ import annotations

import pytest

from cityatlas.tidy.place_checks import check_density, check_place, check_unique

WEIMAR = {"city": "Weimar", "ags": "16055000", "state_code": "DE-TH", "latitude": 50.98, "longitude": 11.33}

SOUND = {
    "as it is": {},
    "another name for its municipality": {"city": "Stadt Weimar"},
    "a name of no municipality": {"city": "Musterstadt"},
    "a name without a Latin letter": {"city": "ワイマール"},
    "just outside the outline": {"latitude": 51.2, "longitude": 12.25, "city": "X", "ags": "16077001"},
    "a namesake": {
        "city": "Weimar", "ags": "06534020", "state_code": "DE-HE", "latitude": 50.77, "longitude": 8.72,
    },
}  # fmt: skip
BROKEN = {
    "swapped": ({"latitude": 11.33, "longitude": 50.98}, ["swapped"]),
    "no point": ({"latitude": 0.0, "longitude": 0.0}, ["outside Germany"]),
    "sign lost": ({"longitude": -11.33}, ["outside Germany"]),
    "point lost": ({"latitude": 5098.0, "longitude": 1133.0}, ["outside Germany"]),
    "not a number": ({"latitude": float("nan")}, ["outside Germany"]),
    "without end": ({"longitude": float("inf")}, ["outside Germany"]),
    "in another state": ({"latitude": 48.14, "longitude": 11.58}, ["km outside DE-TH"]),
    "in the neighbour's capital": ({"latitude": 51.34, "longitude": 12.37}, ["km outside DE-TH"]),
    "another state": ({"state_code": "DE-BY"}, ["belongs to DE-TH, not to DE-BY", "km outside DE-BY"]),
    "no such key": ({"ags": "16999999"}, ["no municipality has the key 16999999"]),
    "no such key and state": ({"ags": "99999999"}, ["no municipality has the key 99999999"]),
    "a key of another state": ({"ags": "09162000"}, ["belongs to DE-BY, not to DE-TH", "that of 'München"]),
    "a neighbour's key": ({"ags": "16053000"}, ["the key 16053000 is that of 'Stadt Jena'"]),
}


@pytest.mark.parametrize("case", SOUND)
def test_sound_places(case):
    assert list(check_place(WEIMAR | SOUND[case])) == []


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_is_named_with_what_to_do(case):
    changes, problems = BROKEN[case]
    found = list(check_place(WEIMAR | changes))
    assert len(found) == len(problems)
    for (problem, expected, action), part in zip(found, problems, strict=True):
        assert part in problem and expected and action


def test_a_wrong_key_gets_the_right_ones_offered():
    (_, expected, _), *_ = check_place(WEIMAR | {"ags": "16053000"})
    assert "16055000 (Stadt Weimar, DE-TH)" in expected


def test_no_two_places_are_one():
    rows = [
        ("places.csv", 2, "Weimar", WEIMAR),
        ("places.csv", 3, "Weimar an der Ilm", WEIMAR | {"latitude": 50.99}),
        ("places.csv", 4, "WEI-MAR", WEIMAR | {"ags": "16053000", "latitude": 50.92}),
        ("added.csv", 2, "Jena", WEIMAR | {"ags": "16052000"}),
    ]
    errors = check_unique(rows)
    assert [(e.line, e.problem.split(" stands")[0]) for e in errors] == [
        (3, "the municipality 16055000"),
        (4, "the name"),
        (2, "the point 50.98, 11.33"),
    ]
    assert errors[2].file == "added.csv" and "'Weimar' in places.csv:2" in errors[2].problem
    assert "'Weimar' in line 2, 'Weimar an der Ilm' in line 3" in errors[0].problem


@pytest.mark.parametrize(
    ("population", "area", "fits"),
    [(54321, 87, True), (500, 100, True), (54321, 8700, True), (54321, 1, False), (54321, 870000, False)],
)
def test_an_area_per_inhabitant_that_germany_does_not_have(population, area, fits):
    header = {"city": "X", "line": 1, "population": population, "area_km2": area}
    assert (check_density(header, "x.md") == []) == fits
