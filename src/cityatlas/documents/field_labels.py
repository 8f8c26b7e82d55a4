"""Field labels: the ten fields' names as the report prints them, and the bracket behind a project's title."""

from __future__ import annotations

import re
from functools import cache

from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import clean, fold, name_key

_BRACKET = re.compile(r"^(?P<title>.*\S)\s*\((?P<labels>[^()]*)\)\s*:?\s*$")


@cache
def _fields() -> dict[str, str]:
    known = {}
    for key in FIELDS:
        name = FIELDS[key]
        known[name_key(name)] = key
        known[name_key(name.replace("&", "und"))] = key
    return known


def field_key(name: str) -> str | None:
    """The key of a field by its printed German name (``Daten- plattform``, ``Energie und Umwelt``), or None."""
    return _fields().get(name_key(name))


def split_title(heading: str) -> tuple[str, list[str]] | None:
    """Title and labels of ``Title (Label / Label)``; None where no bracket closes the heading.

    Labels come as printed, parted by ``/`` or ``,``; a bracket inside the title stays in the title.

    >>> split_title("#### Lastenrad (frei) für alle (Mobilität / Energie & Umwelt)")
    ('Lastenrad (frei) für alle', ['Mobilität', 'Energie & Umwelt'])
    """
    match = _BRACKET.match(clean(heading).strip("#* "))
    if not match:
        return None
    labels = [fold(part) for part in re.split(r"[/,]", match["labels"])]
    return match["title"].strip(), [part for part in labels if part]
