"""What claims are held against: the statistics of the study, the cities behind them, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cityatlas.claims.register import CLAIMS_FILE, Claim, groups_of, own_lines
from cityatlas.claims.verdicts import Measured
from cityatlas.coding.codebook import variables
from cityatlas.core.errors import InputError
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import shown
from cityatlas.core.rows import MemberRow, Row, StatisticRow
from cityatlas.statistics.from_facts import printed_bounds
from cityatlas.statistics.from_matrix import BASIS as MATRIX
from cityatlas.statistics.groups import ALWAYS_WHOLE, OPEN_ABOVE, OPEN_TOTALS

DOCUMENTS_ONLY = "printed_counts"
BUILD = "atlas_pdf"


@dataclass
class Evidence:
    """The tables that routes lead to: statistics of the study, their members, and the printed counts with lines."""

    statistics: dict[tuple[str, str, str], StatisticRow]
    groups: dict[tuple[str, str], list[str]]
    members: dict[tuple[str, str, str], dict[str, str]]
    printed: list[Row]
    structure: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """item of the document's build -> the (document, line) pairs that it is counted from"""

    def silent(self, route: Row) -> bool:
        """Whether a profile's silence says nothing here, so that a count is a lower bound."""
        return (route["statistic"], route["basis"]) in unknown_silence()


def unknown_silence() -> set[tuple[str, str]]:
    """The (statistic, basis) pairs whose silence is unknown."""
    coded = {v.statistic for v in variables().values() if v.silence == "unknown" and v.statistic}
    return {(s, "coding") for s in coded} | OPEN_ABOVE


def gather(
    statistics: Iterable[StatisticRow],
    members: Iterable[MemberRow],
    printed: list[Row],
    structure: Iterable[Row] = (),
) -> Evidence:
    """Index the tables for the join; only rows of scope ``study`` judge a claim."""
    rows = [r for r in statistics if r["scope"] == "study"]
    groups: dict[tuple[str, str], list[str]] = {}
    for r in rows:
        groups.setdefault((r["statistic"], r["basis"]), []).append(r["group"])
    listed: dict[tuple[str, str, str], dict[str, str]] = {}
    for m in members:
        if m["in_study"]:
            listed.setdefault((m["statistic"], m["group"], m["basis"]), {})[m["member"]] = m["membership"]
    lines = {s["item"]: {("atlas", str(n)) for n in parse_lines(s["lines"])} for s in structure if s["lines"]}
    return Evidence({(r["statistic"], r["group"], r["basis"]): r for r in rows}, groups, listed, printed, lines)


def statistic_row(claim: Claim, route: Row, group: str, evidence: Evidence) -> StatisticRow:
    """The row of a route's group. InputError where the register names a statistic that does not exist."""
    row = evidence.statistics.get((route["statistic"], group, route["basis"]))
    if row is None:
        raise InputError(
            f"{claim['claim_id']}: there is no statistic {route['statistic']} / {group} / {route['basis']}",
            file=shown(CLAIMS_FILE),
            expected="a row of statistics.csv; groups here: "
            + ", ".join(evidence.groups.get((route["statistic"], route["basis"]), ["none"])),
        )
    return row


def nothing_to_count(route: Row, evidence: Evidence) -> bool:
    """Whether what a route counts, or counts from, is not there at all: no share of it exists, and none is wrong.

    So it is in another conversion of the documents that lost the marks of what was counted.
    """
    names = groups_of(route) or evidence.groups.get((route["statistic"], route["basis"]), [])
    rows = (evidence.statistics.get((route["statistic"], name, route["basis"])) for name in names)
    bases = [row["base"] for row in rows if row is not None]
    return bool(bases) and not any(bases)


def brought(route: Row, evidence: Evidence) -> bool:
    """Whether what a route rests on is there at all: the field matrix is only where a user brought it."""
    return route["basis"] != MATRIX or (route["statistic"], MATRIX) in evidence.groups


def settled_by_own_line(claim: Claim, route: Row, groups: Iterable[str], evidence: Evidence) -> bool:
    """Whether the field matrix could say nothing else, as the claim's own lines print what it is accepted by.

    A matrix is accepted only with the totals that the report prints (``documents.matrix``). Where another place prints
    a group's total too, the claim could have been another one; where its own lines alone do, it could not fail.
    """
    if route["basis"] != MATRIX:
        return False
    everywhere, elsewhere = printed_bounds(evidence.printed), printed_bounds(evidence.printed, own_lines(claim))
    keys = [(route["statistic"], group) for group in groups]
    return any(key in everywhere and key not in elsewhere for key in keys)


