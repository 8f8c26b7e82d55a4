"""Rows for a figure out of the tables, with one clear message where they are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from cityatlas.core.errors import InputError
from cityatlas.core.project import PROCESSED, shown
from cityatlas.core.tables import read_table, tables

Frames = Mapping[str, pd.DataFrame]
AGAIN = "run `snakemake` to regenerate the tables, or check what was passed to the figure"


def load_frames(names: Sequence[str], folder: Path = PROCESSED) -> dict[str, pd.DataFrame]:
    """Published tables as DataFrames with the contract's columns, by name."""
    return {n: pd.DataFrame(read_table(folder, n), columns=tables()[n].columns) for n in names}


def required_frame(data: Frames, name: str) -> pd.DataFrame:
    """A table that is there, has its columns and is not empty; InputError otherwise."""
    file = shown(PROCESSED / tables()[name].path)
    if name not in data:
        raise InputError(f"the figure needs the table {name!r}", file=file, action=AGAIN)
    frame = data[name]
    missing = [c for c in tables()[name].columns if c not in frame.columns]
    if missing:
        raise InputError(f"the column {missing[0]!r} is missing", file=file, action=AGAIN)
    if frame.empty:
        raise InputError("the table has no rows, so there is nothing to draw", file=file, action=AGAIN)
    return frame


def statistic_rows(
    data: Frames, statistic: str, basis: str, scope: str = "study", groups: Sequence[str] | None = None
) -> pd.DataFrame:
    """The rows of one statistic, indexed by group (in the order of ``groups``, where given).

    What exists for the study only (printed counts, the annex over the cities) is taken from there in any scope.
    InputError where the statistic, or one of its groups, is not there.
    """
    frame = required_frame(data, "statistics")
    every = frame[(frame["statistic"] == statistic) & (frame["basis"] == basis)]
    rows = every[every["scope"] == (scope if (every["scope"] == scope).any() else "study")].set_index("group")
    missing = [g for g in groups or () if g not in rows.index]
    if rows.empty or missing:
        what = f" without {missing[0]!r}" if missing and not rows.empty else ""
        raise InputError(
            f"no rows of {statistic!r} on the basis {basis!r}, scope {scope!r}{what}",
            file=shown(PROCESSED / "statistics.csv"),
            expected="a row for each group, zeros too",
            action=AGAIN,
        )
    return rows.loc[list(groups)] if groups else rows


def study_cities(data: Frames, scope: str = "study") -> pd.DataFrame:
    """The cities of the scope, by name."""
    cities = required_frame(data, "cities").sort_values("city")
    if scope == "study":
        cities = cities[cities["in_study"].astype(bool)]
    if cities.empty:
        raise InputError(f"no city in the scope {scope!r}", file=shown(PROCESSED / "cities.csv"), action=AGAIN)
    return cities
