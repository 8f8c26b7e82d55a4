"""What claims are held against: the routes from a claim to the statistics, and what each gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cityatlas.claims.register import CLAIMS_FILE, own_lines
from cityatlas.claims.verdicts import Measured, compare_claim, compare_members, compare_order
from cityatlas.coding.codebook import variables
from cityatlas.core.config import Config
from cityatlas.core.errors import InputError
from cityatlas.core.project import shown
from cityatlas.core.rows import Row
from cityatlas.statistics.from_facts import printed_bounds

DOCUMENTS_ONLY = "printed_counts"


@dataclass
class Evidence:
    """The tables that routes lead to: statistics of the study, their members, and the printed counts with lines."""

    statistics: dict[tuple[str, str, str], Row]
    groups: dict[tuple[str, str], list[str]]
    members: dict[tuple[str, str, str], dict[str, str]]
    printed: list[Row]
    unknown: set[str] = field(default_factory=set)
    """statistics whose silence is unknown (a coded count is only a lower bound)"""


@dataclass(frozen=True)
class Check:
    """One route to one claim: what it gives, its outcome under the three widths, and how it ranks."""

    route: Row
    recomputed: str
    low: float | None
    high: float | None
    exact: bool
    outcome: dict[str, str]
    measured: Measured | None
    reliability: str = "exact"
    """of the statistic behind it: what rests on an unreliable variable says so in the explanation"""


def gather(statistics: list[Row], members: list[Row], printed: list[Row]) -> Evidence:
    """Index the tables for the join; only rows of scope ``study`` judge a claim."""
    rows = [r for r in statistics if r["scope"] == "study"]
    groups: dict[tuple[str, str], list[str]] = {}
    for r in rows:
        groups.setdefault((r["statistic"], r["basis"]), []).append(r["group"])
    listed: dict[tuple[str, str, str], dict[str, str]] = {}
    for m in members:
        if m["in_study"]:
            listed.setdefault((m["statistic"], m["group"], m["basis"]), {})[m["member"]] = m["membership"]
    unknown = {v.statistic for v in variables().values() if v.silence == "unknown"} | {"stakeholder_involved"}
    unknown |= {"admission_criterion"}
    return Evidence({(r["statistic"], r["group"], r["basis"]): r for r in rows}, groups, listed, printed, unknown)


def _printed(claim: dict[str, Any], evidence: Evidence) -> dict[tuple[str, str], tuple[int, int]]:
    """Printed counts that may serve a claim: a route whose source line is the claim's own line is no route."""
    bounds = printed_bounds(evidence.printed, own_lines(claim))
    per_city = {("lighthouse_projects_per_city", g): v for (s, g), v in bounds.items() if s == "lighthouse_projects"}
    return bounds | per_city


def measure_route(claim: dict[str, Any], route: Row, group: str, evidence: Evidence) -> Measured | None:
    """What a route gives for one group; None where only the claim's own lines would answer.

    InputError where the register names a statistic that does not exist.
    """
    row = evidence.statistics.get((route["statistic"], group, route["basis"]))
    if row is None:
        raise InputError(
            f"{claim['claim_id']}: there is no statistic {route['statistic']} / {group} / {route['basis']}",
            file=shown(CLAIMS_FILE),
            expected="a row of statistics.csv; groups here: "
            + ", ".join(evidence.groups.get((route["statistic"], route["basis"]), ["none"])),
        )
    if route["basis"] != DOCUMENTS_ONLY:
        return Measured(row["count"], row["lower"], row["upper"], row["base"])
    bounds = _printed(claim, evidence).get((route["statistic"], group))
    if bounds is None:
        return None
    low, high = bounds
    return Measured(low if low == high else None, low, high, row["base"])


def check_route(claim: dict[str, Any], route: Row, evidence: Evidence, config: Config) -> Check | None:
    """The outcome of one route under the three widths; None where it is no route."""
    if claim["kind"] == "order":
        return _check_order(claim, route, evidence)
    if claim["kind"] == "list" and "members" in claim:
        return _check_members(claim, route, evidence)
    measured = measure_route(claim, route, route["group"], evidence)
    if measured is None:
        return None
    outcome = {w: compare_claim(claim, measured, config, w) for w in ("literal", "narrow", "wide")}
    percent = claim["unit"] == "percent" or claim["kind"] in ("quantifier", "vague")
    low, high = measured.bounds(percent)
    exact = measured.lower == measured.upper
    row = evidence.statistics[route["statistic"], route["group"], route["basis"]]
    return Check(route, measured.text(), float(low), float(high), exact, outcome, measured, row["reliability"])


def _same(outcome: str) -> dict[str, str]:
    return dict.fromkeys(("literal", "narrow", "wide"), outcome)


def _check_order(claim: dict[str, Any], route: Row, evidence: Evidence) -> Check | None:
    order = [[rank] if isinstance(rank, str) else rank for rank in claim["order"]]
    extent = claim.get("order_extent", "only")
    groups = evidence.groups.get((route["statistic"], route["basis"]), []) if extent != "only" else []
    wanted = list(dict.fromkeys([g for rank in order for g in rank] + groups))
    measured = {g: measure_route(claim, route, g, evidence) for g in wanted}
    if any(m is None for m in measured.values()):
        return None
    outcome = compare_order(order, extent, measured)
    shown_groups = sorted(wanted, key=lambda g: (-(measured[g].count or measured[g].lower), g))[:12]
    text = ", ".join(f"{g} {measured[g].text()}" for g in shown_groups)
    exact = all(m.lower == m.upper for m in measured.values())
    rows = [evidence.statistics[route["statistic"], g, route["basis"]] for g in wanted]
    reliability = "unreliable" if any(r["reliability"] == "unreliable" for r in rows) else "exact"
    return Check(route, text, None, None, exact, _same(outcome), None, reliability)


def _check_members(claim: dict[str, Any], route: Row, evidence: Evidence) -> Check | None:
    extent = claim.get("members_extent", "some")
    if "group" in route:
        measure_route(claim, route, route["group"], evidence)  # refuses a group that does not exist
        listed = evidence.members.get((route["statistic"], route["group"], route["basis"]), {})
        certain = {m for m, kind in listed.items() if kind == "certain"}
        possible = set(listed)
    else:
        groups = evidence.groups.get((route["statistic"], route["basis"]), [])
        measured = {g: measure_route(claim, route, g, evidence) for g in {*groups, *claim["members"]}}
        certain = {g for g, m in measured.items() if m is not None and m.lower > 0}
        possible = {g for g, m in measured.items() if m is not None and m.upper > 0}
    if route["statistic"] in evidence.unknown and route["basis"] == "coding":
        possible |= set(claim["members"])
    outcome = compare_members(set(claim["members"]), extent, certain, possible)
    common = len(set(claim["members"]) & possible)
    text = f"{common}/{len(claim['members'])} named; {len(possible)} in the data"
    return Check(route, text, None, None, certain == possible, _same(outcome), None)
