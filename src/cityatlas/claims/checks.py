"""One route to one reading of a claim: what it gives, its outcome by width, and how severe a test it is."""

from __future__ import annotations

from dataclasses import dataclass

from cityatlas.claims.evidence import (
    DOCUMENTS_ONLY,
    Evidence,
    brought,
    measure_group,
    measure_members,
    measure_route,
    nothing_to_count,
    others_in,
    possible_bases,
    settled_by_own_line,
    statistic_row,
)
from cityatlas.claims.recomputed import Recomputed
from cityatlas.claims.register import Claim, Reading, groups_of
from cityatlas.claims.severity import of_count, of_members, of_order, settled_order
from cityatlas.claims.verdicts import CONSISTENT, REPRODUCED, WIDTHS, compare_claim, compare_order
from cityatlas.claims.verdicts import compare_members as compare_lists
from cityatlas.core.config import Config
from cityatlas.core.rows import Row


@dataclass(frozen=True)
class Check:
    """One route to one claim; ``reading`` is empty where the route only explains the printed value."""

    reading: str
    route: Row
    value: Recomputed
    outcome: dict[str, str]
    low: float | None
    high: float | None
    exact: bool
    test: str
    reliability: str = "exact"
    """of the statistic behind it: what rests on an unreliable variable says so in the explanation"""

    @property
    def role(self) -> str:
        """``reading``, ``supporting`` or ``explains``."""
        return self.route.get("role", "reading") if self.reading else "explains"

    @property
    def measured_base(self) -> int | None:
        """The base that a count is of; None for orders and lists."""
        return self.value.single.base if self.value.single else None

    @property
    def evidence(self) -> str:
        """``documents`` where the route only leads to what another place prints, else ``data``."""
        return "documents" if self.route["basis"] == DOCUMENTS_ONLY else "data"


def check_route(claim: Claim, reading: str, route: Row, evidence: Evidence, config: Config) -> Check | None:
    """The outcome of one route under the three widths; None where it is no route."""
    if not brought(route, evidence) or nothing_to_count(route, evidence):
        return None
    if claim["kind"] == "order":
        return _check_order(claim, reading, route, evidence)
    if claim["kind"] == "list":
        return _check_members(claim, reading, route, evidence)
    return _check_count(claim, reading, route, evidence, config)


def check_reading(reading: Reading, evidence: Evidence, config: Config) -> list[Check]:
    """The checks of a reading's routes, those that are none left out."""
    found = (check_route(reading.claim, reading.id, route, evidence, config) for route in reading.routes)
    return [check for check in found if check is not None]


def _check_count(claim: Claim, reading: str, route: Row, evidence: Evidence, config: Config) -> Check | None:
    measured = measure_route(claim, route, evidence)
    if measured is None:
        return None
    outcome = {w: at_most_consistent(claim, compare_claim(claim, measured, config, w)) for w in WIDTHS}
    low, high = measured.bounds(claim["unit"] == "percent" or claim["kind"] in ("quantifier", "vague"))
    row = statistic_row(claim, route, groups_of(route)[0], evidence)
    limits = possible_bases(claim, route, row, evidence)
    test = of_count(claim, measured.base, limits, evidence.silent(route), config)
    value = Recomputed("count", (("", measured),))
    exact = measured.lower == measured.upper
    return Check(reading, route, value, outcome, float(low), float(high), exact, test, row["reliability"])


def at_most_consistent(claim: Claim, outcome: str) -> str:
    """Vague words are never reproduced: they say that there is some, not how much."""
    return CONSISTENT if claim["kind"] == "vague" and outcome == REPRODUCED else outcome


def _same(outcome: str) -> dict[str, str]:
    return dict.fromkeys(WIDTHS, outcome)


def _check_order(claim: Claim, reading: str, route: Row, evidence: Evidence) -> Check | None:
    order = [[rank] if isinstance(rank, str) else rank for rank in claim["order"]]
    extent = claim.get("order_extent", "only")
    groups = evidence.groups.get((route["statistic"], route["basis"]), []) if extent != "only" else []
    wanted = list(dict.fromkeys([g for rank in order for g in rank] + groups))
    found = {g: measure_group(claim, route, g, evidence) for g in wanted}
    measured = {g: m for g, m in found.items() if m is not None}
    if len(measured) < len(wanted):
        return None
    outcome = compare_order(order, extent, measured)
    exact = all(m.lower == m.upper for m in measured.values())
    rows = [statistic_row(claim, route, g, evidence) for g in wanted]
    reliability = "unreliable" if any(r["reliability"] == "unreliable" for r in rows) else "exact"
    settled = settled_by_own_line(claim, route, wanted, evidence)
    test = settled_order(outcome) if settled else of_order(order, extent, wanted, evidence.silent(route))
    value = Recomputed("order", tuple(measured.items()))
    return Check(reading, route, value, _same(outcome), None, None, exact, test, reliability)


def _check_members(claim: Claim, reading: str, route: Row, evidence: Evidence) -> Check | None:
    extent = claim.get("members_extent", "some")
    parts = measure_members(claim, route, evidence)
    certain_others, possible_others = others_in(claim, route, evidence)
    silent = evidence.silent(route)
    outcome = compare_lists(parts, extent, certain_others, possible_others, silent)
    exact = all(m.lower == m.upper for _, m in parts)
    value = Recomputed("members", parts)
    return Check(reading, route, value, _same(outcome), None, None, exact, of_members(extent, silent))
