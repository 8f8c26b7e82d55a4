"""The register of claims: each breach is refused with its message, and what a wording admits is asked for."""

from __future__ import annotations

import re

import pytest
import yaml

from cityatlas.claims.register import (
    ambiguous_words,
    group_text,
    groups_of,
    needs_readings,
    own_lines,
    read_register,
    readings_of,
)
from cityatlas.core.errors import InputError

ROUTE = {"statistic": "cities_by_state", "group": "DE-NW", "basis": "profile_facts"}


def route(**keys):
    return {k: v for k, v in {**ROUTE, **keys}.items() if v is not None}


def reading(name="plain", *routes, **keys):
    texts = dict.fromkeys(("de", "en", "admissible_de", "admissible_en"), "worded so")
    return {"id": name, **texts, "routes": list(routes or [ROUTE]), **keys}


def claim(**keys):
    given = {"claim_id": "atlas-a", "document": "atlas", "lines": "12;14-15", "printed": "15", "kind": "exact"}
    given |= {"claim_de": "Fünfzehn Städte liegen dort.", "claim_en": "Fifteen cities lie there.", "unit": "cities"}
    given |= {"base": 50, "value": 15, "readings": [reading()]}
    return {k: v for k, v in {**given, **keys}.items() if v is not None or k == "base"}


@pytest.fixture
def read(tmp_path):
    def from_file(*claims):
        path = tmp_path / "claims.yaml"
        path.write_text(yaml.safe_dump({"claims": list(claims)}, allow_unicode=True), encoding="utf-8")
        return read_register(path)

    return from_file


@pytest.mark.parametrize(
    "told",
    [
        claim(),
        claim(kind="order", value=None, order=["DE-NW"], readings=[reading("plain", route(group=None))]),
        claim(readings=[reading("plain", route(group=None, any_of=["DE-NW", "DE-BY"]))]),
        claim(
            value=None,
            printed="[zusammen fünfzehn]",
            readings=[{**reading(), "routes": []}],
            not_recomputable="interview_data",
        ),
        claim(base=None, unit="percent", only_reading_de="Der Satz nennt sie.", only_reading_en="It names them."),
        claim(base=None, unit="percent", readings=[reading("one"), reading("two")]),
        claim(kind="vague", value=None),
    ],
)
def test_a_sound_claim_is_read(read, told):
    assert read(told) == [told]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"readings": [{**reading(), "routes": []}]}, "either a route that decides a reading, or not_recomputable"),
        ({"readings": [reading("plain", route(role="supporting"))]}, "either a route that decides a reading"),
        ({"not_recomputable": "interview_data"}, "either a route that decides a reading, or not_recomputable"),
        ({"same_as": "atlas-none"}, "same_as names no other claim: 'atlas-none'"),
        ({"same_as": "atlas-a"}, "same_as names no other claim: 'atlas-a'"),
        ({"same_as": ""}, "same_as names no other claim: ''"),
        ({"lines": "3-1"}, "the lines 3-1 run backwards"),
        ({"lines": "1-999999"}, "more than 10000 lines"),
        ({"lines": "0"}, "has not the expected form"),
        ({"lines": "1-99999999999"}, "has not the expected form"),
        ({"lines": 12}, "the value 12 is of the wrong type"),
        ({"value": float("nan")}, "wrong type"),
        ({"value": float("inf")}, "wrong type"),
        ({"value": -1}, "less than the minimum"),
        ({"value": "15"}, "wrong type"),
        ({"value": 51}, "the value is 51, but 15 is printed"),
        ({"printed": "160.000", "value": 16000}, "the value is 16000, but 160.000 is printed"),
        ({"base": 0}, "less than the minimum"),
        ({"base": -1}, "less than the minimum"),
        ({"base": float("nan")}, "wrong type"),
        ({"base": 1.5}, "wrong type"),
        ({"unit": "percent", "value": 150, "printed": "150"}, "a share of 150 percent"),
        ({"readings": [reading(unit="percent")], "value": 150, "printed": "150"}, "a share of 150 percent"),
        (
            {"value": None, "readings": [{**reading(), "routes": []}], "not_recomputable": "picture_lost"},
            "needs 'value'",
        ),
        ({"quantifier": "all"}, "'quantifier' means nothing in a claim of kind exact"),
        ({"order": ["DE-NW"]}, "'order' means nothing in a claim of kind exact"),
        ({"precision": 10}, "'precision' means nothing in a claim of kind exact"),
        ({"kind": "vague", "value": 15}, "'value' means nothing in a claim of kind vague"),
        ({"kind": "rounded", "partition": "states"}, "'partition' means nothing in a claim of kind rounded"),
        ({"kind": "quantifier", "value": None, "quantifier": "most"}, "there is no quantifier 'most'"),
        ({"kind": "order", "value": None, "order": []}, "non-empty"),
        ({"kind": "order", "value": None, "order": [["DE-NW", ["DE-BY"]]]}, "wrong type"),
        ({"kind": "order", "value": None, "order": [[]]}, "non-empty"),
        ({"kind": "order", "value": None, "order": ["DE-NW", ["DE-BY", "DE-NW"]]}, "the order names 'DE-NW' twice"),
        ({"kind": "order", "value": None, "order": ["DE-NW", "DE-XX"]}, "has no group 'DE-XX'"),
        ({"kind": "list", "value": None, "members": []}, "non-empty"),
        ({"kind": "list", "value": None, "members": ["Atlantis"]}, "there is no city or project 'Atlantis'"),
        ({"kind": "list", "value": None, "members": ["Aachen", "Aachen"]}, "non-unique"),
        ({"kind": "context", "value": None}, "a claim of kind context takes no route"),
        ({"readings": [reading(order_extent="top")]}, "'order_extent' means nothing"),
        ({"readings": [reading("plain", route(statistic="cities_by_land"))]}, "there is no statistic 'cities_by_land'"),
        ({"readings": [reading("plain", route(group="DE-XX"))]}, "cities_by_state has no group 'DE-XX'"),
        ({"readings": [reading("plain", route(basis="dreams"))]}, "'dreams' does not exist here"),
        ({"note_de": "Nur deutsch."}, "note_de and note_en go together"),
        ({"readings": [reading("one"), reading("one")]}, "the reading 'one' stands twice"),
        ({"unit": "percent", "base": None}, "one reading, but a share without a printed base"),
        ({"printed": "15 verabschiedete"}, "one reading, but the word 'verabschied'"),
        ({"only_reading_de": "Der Satz nennt sie."}, "only_reading_de and only_reading_en go together"),
        ({"only_reading_en": "It names them all."}, "only_reading_de and only_reading_en go together"),
        ({"value": None}, "reading plain: a claim of kind exact needs 'value'"),
        ({"kind": "quantifier"}, "reading plain: a claim of kind quantifier needs 'quantifier'"),
        ({"kind": "order"}, "reading plain: a claim of kind order needs 'order'"),
        ({"kind": "list"}, "reading plain: a claim of kind list needs 'members'"),
        ({"readings": [reading("plain", route(group=None))]}, "a route of kind exact needs one of group, any_of"),
        ({"readings": [reading("plain", route(any_of=["DE-NW", "DE-BY"]))]}, "needs one of group, any_of and all_of"),
        (
            {"kind": "list", "members": ["A"], "readings": [reading("plain", route(any_of=["DE-NW", "DE-BY"]))]},
            "a route of kind list needs one of",
        ),
    ],
)
def test_each_breach_is_refused_with_its_message(read, change, message):
    with pytest.raises(InputError) as caught:
        read(claim(**change))
    assert re.search(r"claims\.yaml:[0-9]+: (claims/)?atlas-a[:/]", str(caught.value)) and message in str(caught.value)


