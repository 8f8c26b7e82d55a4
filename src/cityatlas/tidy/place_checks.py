"""Whether a place can be what its row says: key, state, name and coordinates against the reference data."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_rows
from cityatlas.core.project import shown
from cityatlas.core.rows import Row
from cityatlas.documents.crosschecks import DENSITY
from cityatlas.documents.text import name_key
from cityatlas.tidy.municipalities import MUNICIPALITIES_FILE, find_municipalities, municipality
from cityatlas.tidy.outlines import kilometres_outside

LATITUDES, LONGITUDES = (47.2, 55.1), (5.8, 15.1)
"""Between which degrees Germany lies."""
TOLERANCE_KM = 15
"""How far a city may lie outside its state's outline, which is drawn coarsely."""
_LISTED = shown(MUNICIPALITIES_FILE)


def check_place(place: Row) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a place (city, ags, state_code, latitude, longitude): problem, expected, what to do."""
    yield from _key(place)
    yield from _coordinates(place)


def _key(place: Row) -> Iterator[tuple[str, str, str]]:
    ags, state, city = place["ags"], place["state_code"], place["city"]
    look_up = f"look the key up in {_LISTED}"
    known = municipality(ags)
    if known is None:
        yield f"no municipality has the key {ags}", candidates(city) or "a key of the list", look_up
    if _state_of(ags) not in (None, state):
        yield f"the key {ags} belongs to {_state_of(ags)}, not to {state}", "key and state of one municipality", look_up
    named = find_municipalities(city) if known else []
    if known and named and ags not in [row["ags"] for row in named]:
        yield f"the key {ags} is that of {known['name']!r}", candidates(city), look_up


def candidates(city: str) -> str:
    """The municipalities that a name can mean, with key and state, the likeliest six; empty where there are none."""
    rows = find_municipalities(city)
    return ", ".join(f"{r['ags']} ({r['name']}, {r['state_code']})" for r in rows[:6]) + (" ..." if rows[6:] else "")


@cache
def _states() -> dict[str, str]:
    return {row["ags"][:2]: row["state_code"] for _, row in read_rows(MUNICIPALITIES_FILE, ("ags", "state_code"))}


def _state_of(ags: str) -> str | None:
    """The state that a key's first two digits stand for."""
    return _states().get(ags[:2])


def _in_germany(latitude: float, longitude: float) -> bool:
    return LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]


def _coordinates(place: Row) -> Iterator[tuple[str, str, str]]:
    latitude, longitude, state = place["latitude"], place["longitude"], place["state_code"]
    where = f"{latitude:g}, {longitude:g}"
    germany = "latitude {:g} to {:g}, longitude {:g} to {:g}".format(*LATITUDES, *LONGITUDES)
    if _in_germany(longitude, latitude):
        yield f"latitude and longitude are swapped ({where})", germany, "exchange the two cells"
    elif not _in_germany(latitude, longitude):
        yield f"the coordinates {where} lie outside Germany", germany, "give both in decimal degrees (WGS 84)"
    elif (away := kilometres_outside(state, latitude, longitude)) > TOLERANCE_KM:
        expected = f"a point in the state, or within {TOLERANCE_KM} km of its outline"
        yield f"the coordinates {where} lie {away:.0f} km outside {state}", expected, "correct coordinates or state"


_Alike = tuple[str, Callable[[str, Row], Hashable], str]
_UNIQUE: tuple[_Alike, ...] = (
    ("the municipality {0[ags]}", lambda _, p: p["ags"], "one row for each municipality, whatever name it is shown by"),
    ("the name", lambda city, _: name_key(city), "names that differ in their letters or digits"),
    (
        "the point {0[latitude]:g}, {0[longitude]:g}",
        lambda _, p: (p["latitude"], p["longitude"]),
        "a point of its own: latitude and longitude in its row",
    ),
)
"""What no two places share: how it is called, how it is read, what is expected."""


def check_unique(places: Iterable[tuple[str, int, str, Row]]) -> list[InputError]:
    """Errors for places (file, line, city, place) that share key, name as a reader sees it, or point with another."""
    rows, errors = list(places), []
    told: set[tuple[str, int]] = set()
    for what, identity, expected in _UNIQUE:
        first: dict[Hashable, tuple[str, int, str]] = {}
        for file, line, city, place in rows:
            there, before, other = first.setdefault(identity(city, place), (file, line, city))
            if (there, before) != (file, line) and (file, line) not in told:
                told.add((file, line))
                where = f"line {before}" if there == file else f"{there}:{before}"
                problem = f"{what.format(place)} stands twice: {other!r} in {where}, {city!r} in line {line}"
                action = "remove one of the two, or correct it"
                errors.append(InputError(problem, file=file, line=line, city=city, expected=expected, action=action))
    return errors


def check_density(header: Row, file: str) -> list[InputError]:
    """An error where a profile's population does not fit its area; empty where it does."""
    density = header["population"] / header["area_km2"]
    if DENSITY[0] <= density <= DENSITY[1]:
        return []
    problem = f"{header['population']} inhabitants on {header['area_km2']:g} km² are {density:.1f} per km²"
    expected = "between {} and {} inhabitants per km², as German municipalities have".format(*DENSITY)
    action = "check population and area (in km², not in hectares)"
    where = {"file": file, "line": header["line"], "city": header["city"]}
    return [InputError(problem, expected=expected, action=action, **where)]
