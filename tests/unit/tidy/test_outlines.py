"""Whether a point lies in a state, and how far outside."""

from __future__ import annotations

import numpy as np
import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.vocabulary import terms
from cityatlas.tidy import outlines

KM = 111.2
SQUARE = np.array([(10, 50), (11, 50), (11, 51), (10, 51), (10, 50)], dtype=float)
HOLE = np.array([(10.4, 50.4), (10.6, 50.4), (10.6, 50.6), (10.4, 50.6), (10.4, 50.4)])


@pytest.fixture
def square(monkeypatch):
    monkeypatch.setattr(outlines, "state_outlines", lambda: {"S": [[SQUARE, HOLE]]})


@pytest.mark.parametrize(
    ("latitude", "longitude", "away"),
    [
        (50.2, 10.2, 0),
        (50.9, 10.99, 0),
        (49.0, 10.5, KM),
        (52.0, 10.5, KM),
        (50.5, 10.5, 0.1 * KM * np.cos(np.radians(50.5))),  # in the middle of the hole
        (50.5, 9.0, KM * np.cos(np.radians(50.5))),
        (49.0, 9.0, KM * np.hypot(1, np.cos(np.radians(49)))),
    ],
)
def test_distances(square, latitude, longitude, away):
    assert outlines.kilometres_outside("S", latitude, longitude) == pytest.approx(away, abs=0.01)


def test_without_an_outline_nothing_lies_outside(square):
    assert outlines.kilometres_outside("T", 0, 0) == 0


@pytest.mark.parametrize(
    ("state", "latitude", "longitude"),
    [
        ("DE-SH", 54.18, 7.89),
        ("DE-HB", 53.55, 8.58),
        ("DE-BW", 47.66, 9.17),
        ("DE-MV", 54.43, 13.43),
        ("DE-BY", 47.42, 10.98),
    ],
    ids=["Helgoland", "Bremerhaven", "Konstanz", "Binz", "Zugspitze"],
)
def test_islands_and_borders_are_near_enough(state, latitude, longitude):
    assert outlines.kilometres_outside(state, latitude, longitude) < 5


def test_every_state_has_its_outline():
    assert set(outlines.state_outlines()) == set(terms("state"))


@pytest.mark.parametrize("text", ["", "{", "{}", "[]", '{"features": [{}]}', '{"features": 1}'])
def test_a_damaged_file_is_one_message(tmp_path, monkeypatch, text):
    file = tmp_path / "states.geojson"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(outlines, "OUTLINES_FILE", file)
    outlines.state_outlines.cache_clear()
    with pytest.raises(InputError, match="no GeoJSON"):
        outlines.state_outlines()
