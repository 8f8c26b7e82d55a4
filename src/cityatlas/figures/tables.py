"""Rows for a figure out of the tables, with one clear message where they are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.ordering import german_order
from cityatlas.core.project import PROCESSED, shown
from cityatlas.core.rows import CityRow, StatisticRow, Tables
from cityatlas.core.tables import read_table, tables
from cityatlas.statistics.from_matrix import BASIS as MATRIX

ByGroup = Mapping[str, StatisticRow]
"""The rows of one statistic by their group."""
AGAIN = "run `snakemake` to regenerate the tables, or check what was passed to the figure"


def shown_scope(cities: Iterable[CityRow], scope: str) -> str:
    """The scope that figures show: ``study`` where ``all`` is asked for and nobody has added a city."""
    return scope if any(not city["in_study"] for city in cities) else "study"


def load_tables(names: Sequence[str], folder: Path = PROCESSED) -> Tables:
    """Rows of published tables, by name."""
    return {name: read_table(folder, name) for name in names}


def required_rows(data: Tables, name: str) -> list[Any]:
    """The rows of a table that is there, has its columns and is not empty; InputError otherwise."""
    file = shown(PROCESSED / tables()[name].path)
    if name not in data:
        raise InputError(f"the figure needs the table {name!r}", file=file, action=AGAIN)
    rows = data[name]
    if not rows:
        raise InputError("the table has no rows, so there is nothing to draw", file=file, action=AGAIN)
    missing = [c for c in tables()[name].columns if c not in rows[0]]
    if missing:
        raise InputError(f"the column {missing[0]!r} is missing", file=file, action=AGAIN)
    return rows


def statistic_rows(
    data: Tables, statistic: str, basis: str, scope: str = "study", groups: Sequence[str] | None = None
) -> dict[str, StatisticRow]:
    """The rows of one statistic by group (in the order of ``groups``, where given).

    What exists for the study only (printed counts, the annex over the cities) is taken from there in any scope.
    InputError where the statistic, or one of its groups, is not there.
    """
    rows: list[StatisticRow] = required_rows(data, "statistics")
    every = [r for r in rows if r["statistic"] == statistic and r["basis"] == basis]
    here = scope if any(r["scope"] == scope for r in every) else "study"
    found = {r["group"]: r for r in every if r["scope"] == here}
    missing = [g for g in groups or () if g not in found]
    if not found or missing:
        what = f" without {missing[0]!r}" if missing and found else ""
        raise InputError(
            f"no rows of {statistic!r} on the basis {basis!r}, scope {scope!r}{what}",
            file=shown(PROCESSED / "statistics.csv"),
            expected="a row for each group, zeros too",
            action=AGAIN,
        )
    return {g: found[g] for g in groups or found}


def has_matrix(data: Tables) -> bool:
    """Whether a user brought the study's field matrix, so that figures can show what it ticked. Table: statistics."""
    return any(r["basis"] == MATRIX for r in required_rows(data, "statistics"))


def ticked_fields(data: Tables) -> dict[str, set[str]]:
    """The cities that the study ticked, by field; empty without its matrix. Table: members."""
    found: dict[str, set[str]] = {}
    for row in required_rows(data, "members"):
        if row["basis"] == MATRIX:
            found.setdefault(row["group"], set()).add(row["member"])
    return found


def exact_count(row: StatisticRow) -> int:
    """The count of a row; InputError where it has only bounds, which a figure shows of printed counts alone."""
    count = row["count"]
    if count is None:
        raise InputError("a count is missing that the figure needs", file=shown(PROCESSED / "statistics.csv"))
    return count


def base_of(rows: ByGroup) -> int:
    """The base that the rows of a statistic share."""
    return next(iter(rows.values()))["base"]


def cities_in_scope(data: Tables, scope: str = "study") -> list[CityRow]:
    """The cities of the scope, by name in German order."""
    rows: list[CityRow] = required_rows(data, "cities")
    chosen = (c for c in rows if c["in_study"] or scope != "study")
    cities = sorted(chosen, key=lambda c: german_order(c["city"]))
    if not cities:
        raise InputError(f"no city in the scope {scope!r}", file=shown(PROCESSED / "cities.csv"), action=AGAIN)
    return cities


def city_names(data: Tables, scope: str = "study") -> list[str]:
    """The names of the scope's cities, sorted."""
    return [c["city"] for c in cities_in_scope(data, scope)]
