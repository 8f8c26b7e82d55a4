"""Names as people read them: variables, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cityatlas.claims.places import place_of
from cityatlas.claims.trail import place_in_words
from cityatlas.coding.codebook import variables
from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label
from cityatlas.core.wording import group_label
from cityatlas.report.texts import Texts


def variable_with_statistic(variable: str, texts: Texts) -> str:
    """A coded variable in words: ``Organisationsmodelle: Personenrolle``."""
    spec = variables().get(variable)
    if spec is None:
        return variable
    if not spec.statistic:
        return texts.plain("year") if spec.kind == "year" else variable
    name = label("statistic", spec.statistic, texts.language)
    return f"{name}: {group_label(spec.statistic, spec.key, texts.language)}" if spec.key else name


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
