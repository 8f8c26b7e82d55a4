"""Agreement of two codings."""

from __future__ import annotations

import pytest

from cityatlas.agreement import agree, alpha_interval, verdict


def test_alpha_of_a_case_worked_by_hand():
    # two coders, four units, one disagreement: D_o = 2/8, D_e = 2 * 3 * 5 / (8 * 7) -> alpha = 1 - 0.25 / (30 / 56)
    alpha, low, high = alpha_interval([1, 0, 0, 1], [1, 0, 0, 0], draws=200, seed=1)
    assert alpha == pytest.approx(1 - 0.25 / (30 / 56))
    assert low <= alpha <= high


def test_the_interval_is_the_same_for_the_same_seed_only():
    data = ([1, 0, 0, 1, 1, 0, 1, 0], [1, 0, 1, 1, 0, 0, 1, 0])
    assert alpha_interval(*data, draws=300, seed=7) == alpha_interval(*data, draws=300, seed=7)
    assert alpha_interval(*data, draws=300, seed=7)[1:] != alpha_interval(*data, draws=300, seed=8)[1:]


@pytest.mark.parametrize(
    ("alpha", "positives", "varied", "expected"),
    [
        (0.9, (20, 20), True, "reliable"),
        (0.8, (20, 20), True, "reliable"),
        (0.7, (20, 20), True, "tentative"),
        (0.6, (20, 20), True, "unreliable"),
        (0.9, (4, 20), True, "too_rare"),
        (None, (50, 50), False, "no_variation"),
    ],
)
def test_verdicts(alpha, positives, varied, expected):
    assert verdict(alpha, positives, varied) == expected


def codes(first: str, second: str, variable: str = "aim_ideas"):
    return [
        {"city": f"c{i}", "variable": variable, "coder": coder, "value": v}
        for coder, values in (("coder_1", first), ("coder_2", second))
        for i, v in enumerate(values)
    ]


def row_of(first: str, second: str):
    cities = [f"c{i}" for i in range(len(first))]
    return next(r for r in agree(codes(first, second), cities, 200, 1) if r["variable"] == "aim_ideas")


def test_no_variation_and_too_rare_have_no_alpha():
    same = row_of("1" * 12, "1" * 12)
    assert (same["verdict"], same["alpha"], same["agreement"]) == ("no_variation", None, 1)
    rare = row_of("1" + "0" * 11, "0" * 12)
    assert (rare["verdict"], rare["alpha"], rare["disagreements"]) == ("too_rare", None, 1)


def test_counts_of_a_variable():
    row = row_of("111111000000", "111110100000")
    assert (row["n"], row["positives_1"], row["positives_2"], row["disagreements"]) == (12, 6, 6, 2)
    assert row["agreement"] == pytest.approx(10 / 12)
