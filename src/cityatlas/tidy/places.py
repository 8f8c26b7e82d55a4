"""Where the cities lie: municipality key, state, coordinates; the study's, and those that a user added."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.numbers import parse_number, parse_whole
from cityatlas.core.project import REFERENCE, shown
from cityatlas.core.rows import CityRow, Row
from cityatlas.core.vocabulary import keys, label
from cityatlas.documents.profile_files import ADDED, PLACES_FILE, shown_profile
from cityatlas.documents.text import name_key
from cityatlas.tidy.coordinates import position
from cityatlas.tidy.municipalities import find_municipalities, municipality
from cityatlas.tidy.place_checks import candidates, check_density, check_place, check_unique

ADDED_PLACES = ADDED / PLACES_FILE
"""Places of the cities that a user added."""
FILES = "data/raw/profiles/places.csv (or data/raw/reference/places.csv)"
Located = tuple[str, int, str, Row]
"""File, line, city and place."""
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
    """Places by city, values typed: the study's, and those of the cities that a user added.

    InputError (file, line) for a broken row, and for all rows together that reference data contradict or that share
    key, name or point with another.
    """
    rows = _read(REFERENCE / PLACES_FILE, PLACE_COLUMNS)
    if ADDED_PLACES.is_file():
        rows += _read(ADDED_PLACES, ("city", "ags"))
    _check(rows)
    return {city: place for _, _, city, place in rows}


def _read(path: Path, needed: tuple[str, ...]) -> list[Located]:
    """The rows of a file of places; what an added one leaves out is looked up by its key."""
    rows, errors = [], []
    for line, row in read_foreign_csv(path, needed, filled=path != ADDED_PLACES, optional=PLACE_COLUMNS):
        place: dict[str, Any] = {"file": shown(path), "line": line, "city": row["city"]}
        if path == ADDED_PLACES and re.fullmatch("[1-9][0-9]{6}", row["ags"]):
            row["ags"] = f"0{row['ags']}"  # Excel takes a key for a number and drops its zero
        if not re.fullmatch("[0-9]{8}", row["ags"]):
            problem, expected = f"{row['ags']!r} is no municipality key", "8 digits, such as 07211000"
            errors.append(InputError(problem, expected=expected, **place))
            continue
        try:
            rows.append((shown(path), line, row["city"], _typed(row if needed == PLACE_COLUMNS else _looked_up(row))))
        except ValueError as error:
            errors.append(InputError(str(error), expected="a state such as DE-NW, degrees such as 49.75", **place))
    raise_all(errors)
    return rows


def _looked_up(row: dict[str, str]) -> dict[str, str]:
    """The cells of an added place, with state and coordinates of its municipality where they are left out.

    ValueError where no municipality has the key, and where one of the coordinates is given without the other: they
    would be those of two places.
    """
    if bool(row.get("latitude")) != bool(row.get("longitude")):
        raise ValueError("one of the coordinates is given without the other")
    known, there = municipality(row["ags"]), position(row["ags"])
    if known is None and not row.get("state_code"):
        raise ValueError(f"no municipality has the key {row['ags']}")
    found = {"state_code": known["state_code"]} if known else {}
    if there:
        found |= {"latitude": str(there.latitude), "longitude": str(there.longitude), "geonameid": str(there.geonameid)}
    return {c: row.get(c) or found.get(c, "") for c in PLACE_COLUMNS}


def _typed(row: dict[str, str]) -> Row:
    """A place's values from its cells; ValueError for one that is none."""
    if row["state_code"] not in keys("state"):
        raise ValueError(f"the state {row['state_code']!r} does not exist")
    if not row["latitude"] or not row["longitude"]:
        raise ValueError("the coordinates are missing, and data/raw/reference/coordinates.csv does not know them")
    return {
        "ags": row["ags"],
        "state_code": row["state_code"],
        "latitude": parse_number(row["latitude"], small=True),
        "longitude": parse_number(row["longitude"], small=True),
        "geonameid": parse_whole(row["geonameid"]) if row["geonameid"] else None,
        "geonames_population": parse_whole(row["geonames_population"]) if row["geonames_population"] else None,
    }


def _check(places: list[Located]) -> None:
    errors = [
        InputError(problem, file=file, line=line, city=city, expected=expected, action=action)
        for file, line, city, place in places
        for problem, expected, action in check_place(place | {"city": city})
    ]
    raise_all(errors + check_unique(places))


def _by_name(city: str) -> Row | None:
    """The place of an added city that has no row, where exactly one municipality bears its name; else None."""
    found = find_municipalities(city)
    if len(found) != 1 or position(found[0]["ags"]) is None:
        return None
    return _typed(_looked_up({"ags": found[0]["ags"]}))


def build_cities(headers: Iterable[Row]) -> list[CityRow]:
    """The table ``cities``: profile headers with place, state, density and size class.

    InputError, for all together, where a city has no place, where its population differs from the reference by more
    than a factor of two (a plausibility check only; the reference is of another year and never a statistic), and where
    an added profile's population does not fit its area (the study's are checked as they are read).
    """
    places, headers, errors = read_places(), list(headers), []
    for header in (h for h in headers if not h["in_study"] and h["city"] not in places):
        place = None if _alike(header["city"], places) else _by_name(header["city"])
        places |= {header["city"]: place} if place else {}
    for header in headers:
        errors += _missing(header, places) if header["city"] not in places else _implausible(header, places)
    used = [
        (shown_profile(h["document"]), h["line"], h["city"], places[h["city"]]) for h in headers if h["city"] in places
    ]
    raise_all(errors or check_unique(used))
    return [_city(header, places[header["city"]]) for header in headers]


def _alike(city: str, places: dict[str, Row]) -> str:
    """How the places write a city that its profile writes in another way; empty where they do not."""
    return next((other for other in places if name_key(other) == name_key(city)), "")


def _missing(header: Row, places: dict[str, Row]) -> list[InputError]:
    where: dict[str, Any] = {"file": shown_profile(header["document"]), "line": header["line"], "city": header["city"]}
    alike = _alike(header["city"], places)
    if alike:
        problem, expected = f"the city is written {alike!r} among the places", f"a row in {FILES}"
        return [InputError(problem, expected=expected, action="write it the same way in both", **where)]
    found = find_municipalities(header["city"])
    why = f"; {len(found)} municipalities can be meant: {candidates(header['city'])}" if len(found) > 1 else ""
    action = "add a row (city, ags; latitude and longitude where they are asked for); keys stand in municipalities.csv"
    return [InputError(f"the city has no place{why}", expected=f"a row in {FILES}", action=action, **where)]


def _implausible(header: Row, places: dict[str, Row]) -> list[InputError]:
    file = shown_profile(header["document"])
    errors = [] if header["in_study"] else check_density(header, file)
    known = places[header["city"]]["geonames_population"]
    if known and not 0.5 < header["population"] / known < 2:
        problem, expected = f"the population {header['population']} is implausible", f"between half and twice {known}"
        where: dict[str, Any] = {"file": file, "line": header["line"], "city": header["city"]}
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
