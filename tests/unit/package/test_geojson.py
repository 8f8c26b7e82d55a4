"""The cities as points: where they lie, what they carry, in a form that map programs read."""

from __future__ import annotations

import json

import pytest

from cityatlas.core.tables import write_table
from cityatlas.package.geojson import city_points, write_points


@pytest.fixture(scope="module")
def points(tables):
    return json.loads(city_points(tables["cities"], tables["cities_coded"]))


def test_each_city_is_a_point_inside_germany_with_its_columns_and_codes(points, tables):
    assert points["type"] == "FeatureCollection" and len(points["features"]) == len(tables["cities"])
    for feature, city in zip(points["features"], tables["cities"], strict=True):
        longitude, latitude = feature["geometry"]["coordinates"]
        assert 5.8 < longitude < 15.1 and 47.2 < latitude < 55.1
        told = feature["properties"]
        assert (told["city"], told["ags"], told["population"]) == (city["city"], city["ags"], city["population"])
        assert told["agenda_status"] in ("adopted", "in_development", "none") and told["field_mobility"] in (0, 1)
        assert "latitude" not in told


def test_the_file_is_the_same_for_the_same_tables(tables, tmp_path):
    for name in ("cities", "cities_coded"):
        write_table(tmp_path, name, tables[name])
    first = write_points(tmp_path).read_bytes()
    assert write_points(tmp_path).read_bytes() == first and b"M\xc3\xbcnchen" in first
