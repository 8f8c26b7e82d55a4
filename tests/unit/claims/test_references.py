"""What a claim refers to exists, or is named."""

from __future__ import annotations

import pytest

from cityatlas.claims.references import is_member, line_breach, unknown_references

STATES = {"statistic": "cities_by_state", "group": "DE-NW", "basis": "profile_facts"}
FIELDS = {"statistic": "agenda_field", "basis": "coding"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("29;408-410", ""),
        ("3-1", "the lines 3-1 run backwards"),
        ("1;9-8;3", "the lines 9-8 run backwards"),
        ("1-999999", "more than 10000 lines"),
        ("1-6000;7000-12000", "more than 10000 lines"),
    ],
)
def test_lines_run_forwards_and_are_few(text, told):
    assert line_breach(text) == told


@pytest.mark.parametrize(
    ("name", "known"),
    [("Aachen", True), ("Oldenburg (Oldb)", True), ("oldenburg-oldb-2", True), ("Atlantis", False), ("aachen", False)]
    + [("aachen-0", False), ("aachen-12", False), ("atlantis-1", False), ("", False), ("-1", False)],
)
def test_a_member_is_a_city_or_a_project(name, known):
    assert is_member(name) is known


@pytest.mark.parametrize(
    ("tested", "route", "told"),
    [
        ({}, STATES, []),
        ({"quantifier": "most"}, STATES, ["there is no quantifier 'most'"]),
        ({}, {**STATES, "statistic": "cities_by_land"}, ["there is no statistic 'cities_by_land'"]),
        ({}, {**STATES, "group": "DE-XX"}, ["the statistic cities_by_state has no group 'DE-XX'"]),
        ({}, {"statistic": "agenda_field", "any_of": ["mobility", "x"]}, ["agenda_field has no group 'x'"]),
        ({"order": ["mobility", ["health", "y"]]}, FIELDS, ["agenda_field has no group 'y'"]),
        ({"members": ["mobility", "z"]}, FIELDS, ["agenda_field has no group 'z'"]),
        ({"members": ["Aachen", "Atlantis"]}, STATES, ["there is no city or project 'Atlantis'"]),
        ({}, {"statistic": "document_structure", "group": "anything"}, []),  # looked up when the claim is judged
    ],
)
def test_each_name_that_does_not_exist_is_told(tested, route, told):
    found = unknown_references(tested, [route])
    assert len(found) == len(told) and all(t in f for t, f in zip(told, found, strict=True))
