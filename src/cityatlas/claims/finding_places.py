"""Places as people read them: of a claim, and of a finding with its several lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cityatlas.claims.places import place_of
from cityatlas.claims.trail import place_in_words
from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label


def claim_place(claim: Mapping[str, Any], language: str) -> str:
    """Where a claim stands: ``Smart-City-Atlas, S. 264, Kapitel 4.2, Zeile 3585``."""
    return f"{label('document', claim['document'], language)}, {place_in_words(claim, language)}"


def places_of_finding(locators: str, tables: Tables, language: str) -> list[str]:
    """The places of a finding (``atlas:3585|press:29``), those of one page and chapter told together.

    ``tables``: cities, sections and facts_chapters of the whole document, whatever cities a product shows.
    """
    lines: dict[tuple[str, int | None, str], list[str]] = {}
    for locator in locators.split("|"):
        document, _, where = locator.partition(":")
        lines.setdefault((document, *place_of(document, where, tables)), []).append(where)
    return [_finding_place(*where, found, language) for where, found in lines.items()]


def _finding_place(document: str, page: int | None, chapter: str, lines: Iterable[str], language: str) -> str:
    ordered = sorted(lines, key=parse_lines)
    place = {"document": document, "page": page, "chapter": chapter, "locator": ";".join(ordered)}
    return claim_place(place, language)
