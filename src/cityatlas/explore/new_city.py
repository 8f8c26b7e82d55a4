"""A form for a city of one's own: what can be looked up is filled in, what only the city knows is left to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import write_bytes, write_text
from cityatlas.core.foreign_csv import with_row
from cityatlas.core.lines import slug
from cityatlas.core.numbers import number
from cityatlas.core.project import FACTS, ROOT, shown
from cityatlas.core.rows import Row
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label
from cityatlas.documents.added_profiles import read_added_profiles
from cityatlas.documents.profile_files import ADDED
from cityatlas.documents.profiles import LONGEST_NAME, profile_heading
from cityatlas.documents.sources import documents_folder
from cityatlas.documents.text import clean, name_key
from cityatlas.tidy.coordinates import position
from cityatlas.tidy.municipalities import find_municipalities, municipality
from cityatlas.tidy.place_checks import check_density, check_place
from cityatlas.tidy.places import ADDED_PLACES, PLACE_COLUMNS, read_places

PROFILE_FORM = ROOT / "docs" / "profile-template.md"
MOST_CANDIDATES = 12
"""Candidates listed for a name that several municipalities bear."""
Point = tuple[float, float]
"""Degrees north and east (WGS 84)."""


def new_city(
    name: str,
    ags: str | None = None,
    *,
    population: float | None = None,
    area: float | None = None,
    latitude: float | None = None,
    longitude: float | None = None,
) -> Path:
    """Write the form of a city and its place; the path of the form.

    ``population`` in inhabitants, ``area`` in km², coordinates in degrees (WGS 84). InputError, and nothing written,
    where the name is none, no municipality or several bear it, the list has no coordinates and none are given, a number
    cannot be, and where the city is there already.
    """
    name = _readable(name)
    found = _municipality(name, ags)
    point = _given_point(latitude, longitude)
    path = ADDED / f"{slug(name)}.md"
    places = read_places()
    _refuse_known(name, found, path, places)
    place = places.get(name) or _place(name, found, point, places)
    breaches = check_place(place) if name not in places else ()
    misplaced = [InputError(what, city=name, expected=wanted, action=action) for what, wanted, action in breaches]
    raise_all([*_impossible(name, population, area), *misplaced])
    listed = None if name in places else _listed(place, bool(point))
    write_text(path, _form(name, population, area))
    if listed is not None:
        _write_places(listed, path)
    return path


def _readable(name: str) -> str:
    """The name as it is read from the form again. InputError where it is none, or would be read otherwise."""
    text = clean(" ".join(name.split())).strip("#* ")
    if not name_key(text) or len(text) > LONGEST_NAME:
        expected = f"a name with letters or digits, of at most {LONGEST_NAME} characters"
        raise InputError(f"{text[:40]!r} names no city", expected=expected)
    if clean(f"## {text}").strip("#* ") != text or "<!--" in text:
        raise InputError(f"the name {text!r} holds signs of Markdown", expected="the name alone, such as Trier")
    return text


def _municipality(name: str, ags: str | None) -> dict[str, str]:
    """The one municipality that is meant. InputError naming the candidates where there is not exactly one."""
    list_file = "data/raw/reference/municipalities.csv"
    if ags is not None:
        known = municipality(ags.strip())
        if known is None:
            raise InputError(f"no municipality has the key {ags!r}", expected=f"a key of {list_file}, 8 digits")
        return known
    found = find_municipalities(name)
    if len(found) == 1:
        return found[0]
    if not found:
        action = f"look its key up in {list_file} and give it with --ags; a place that is not there cannot be added"
        raise InputError(f"no municipality is called {name!r}", expected=f"a name of {list_file}", action=action)
    names = [f"--ags {m['ags']}  {m['name']}, {label('state', m['state_code'], 'de')}" for m in found[:MOST_CANDIDATES]]
    more = [f"... and {len(found) - MOST_CANDIDATES} more (see {list_file})"] if len(found) > MOST_CANDIDATES else []
    listing = "\n    ".join(["", *names, *more])
    raise InputError(f"{len(found)} municipalities can be meant by {name!r}", expected=f"the one you mean:{listing}")


def _given_point(latitude: float | None, longitude: float | None) -> Point | None:
    """The coordinates that a user gave; InputError for one alone, which would be joined with another place's."""
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        raise InputError(
            "--latitude and --longitude are given together or not at all", expected="--latitude 49.75 --longitude 6.64"
        )
    return latitude, longitude


