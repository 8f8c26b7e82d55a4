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


def page_headings(words: list[Word], cities: Mapping[str, str]) -> dict[str, str]:
    """The cities that a page's largest line names which names a city, each with the heading as it stands.

    More than one where two are as large. ``cities``: names by their ``name_key``. A name may stand on several lines,
    with a number before it.
    """
    found: dict[str, tuple[float, str]] = {}
    rows = lines(words)
    for at, row in enumerate(rows):
        height = max(w.height for w in row)
        below = rows[at : at + MOST_LINES]
        for last in range(1, len(below) + 1):
            heading = [w for line in below[:last] for w in line]
            key = "".join(w.key for w in heading)
            key = key if key in cities else _NUMBER.sub("", key)
            if key in cities and height > found.get(cities[key], (0.0, ""))[0]:
                found[cities[key]] = (height, " ".join(w.text for w in heading))
    largest = max((height for height, _ in found.values()), default=0.0)
    return {city: text for city, (height, text) in found.items() if height >= SAME_SIZE * largest}


def page_cities(words: list[Word], cities: Mapping[str, str]) -> list[str]:
    """The cities of ``page_headings``."""
    return list(page_headings(words, cities))
