"""A form for a city of one's own: what can be looked up is filled in, what only the city knows is left to it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.lines import slug
from cityatlas.core.numbers import number
from cityatlas.core.project import ROOT, shown
from cityatlas.core.rows import Row
from cityatlas.core.vocabulary import label
from cityatlas.documents.added_profiles import read_added_profiles
from cityatlas.documents.profile_files import ADDED
from cityatlas.documents.profiles import profile_heading
from cityatlas.documents.text import name_key
from cityatlas.tidy.coordinates import position
from cityatlas.tidy.municipalities import find_municipalities, municipality
from cityatlas.tidy.places import ADDED_PLACES, PLACE_COLUMNS, read_places

FORM = ROOT / "docs" / "profile-template.md"
SHOWN = 12
"""Candidates listed for a name that several municipalities bear."""


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
    where no municipality or several bear the name, where the list has no coordinates and none are given, and where the
    city is there already.
    """
    name = " ".join(name.split()).strip("# ")
    found = _municipality(name, ags)
    place = _place(name, found, latitude, longitude)
    path = ADDED / f"{slug(name) or found['ags']}.md"
    _refuse_known(name, found, path)
    write_text(ADDED_PLACES, _with_row(ADDED_PLACES, place))
    write_text(path, _form(name, population, area))
    return path


def _municipality(name: str, ags: str | None) -> dict[str, str]:
    """The one municipality that is meant. InputError naming the candidates where there is not exactly one."""
    list_file = "data/raw/reference/municipalities.csv"
    if ags is not None:
        known = municipality(ags)
        if known is None:
            raise InputError(f"no municipality has the key {ags!r}", expected=f"a key of {list_file}, 8 digits")
        return known
    found = find_municipalities(name) if name else []
    if len(found) == 1:
        return found[0]
    if not found:
        action = f"look its key up in {list_file} and give it with --ags; a place that is not there cannot be added"
        raise InputError(f"no municipality is called {name!r}", expected=f"a name of {list_file}", action=action)
    names = [f"--ags {m['ags']}  {m['name']}, {label('state', m['state_code'], 'de')}" for m in found[:SHOWN]]
    more = [f"... and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    listing = "\n    ".join(["", *names, *more])
    raise InputError(f"{len(found)} municipalities can be meant by {name!r}", expected=f"the one you mean:{listing}")


def _place(name: str, found: dict[str, str], latitude: float | None, longitude: float | None) -> Row:
    known = position(found["ags"])
    if known is not None:
        latitude, longitude = (
            known.latitude if latitude is None else latitude,
            known.longitude if longitude is None else longitude,
        )
    if latitude is None or longitude is None:
        raise InputError(
            f"the coordinates of {found['name']} are not in data/raw/reference/coordinates.csv",
            expected="--latitude 49.75 --longitude 6.64 (degrees north and east; any map service shows them)",
        )
    row: Row = dict.fromkeys(PLACE_COLUMNS, "")
    row |= {"city": name, "ags": found["ags"], "state_code": found["state_code"]}
    row |= {"latitude": f"{latitude:.5f}", "longitude": f"{longitude:.5f}"}
    return row | ({"geonameid": str(known.geonameid)} if known else {})


def _refuse_known(name: str, found: dict[str, str], path: Path) -> None:
    """InputError where the name, the municipality or the file is taken."""
    by_key = {place["ags"]: city for city, place in read_places().items()}
    there = {name_key(profile_heading(doc)[1]): doc.file for doc in read_added_profiles(None)}
    taken = there.get(name_key(name)) or (shown(path) if path.exists() else "")
    if found["ags"] in by_key:
        raise InputError(f"{found['name']} is there already, as {by_key[found['ags']]!r}", city=name)
    if taken:
        raise InputError("the city has a profile already", file=taken, city=name, action="edit it, or remove it first")


def _with_row(path: Path, place: Row) -> str:
    """The places of added cities with one more."""
    text = path.read_text("utf-8") if path.is_file() else ",".join(PLACE_COLUMNS) + "\n"
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([place[c] for c in PLACE_COLUMNS])
    return text + ("" if text.endswith("\n") else "\n") + buffer.getvalue()


def _form(name: str, population: float | None, area: float | None) -> str:
    text = FORM.read_text("utf-8").replace("## NAME", f"## {name}", 1)
    for blank, value in (("Einwohner: ", population), ("Fläche in km²: ", area)):
        filled = "" if value is None else number(value, "de", 2)
        text = text.replace(f"**{blank}**", f"**{blank}{filled}**", 1)
    return text
