"""Severity: for each claim, the data that would flip its verdict are built, or cannot be."""

from __future__ import annotations

import itertools

import pytest

from cityatlas.claims.severity import of_count, of_members, of_order, possible_counts, weakest
from cityatlas.claims.verdicts import CONTRADICTED, REPRODUCED, Measured, compare_claim, compare_members, compare_order


def claim(kind, **more):
    return {"kind": kind, "unit": "cities", **more}


NUMBER = claim("exact", value=19)
SHARE = claim("exact", value=98, unit="percent")
SOME = claim("vague")
AT_LEAST_ONE = claim("at_least", value=1)
AT_LEAST_TEN = claim("at_least", value=10)
FEW = claim("quantifier", quantifier="few")
MAJORITY = claim("quantifier", quantifier="majority")
RARELY = claim("quantifier", quantifier="rarely")
ALL = claim("quantifier", quantifier="all")
BASE = 50
WHOLE = (0, BASE)


@pytest.mark.parametrize(
    ("told", "silent", "test"),
    [
        (NUMBER, False, "two_sided"),
        (SHARE, False, "two_sided"),
        (SOME, False, "zero_only"),  # some: only none at all could contradict it
        (SOME, True, "untestable"),  # and where silence says nothing, not even that
        (AT_LEAST_ONE, False, "zero_only"),
        (AT_LEAST_TEN, False, "two_sided"),
        (AT_LEAST_TEN, True, "untestable"),  # a lower bound never contradicts "at least"
        (FEW, False, "two_sided"),
        (FEW, True, "one_sided"),  # more than a few could be counted, but never few for certain
        (RARELY, True, "one_sided"),
        (ALL, False, "two_sided"),
        (ALL, True, "untestable"),
    ],
)
def test_the_severity_of_counts(config, told, silent, test):
    assert of_count(told, BASE, WHOLE, silent, config) == test


@pytest.mark.parametrize("told", [NUMBER, SHARE, SOME, AT_LEAST_ONE, AT_LEAST_TEN, FEW, MAJORITY, RARELY, ALL])
@pytest.mark.parametrize("silent", [False, True])
def test_every_count_that_other_data_could_give_agrees_with_the_severity(config, told, silent):
    outcomes = {}
    for count in range(BASE + 1):  # every possible data, one by one, as the severity promises them
        upper = BASE if silent else count
        outcomes[count] = compare_claim(told, Measured(count, count, upper, BASE), config, "literal")
    fails = [n for n, outcome in outcomes.items() if outcome == CONTRADICTED]
    holds = told["kind"] != "vague" and REPRODUCED in outcomes.values()
    test = of_count(told, BASE, WHOLE, silent, config)
    assert (test == "untestable") == (not fails)
    assert (test == "zero_only") == (fails == [0])
    if test in ("one_sided", "two_sided"):
        assert fails and fails != [0] and holds == (test == "two_sided")


def test_totals_have_no_limit_above_and_what_cannot_fail_has_none_at_all(config):
    assert of_count(claim("exact", value=50), 50, (0, None), False, config) == "two_sided"
    assert of_count(claim("exact", value=50), 50, (50, 50), False, config) == "untestable"
    assert max(possible_counts(claim("exact", value=158254), config, 158254, (0, None))) > 158254


def test_orders_need_a_pair_that_can_stand_the_other_way_round():
    assert of_order([["a"], ["b"]], "only", ["a", "b"], False) == "two_sided"
    assert compare_order([["a"], ["b"]], "only", {g: Measured(n, n, n, 50) for g, n in (("a", 1), ("b", 2))}) == (
        CONTRADICTED
    )
    assert of_order([["a", "b"]], "only", ["a", "b"], False) == "untestable"
    assert of_order([["a", "b"]], "top", ["a", "b", "c"], False) == "two_sided"
    assert of_order([["a"], ["b"]], "only", ["a", "b"], True) == "untestable"


def of_pair(first, second, silent):
    """Two groups with these counts; where silence says nothing, each could be everywhere."""
    return {g: Measured(n, n, BASE if silent else n, BASE) for g, n in (("a", first), ("b", second))}


@pytest.mark.parametrize("silent", [False, True])
def test_every_pair_of_counts_agrees_with_the_severity_of_an_order(silent):
    order = [["a"], ["b"]]
    outcomes = {compare_order(order, "only", of_pair(n, m, silent)) for n in range(BASE + 1) for m in range(BASE + 1)}
    two_sided = of_order(order, "only", ["a", "b"], silent) == "two_sided"
    assert {CONTRADICTED, REPRODUCED} <= outcomes if two_sided else CONTRADICTED not in outcomes


@pytest.mark.parametrize(
    ("extent", "silent", "test"),
    [
        ("some", False, "two_sided"),
        ("complete", False, "two_sided"),
        ("complete", True, "one_sided"),  # another member contradicts; that there is no other is never known
        ("some", True, "untestable"),  # a member that is not named may be there all the same
    ],
)
def test_every_list_that_other_data_could_give_agrees_with_the_severity(extent, silent, test):
    outcomes = set()
    for found, other in itertools.product((True, False), repeat=2):  # the claimed member, and one that is not claimed
        parts = [("a", Measured(int(found), int(found), int(found or silent), 1))]
        certain = {"b"} if other else set()
        outcomes.add(compare_members(parts, extent, certain, certain, silent))
    assert of_members(extent, silent) == test
    assert (CONTRADICTED in outcomes) == (test != "untestable")
    if test != "untestable":
        assert (REPRODUCED in outcomes) == (test == "two_sided")


def test_a_claim_is_as_severe_as_its_weakest_reading():
    assert weakest(["two_sided", "zero_only", "one_sided"]) == "zero_only"
    assert weakest(["two_sided", "untestable"]) == "untestable"
