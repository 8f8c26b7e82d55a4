"""The palettes: told apart by every sight and in grey print, with ink that can be read."""

import itertools

import numpy as np
import pytest

from cityatlas.claims.classes import STATUSES
from cityatlas.core.palette import RELIABILITY_COLOURS, SIZE_COLOURS
from cityatlas.core.vocabulary import terms
from cityatlas.figures import style
from cityatlas.figures.bars import lighter

# Machado, Oliveira and Fernandes 2009: protan, deutan and tritan sight, full strength, on linear RGB
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}


def linear(colour):
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = matrix @ np.clip(rgb, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", SIGHTS)
def test_ten_fields_stay_apart_for_every_sight(sight):
    seen = [lab(SIGHTS[sight] @ linear(c)) for c in style.FIELD_COLOURS.values()]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 20


@pytest.mark.parametrize("sight", SIGHTS)
def test_verdicts_stay_apart_for_every_sight(sight):
    seen = [lab(SIGHTS[sight] @ linear(c)) for c in style.STATUS_COLOURS.values()]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 20


def test_every_verdict_has_a_colour_that_its_neighbours_and_the_paper_do_not_swallow():
    assert list(style.STATUS_COLOURS) == terms("status")
    stacked = [style.STATUS_COLOURS[s] for s in STATUSES]
    assert all(style.contrast(a, b) >= 3 for a, b in itertools.pairwise(stacked))
    assert all(style.contrast(c, style.PAPER) >= 3 for c in (*stacked, style.STATUS_EDGE))
    assert all(style.contrast(style.ink_on(c), c) >= 4 for c in style.STATUS_COLOURS.values())


@pytest.mark.parametrize("palette", [style.FIELD_COLOURS, style.STATUS_COLOURS, style.AGENDA_COLOURS])
def test_palettes_stay_apart_in_grey_print(palette):
    lightness = sorted(lab(linear(c))[0] for c in palette.values())
    assert min(np.diff(lightness)) > 5


def test_every_field_has_its_colour_and_readable_ink():
    assert sorted(style.FIELD_COLOURS) == sorted(terms("field"))
    for colour in style.FIELD_COLOURS.values():
        assert style.contrast(style.ink_on(colour), colour) >= 4
        assert style.contrast(style.ink_on(lighter(colour)), lighter(colour)) >= 4


def test_contrast_of_black_and_white_is_21():
    assert style.contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", [style.AGENDA_COLOURS, SIZE_COLOURS, RELIABILITY_COLOURS], ids=str)
def test_all_other_palettes_stay_apart_for_every_sight(palette, sight):
    seen = [lab(SIGHTS[sight] @ linear(c)) for c in palette.values()]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 8
    assert min(np.linalg.norm(a - b) for a, b in itertools.pairwise(seen)) > 20


@pytest.mark.parametrize("palette", [style.AGENDA_COLOURS, RELIABILITY_COLOURS], ids=str)
def test_states_that_mean_different_things_have_a_contrast_of_three(palette):
    assert min(style.contrast(a, b) for a, b in itertools.combinations(palette.values(), 2)) >= 3


def test_no_other_palette_uses_a_fields_colour():
    others = {*style.AGENDA_COLOURS.values(), *SIZE_COLOURS.values(), *RELIABILITY_COLOURS.values(), style.accent()}
    assert not others & set(style.FIELD_COLOURS.values())


@pytest.mark.parametrize("colour", [*style.FIELD_COLOURS.values(), *style.AGENDA_COLOURS.values()])
def test_doubt_is_hatched_in_an_ink_that_is_seen_on_paper(colour):
    look = style.doubtful(colour)
    assert look["hatch"] == style.DOUBT_HATCH and style.contrast(look["edgecolor"], look["facecolor"]) >= 3
