"""The cities as points for maps (data/processed/cities.geojson, RFC 7946): each with its columns and counted codes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from cityatlas.core.files import write_text
from cityatlas.core.rows import CityRow, Row
from cityatlas.core.tables import read_table

GEOJSON_FILE = "cities.geojson"
COORDINATES = ("longitude", "latitude")


def city_points(cities: Sequence[CityRow], coded: Sequence[Row]) -> str:
    """A FeatureCollection of points in WGS 84, in the order of the cities; keys, not labels; null where nothing is."""
    codes = {row["city"]: row for row in coded}
    features = []
    for city in cities:
        properties = {k: v for k, v in city.items() if k not in COORDINATES} | codes.get(city["city"], {})
        point = {"type": "Point", "coordinates": [city["longitude"], city["latitude"]]}
        features.append({"type": "Feature", "geometry": point, "properties": properties})
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def write_points(folder: Path) -> Path:
    """Write the points beside the tables they are made from; returns the file. InputError where a table is missing."""
    path = folder / GEOJSON_FILE
    write_text(path, city_points(read_table(folder, "cities"), read_table(folder, "cities_coded")))
    return path
