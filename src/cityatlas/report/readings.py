"""The readings of a claim in words: what each means, why the wording admits it, its routes and what they give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cityatlas.claims.explanations import route_name
from cityatlas.claims.recomputed import Recomputed, read_values
from cityatlas.claims.words import ELSEWHERE, value_in_words, verdict_word
from cityatlas.core.language import say
from cityatlas.core.rows import CheckRow, Tables
from cityatlas.report.texts import Texts

ClaimValues = dict[tuple[str, int], Recomputed]


@dataclass(frozen=True)
class Route:
    """One route: its keys in statistics.csv, and in words what it is and what it gives."""

    name: str
    statistic: str
    group: str
    basis: str
    role: str
    value: str
    printed: bool
    """whether another place prints the value, so that nothing was counted"""
    found: str
    """the value; where nobody counted it, that it is by another place"""
    outcome: str
    verdict: str
    """the outcome in words"""
    test: str
    decides: bool
    base: int | None
    """that all its groups are counted over; None for a list of members"""

    @property
    def key(self) -> str:
        """Its row in statistics.csv, ``*`` where it is about all groups."""
        return f"{self.statistic}/{self.group or '*'}"


@dataclass(frozen=True)
class ReadingEntry:
    """One admissible reading of a claim; without a deciding route nothing published answers it."""

    id: str
    text: str
    admissible: str
    outcome: str
    verdict: str
    """the outcome in words"""
    routes: list[Route]

    @property
    def deciding(self) -> Route | None:
        """The route that decides the reading."""
        return next((r for r in self.routes if r.decides), None)

    @property
    def test(self) -> str:
        """How severe the reading's test is; without a route nothing could contradict it."""
        return self.deciding.test if self.deciding else "untestable"


@dataclass(frozen=True)
class Judged:
    """What was held against a claim: its readings, and the routes that only explain the printed value."""

    readings: list[ReadingEntry]
    explains: list[Route]

    @property
    def deciding(self) -> list[Route]:
        """The routes that decide the readings, in their order."""
        return [d for r in self.readings if (d := r.deciding) is not None]


def judged_claims(tables: Tables, texts: Texts) -> dict[str, Judged]:
    """The readings of all claims, by claim."""
    values = read_values(tables["check_values"], tables["claims"])
    kinds = {c["claim_id"]: c["kind"] for c in tables["claims"]}
    checks: dict[str, list[CheckRow]] = {}
    for check in tables["claim_checks"]:
        checks.setdefault(check["claim_id"], []).append(check)
    return {claim_id: _judged(rows, values, kinds[claim_id], texts) for claim_id, rows in checks.items()}


def _judged(checks: Iterable[CheckRow], values: ClaimValues, kind: str, texts: Texts) -> Judged:
    by_reading: dict[str, list[CheckRow]] = {}
    for check in sorted(checks, key=lambda c: c["route"]):
        by_reading.setdefault(check["reading"], []).append(check)
    explains = [_route(c, values, kind, texts) for c in by_reading.pop("", [])]
    return Judged([_reading(rows, values, kind, texts) for rows in by_reading.values()], explains)


def _reading(checks: list[CheckRow], values: ClaimValues, kind: str, texts: Texts) -> ReadingEntry:
    first, language = checks[0], texts.language
    outcome = next((c["outcome"] for c in checks if c["decides"]), first["outcome"])
    return ReadingEntry(
        id=first["reading"],
        text=say(language, first["reading_de"], first["reading_en"]),
        admissible=say(language, first["admissible_de"], first["admissible_en"]),
        outcome=outcome,
        verdict=verdict_word(outcome, kind, texts.language),
        routes=[_route(c, values, kind, texts) for c in checks if c["statistic"]],
    )


def _route(check: CheckRow, values: ClaimValues, kind: str, texts: Texts) -> Route:
    value, printed = values[check["claim_id"], check["route"]], check["evidence"] == "documents"
    text = value_in_words(value, check["statistic"], texts.language)
    bases = {m.base for _, m in value.parts}
    return Route(
        name=route_name(check, texts.language),
        statistic=check["statistic"],
        group=check["group"],
        basis=check["basis"],
        role=check["role"],
        value=text,
        printed=printed,
        found=say(texts.language, *ELSEWHERE).format(value=text) if printed else text,
        outcome=check["outcome"],
        verdict=verdict_word(check["outcome"], kind, texts.language),
        test=check["test"],
        decides=check["decides"],
        base=bases.pop() if len(bases) == 1 and value.kind != "members" else None,
    )
