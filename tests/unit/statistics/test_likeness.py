"""Likeness is the same number in every version of Python: its sum is rounded once, not at each step."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from cityatlas.explore import peers
from cityatlas.statistics.likeness import LIKENESS_WEIGHTS, Features, Likeness, likeness_of

PARTS = [
    Likeness(shared, union, organisation, 4, status, size)
    for shared, union, organisation, status, size in product(
        (0, 1, 3), (3, 7, 9), range(5), (0, 1), (0.0, 0.1, 0.2370344, 0.618, 1.0)
    )
]


def rounded_once(values, weights):
    """The weighted mean as exact fractions give it."""
    return float(sum(Fraction(w * values[k]) for k, w in weights.items())) / sum(weights.values())


def test_the_score_is_rounded_once():
    for parts in PARTS:
        assert parts.score == rounded_once(parts.shares, LIKENESS_WEIGHTS)


def test_the_notebooks_score_is_rounded_once():
    for parts, state in product(PARTS, (False, True)):
        values = parts.shares | {"state": float(state)}
        assert peers.score(parts, state, peers.WEIGHTS) == rounded_once(values, peers.WEIGHTS)


def test_rounding_at_each_step_would_differ():
    """Else the two tests above would hold without fsum, too."""
    steps = []
    for parts in PARTS:
        total = 0.0
        for key, weight in LIKENESS_WEIGHTS.items():
            total += weight * parts.shares[key]
        steps.append(total / sum(LIKENESS_WEIGHTS.values()))
    assert [p.score for p in PARTS] != steps


def test_likeness_by_hand():
    a = Features(frozenset({"field_mobility", "field_health"}), frozenset({"org_person_role"}), "adopted", 100_000)
    b = Features(frozenset({"field_mobility"}), frozenset({"org_person_role"}), "in_development", 1_000_000)
    found = likeness_of(a, b)
    assert (found.shared, found.union, found.organisation, found.same_status, found.size) == (1, 2, 4, 0, 0.0)
    assert found.score == pytest.approx((4 * 0.5 + 2 * 1 + 0 + 0) / 10)
    assert likeness_of(b, a).score == found.score and likeness_of(a, a).score == 1.0


NOTHING = frozenset()


def test_two_cities_that_say_nothing_are_alike_by_their_size_alone():
    silent = Features(NOTHING, NOTHING, "", 100_000)
    parts = likeness_of(silent, silent)
    assert parts.shares == {"fields": 0.0, "organisation": 0.0, "status": 0.0, "size": 1.0}


def test_a_coded_no_is_an_answer_and_silence_beside_it_is_none():
    coded = Features(NOTHING, NOTHING, "none", 100_000)
    assert likeness_of(coded, coded).shares == {"fields": 0.0, "organisation": 1.0, "status": 1.0, "size": 1.0}
    silent = Features(NOTHING, NOTHING, "", 100_000)
    for pair in ((coded, silent), (silent, coded)):
        assert likeness_of(*pair).shares == {"fields": 0.0, "organisation": 0.0, "status": 0.0, "size": 1.0}


def test_silence_on_one_thing_is_not_rewarded_either():
    """Both have a model, neither has a field or a status."""
    one = Features(NOTHING, frozenset({"org_person_role"}), "", 100_000)
    assert likeness_of(one, one).shares == {"fields": 0.0, "organisation": 1.0, "status": 0.0, "size": 1.0}
