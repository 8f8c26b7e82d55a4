"""What two coders left open between them: the cells on which they differ, and those they agree on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

from cityatlas.coding.codebook import variables
from cityatlas.coding.coder_names import coder_id
from cityatlas.coding.coding_file import ADJUDICATION_FORMAT
from cityatlas.coding.codings import CODE_COLUMNS
from cityatlas.coding.comparing import Side
from cityatlas.coding.page.build import common_content
from cityatlas.coding.page.content import Profiles, profile_content
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import parse_lines, spans
from cityatlas.core.rows import Row

CodedCell = tuple[str, str]
"""A city and a variable."""


@dataclass(frozen=True)
class Dispute:
    """Two codings by cell: ``agreed`` rows, ``open`` pairs (None for no code), and what one ``alone`` has coded."""

    agreed: dict[CodedCell, Row]
    open: dict[CodedCell, tuple[Row | None, Row | None]]
    alone: list[CodedCell]


def compare_cells(first: Side, second: Side, cities: list[str]) -> Dispute:
    """Each cell of both codings, in the order of cities and codebook; a city that one of them trained on has none.

    What depends on an open cell is open with it, whoever coded it: whether it applies is decided there. Where both
    coded that condition, a code by one only is a difference too (the year is optional). Any other cell that only one
    has coded is no disagreement, for missing is not zero.
    """
    result, (one, two) = Dispute({}, {}, []), (_by_cell(first), _by_cell(second))
    trained = first.coder.training_cities | second.coder.training_cities
    for cell in product([c for c in cities if c not in trained], variables()):
        pair = one.get(cell), two.get(cell)
        conditions = [(cell[0], name) for name, _ in variables()[cell[1]].only_where]
        if any(c in result.open for c in conditions):
            result.open[cell] = pair
        elif pair[0] and pair[1] and all(pair[0][c] == pair[1][c] for c in ("value", "strength")):
            result.agreed[cell] = agreed_row(pair[0], pair[1])
        elif all(pair) or (any(pair) and any(c in result.agreed for c in conditions)):
            result.open[cell] = pair
        elif any(pair):
            result.alone.append(cell)
    return result


def _by_cell(side: Side) -> dict[CodedCell, Row]:
    """The codes as the page holds them, by city and variable."""
    return {(row["city"], row["variable"]): {c: dict(row)[c] for c in CODE_COLUMNS} for row in side.rows}


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
    profiles: Profiles, coder: str, language: str, codings: tuple[Side, Side], cities: list[str]
) -> dict[str, Any]:
    """All that the page of a third person holds. InputError where there is nothing that a third person could decide."""
    names = [side.coder.id for side in codings]
    _check_sides(codings, coder_id(coder))
    found = compare_cells(*codings, cities)
    order = [city for city in cities if any(c == city for c, _ in found.open)]
    if not order:
        raise InputError(f"{names[0]} and {names[1]} differ in no cell that both coded")
    return {
        **common_content(profiles, coder, language),
        "format": ADJUDICATION_FORMAT,
        "between": names,
        "training_cities": [],
        "order": order,
        "profiles": {city: profile_content(profiles, city, language) for city in order},
        "open": [{"city": c, "variable": v, "codings": list(pair)} for (c, v), pair in found.open.items()],
        "agreed": list(found.agreed.values()),
        "alone": len(found.alone),
    }


def _check_sides(codings: tuple[Side, Side], coder: str) -> None:
    errors = [
        InputError("a training is compared, not adjudicated", file=side.coder.file, expected="the coding itself")
        for side in codings
        if side.training
    ]
    names = [side.coder.id for side in codings]
    if names[0] == names[1]:
        errors.append(InputError(f"both codings are by {names[0]}", expected="codings of two coders"))
    if coder in names:
        errors.append(InputError(f"{coder} is one of the two", expected="a third person who decides: --coder NAME"))
    raise_all(errors)
