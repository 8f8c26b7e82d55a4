"""Places as people read them: of a claim, of a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cityatlas.claims.places import place_of
from cityatlas.claims.trail import place_in_words
from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label
from cityatlas.report.texts import Texts


def place_text(claim: Mapping[str, Any], texts: Texts) -> str:
    """Where a claim stands: ``Smart-City-Atlas, S. 264, Kapitel 4.2, Zeile 3585``."""
    document = label("document", claim["document"], texts.language)
    return f"{document}, {place_in_words(claim, texts.language)}"


def finding_places(locators: str, tables: Tables, texts: Texts) -> list[str]:
    """The places of a finding (``atlas:3585|press:29``), those of one page and chapter told together."""
    lines: dict[tuple[str, int | None, str], list[str]] = {}
    for locator in locators.split("|"):
        document, _, where = locator.partition(":")
        lines.setdefault((document, *place_of(document, where, tables)), []).append(where)
    return [_finding_place(*where, found, texts) for where, found in lines.items()]


def _finding_place(document: str, page: int | None, chapter: str, lines: Iterable[str], texts: Texts) -> str:
    ordered = sorted(lines, key=parse_lines)
    return place_text({"document": document, "page": page, "chapter": chapter, "locator": ";".join(ordered)}, texts)