def _place(name: str, found: dict[str, str], given: Point | None, places: dict[str, Row]) -> Row:
    """The row of a new place, values typed."""
    known = position(found["ags"])
    listed = (known.latitude, known.longitude) if known else None
    taken = next((c for c, p in places.items() if (p["latitude"], p["longitude"]) == (given or listed)), None)
    point = given or listed
    if point is None or taken:
        problem = "are not in data/raw/reference/coordinates.csv" if point is None else f"are those of {taken!r} too"
        raise InputError(
            f"the coordinates of {found['name']} {problem}",
            city=name,
            expected="--latitude 49.75 --longitude 6.64 (degrees north and east; any map service shows them)",
        )
    row: Row = {"city": name, "ags": found["ags"], "state_code": found["state_code"]}
    row |= {"latitude": point[0], "longitude": point[1]}
    return row | ({"geonameid": known.geonameid} if known and not given else {})


def _impossible(name: str, population: float | None, area: float | None) -> Iterator[InputError]:
    """Errors for numbers that no municipality has."""
    for option, value in (("population", population), ("area", area)):
        if value is not None and value <= 0:
            yield InputError(f"--{option} must be above zero", city=name, expected="a number such as 110.570 or 117")
    if population is not None and area is not None and population > 0 and area > 0:
        yield from check_density({"population": population, "area_km2": area, "line": None, "city": name}, "")


def _refuse_known(name: str, found: dict[str, str], path: Path, places: dict[str, Row]) -> None:
    """InputError where the name, the municipality or the file is taken.

    A place whose profile was taken away is not: its row is used again, under the name that it has.
    """
    study = {row["city"] for row in read_table(FACTS, "facts_cities")}
    owner = next((city for city, place in places.items() if place["ags"] == found["ags"]), None)
    if owner in study or name in study:
        problem = f"{found['name']} is a city of the study, as {owner or name!r}"
        raise InputError(problem, city=name, action="if one of its codes is wrong, see docs/objections.md")
    for doc in read_added_profiles(documents_folder(None)):
        heading = profile_heading(doc)[1]
        keys = [places[heading]["ags"]] if heading in places else [m["ags"] for m in find_municipalities(heading)]
        if name_key(heading) == name_key(name) or keys == [found["ags"]]:
            problem = f"{found['name']} has a profile already, as {heading!r}"
            raise InputError(problem, file=doc.file, city=name, action="edit it, or remove it first")
    if path.exists():
        raise InputError("the file is there already", file=shown(path), city=name, action="edit it, or remove it first")
    if owner not in (None, name):
        problem = f"{found['name']} stands among the places already, as {owner!r}"
        raise InputError(problem, file=shown(ADDED_PLACES), city=name, action="take that name, or remove the row first")


def _listed(place: Row, given: bool) -> bytes:
    """The places of added cities with one more, as their file is written. InputError where it cannot hold the place."""
    cells = {c: str(place.get(c, "")) for c in PLACE_COLUMNS}
    cells |= {c: f"{place[c]:.5f}" for c in ("latitude", "longitude")}
    return with_row(ADDED_PLACES, cells, ["city", "ags", *(("latitude", "longitude") if given else ())])


def _write_places(content: bytes, form: Path) -> None:
    """Write the places; the form does not outlive a failure."""
    try:
        write_bytes(ADDED_PLACES, content)
    except InputError:
        form.unlink(missing_ok=True)
        raise


def _form(name: str, population: float | None, area: float | None) -> str:
    text = PROFILE_FORM.read_text("utf-8").replace("## NAME", f"## {name}", 1)
    inhabitants = "" if population is None else number(population, "de")
    # without a sign between thousands, which the form's reader could take for the decimals'
    size = "" if area is None else f"{area:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    for blank, filled in (("Einwohner: ", inhabitants), ("Fläche in km²: ", size)):
        text = text.replace(f"**{blank}**", f"**{blank}{filled}**", 1)
    return text
