"""The statistics of the atlas: who is behind each count, so that the page can count any selection, and the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cityatlas.claims.words import by_convention
from cityatlas.coding.codebook import variables
from cityatlas.core.rows import CityRow, ClaimRow, MemberRow, ProjectRow, StatisticRow, Tables
from cityatlas.core.wording import group_order
from cityatlas.statistics.from_matrix import BASIS as MATRIX
from cityatlas.statistics.groups import OPEN_ABOVE

SHOWN_STATISTICS = (
    ("agenda_status", "coding"),
    ("agenda_adopted_as", "coding"),
    ("agenda_form", "coding"),
    ("agenda_field", "coding"),
    ("agenda_field", MATRIX),
    ("lighthouse_projects", "annex"),
    ("lighthouse_cities", "annex"),
    ("organisation", "coding"),
    ("stakeholder", "coding"),
    ("stakeholder_involved", "coding"),
    ("participation_format", "coding"),
    ("participation_aim", "coding"),
    ("challenge", "coding"),
    ("goal", "coding"),
    ("initial_criterion", "coding"),
)
"""Statistics with their basis, in the order of the page."""
LONGEST_PRINTED = 5
"""Printed values of so many words are shown; a longer one is near a sentence of the document, and stays out."""
MEMBERSHIPS = {"": "0", "possible": "1", "counted": "2", "certain": "3"}
"""How sure it is that a city or project belongs to a group, as the page writes it."""


def statistics_content(
    tables: Tables, cities: Sequence[CityRow], projects: Sequence[ProjectRow]
) -> list[dict[str, Any]]:
    """An entry for each statistic that the tables have.

    ``members`` holds for each group a digit (``MEMBERSHIPS``) for each city, or project, in the order given; ``all``
    the published count, lower and upper bound over all of them; ``printed`` the same as the study prints it.
    """
    scope = "study" if all(c["in_study"] for c in cities) else "all"
    known = {(r["statistic"], r["basis"], r["scope"], r["group"]): r for r in tables["statistics"]}
    members = _members(tables["members"])
    names = [c["city"] for c in cities]
    ids = [p["project_id"] for p in projects]
    made = []
    for statistic, basis in SHOWN_STATISTICS:
        groups = [r["group"] for r in tables["statistics"] if (r["statistic"], r["basis"]) == (statistic, basis)]
        groups = list(dict.fromkeys(groups))
        if not groups:
            continue
        here = scope if (statistic, basis, scope, groups[0]) in known else "study"
        groups = _ordered(statistic, groups)
        of = ids if statistic == "lighthouse_projects" else names
        made.append(
            {
                "statistic": statistic,
                "basis": basis,
                "of": _counted_of(statistic, basis),
                "open": int(_open_above(statistic, basis)),
                "groups": groups,
                "members": ["".join(members.get((statistic, basis, g, m), "0") for m in of) for g in groups],
                "base": known[statistic, basis, here, groups[0]]["base"],
                "all": [_bounds(known[statistic, basis, here, g]) for g in groups],
                "reliability": [known[statistic, basis, here, g]["reliability"] for g in groups],
                "printed": [_printed(known.get((statistic, "printed_counts", "study", g))) for g in groups],
                "claims": [_claim(c) for c in tables["claims"] if _concerns(c, statistic, basis)],
            }
        )
    return made


def _members(rows: Sequence[MemberRow]) -> dict[tuple[str, str, str, str], str]:
    return {
        (row["statistic"], row["basis"], row["group"], row["member"]): MEMBERSHIPS[row["membership"]] for row in rows
    }


def _ordered(statistic: str, groups: list[str]) -> list[str]:
    return sorted(groups, key=lambda group: group_order(statistic, group))


def _counted_of(statistic: str, basis: str) -> str:
    """What the base of a selection is: its cities, its study cities, or its projects that Annex A lists."""
    if statistic == "lighthouse_projects":
        return "projects"
    return "study" if basis == MATRIX else "cities"


def _open_above(statistic: str, basis: str) -> bool:
    """Whether silence is no evidence of absence, so that the base is the upper bound."""
    if basis != "coding":
        return False
    silences = {v.silence for v in variables().values() if v.statistic == statistic}
    return silences == {"unknown"} or (statistic, basis) in OPEN_ABOVE


def _bounds(row: StatisticRow) -> list[int | None]:
    return [row["count"], row["lower"], row["upper"]]


def _printed(row: StatisticRow | None) -> list[int | None] | None:
    return _bounds(row) if row else None


def _concerns(claim: ClaimRow, statistic: str, basis: str) -> bool:
    """Whether a claim is shown with a statistic: once, whatever its basis, and no repeat of another claim."""
    first = next(b for s, b in SHOWN_STATISTICS if s == statistic)
    return claim["statistic"] == statistic and basis == first and not claim["same_as"]


def _claim(claim: ClaimRow) -> list[Any]:
    """Id, text in both languages, what is printed, the verdict, and whether our own convention decided it."""
    convention = int(by_convention(claim["status"], claim["kind"]))
    printed = claim["printed"] if len(claim["printed"].split()) <= LONGEST_PRINTED else ""
    return [claim["claim_id"], claim["claim_de"], claim["claim_en"], printed, claim["status"], convention]
