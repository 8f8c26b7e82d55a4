"""Two classes by one feature, found without the totals."""

from __future__ import annotations

import numpy as np
import pytest

from cityatlas.documents.matrix import FIELDS, study_pages
from cityatlas.documents.pdf.classes import all_splits, along_difference, feature_splits
from tests.fixtures.matrix import made_up_cells


@pytest.fixture
def cells():
    return np.array([[made_up_cells()[city, field] for field in FIELDS] for city in study_pages()])


def noise(size, shape=(50, 10)):
    return np.random.default_rng(2).normal(0, size, shape)


def finds(splits, cells):
    return any((split.cells == cells).all() for split in splits)


def test_two_values(cells):
    split = feature_splits("ink", 0.3 + 0.4 * cells)[0]
    assert (split.cells == cells).all() and split.gap == pytest.approx(1)


def test_noise_leaves_a_clear_gap_or_is_told(cells):
    clear, blurred = feature_splits("ink", cells + noise(0.08))[0], feature_splits("ink", cells + noise(0.4))[0]
    assert (clear.cells == cells).all() and clear.is_clear
    assert not blurred.is_clear


def test_what_each_label_and_page_adds_is_levelled(cells):
    labels, pages = np.linspace(0, 0.8, 10)[None, :], np.random.default_rng(1).uniform(0, 0.3, (50, 1))
    found = feature_splits("weight", cells + labels + pages)
    assert not finds(found[:2], cells) and finds(found, cells)


def test_one_class_of_many_colours(cells):
    assert finds(feature_splits("chroma", cells * np.linspace(0.3, 0.9, 10)[None, :]), cells)


def test_a_colour_is_one_number(cells):
    colours = np.where(cells[..., None] == 1, np.array([0.1, 0.2, 0.8]), np.array([0.9, 0.9, 0.2]))
    line = along_difference(colours + noise(0.02, (50, 10, 3)))
    split = feature_splits("letters", line)[0]
    assert (split.cells == cells).all() or (split.cells == 1 - cells).all()


def test_either_class_may_be_the_ticked_one(cells):
    assert finds(all_splits({"ink": 1.0 - cells}), cells)


@pytest.mark.parametrize("values", [np.ones((50, 10)), np.full((50, 10), np.nan)])
def test_nothing_to_tell_apart(values):
    assert feature_splits("ink", values) == []


def test_a_few_odd_cells_are_no_class():
    values = np.zeros((50, 10))
    values[0, :3] = 1
    assert feature_splits("ink", values) == []
