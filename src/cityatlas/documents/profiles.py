"""Chapter 3: the profiles. Structure is recognised by what a heading is called and where it stands, not its level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import slug
from cityatlas.core.numbers import parse_number
from cityatlas.core.rows import Row, Tables
from cityatlas.documents.field_labels import field_key, split_title
from cityatlas.documents.printed_labels import FIELDS, SECTIONS
from cityatlas.documents.project_lines import unread_projects
from cityatlas.documents.text import (
    Document,
    clean,
    fold,
    folded_key,
    letters_and_checksum,
    name_key,
    plain,
    words_and_checksum,
)

_POPULATION = re.compile(r"^Einwohner\b\s*:?\s*(?P<value>.*)$")
_QUOTES = '«»„“”‟"‹›'
LONGEST_NAME = 150
"""Characters of a city's name: Excel looks up no text of more than 255, and a variable's name goes with it."""
MOST_INHABITANTS = 50_000_000
LARGEST_AREA = 100_000
"""What no city's profile goes beyond, in inhabitants and in km²: more is a slip."""
_AREA = re.compile(r"^Fläche\b[^:]*:\s*(?P<value>.*)$")


@dataclass(frozen=True)
class Profile:
    """One profile: its city, header facts, sections and projects, each with its line."""

    header: Row
    sections: list[Row]
    section_texts: list[Row]
    projects: list[Row]
    fields: list[Row]


def collect(profiles: list[Profile]) -> Tables:
    """The tables of several profiles."""
    return {
        "facts_cities": [p.header for p in profiles],
        "facts_projects": [row for p in profiles for row in p.projects],
        "project_fields": [row for p in profiles for row in p.fields],
        "sections": [row for p in profiles for row in p.sections],
        "facts_section_texts": [row for p in profiles for row in p.section_texts],
    }


def find_profiles(doc: Document, start: int, end: int, names: dict[str, tuple[str, int, int]]) -> list[tuple[int, int]]:
    """Line ranges of the profiles between two lines, by the headings that bear a name of the contents.

    InputError where a promised profile is missing or stands twice.
    """
    found: dict[str, int] = {}
    for number, key in doc.heading_keys:
        if not start <= number <= end or key not in names:
            continue
        if key in found:
            raise InputError(
                f"the profile stands twice (first in line {found[key]})",
                file=doc.file,
                line=number,
                city=names[key][0],
                expected="one profile for each city",
            )
        found[key] = number
    for key, (name, page, line) in names.items():
        if key not in found:
            raise InputError(
                "the profile is missing",
                file=doc.file,
                line=line,
                city=name,
                expected=f"a profile with this heading, promised by the contents for page {page}",
                action="check that the file is complete and the heading spelt as in the contents",
            )
    starts = sorted(found.values())
    return list(zip(starts, [s - 1 for s in starts[1:]] + [end], strict=True))


def _number(doc: Document, line: int, city: str, text: str, decimals: bool) -> float:
    text = fold(text).strip("*_ ")
    try:
        value = parse_number(text, whole=not decimals)
    except ValueError as error:
        raise InputError(
            f"the {'area' if decimals else 'population'} is no number: {error}",
            file=doc.file,
            line=line,
            city=city,
            expected="a number such as " + ("161 or 40,5" if decimals else "246.272"),
        ) from None
    if value <= 0:
        raise InputError("the number must be above zero", file=doc.file, line=line, city=city)
    most = LARGEST_AREA if decimals else MOST_INHABITANTS
    if value > most:
        what, unit = ("area", "km²") if decimals else ("population", "inhabitants")
        expected = f"at most {most:,} {unit}, which no city of the world has"
        raise InputError(f"the {what} cannot be that large", file=doc.file, line=line, city=city, expected=expected)
    return value


def _header(doc: Document, city: str, start: int, end: int) -> tuple[float, float]:
    values: dict[str, tuple[int, str]] = {}
    for number, text in doc.between(start + 1, end):
        words = plain(text)
        for name, pattern in (("population", _POPULATION), ("area", _AREA)):
            match = pattern.match(words)
            if match:
                if name in values:
                    raise InputError(f"the {name} stands twice", file=doc.file, line=number, city=city)
                values[name] = (number, match["value"])
    raise_all(
        [
            InputError(
                f"the {name} is missing",
                file=doc.file,
                line=values.get(name, (start, ""))[0],
                city=city,
                expected=f"a line '{german}' between the heading and the first section",
            )
            for name, german in (("population", "Einwohner: 246.272"), ("area", "Fläche in km²: 161"))
            if not values.get(name, (start, ""))[1].strip("*_ ")
        ]
    )
    population = _number(doc, values["population"][0], city, values["population"][1], decimals=False)
    return population, _number(doc, values["area"][0], city, values["area"][1], decimals=True)


@cache
def _section_names() -> dict[str, str]:
    return {name_key(SECTIONS[key]): key for key in SECTIONS}


