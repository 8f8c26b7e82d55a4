"""The outlines of the federal states (data/raw/reference/federal_states.geojson), and how far a point lies outside."""

from __future__ import annotations

import json
import math
from functools import cache

import numpy as np

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_utf8
from cityatlas.core.project import REFERENCE, shown

OUTLINES_FILE = REFERENCE / "federal_states.geojson"
_KM_PER_DEGREE = 111.2
GERMANY = (5.75, 47.15, 15.15, 55.15)
"""The part of the world that a map of the country shows: west, south, east, north in degrees."""
RHINE_RUHR = (6.02, 50.62, 7.78, 51.75)
"""The part that maps show enlarged: west, south, east, north in degrees."""
STRETCH = 1 / math.cos(math.radians(51.2))
"""A degree of latitude is this much longer than one of longitude in the middle of Germany."""

Polygon = list[np.ndarray]
"""Rings (n, 2) of longitude and latitude in degrees: the outline, then the holes in it."""


@cache
def state_outlines() -> dict[str, list[Polygon]]:
    """The polygons of each state by its code, in the file's order. InputError where the file is damaged."""
    try:
        features = json.loads(read_utf8(OUTLINES_FILE))["features"]
        return {f["properties"]["iso"]: _polygons(f["geometry"]) for f in features}
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"no GeoJSON of polygons ({error})",
            file=shown(OUTLINES_FILE),
            expected="features with Polygon or MultiPolygon",
        ) from None


def _polygons(shape: dict) -> list[Polygon]:
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return [[np.array(ring) for ring in polygon] for polygon in polygons]


def kilometres_outside(state_code: str, latitude: float, longitude: float) -> float:
    """How far a point lies outside a state, in kilometres on a plane about the point; 0 inside.

    A state without an outline has no outside: 0.
    """
    scale = np.array([math.cos(math.radians(latitude)), 1.0]) * _KM_PER_DEGREE
    distances = []
    for polygon in state_outlines().get(state_code, []):
        rings = [(ring - (longitude, latitude)) * scale for ring in polygon]
        if sum(map(_around_origin, rings)) % 2:
            return 0.0
        distances += [_from_origin(ring) for ring in rings]
    return min(distances, default=0.0)


def _around_origin(ring: np.ndarray) -> bool:
    """Whether a closed ring (n, 2) goes around the origin: a ray to the right crosses it an odd number of times."""
    (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
    crosses = (y0 > 0) != (y1 > 0)
    rise = np.where(crosses, y1 - y0, 1.0)
    return int((crosses & (x0 - y0 * (x1 - x0) / rise > 0)).sum()) % 2 == 1


def _from_origin(ring: np.ndarray) -> float:
    """The distance of a ring (n, 2) from the origin."""
    start, along = ring[:-1], np.diff(ring, axis=0)
    length = (along**2).sum(axis=1)
    part = np.clip(-(start * along).sum(axis=1) / np.where(length > 0, length, 1.0), 0, 1)
    nearest = start + part[:, None] * along
    return float(np.hypot(nearest[:, 0], nearest[:, 1]).min())
