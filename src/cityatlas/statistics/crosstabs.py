"""Two statistics crossed: counts and shares with their bounds, for the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cityatlas.coding.codebook import variables
from cityatlas.core.rows import CrossRow, MemberRow


@dataclass(frozen=True)
class Group:
    """The cities of one group of a statistic: those nobody doubts, those counted, and all that are possible."""

    certain: frozenset[str]
    counted: frozenset[str]
    possible: frozenset[str]


def group_members(
    members: Iterable[MemberRow], statistic: str, basis: str, wanted: Sequence[str], cities: set[str]
) -> list[Group]:
    """The groups of a statistic in the order of ``wanted``, cut to ``cities``.

    Where a profile's silence says nothing (the codebook's ``silence: unknown``), every city is possible.
    """
    found: dict[str, dict[str, set[str]]] = {g: {"certain": set(), "counted": set(), "possible": set()} for g in wanted}
    for row in members:
        here = row["statistic"] == statistic and row["basis"] == basis and row["group"] in found
        if here and row["member"] in cities:
            found[row["group"]][row["membership"]].add(row["member"])
    open_above = basis == "coding" and silent(statistic)
    result = []
    for kinds in found.values():
        counted = kinds["certain"] | kinds["counted"]
        possible = cities if open_above else counted | kinds["possible"]
        result.append(Group(frozenset(kinds["certain"]), frozenset(counted), frozenset(possible)))
    return result


def silent(statistic: str) -> bool:
    """Whether a profile that does not name a thing may have it all the same, for a coded statistic."""
    return any(v.statistic == statistic and v.silence == "unknown" for v in variables().values())


def cross(
    members: Iterable[MemberRow],
    row: tuple[str, str, Sequence[str]],
    column: tuple[str, str, Sequence[str]],
    cities: Iterable[str],
) -> list[CrossRow]:
    """Cities that are in a row's and in a column's group: a row of the result for each pair.

    ``row`` and ``column`` are (statistic, basis, groups). ``count`` of ``base`` (the column's counted cities) with
    ``lower`` and ``upper``; ``share`` of the base with the least and the greatest share that any reading of the
    doubtful cities allows (the base moves with the reading). None where the base is empty.
    """
    members, cities = list(members), set(cities)
    columns = group_members(members, *column, cities)
    result: list[CrossRow] = []
    for r, down in zip(row[2], group_members(members, *row, cities), strict=True):
        for c, across in zip(column[2], columns, strict=True):
            low, high = share_bounds(down, across)
            count, base = len(down.counted & across.counted), len(across.counted)
            result.append(
                {
                    "row": r,
                    "column": c,
                    "count": count,
                    "base": base,
                    "lower": len(down.certain & across.certain),
                    "upper": len(down.possible & across.possible),
                    "share": count / base if base else None,
                    "share_lower": low,
                    "share_upper": high,
                }
            )
    return result


def share_bounds(down: Group, across: Group) -> tuple[float | None, float | None]:
    """The least and the greatest share of ``down`` among ``across`` under any reading of the doubtful cities.

    For the least, a doubtful city counts as not in ``down``, and joins ``across`` only where it is not certainly in
    ``down`` (then it lowers the share); for the greatest, the other way round.
    """
    doubtful = across.possible - across.certain
    low_base = across.certain | (doubtful - down.certain)
    high_base = across.certain | (doubtful & down.possible)
    if not across.possible:
        return None, None
    low = len(low_base & down.certain) / len(low_base) if low_base else 1.0  # all that may be there are in ``down``
    high = len(high_base & down.possible) / len(high_base) if high_base else 0.0  # none of them can be
    return low, high
