"""Whose profile a page begins: the city that its heading names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cityatlas.documents.pdf.words import Word, lines

_NUMBER = re.compile(r"^[0-9]+")
MOST_LINES = 4
"""Lines that a name may stand on in a narrow column."""
SAME_SIZE = 0.9
"""Share of the largest heading's letters from which another one counts as as large."""


def page_cities(words: list[Word], cities: Mapping[str, str]) -> list[str]:
    """The cities that a page's largest line names which names a city; more than one where two are as large.

    ``cities``: names by their ``name_key``. A name may stand on several lines, with a number before it.
    """
    found: dict[str, float] = {}
    rows = lines(words)
    for at, row in enumerate(rows):
        below = ["".join(w.key for w in line) for line in rows[at : at + MOST_LINES]]
        for key in ("".join(below[:number]) for number in range(1, len(below) + 1)):
            key = key if key in cities else _NUMBER.sub("", key)
            if key in cities:
                found[cities[key]] = max(found.get(cities[key], 0.0), max(w.height for w in row))
    largest = max(found.values(), default=0.0)
    return [city for city, height in found.items() if height >= SAME_SIZE * largest]
