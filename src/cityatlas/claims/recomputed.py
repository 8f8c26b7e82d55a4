"""What a route gives, as a value with its parts: report, workbook and trail word their texts from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cityatlas.claims.verdicts import Measured
from cityatlas.core.rows import CheckRow, CheckValueRow

LONGEST_ORDER = 12
"""Groups of an order that its text shows; the table check_values holds them all."""


@dataclass(frozen=True)
class Recomputed:
    """The parts of a value: for each group what was measured.

    One part without a name is a count; several are the groups of an order; of a list, each part is a claimed member
    (1 of 1 where it was found, with bounds where that is open).
    """

    kind: str
    """``count``, ``order`` or ``members``"""
    parts: tuple[tuple[str, Measured], ...]

    @property
    def single(self) -> Measured | None:
        """The one count, or None for orders and lists."""
        return self.parts[0][1] if self.kind == "count" else None

    def ranked(self) -> list[tuple[str, Measured]]:
        """The groups of an order, the largest first."""
        return sorted(self.parts, key=lambda p: (-(p[1].count or p[1].lower), p[0]))[:LONGEST_ORDER]

    def text(self) -> str:
        """In short, the same in every language: ``49/50``, ``21 [15-24]/50``, ``mobility 30/144, society 7/144``."""
        if self.kind == "members":
            return f"{sum(bool(m.count) for _, m in self.parts)}/{len(self.parts)}"
        if self.kind == "count":
            return self.parts[0][1].text()
        return ", ".join(f"{group} {m.text()}" for group, m in self.ranked())

    def rows(self, claim_id: str, reading: str, route: int) -> list[CheckValueRow]:
        """The parts as rows of the table check_values."""
        return [
            CheckValueRow(
                claim_id=claim_id,
                reading=reading,
                route=route,
                position=n,
                group=group,
                count=m.count,
                lower=m.lower,
                upper=m.upper,
                base=m.base,
            )
            for n, (group, m) in enumerate(self.parts, 1)
        ]


def kind_of(claim: Mapping[str, Any]) -> str:
    """What kind of value a claim of the published table has."""
    return {"order": "order", "list": "members"}.get(claim["kind"], "count")


def read_values(
    values: Iterable[CheckValueRow], claims: Iterable[Mapping[str, Any]]
) -> dict[tuple[str, int], Recomputed]:
    """The values of the table check_values by claim and route, of these claims of the published table."""
    kinds = {c["claim_id"]: kind_of(c) for c in claims}
    parts: dict[tuple[str, int], list[tuple[str, Measured]]] = {}
    for row in sorted(values, key=lambda r: (r["claim_id"], r["route"], r["position"])):
        measured = Measured(row["count"], row["lower"], row["upper"], row["base"])
        if row["claim_id"] in kinds:
            parts.setdefault((row["claim_id"], row["route"]), []).append((row["group"], measured))
    return {key: Recomputed(kinds[key[0]], tuple(found)) for key, found in parts.items()}


def deciding_checks(checks: Iterable[CheckRow]) -> dict[tuple[str, str], CheckRow]:
    """What decides each reading, by claim and reading: a route, or the row of a reading that has none.

    Routes that only explain the printed value decide nothing.
    """
    found: dict[tuple[str, str], CheckRow] = {}
    for check in checks:
        key = check["claim_id"], check["reading"]
        if check["role"] == "reading" and (check["decides"] or key not in found):
            found[key] = check
    return found
