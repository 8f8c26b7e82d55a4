"""Counting with bounds: one count of the statistics, and the cities or projects behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cityatlas.core.rows import MemberRow, StatisticRow


@dataclass
class StatisticsCollector:
    """Collects rows of ``statistics`` and ``members`` for the scopes of a run.

    ``study`` holds the study's cities; a scope ``all`` is counted too where ``others`` is not empty. Members that
    are projects are mapped to their city by ``city_of``.
    """

    study: set[str]
    others: set[str]
    city_of: dict[str, str] = field(default_factory=dict)
    rows: list[StatisticRow] = field(default_factory=list)
    members: list[MemberRow] = field(default_factory=list)

    @property
    def scopes(self) -> list[tuple[str, set[str]]]:
        """The scopes with their cities."""
        return [("study", self.study)] + ([("all", self.study | self.others)] if self.others else [])

    def add(
        self,
        statistic: str,
        group: str,
        basis: str,
        counted: Iterable[str],
        *,
        unit: str = "cities",
        base: Iterable[str] | None = None,
        certain: Iterable[str] | None = None,
        possible: Iterable[str] | None = None,
        open_above: bool = False,
        reliability: str = "exact",
    ) -> None:
        """Count members of a group in every scope.

        ``counted`` gives the count; ``certain`` (default: counted) the lower bound; ``possible`` (default: counted)
        the upper one, or the base where ``open_above`` (silence is unknown). ``base`` (default: all cities) are the
        members that could have been counted.
        """
        sets = {
            "counted": set(counted),
            "certain": set(counted if certain is None else certain),
            "possible": set(counted if possible is None else possible),
        }
        homes = {k: self._cities(v) for k, v in sets.items()}
        whole = None if base is None else self._cities(set(base))
        for scope, cities in self.scopes:
            size = len(cities) if whole is None else sum(map(cities.__contains__, whole))
            n = {k: sum(map(cities.__contains__, v)) for k, v in homes.items()}
            bounds = n["certain"], size if open_above else n["possible"]
            self.rows.append(_row(statistic, group, basis, scope, n["counted"], size, unit, reliability, bounds))
        for member in sets["counted"] | sets["possible"]:
            kind = "certain" if member in sets["certain"] else "counted" if member in sets["counted"] else "possible"
            home = self.city_of.get(member, member) in self.study
            self.members.append(
                MemberRow(statistic=statistic, group=group, basis=basis, member=member, membership=kind, in_study=home)
            )

    def add_of_study(self, statistic: str, group: str, basis: str, counted: set[str], base: set[str]) -> None:
        """Count cities of the study exactly, in the scope of the study only; ``base``: those that could be counted."""
        bounds = (len(counted), len(counted))
        self.rows.append(_row(statistic, group, basis, "study", len(counted), len(base), "cities", "exact", bounds))
        self.members += [
            MemberRow(statistic=statistic, group=group, basis=basis, member=c, membership="certain", in_study=True)
            for c in counted
        ]

    def add_printed(self, statistic: str, group: str, low: int, high: int, base: int, unit: str) -> None:
        """A count that a document prints, of the study only; without a count where it is only bounded."""
        count = low if low == high else None
        reliability = "exact" if count is not None else "bounded"
        self.rows.append(_row(statistic, group, "printed_counts", "study", count, base, unit, reliability, (low, high)))

    def add_number(self, statistic: str, group: str, basis: str, count: int, base: int, unit: str) -> None:
        """An exact number of the study without members, such as the partners or a population."""
        self.rows.append(_row(statistic, group, basis, "study", count, base, unit, "exact", (count, count)))

    def add_share(self, statistic: str, group: str, basis: str, part: tuple[str, str], whole: tuple[str, str]) -> None:
        """The share that one counted group is of another that holds it (each statistic and group), in percent.

        The bounds are those of a quotient: the least part of the largest whole, the largest part of the least whole.
        """
        rows = {(r["scope"], r["statistic"], r["group"]): r for r in self.rows if r["basis"] == basis}
        for scope, _ in self.scopes:
            a, b = rows[(scope, *part)], rows[(scope, *whole)]
            count = round(100 * (a["count"] or 0) / b["count"]) if b["count"] else 0
            low = 100 * a["lower"] // b["upper"] if b["upper"] else 0
            high = min(100, -(-100 * a["upper"] // b["lower"])) if b["lower"] else 100
            bounds = (low, high)
            self.rows.append(_row(statistic, group, basis, scope, count, 100, "percent", a["reliability"], bounds))

    def _cities(self, members: set[str]) -> list[str]:
        return [self.city_of.get(m, m) for m in members]


def _row(
    statistic: str,
    group: str,
    basis: str,
    scope: str,
    count: int | None,
    base: int,
    unit: str,
    reliability: str,
    bounds: tuple[int, int],
) -> StatisticRow:
    return {
        "statistic": statistic,
        "group": group,
        "basis": basis,
        "scope": scope,
        "count": count,
        "base": base,
        "base_unit": unit,
        "share": None if count is None or not base else count / base,
        "lower": bounds[0],
        "upper": bounds[1],
        "reliability": reliability,
    }
