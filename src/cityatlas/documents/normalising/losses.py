"""What a conversion lost: parts of the report that are not found in its text, counted against those that are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cityatlas.documents.contents import CHAPTERS
from cityatlas.documents.normalising.contents_lines import read_contents
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.headings import AREA, POPULATION, is_project, section_of
from cityatlas.documents.normalising.patterns import ANNEX_LIST_LINE
from cityatlas.documents.printed_labels import FIELDS, SECTIONS
from cityatlas.documents.text import Document, name_key


def lost_parts(doc: Document) -> list[str]:
    """One line for each kind of part that is missing or rarer than the profiles demand; none where all are there."""
    draft = Draft(list(doc.lines))
    lost = list(_frame(draft))
    promised = read_contents(draft)
    heads = [_count(draft, POPULATION), _count(draft, AREA)]
    cities = len(promised.cities) if promised else max(heads)
    if not cities:
        return [*lost, "the profiles: no line such as 'Einwohner: 246.272'"]
    for name, found in zip(("Einwohner: 246.272", "Fläche in km²: 161"), heads, strict=True):
        if found < cities:
            lost.append(f"lines such as '{name}': {found} for {cities} profiles")
    return lost + list(_profiles(draft, cities)) + list(_annex(draft))


def _frame(draft: Draft) -> Iterator[str]:
    keys = {draft.key(i) for i in range(len(draft.lines)) if not draft.is_blank(i)}
    for name in ("Inhaltsverzeichnis", "Abbildungs- und Tabellenverzeichnis", *CHAPTERS):
        if name_key(name) not in keys:
            yield f"the heading '{name}' on a line of its own"


def _count(draft: Draft, pattern: re.Pattern[str]) -> int:
    return sum(bool(pattern.match(draft.words(i))) for i in range(len(draft.lines)) if not draft.is_blank(i))


def _profiles(draft: Draft, cities: int) -> Iterator[str]:
    sections = [section_of(draft, i) for i in range(len(draft.lines))]
    for key, title in SECTIONS.items():
        found = sections.count(key)
        if found < cities:
            yield f"headings '{title}': {found} for {cities} profiles"
    projects = sum(is_project(line) for line in draft.lines if line.strip())
    if projects < cities:
        yield f"titles of projects with their fields in brackets: {projects} for {cities} profiles"


def _annex(draft: Draft) -> Iterator[str]:
    found = _count(draft, ANNEX_LIST_LINE)
    if found < len(FIELDS):
        yield f"lists of Annex A ('Leuchtturmprojekte zum Handlungsfeld ...'): {found} of {len(FIELDS)}"