def test_an_id_that_stands_twice_and_breaches_of_several_claims_are_told_together(read):
    with pytest.raises(InputError) as caught:
        read(claim(), claim(), claim(claim_id="atlas-b", value=None))
    assert str(caught.value).count("the id stands twice") == 2 and "atlas-b: reading plain" in str(caught.value)


@pytest.mark.parametrize("name", ["atlas a", "atlas-ä", "-a", "a--b", "a" * 200, "a\n", "../a", "", "a|b"])
def test_an_id_has_plain_characters(read, name):
    with pytest.raises(InputError, match="claim_id: "):
        read(claim(claim_id=name))


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ([claim(claim_id="atlas-b", same_as="atlas-a")], "which is the same as another itself"),
        (
            [claim(claim_id="atlas-b", same_as="atlas-c"), claim(claim_id="atlas-c")],
            "which is the same as another itself",
        ),
        ([claim(claim_id="atlas-b", value=16, printed="16")], "which has another value"),
    ],
)
def test_a_claim_repeats_one_that_stands_for_itself(read, others, message):
    with pytest.raises(InputError) as caught:
        read(claim(same_as="atlas-b"), *others)
    assert message in str(caught.value) and "claims.yaml:2: atlas-a" in str(caught.value)


def test_a_key_that_does_not_exist_is_refused_with_the_claim(read):
    with pytest.raises(InputError, match="atlas-a: the key 'verdict' does not exist"):
        read(claim(verdict="reproduced"))


@pytest.mark.parametrize("word", ambiguous_words())
def test_a_word_with_two_meanings_asks_for_readings(word):
    assert needs_readings(claim(printed=f"15 {word.upper()}")) == f"the word {word!r}"
    assert needs_readings(claim(claim_de=f"Fünfzehn {word} dort."))
    assert not needs_readings(claim(printed=f"15x{word}"))  # inside another word


@pytest.mark.parametrize(
    ("keys", "groups", "text"),
    [
        ({"group": "a"}, ["a"], "a"),
        ({"any_of": ["a", "b"]}, ["a", "b"], "a|b"),
        ({"all_of": ["a", "b"]}, ["a", "b"], "a&b"),
        ({}, [], ""),
    ],
)
def test_the_groups_of_a_route(keys, groups, text):
    assert (groups_of(keys), group_text(keys)) == (groups, text)


def test_a_reading_tests_the_claim_as_it_says_itself():
    told = claim(readings=[reading("one"), reading("two", unit="projects", members=["A"])])
    one, two = readings_of(told)
    assert one.claim["unit"] == "cities" and "members" not in one.claim
    assert (two.claim["unit"], two.claim["members"], two.claim["value"]) == ("projects", ["A"], 15)
    assert two.routes == (ROUTE,) and two.texts["admissible_en"] == "worded so"


def test_the_lines_that_a_claim_stands_in():
    assert own_lines(claim()) == {("atlas", "12"), ("atlas", "14"), ("atlas", "15")}
