"""Verdicts: intervals of what was printed against intervals of the data."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cityatlas.claims.verdicts import (
    Measured,
    compare_claim,
    compare_intervals,
    compare_members,
    compare_order,
    impossible,
    printed_interval,
)
from cityatlas.core.config import parse_interval

R, C, X = "reproduced", "consistent", "contradicted"


@pytest.mark.parametrize(
    ("interval", "low", "high", "status"),
    [
        ("[19, 19]", 19, 19, R),
        ("[19, 19]", 15, 23, C),
        ("[19, 19]", 20, 23, X),
        ("[0.4, 0.5)", Fraction(1, 2), Fraction(1, 2), X),  # an open end does not belong
        ("[0.4, 0.5)", Fraction(2, 5), Fraction(49, 100), R),
        ("(0, 0.15]", 0, 0, X),
        ("(0, 0.15]", 0, Fraction(1, 10), C),
    ],
)
def test_interval_logic(interval, low, high, status):
    assert compare_intervals(parse_interval(interval), Fraction(low), Fraction(high)) == status


@pytest.mark.parametrize(
    ("kind", "value", "measured", "status"),
    [
        ("exact", 98, Measured(49, 49, 49, 50), R),
        ("exact", 92, Measured(45, 45, 45, 50), X),
        ("exact", 33, Measured(1, 1, 1, 3), R),  # 33.3 percent is printed as 33
        ("exact", 33.3, Measured(1, 1, 1, 3), R),
        ("exact", 33.4, Measured(1, 1, 1, 3), X),
        ("at_least", 40, Measured(21, 20, 22, 50), R),
        ("more_than", 40, Measured(20, 20, 20, 50), X),
        ("just_under", 50, Measured(25, 25, 25, 50), X),
        ("just_under", 50, Measured(24, 24, 24, 50), R),
        ("about", 50, Measured(27, 27, 27, 50), R),
    ],
)
def test_percent_by_kind_and_precision(config, kind, value, measured, status):
    claim = {"kind": kind, "value": value, "unit": "percent", "base": 50}
    assert compare_claim(claim, measured, config, "literal") == status


def test_a_rounded_number(config):
    claim = {"kind": "rounded", "value": 160000, "precision": 10000, "unit": "persons"}
    assert compare_claim(claim, Measured(158254, 158254, 158254, 1), config, "literal") == R
    assert compare_claim({**claim, "precision": 1000}, Measured(158254, 158254, 158254, 1), config, "literal") == X


def test_vague_words_are_at_most_consistent(config):
    claim = {"kind": "vague", "unit": "cities"}
    assert compare_claim(claim, Measured(50, 50, 50, 50), config, "literal") == C
    assert compare_claim(claim, Measured(0, 0, 0, 50), config, "literal") == X


def test_a_quantifier_may_flip_with_its_width(config):
    claim = {"kind": "quantifier", "quantifier": "just_under_half", "unit": "cities"}
    found = {w: compare_claim(claim, Measured(21, 21, 21, 50), config, w) for w in ("literal", "narrow", "wide")}
    assert found == {"literal": R, "narrow": X, "wide": R}


def exact(**counts):
    return {g: Measured(n, n, n, 50) for g, n in counts.items()}


def test_orders():
    data = exact(a=30, b=20, c=10)
    assert compare_order([["a"], ["b"]], "top", data) == R
    assert compare_order([["a"], ["c"]], "top", data) == X
    assert compare_order([["a"], ["c"]], "only", data) == R
    assert compare_order([["c"]], "bottom", data) == R
    assert compare_order([["b", "a"]], "top", data) == R  # not ordered among themselves
    assert compare_order([["a"], ["b"]], "only", data | {"b": Measured(20, 18, 31, 50)}) == C


def looked_for(**found):
    """Claimed members and whether they were found: 1, 0, or (0, 1) where that is open."""
    bounds = {m: v if isinstance(v, tuple) else (v, v) for m, v in found.items()}
    return [(m, Measured(low, low, high, 1)) for m, (low, high) in bounds.items()]


@pytest.mark.parametrize(
    ("parts", "extent", "certain", "possible", "silent", "status"),
    [
        (looked_for(a=1, b=1), "complete", set(), set(), False, R),
        (looked_for(a=1), "complete", {"b"}, {"b"}, False, X),
        (looked_for(a=1), "some", {"b"}, {"b"}, False, R),
        (looked_for(a=1, c=(0, 1)), "some", set(), set(), False, C),
        (looked_for(a=1, d=0), "some", set(), set(), False, X),
        (looked_for(a=1, d=(0, 1)), "some", set(), set(), True, C),  # silence says nothing, and d is not added
        (looked_for(a=1), "complete", set(), set(), True, C),
    ],
)
def test_members(parts, extent, certain, possible, silent, status):
    assert compare_members(parts, extent, certain, possible, silent) == status


def test_a_percentage_that_no_count_can_give(config):
    claim = {"kind": "exact", "value": 75, "unit": "percent"}
    assert impossible(printed_interval(claim, config, "literal"), 50)  # 74 and 76, never 75
    assert not impossible(printed_interval({**claim, "value": 74}, config, "literal"), 50)
