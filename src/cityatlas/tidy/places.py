"""Where the cities lie: municipality key, state, coordinates (data/raw/reference/places.csv)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cityatlas.core.errors import InputError
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.numbers import parse_number, parse_whole
from cityatlas.core.project import REFERENCE, shown
from cityatlas.core.rows import CityRow, Row
from cityatlas.core.vocabulary import keys, label

PLACE_COLUMNS = (
    "city",
    "ags",
    "state_code",
    "latitude",
    "longitude",
    "geonameid",
    "geonames_name",
    "geonames_population",
)
SIZE_CLASSES = (("grossstadt", 100_000), ("mittelstadt", 20_000), ("kleinstadt", 5_000), ("landgemeinde", 0))
"""Size classes and their lower bounds in inhabitants (design, Keys; the German statistics' own classes)."""


def size_class(population: int) -> str:
    """The size class of a population."""
    return next(name for name, least in SIZE_CLASSES if population >= least)


def read_places() -> dict[str, Row]:
    """Places by city, values typed. InputError (file, line) for a broken row."""
    path = REFERENCE / "places.csv"
    places: dict[str, Row] = {}
    for line, row in read_foreign_csv(path, PLACE_COLUMNS, filled=True):
        try:
            place: Row = {
                "ags": row["ags"],
                "state_code": row["state_code"],
                "latitude": parse_number(row["latitude"], small=True),
                "longitude": parse_number(row["longitude"], small=True),
                "geonameid": parse_whole(row["geonameid"]) if row["geonameid"] else None,
                "geonames_population": parse_whole(row["geonames_population"]) if row["geonames_population"] else None,
            }
        except ValueError as error:
            raise InputError(str(error), file=shown(path), line=line, city=row["city"]) from None
        if place["state_code"] not in keys("state") or not (re.fullmatch("[0-9]{8}", row["ags"])):
            raise InputError(
                "bad state code or municipality key",
                file=shown(path),
                line=line,
                city=row["city"],
                expected="a state such as DE-NW and a key of 8 digits",
            )
        if row["city"] in places:
            raise InputError("the city stands twice", file=shown(path), line=line, city=row["city"])
        places[row["city"]] = place
    return places


def build_cities(headers: Iterable[Row]) -> list[CityRow]:
    """The table ``cities``: profile headers with place, state, density and size class.

    InputError where a city has no place, or its population differs from the reference by more than a factor of
    two (a plausibility check only; the reference is of another year and never a statistic).
    """
    places = read_places()
    cities: list[CityRow] = []
    for header in headers:
        place = places.get(header["city"])
        if place is None:
            raise InputError(
                "the city has no place",
                file=header["document"],
                line=header["line"],
                city=header["city"],
                expected="a row in data/raw/reference/places.csv",
                action="add a row (city, ags, state_code, latitude, longitude); keys stand in municipalities.csv",
            )
        known = place["geonames_population"]
        if known and not 0.5 < header["population"] / known < 2:
            raise InputError(
                f"the population {header['population']} is implausible",
                file=header["document"],
                line=header["line"],
                city=header["city"],
                expected=f"between half and twice the reference's {known}",
            )
        cities.append(
            {
                "city": header["city"],
                "ags": place["ags"],
                "state_code": place["state_code"],
                "state": label("state", place["state_code"], "de"),
                "population": header["population"],
                "area_km2": header["area_km2"],
                "density_per_km2": header["population"] / header["area_km2"],
                "size_class": size_class(header["population"]),
                "latitude": place["latitude"],
                "longitude": place["longitude"],
                "geonameid": place["geonameid"],
                "atlas_page": header["atlas_page"],
                "document": header["document"],
                "line": header["line"],
                "in_study": header["in_study"],
            }
        )
    return cities
