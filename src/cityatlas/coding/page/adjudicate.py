"""What two coders left open between them: the cells on which they differ, and those they agree on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

from cityatlas.coding.codebook import codebook_checksum, variables
from cityatlas.coding.page.build import ADJUDICATION, common_content
from cityatlas.coding.page.content import Profiles, shown_profile
from cityatlas.coding.page.given import Coding
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import parse_lines, spans
from cityatlas.core.rows import Row

Cell = tuple[str, str]
"""A city and a variable."""


@dataclass(frozen=True)
class Comparison:
    """Two codings by cell: ``agreed`` rows, ``open`` pairs (None for no code), and what one ``alone`` has coded."""

    agreed: dict[Cell, Row]
    open: dict[Cell, tuple[Row | None, Row | None]]
    alone: list[Cell]


def compare_cells(first: Coding, second: Coding, cities: list[str]) -> Comparison:
    """Each cell of both codings, in the order of cities and codebook.

    What depends on an open cell is open with it, whoever coded it: whether it applies is decided there. Where both
    coded that condition, a code by one only is a difference too (the year is optional). Any other cell that only one
    has coded is no disagreement, for missing is not zero.
    """
    result = Comparison({}, {}, [])
    for cell in product(cities, variables()):
        pair = first.rows.get(cell), second.rows.get(cell)
        conditions = [(cell[0], name) for name, _ in variables()[cell[1]].only_where]
        if any(c in result.open for c in conditions):
            result.open[cell] = pair
        elif pair[0] and pair[1] and _same(pair[0], pair[1]):
            result.agreed[cell] = agreed_row(pair[0], pair[1])
        elif all(pair) or (any(pair) and any(c in result.agreed for c in conditions)):
            result.open[cell] = pair
        elif any(pair):
            result.alone.append(cell)
    return result


def _same(first: Row, second: Row) -> bool:
    return (first["value"], first["strength"]) == (second["value"], second["strength"])


def agreed_row(first: Row, second: Row) -> Row:
    """What both say: evidence of both, and the doubt of either."""
    doubted = next((r for r in (first, second) if r["confidence"] == "doubtful"), first)
    sections = [s for r in (first, second) for s in r["section"].split("|") if s]
    lines = [n for r in (first, second) if r["lines"] for n in parse_lines(r["lines"])]
    return {
        **first,
        "alternative": doubted["alternative"],
        "confidence": doubted["confidence"],
        "section": "|".join(dict.fromkeys(sections)),
        "lines": spans(lines),
        "note": "",
    }


def adjudication_content(
    profiles: Profiles, coder: str, language: str, codings: tuple[Coding, Coding], cities: list[str]
) -> dict[str, Any]:
    """All that the page of a third person holds. InputError where there is nothing to decide."""
    _check_same_rules(codings, profiles)
    found = compare_cells(*codings, cities)
    order = [city for city in cities if any(c == city for c, _ in found.open)]
    if not order:
        raise InputError(f"{codings[0].coder} and {codings[1].coder} differ in no cell that both coded")
    return {
        **common_content(profiles, coder, language),
        "format": ADJUDICATION,
        "between": [c.coder for c in codings],
        "training_cities": [],
        "order": order,
        "profiles": {city: shown_profile(profiles, city, language) for city in order},
        "open": [{"city": c, "variable": v, "codings": list(pair)} for (c, v), pair in found.open.items()],
        "agreed": list(found.agreed.values()),
        "alone": len(found.alone),
    }


def _check_same_rules(codings: tuple[Coding, Coding], profiles: Profiles) -> None:
    errors = []
    if codings[0].coder == codings[1].coder:
        errors.append(InputError(f"both codings are by {codings[0].coder}", expected="codings of two coders"))
    for coding in codings:
        for what, given, own in (
            ("codebook", coding.codebook_sha256, codebook_checksum()),
            ("document", coding.document_sha256, profiles.sha256),
        ):
            if given and given != own:
                errors.append(
                    InputError(
                        f"this coding was made with another {what}",
                        file=coding.file,
                        expected=f"the {what} of this project (SHA-256 {own[:12]}…), not {given[:12]}…",
                    )
                )
    raise_all(errors)
