"""The bootstrap of alpha, computed at once, equals the library's alpha on every sample it draws."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityatlas.coding.agreement import agree, alpha_interval, bootstrap, of_all_coders, of_models
from tests.fixtures.codes import code, coder


def given_levels(units):
    """How often each level was given in each unit; None is not coded."""
    levels = range(max(v for unit in units for v in unit if v is not None) + 1)
    return np.array([[unit.count(level) for level in levels] for unit in units])


def one_by_one(units, draws, seed):
    """Each sample given to the library, as it was drawn."""
    data = np.array([[np.nan if v is None else v for v in unit] for unit in units], dtype=float).T
    generator = np.random.default_rng(seed)
    samples = [data[:, generator.integers(0, len(units), len(units))] for _ in range(draws)]
    return [
        1.0
        if len(np.unique(s[~np.isnan(s)])) < 2
        else krippendorff.alpha(reliability_data=s, level_of_measurement="nominal")
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
    units = list(zip(first, second, strict=True))
    assert bootstrap(given_levels(units), 300, 7) == pytest.approx(one_by_one(units, 300, 7), abs=1e-12)


VALUE = st.one_of(st.none(), st.integers(0, 3))
UNITS = st.integers(2, 4).flatmap(lambda n: st.lists(st.tuples(*[VALUE] * n), min_size=2, max_size=12))


@settings(max_examples=60, deadline=None)
@given(UNITS, st.integers(0, 99))
def test_any_coding_by_any_number_of_coders_with_gaps(units, seed):
    units = [unit for unit in units if len(unit) - unit.count(None) > 1]
    if units:
        assert bootstrap(given_levels(units), 20, seed) == pytest.approx(one_by_one(units, 20, seed), abs=1e-12)


def test_the_interval_holds_the_alpha_and_depends_on_the_seed_alone():
    units = list(zip("01" * 25, "01" * 20 + "10" * 5, strict=True))
    alpha, low, high = alpha_interval(units, 500, 3)
    assert low < alpha < high
    assert alpha_interval(units, 500, 3) == (alpha, low, high) != alpha_interval(units, 500, 4)


def test_krippendorffs_own_example_with_gaps():
    """Four observers, twelve units, values missing (Krippendorff 2011, section C): nominal alpha 0.743."""
    rows = ["123321412   ", "1233224125 3", " 3332342251 ", "12332441251 "]
    units = [tuple("" if v == " " else v for v in unit) for unit in zip(*rows, strict=True)]
    units = [unit for unit in units if len(unit) - unit.count("") > 1]
    assert alpha_interval(units, 10, 1)[0] == pytest.approx(0.743, abs=0.0005)


CITIES = [f"Stadt {i:02}" for i in range(20)]


def coded(name, values, variable="aim_ideas"):
    return [code(c, variable, v, name) for c, v in zip(CITIES, values, strict=False) if v != " "]


ANNA = coded("anna", "11111111110000000000")
BEN = coded("ben", "11111111100000000000")
CARLA = coded("carla", "11110")


def table(rows, *coders):
    return {r["coders"]: r for r in agree(rows, CITIES, coders, 50, 1)}


def test_two_coders_are_one_set():
    rows = table(ANNA + BEN, coder("anna"), coder("ben"))
    assert list(rows) == ["anna|ben"]
    assert (rows["anna|ben"]["n"], rows["anna|ben"]["disagreements"]) == (20, 1)
    assert (rows["anna|ben"]["positives_1"], rows["anna|ben"]["positives_2"]) == (10, 9)


def test_three_coders_are_compared_together_and_in_pairs_and_gaps_are_no_zeros():
    rows = table(ANNA + BEN + CARLA, coder("anna"), coder("ben"), coder("carla"))
    assert sorted(rows) == ["anna|ben", "anna|ben|carla", "anna|carla", "ben|carla"]
    assert [rows[k]["n"] for k in ("anna|ben|carla", "anna|ben", "anna|carla")] == [20, 20, 5]
    assert rows["anna|ben|carla"]["disagreements"] == 2 and rows["anna|carla"]["disagreements"] == 1
    assert rows["anna|ben|carla"]["positives_1"] is None
    assert rows["anna|ben|carla"]["alpha"] is not None and rows["anna|carla"]["verdict"] == "too_rare"


def test_what_was_coded_for_training_is_left_out():
    rows = table(ANNA + BEN, coder("anna", training=CITIES[:5]), coder("ben"))
    assert rows["anna|ben"]["n"] == 15


def test_people_are_judged_by_alpha_and_a_models_runs_by_its_lower_limit():
    people = table(ANNA + BEN, coder("anna", "person"), coder("ben", "person"))["anna|ben"]
    models = table(ANNA + BEN, coder("anna"), coder("ben"))["anna|ben"]
    assert people["alpha"] == models["alpha"] > 0.8 > models["alpha_low"]
    assert (people["verdict"], models["verdict"]) == ("reliable", "tentative")


def test_no_two_coders_have_no_agreement():
    assert agree(ANNA, CITIES, [coder("anna")], 50, 1) == []
    assert agree(ANNA, CITIES, [coder("anna"), coder("ben")], 50, 1) == []


def test_of_each_variable_the_largest_set_counts_and_the_models_are_told_apart():
    coders = [coder("anna"), coder("ben"), coder("carla", "person")]
    rows = agree(ANNA + BEN + CARLA, CITIES, coders, 50, 1)
    assert [r["coders"] for r in of_all_coders(rows)] == ["anna|ben|carla"]
    assert [r["coders"] for r in of_models(rows, coders)] == ["anna|ben"]
    assert [r["coders"] for r in of_models(rows, coders[1:])] == ["anna|ben|carla"]
