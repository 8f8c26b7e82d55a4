"""Annex A: the list of lighthouse projects by field, in HTML tables, lists, or list items with pipes."""

from __future__ import annotations

import re
from collections import Counter

from cityatlas.core.errors import InputError
from cityatlas.core.rows import Row
from cityatlas.documents.field_labels import field_key
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import Document, clean, fold, plain

_HEADING = re.compile(r"^Leuchtturmprojekte? zum Handlungsfeld (?P<field>[^|]+?)\s*$")
_COUNT = re.compile(r"(?<!\d)(?P<count>\d+) Projekte?\b")
_LI = re.compile(r"<li>(.*?)(?=</li>|<li>|</ul>|$)")
_BULLET = re.compile(r"^\s*[-‐‑‒–—―−•▪*]\s+(.*\S)")
_ENTRY = re.compile(r"^(?P<title>.*\S)\s*\((?P<city>[^()]*(?:\([^()]*\))?)\)\s*$")


def _items(text: str) -> list[str]:
    """List entries on one line, whichever way the conversion wrote them."""
    if "<li>" in text:
        found = _LI.findall(text)
    else:
        bullet = _BULLET.match(text)
        found = [bullet[1]] if bullet else []
    items = [clean(item).strip("▪ ") for item in found]
    return [item for item in items if re.search(r"\w", item)]


def read_annex(doc: Document, start: int, end: int, cities: dict[str, str]) -> tuple[list[Row], list[Row]]:
    """Entries of Annex A between its heading and Annex B, and the counts it prints.

    ``cities`` maps spellings (as printed) to the tables' city names. Returns rows of ``facts_annex`` and of
    ``printed_counts``. InputError where a field is missing or unknown, an entry names no known city, or a list's
    length is not the count printed above it.
    """
    entries: list[Row] = []
    listed: Counter[str] = Counter()
    counts: dict[str, tuple[int, int]] = {}
    heads: dict[str, int] = {}
    field = None
    for number, text in doc.between(start + 1, end):
        heading = _HEADING.match(plain(text))
        if heading:
            field = field_key(heading["field"])
            if field is None:
                raise InputError(f"the field {heading['field']!r} is unknown", file=doc.file, line=number)
            if field in heads:
                raise InputError(f"the field {heading['field']!r} stands twice in Annex A", file=doc.file, line=number)
            heads[field] = number
            continue
        items = _items(text)
        count = _COUNT.search(plain(re.split(r"<ul>|<li>", text)[0]))
        if field and count and field not in counts and not (items and "<li>" not in text):
            counts[field] = (int(count["count"]), number)
        for item in items:
            if field is None:
                raise InputError("an entry stands before the first field of Annex A", file=doc.file, line=number)
            listed[field] += 1
            entries.append(_entry(doc, number, field, item, listed[field], cities))
    _check_lengths(doc, start, entries, counts, heads)
    printed = [
        {"statistic": "lighthouse_projects", "group": key, "count": n, "low": n, "high": n, "document": doc.name}
        | {"lines": str(line)}
        for key, (n, line) in counts.items()
    ]
    return entries, printed


def _entry(doc: Document, number: int, field: str, item: str, position: int, cities: dict[str, str]) -> Row:
    match = _ENTRY.match(item)
    if not match:
        raise InputError(
            f"the entry {item!r} names no city", file=doc.file, line=number, expected="'Title (City)', as in Annex A"
        )
    city = cities.get(fold(match["city"]))
    if city is None:
        raise InputError(
            f"the entry {item!r} names an unknown city {match['city']!r}",
            file=doc.file,
            line=number,
            expected="a city that has a profile",
            action="correct the entry, or add the spelling to data/raw/corrections.yaml",
        )
    return {"annex_field": field, "position": position, "city": city, "title": match["title"], "line": number}


def _check_lengths(
    doc: Document, start: int, entries: list[Row], counts: dict[str, tuple[int, int]], heads: dict[str, int]
) -> None:
    for key in FIELDS:
        name = FIELDS[key]
        listed = sum(e["annex_field"] == key for e in entries)
        if key not in heads:
            raise InputError(f"Annex A has no list for the field {name!r}", file=doc.file, line=start)
        if key not in counts:
            raise InputError(
                f"Annex A prints no count for the field {name!r}",
                file=doc.file,
                line=heads[key],
                expected="'13 Projekte'",
            )
        if counts[key][0] != listed:
            raise InputError(
                f"Annex A prints {counts[key][0]} projects for {name!r}, its list has {listed}",
                file=doc.file,
                line=counts[key][1],
                expected="a list as long as the count above it",
                action="check that no entry was lost or doubled",
            )
