"""The register of claims: each breach is refused with its message, and what a wording admits is asked for."""

from __future__ import annotations

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
        ({"readings": [reading("one"), reading("one")]}, "the reading 'one' stands twice"),
        ({"unit": "percent", "base": None}, "one reading, but a share without a printed base"),
        ({"printed": "15 verabschiedete"}, "one reading, but the word 'verabschiedet'"),
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
    assert "atlas-a: " in str(caught.value) and message in str(caught.value)


def test_an_id_that_stands_twice_and_breaches_of_several_claims_are_told_together(read):
    with pytest.raises(InputError) as caught:
        read(claim(), claim(), claim(claim_id="atlas-b", value=None))
    assert str(caught.value).count("the id stands twice") == 2 and "atlas-b: reading plain" in str(caught.value)


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
