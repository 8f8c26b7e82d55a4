"""The map: outlines in few characters that still are the outlines, and cities where they lie."""

from __future__ import annotations

import re

import pytest

from cityatlas.atlas.map_content import MAP_UNITS, map_content, place
from cityatlas.core.vocabulary import terms
from cityatlas.tidy.outlines import GERMANY, RHINE_RUHR, state_outlines


def points(path):
    """The corners of a path of moves and lines."""
    for ring in re.findall(r"M(\d+) (\d+)l([^z]*)z", path):
        x, y = int(ring[0]), int(ring[1])
        numbers = [int(n) for n in re.findall(r"-?\d+", ring[2])]
        assert len(numbers) % 2 == 0
        yield x, y
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x, y


def test_the_corners_of_the_country_are_those_of_the_map():
    assert place(GERMANY[0], GERMANY[3]) == (0, 0)
    assert place(GERMANY[2], GERMANY[3])[0] == MAP_UNITS
    assert map_content()["view"] == [0, 0, MAP_UNITS, round(place(0, GERMANY[1])[1])]


def test_the_enlarged_part_lies_within():
    x, y, width, height = map_content()["inset"]
    assert 0 < x < x + width < MAP_UNITS and 0 < y < y + height < map_content()["view"][3]
    assert place(RHINE_RUHR[0], RHINE_RUHR[3]) == pytest.approx((x, y), abs=0.5)


def test_each_state_has_its_outline_to_half_a_unit():
    paths = map_content()["states"]
    assert sorted(paths) == sorted(terms("state"))
    for code, polygons in state_outlines().items():
        drawn = set(points(paths[code]))
        wanted = [place(x, y) for rings in polygons for x, y in rings[0]]
        assert drawn >= {(int(round(x)), int(round(y))) for x, y in wanted}