def measure_group(claim: Claim, route: Row, group: str, evidence: Evidence) -> Measured | None:
    """What a route gives for one group; None where only the claim's own lines would answer."""
    row = statistic_row(claim, route, group, evidence)
    if route["basis"] == BUILD:
        lines = evidence.structure.get(group, set())
        own = bool(lines) and lines <= own_lines(claim)
        return None if own else Measured(row["count"], row["lower"], row["upper"], row["base"])
    if route["basis"] != DOCUMENTS_ONLY:
        return Measured(row["count"], row["lower"], row["upper"], row["base"])
    bounds = _printed(claim, evidence).get((route["statistic"], group))
    if bounds is None:
        return None
    low, high = bounds
    return Measured(low if low == high else None, low, high, row["base"])


def measure_route(claim: Claim, route: Row, evidence: Evidence) -> Measured | None:
    """What a route gives: of its one group, or of several groups joined by the members behind them."""
    names = groups_of(route)
    if len(names) == 1:
        return measure_group(claim, route, names[0], evidence)
    rows = [statistic_row(claim, route, name, evidence) for name in names]
    join = set.intersection if "all_of" in route else set.union
    count, lower, upper = (
        len(join(*(_members(route, name, kinds, evidence) for name in names)))
        for kinds in (("certain", "counted"), ("certain",), ("certain", "counted", "possible"))
    )
    base = rows[0]["base"]
    return Measured(count, lower, base if evidence.silent(route) else upper, base)


def _members(route: Row, group: str, kinds: tuple[str, ...], evidence: Evidence) -> set[str]:
    listed = evidence.members.get((route["statistic"], group, route["basis"]), {})
    return {m for m, kind in listed.items() if kind in kinds}


def _printed(claim: Claim, evidence: Evidence) -> dict[tuple[str, str], tuple[int, int]]:
    """Printed counts that may serve a claim: a route whose source line is the claim's own line is no route."""
    bounds = printed_bounds(evidence.printed, own_lines(claim))
    per_city = {("lighthouse_projects_per_city", g): v for (s, g), v in bounds.items() if s == "lighthouse_projects"}
    return bounds | per_city


def measure_members(claim: Claim, route: Row, evidence: Evidence) -> tuple[tuple[str, Measured], ...]:
    """Each claimed member, looked for in the data: 1 where it is there for certain, 0 to 1 where that is open.

    A member that is not found is not added to the data; where silence says nothing, its absence stays open.
    """
    found = []
    for member in claim["members"]:
        if groups_of(route):
            kinds = [evidence.members.get((route["statistic"], g, route["basis"]), {}) for g in groups_of(route)]
            here = {k[member] for k in kinds if member in k}
            certain, counted, possible = "certain" in here, bool(here - {"possible"}), bool(here)
        else:
            m = measure_group(claim, route, member, evidence)
            certain, counted = bool(m and m.lower), bool(m and m.count)
            possible = bool(m and m.upper)
        open_above = possible or evidence.silent(route)
        found.append((member, Measured(int(counted), int(certain), int(open_above), 1)))
    return tuple(found)


def others_in(claim: Claim, route: Row, evidence: Evidence) -> tuple[set[str], set[str]]:
    """Members that the data have beside the claimed ones: for certain, and possibly."""
    if groups_of(route):
        for name in groups_of(route):
            statistic_row(claim, route, name, evidence)  # refuses a group that does not exist
        certain = set().union(*(_members(route, g, ("certain",), evidence) for g in groups_of(route)))
        every = ("certain", "counted", "possible")
        possible = set().union(*(_members(route, g, every, evidence) for g in groups_of(route)))
    else:
        groups = evidence.groups.get((route["statistic"], route["basis"]), [])
        measured = {g: measure_group(claim, route, g, evidence) for g in groups}
        certain = {g for g, m in measured.items() if m is not None and m.lower > 0}
        possible = {g for g, m in measured.items() if m is not None and m.upper > 0}
    named = set(claim["members"])
    return certain - named, possible - named


def possible_bases(claim: Claim, route: Row, row: StatisticRow, evidence: Evidence) -> tuple[int, int | None]:
    """Least and greatest count that other data could have given, None for no limit (for the severity of a test).

    Parts of the document, inhabitants and totals have no base beyond themselves; a profile without its parts is
    refused by the parser, so that their number is always the number of profiles. A field matrix is refused unless its
    totals are those that the report prints.
    """
    if settled_by_own_line(claim, route, [row["group"]], evidence):
        return printed_bounds(evidence.printed)[route["statistic"], row["group"]]
    if row["group"] in ALWAYS_WHOLE and route["basis"] == BUILD:
        return row["base"], row["base"]
    if row["base_unit"] in ("document", "inhabitants") or route["statistic"] in OPEN_TOTALS:
        return 0, None
    return 0, row["base"]
