"""Where German municipalities lie, by their key (data/raw/reference/coordinates.csv, from GeoNames)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cityatlas.core.project import REFERENCE
from cityatlas.core.registers import matching, read_checked_rows

COORDINATES_FILE = REFERENCE / "coordinates.csv"


@dataclass(frozen=True)
class Position:
    """Degrees north and east (WGS 84), and the place's number in GeoNames."""

    latitude: float
    longitude: float
    geonameid: int


@cache
def _positions() -> dict[str, Position]:
    checks = {
        "ags": matching("[0-9]{8}", "a key of 8 digits"),
        "latitude": matching(r"[0-9]{2}\.[0-9]{5}", "degrees north"),
        "longitude": matching(r"[0-9]{1,2}\.[0-9]{5}", "degrees east"),
        "geonameid": matching("[0-9]+", "a number of GeoNames"),
    }
    rows = read_checked_rows(COORDINATES_FILE, checks, ("ags",))
    return {r["ags"]: Position(float(r["latitude"]), float(r["longitude"]), int(r["geonameid"])) for _, r in rows}


def position(ags: str) -> Position | None:
    """Where a municipality lies, by its key of 8 digits; None where its name does not settle it."""
    return _positions().get(ags)
