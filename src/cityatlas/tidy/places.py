"""Where the cities lie: municipality key, state, coordinates (data/raw/reference/places.csv)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.numbers import parse_number, parse_whole
from cityatlas.core.project import REFERENCE, shown
from cityatlas.core.rows import CityRow, Row
from cityatlas.core.vocabulary import keys, label
from cityatlas.documents.text import name_key
from cityatlas.tidy.place_checks import check_header, check_place, check_unique

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
    """Places by city, values typed.

    InputError (file, line) for a broken row, and for all rows together that reference data contradict or that share
    key, name or point with another.
    """
    path = REFERENCE / "places.csv"
    places: list[tuple[int, str, Row]] = []
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
        places.append((line, row["city"], place))
    _check(places, shown(path))
    return {city: place for _, city, place in places}


def _check(places: list[tuple[int, str, Row]], file: str) -> None:
    errors = [
        InputError(problem, file=file, line=line, city=city, expected=expected, action=action)
        for line, city, place in places
        for problem, expected, action in check_place(place | {"city": city})
    ]
    raise_all(errors + check_unique(places, file))


def build_cities(headers: Iterable[Row]) -> list[CityRow]:
    """The table ``cities``: profile headers with place, state, density and size class.

    InputError, for all together, where a city has no place, where its population differs from the reference by more
    than a factor of two (a plausibility check only; the reference is of another year and never a statistic), and where
    an added profile's population does not fit its area (the study's are checked as they are read).
    """
    places = read_places()
    headers, errors = list(headers), []
    for header in headers:
        errors += _missing(header, places) if header["city"] not in places else _implausible(header, places)
    raise_all(errors)
    return [_city(header, places[header["city"]]) for header in headers]


def _missing(header: Row, places: dict[str, Row]) -> list[InputError]:
    alike = [city for city in places if name_key(city) == name_key(header["city"])]
    problem = f"the city is written {alike[0]!r} among the places" if alike else "the city has no place"
    return [
        InputError(
            problem,
            file=header["document"],
            line=header["line"],
            city=header["city"],
            expected="a row in data/raw/reference/places.csv",
            action="write it the same way in both"
            if alike
            else "add a row (city, ags, state_code, latitude, longitude); keys stand in municipalities.csv",
        )
    ]


def _implausible(header: Row, places: dict[str, Row]) -> list[InputError]:
    errors = [] if header["in_study"] else check_header(header, header["document"])
    known = places[header["city"]]["geonames_population"]
    if known and not 0.5 < header["population"] / known < 2:
        problem, expected = f"the population {header['population']} is implausible", f"between half and twice {known}"
        where = {"file": header["document"], "line": header["line"], "city": header["city"]}
        errors.append(InputError(problem, expected=f"{expected}, which the reference has", **where))
    return errors


def _city(header: Row, place: Row) -> CityRow:
    return {
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
