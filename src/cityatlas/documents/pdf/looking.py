"""Looking through a PDF for the profiles' label groups."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityatlas.documents.pdf.bounded import MOST_SECONDS, in_bounds
from cityatlas.documents.pdf.features import Values, group_values
from cityatlas.documents.pdf.headings import page_cities
from cityatlas.documents.pdf.labels import label_groups
from cityatlas.documents.pdf.opening import opened, upright
from cityatlas.documents.pdf.picture import group_picture
from cityatlas.documents.pdf.words import page_words

MOST_GROUPS = 5
"""Label groups that are looked at on one page; two on a profile's page are one too many already."""


@dataclass(frozen=True)
class PageGroup:
    """Ten labels together on a page: the page (1 is the first of the file), the cities its heading names, features."""

    page: int
    cities: tuple[str, ...]
    values: dict[str, Values]


@dataclass(frozen=True)
class Looked:
    """What was found in a PDF: how many pages it has, how many of them have text, cities by page, groups of labels."""

    pages: int
    with_text: int
    headings: dict[int, tuple[str, ...]]
    groups: list[PageGroup]


def look_through(path: Path, cities: dict[str, str], seconds: float = MOST_SECONDS) -> Looked:
    """Find the label groups of a PDF and what each of their labels looks like.

    ``cities``: names by their key (``documents.text.name_key``); ``seconds``: how long it may take. InputError where
    the file is no PDF, encrypted, damaged or too large, where the library is missing, and where the bounds are reached.
    """
    action = "print it as a PDF again with another program, or fill in the sheet: python -m cityatlas matrix sheet"
    return in_bounds(look, path, cities, seconds=seconds, action=action)


def look(path: Path, cities: dict[str, str]) -> Looked:
    """``look_through`` in this process, without bounds."""
    headings: dict[int, tuple[str, ...]] = {}
    groups: list[PageGroup] = []
    with_text = 0
    with opened(path) as document:
        for number in range(1, len(document) + 1):
            page = upright(document, number)
            words, found = _page(page, number, cities, headings)
            with_text += bool(words)
            groups += found
            page.close()
        return Looked(len(document), with_text, headings, groups)


def _page(
    page: Any, number: int, cities: dict[str, str], headings: dict[int, tuple[str, ...]]
) -> tuple[int, list[PageGroup]]:
    """How many words a page has, and its groups; the cities of its heading are noted."""
    textpage = page.get_textpage()
    words, turns = page_words(textpage)
    textpage.close()
    named = tuple(page_cities(words, cities))
    if named:
        headings[number] = named
    found = []
    for group in label_groups(words)[:MOST_GROUPS]:
        picture = group_picture(page, group, turns) if named else None
        found.append(PageGroup(number, named, group_values(picture) if picture else {}))
    return len(words), found