def _section_starts(doc: Document, city: str, start: int, end: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for number, text in doc.folded_between(start + 1, end):
        key = _section_names().get(folded_key(text)) if 0 < len(text) < 80 else None
        if key:
            twice = next((line for k, line in found if k == key), None)
            if twice:
                raise InputError(
                    f"the section '{SECTIONS[key]}' stands twice (first in line {twice})",
                    file=doc.file,
                    line=number,
                    city=city,
                )
            found.append((key, number))
    for key in SECTIONS:
        if key not in [k for k, _ in found]:
            raise InputError(
                f"the section '{SECTIONS[key]}' is missing",
                file=doc.file,
                line=start,
                city=city,
                expected="the nine sections, each under its heading",
                action=f"check the profile's headings in these lines: {start}-{end}",
            )
    for (key, number), wanted in zip(found, SECTIONS, strict=True):
        if key != wanted:
            raise InputError(
                f"the section '{SECTIONS[key]}' stands out of its order",
                file=doc.file,
                line=number,
                city=city,
                expected=f"'{SECTIONS[wanted]}' in this place",
            )
    return found


def _strip_stray_quotes(title: str) -> str:
    """Drop quotation marks at the ends that have no partner or enclose the whole title; others stay as printed."""
    marks = [c for c in title if c in _QUOTES]
    paired = len(marks) % 2 == 0 and marks.count("«") == marks.count("»")
    whole = len(marks) == 2 and title[0] in _QUOTES and title[-1] in _QUOTES
    return title if paired and not whole else title.strip(_QUOTES + " ")


def _projects(doc: Document, city: str, start: int, end: int) -> tuple[list[Row], list[Row]]:
    projects: list[Row] = []
    fields: list[Row] = []
    prefix = slug(city)
    raise_all(unread_projects(doc, city, start + 1, end))
    for number, text in doc.headings(start + 1, end):
        if doc.is_structure(number):
            continue
        parts = split_title(text)
        if not parts or not parts[1]:
            raise InputError(
                f"the project heading {plain(text)!r} has no field label",
                file=doc.file,
                line=number,
                city=city,
                expected="a title with its fields in brackets, such as 'Serviceportal (Verwaltung)'",
            )
        title, labels = parts
        project_id = f"{prefix}-{len(projects) + 1}"
        for position, name in enumerate(labels, 1):
            key = field_key(name)
            if key is None:
                raise InputError(
                    f"the field label {name!r} is unknown",
                    file=doc.file,
                    line=number,
                    city=city,
                    expected="one of " + ", ".join(FIELDS[k] for k in FIELDS),
                )
            if key in [f["field"] for f in fields if f["project_id"] == project_id]:
                raise InputError(f"the field label {name!r} stands twice", file=doc.file, line=number, city=city)
            fields.append({"project_id": project_id, "position": position, "field": key})
        title = _strip_stray_quotes(title)
        projects.append(
            {"project_id": project_id, "city": city, "position": len(projects) + 1, "title": title, "line": number}
        )
    return projects, fields


def _headings_outside_projects(doc: Document, city: str, spans: list[tuple[str, int, int]]) -> None:
    for key, start, end in spans:
        for number, text in doc.headings(start + 1, end) if key != "projects" else ():
            if not doc.is_structure(number):
                raise InputError(
                    f"the heading {plain(text)!r} is not expected here",
                    file=doc.file,
                    line=number,
                    city=city,
                    expected="only the nine sections' headings, and project headings below 'Projektbeispiele'",
                )


def read_profile(doc: Document, start: int, end: int, *, city: str, page: int | None, in_study: bool) -> Profile:
    """Read one profile from its heading's line to its last line.

    Raises InputError (file, line, city) for a missing or doubled section, a missing or broken number, a project
    without label or with an unknown one; in the study's profiles also for an empty section and for no project at all.
    ``city`` is the key the tables use (after corrections).
    """
    starts = _section_starts(doc, city, start, end)
    bounds = [line for _, line in starts[1:]] + [end + 1]
    spans = [(key, line, following - 1) for (key, line), following in zip(starts, bounds, strict=True)]
    population, area = _header(doc, city, start, starts[0][1] - 1)
    _headings_outside_projects(doc, city, spans)
    sections, section_texts = [], []
    for key, first, following in spans:
        last = next((n for n in range(following, first, -1) if not doc.is_structure(n)), first)
        words, digest = words_and_checksum([t for _, t in doc.folded_between(first + 1, last)])
        if in_study and key not in ("links", "projects") and words == 0:
            raise InputError(f"the section '{SECTIONS[key]}' is empty", file=doc.file, line=first, city=city)
        sections.append(
            {"city": city, "section": key, "line_start": first, "line_end": last, "words": words, "sha256": digest}
        )
        letters, letters_digest = letters_and_checksum([t for _, t in doc.between(first + 1, last)])
        section_texts.append({"city": city, "section": key, "letters": letters, "sha256": letters_digest})
    first, following = next((a, b) for key, a, b in spans if key == "projects")
    projects, fields = _projects(doc, city, first, following)
    if in_study and not projects:
        expected = "at least one project heading"
        raise InputError("the profile lists no project", file=doc.file, line=start, city=city, expected=expected)
    header = {
        "city": city,
        "population": int(population),
        "area_km2": area,
        "atlas_page": page,
        "document": doc.name,
        "line": start,
        "in_study": in_study,
    }
    return Profile(header, sections, section_texts, projects, fields)


def profile_heading(doc: Document) -> tuple[int, str]:
    """Line and name of the first heading of a file that holds one profile.

    InputError where there is none, or it is no name: without a letter or digit, or too long.
    """
    for number, text in doc.headings(1, len(doc.lines)):
        if not plain(text):
            continue
        city = clean(text).strip("#* ")
        if name_key(city) and len(city) <= LONGEST_NAME:
            return number, city
        shown = city if len(city) <= LONGEST_NAME else f"{city[:40]}... ({len(city)} characters)"
        expected = f"a name with letters or digits, of at most {LONGEST_NAME} characters"
        raise InputError(f"the heading {shown!r} names no city", file=doc.file, line=number, expected=expected)
    raise InputError("the file has no heading", file=doc.file, expected="a profile that starts with '## City'")
