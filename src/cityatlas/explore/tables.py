"""The published tables for notebooks and other programs: pandas frames with the contract's types and labels."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from cityatlas.core.config import OVERRIDES, Config, load_config
from cityatlas.core.errors import InputError
from cityatlas.core.project import PROCESSED
from cityatlas.core.tables import Field, Table, read_table, tables
from cityatlas.core.vocabulary import label, terms

if TYPE_CHECKING:
    from IPython.display import Image

_OPTIONAL = {"integer": "Int64", "boolean": "boolean"}
_REQUIRED = {"integer": "int64", "boolean": "bool"}


@cache
def settings() -> Config:
    """The settings of config/config.yaml, with those of the run that executes the notebook."""
    return load_config(overrides=json.loads(os.environ.get(OVERRIDES) or "{}"))


def language(wanted: str | None = None) -> str:
    """``de`` or ``en``: as asked, else as the settings say."""
    return wanted or settings()["language"]


def start() -> Config:
    """What a notebook begins with: tables shown whole, one number format. Returns the settings."""
    pd.set_option("display.max_colwidth", None, "display.max_rows", 200, "display.max_columns", 40)
    pd.set_option("display.precision", 2)
    return settings()


def _contract(name: str) -> Table:
    table = tables().get(name)
    if table is None or table.stage != "product":
        known = ", ".join(t.name for t in tables().values() if t.stage == "product")
        raise InputError(f"there is no table {name!r}", expected=f"one of {known}")
    return table


def _typed(values: pd.Series, spec: Field) -> pd.Series:
    categories = [v for v in spec.enum or (terms(spec.vocabulary) if spec.vocabulary else ()) if v]
    if spec.type == "string":
        values = values.astype("string").replace("", pd.NA)
        return values.astype(pd.CategoricalDtype(categories)) if categories and not spec.list else values
    if spec.type == "number":
        return values.astype("float64")
    return values.astype((_REQUIRED if spec.required else _OPTIONAL)[spec.type])


def load(name: str, folder: Path | None = None) -> pd.DataFrame:
    """A published table with its types: text, ``Int64`` where cells may be empty, categories in the codebook's order.

    Empty cells are missing values. InputError where there is no such table, or a cell breaks the contract.
    """
    table = _contract(name)
    frame = pd.DataFrame(read_table(folder or PROCESSED, name), columns=table.columns)
    frame = frame.assign(**{f.name: _typed(frame[f.name], f) for f in table.fields})
    frame.attrs["table"] = name
    return frame


def labels(vocabulary: str, wanted: str | None = None) -> dict[str, str]:
    """The labels of a vocabulary by key, in the codebook's order."""
    return {key: label(vocabulary, key, language(wanted)) for key in terms(vocabulary)}


def readable(frame: pd.DataFrame, wanted: str | None = None) -> pd.DataFrame:
    """A frame of ``load`` (or some of its rows and columns) with labels for keys and titles for column names."""
    table = _contract(frame.attrs.get("table", ""))
    result = frame.copy()
    for spec in table.fields:
        if spec.vocabulary and not spec.list and spec.name in frame:
            result[spec.name] = frame[spec.name].cat.rename_categories(labels(spec.vocabulary, wanted))
    return result.rename(columns={f.name: getattr(f, language(wanted)) for f in table.fields})


def contents(wanted: str | None = None) -> pd.DataFrame:
    """What tables there are: title, key, number of rows and of columns."""
    products = [t for t in tables().values() if t.stage == "product"]
    rows = [
        {
            "table": t.name,
            "title": getattr(t, language(wanted)),
            "a row is told apart by": ", ".join(t.key),
            "rows": len(read_table(PROCESSED, t.name)),
            "columns": len(t.fields),
        }
        for t in products
    ]
    return pd.DataFrame(rows).set_index("table")


def picture(sheet: Any) -> Image:
    """A figure of this package as a picture for a notebook, with its text for who cannot see it."""
    from IPython.display import Image

    return Image(sheet._repr_png_(), alt=sheet.words.alt)


def plotted(plot: Any, alt: str) -> Image:
    """A matplotlib or seaborn plot as a picture for a notebook: the same bytes on every run, with a text for the blind.

    ``plot`` is a Figure, or anything with one (axes, as seaborn returns them); it is closed afterwards.
    """
    import io

    from IPython.display import Image
    from matplotlib import pyplot

    drawn = getattr(plot, "figure", None) or plot
    buffer = io.BytesIO()
    drawn.savefig(buffer, format="png", dpi=110, bbox_inches="tight", metadata={"Software": None})
    pyplot.close(drawn)
    return Image(buffer.getvalue(), alt=alt)


def figure(name: str, wanted: str | None = None) -> Image:
    """One of the project's figures by its name in figures/, such as ``fig13_fields_compared``."""
    from cityatlas.figures.figure_list import ALL_FIGURES
    from cityatlas.figures.tables import load_frames as plain_tables

    if name not in ALL_FIGURES:
        raise InputError(f"there is no figure {name!r}", expected="one of " + ", ".join(ALL_FIGURES))
    entry = ALL_FIGURES[name]
    return picture(entry.draw(plain_tables(entry.tables, PROCESSED), language(wanted), settings()["scope"]))


def share(part: Mapping[str, Any] | pd.Series) -> str:
    """A row of the statistics in short: ``45/50 (90 %)``, with its bounds where it is not exact."""
    base, low, high = int(part["base"]), int(part["lower"]), int(part["upper"])
    if pd.isna(part["count"]):
        return f"{low}-{high}/{base}"
    count = int(part["count"])
    bounds = "" if low == high else f" [{low}-{high}]"
    return f"{count}{bounds}/{base} ({100 * count / base:.0f} %)"
