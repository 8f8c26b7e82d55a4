"""The map of the atlas: the states' outlines as paths of an SVG, and where a city lies in them."""

from __future__ import annotations

from typing import Any

import numpy as np

from cityatlas.tidy.outlines import GERMANY, RHINE_RUHR, STRETCH, state_outlines

MAP_UNITS = 2000
"""Units of the map from west to east; one is about 320 metres."""
_UNITS = MAP_UNITS / (GERMANY[2] - GERMANY[0])


def place(longitude: float, latitude: float) -> tuple[float, float]:
    """A place on the map, in its units from the upper left corner, to a tenth."""
    return (
        round((longitude - GERMANY[0]) * _UNITS, 1),
        round((GERMANY[3] - latitude) * STRETCH * _UNITS, 1),
    )


def map_content() -> dict[str, Any]:
    """The view of the country, that of the enlarged part (x, y, width, height), and a path for each state."""
    return {
        "view": _view(GERMANY),
        "inset": _view(RHINE_RUHR),
        "states": {code: "".join(_ring(rings[0]) for rings in parts) for code, parts in state_outlines().items()},
    }


def _view(window: tuple[float, float, float, float]) -> list[int]:
    """A window of degrees (west, south, east, north) as x, y, width and height."""
    (left, top), (right, bottom) = place(window[0], window[3]), place(window[2], window[1])
    return [round(left), round(top), round(right - left), round(bottom - top)]


def _ring(ring: np.ndarray) -> str:
    """An outline (n, 2) in degrees as a closed path in whole units, each point by its distance from the last."""
    points = np.array([place(x, y) for x, y in ring]).round().astype(int)
    moves = [tuple(m) for m in np.diff(points, axis=0).tolist() if any(m)]
    x, y = points[0].tolist()
    return f"M{x} {y}l" + "".join(_pair(*m) for m in moves).lstrip() + "z"


def _pair(x: int, y: int) -> str:
    """Two numbers of a path; a minus sign parts them as a blank does."""
    return f"{x if x < 0 else f' {x}'}{y if y < 0 else f' {y}'}"
