"""Where German municipalities lie, by their key (data/raw/reference/coordinates.csv, from GeoNames)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cityatlas.core.files import read_rows
from cityatlas.core.project import REFERENCE

COORDINATES_FILE = REFERENCE / "coordinates.csv"


@dataclass(frozen=True)
class Position:
    """Degrees north and east (WGS 84), and the place's number in GeoNames."""

    latitude: float
    longitude: float
    geonameid: int


@cache
def _positions() -> dict[str, Position]:
    rows = read_rows(COORDINATES_FILE, ("ags", "latitude", "longitude", "geonameid"))
    return {r["ags"]: Position(float(r["latitude"]), float(r["longitude"]), int(r["geonameid"])) for _, r in rows}


def position(ags: str) -> Position | None:
    """Where a municipality lies, by its key of 8 digits; None for the one in seven whose name GeoNames does not settle."""
    return _positions().get(ags)
