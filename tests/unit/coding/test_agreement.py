"""The bootstrap of alpha, computed at once, equals the library's alpha on every sample it draws."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityatlas.coding.agreement import alpha_interval, bootstrap


def one_by_one(first, second, draws, seed):
    """Each sample given to the library, as it was drawn."""
    data = np.array([first, second], dtype=float)
    generator = np.random.default_rng(seed)
    samples = [data[:, generator.integers(0, len(first), len(first))] for _ in range(draws)]
    return [
        1.0 if len(np.unique(s)) < 2 else krippendorff.alpha(reliability_data=s, level_of_measurement="nominal")
        for s in samples
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([0, 1, 1, 0, 1, 0, 0, 1, 1, 1], [0, 1, 0, 0, 1, 1, 0, 1, 1, 1]),
        ([0, 1, 2, 2, 1, 0, 3], [0, 1, 2, 1, 1, 0, 3]),
        ([0, 0, 0, 1], [0, 0, 0, 0]),  # many samples have one value only
    ],
)
def test_every_sample_has_the_librarys_alpha(first, second):
    assert bootstrap(first, second, 300, 7) == pytest.approx(one_by_one(first, second, 300, 7), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12), st.integers(0, 99))
def test_any_coding(pairs, seed):
    first, second = map(list, zip(*pairs, strict=True))
    assert bootstrap(first, second, 20, seed) == pytest.approx(one_by_one(first, second, 20, seed), abs=1e-12)


def test_the_interval_holds_the_alpha_and_depends_on_the_seed_alone():
    first, second = [0, 1] * 25, [0, 1] * 20 + [1, 0] * 5
    alpha, low, high = alpha_interval(first, second, 500, 3)
    assert low < alpha < high
    assert alpha_interval(first, second, 500, 3) == (alpha, low, high) != alpha_interval(first, second, 500, 4)
