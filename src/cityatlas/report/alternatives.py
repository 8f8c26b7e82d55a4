"""Verdicts under other definitions, side by side: what a word can mean, how wide a quantifier is taken, who coded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cityatlas.claims import scenarios
from cityatlas.claims.meanings import DEFINITIONS
from cityatlas.claims.verdicts import DEPENDS
from cityatlas.coding.coders import read_coders, single_coders
from cityatlas.core.config import Config
from cityatlas.report.entries import ClaimEntry
from cityatlas.report.readings import ReadingEntry

SHOWN_WIDTHS = ("narrow", "literal", "wide")


@dataclass(frozen=True)
class Definition:
    """A word and its meanings; ``rows`` are the claims that use it, each with its reading under each meaning."""

    word: str
    meanings: tuple[str, ...]
    rows: list[tuple[ClaimEntry, list[ReadingEntry | None]]]


def definitions(shown: Iterable[ClaimEntry]) -> list[Definition]:
    """The words that the register reads in several ways, with the claims that have two of their meanings at least."""
    claims = [e for e in shown if e.once]
    return [Definition(word, meanings, _rows(claims, meanings)) for word, meanings in DEFINITIONS.items()]


def _rows(
    claims: Iterable[ClaimEntry], meanings: tuple[str, ...]
) -> list[tuple[ClaimEntry, list[ReadingEntry | None]]]:
    rows = []
    for claim in claims:
        readings = {r.id: r for r in claim.judged.readings}
        found = [readings.get(m) for m in meanings]
        if sum(r is not None and r.deciding is not None for r in found) > 1:
            rows.append((claim, found))
    return rows


def hanging_on_width(shown: Iterable[ClaimEntry]) -> list[ClaimEntry]:
    """The claims whose verdict another width of their quantifier changes, each once."""
    return [e for e in shown if e.hangs_on_width and e.once]


def changed_claims(rows: Iterable[tuple[ClaimEntry, list[ReadingEntry | None]]]) -> int:
    """How many of the claims come out differently under their meanings."""
    return sum(claim.status == DEPENDS for claim, _ in rows)


def by_coder(config: Config) -> dict[str, dict[str, str]]:
    """The claims that come out otherwise if one coder alone had coded: by claim the status under each coder."""
    codes = scenarios.published_codes()
    alone = {c.id: scenarios.rejudge(config, scenarios.coded_by(codes, c.id)) for c in single_coders(read_coders())}
    found = scenarios.moved(scenarios.published_verdicts(), alone)
    return {str(claim): {c: str(row[c]) for c in alone} for claim, row in found.iterrows()}
