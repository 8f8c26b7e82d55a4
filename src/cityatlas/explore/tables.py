"""The published tables for notebooks and other programs: pandas frames with the contract's types and labels."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from cityatlas.claims.classes import STATUSES
from cityatlas.claims.headline import SUPPORT_NAMES, headline
from cityatlas.core.config import SETTINGS_VARIABLE, Config, load_config, parse_settings
from cityatlas.core.errors import InputError
from cityatlas.core.language import LANGUAGES, say
from cityatlas.core.project import PROCESSED
from cityatlas.core.tables import Field, Table, has_optional, published_tables, read_table, tables
from cityatlas.core.vocabulary import label, terms

if TYPE_CHECKING:
    from IPython.display import Image

_OPTIONAL: dict[str, Literal["Int64", "boolean"]] = {"integer": "Int64", "boolean": "boolean"}
_REQUIRED: dict[str, Literal["int64", "bool"]] = {"integer": "int64", "boolean": "bool"}


@cache
def settings() -> Config:
    """The settings of config/config.yaml, with those of the run that executes the notebook."""
    return load_config(overrides=parse_settings(os.environ.get(SETTINGS_VARIABLE) or "{}", SETTINGS_VARIABLE))


_ASKED: list[str] = []
"""The language that the notebook began with, where it named one."""


def language(wanted: str | None = None) -> str:
    """``de`` or ``en``: as asked here, else as the notebook began, else as the settings say."""
    return wanted or (_ASKED[-1] if _ASKED else settings()["language"])


def start(wanted: str = "") -> Config:
    """What a notebook begins with: tables shown whole, one number format, plots in matplotlib's own style.

    What a user's startup file or theme set before has no say. ``wanted``: the language of all labels from here on;
    empty for that of the settings. Returns the settings. InputError for a language that there is not.
    """
    import matplotlib

    if wanted:
        say(wanted, "", "")
    _ASKED[:] = [wanted] if wanted else []

    matplotlib.rcdefaults()
    with warnings.catch_warnings(action="ignore"):  # some options are on their way out
        pd.reset_option("all")
    pd.set_option("display.max_colwidth", None, "display.max_rows", 200, "display.max_columns", 40)
    pd.set_option("display.precision", 2)
    return settings()


def _contract(name: str) -> Table:
    table = tables().get(name)
    if table is None or table.stage not in ("product", "optional"):
        known = ", ".join(t.name for t in tables().values() if t.stage == "product")
        raise InputError(f"there is no table {name!r}", expected=f"one of {known}")
    return table


def _typed(values: pd.Series, spec: Field, optional: bool) -> pd.Series:
    known = terms(spec.vocabulary, optional=optional) if spec.vocabulary else ()
    categories = [v for v in spec.enum or known if v]
    if spec.type == "string":
        values = values.astype("string").replace("", pd.NA)  # type: ignore[call-overload]  # the stubs forget NA
        return values.astype(pd.CategoricalDtype(categories)) if categories and not spec.list else values
    if spec.type == "number":
        return values.astype("float64")
    return values.astype(_REQUIRED[spec.type] if spec.required else _OPTIONAL[spec.type])


def load(name: str, folder: Path | None = None) -> pd.DataFrame:
    """A published table with its types: text, ``Int64`` where cells may be empty, categories in the codebook's order.

    Empty cells are missing values. InputError where there is no such table, or a cell breaks the contract.
    """
    table = _contract(name)
    folder = folder or PROCESSED
    frame, optional = pd.DataFrame(read_table(folder, name), columns=table.columns), has_optional(folder)
    frame = frame.assign(**{f.name: _typed(frame[f.name], f, optional) for f in table.fields})
    frame.attrs["table"] = name
    return frame


def labels(vocabulary: str, wanted: str | None = None) -> dict[str, str]:
    """The labels of a vocabulary by key, in the codebook's order."""
    known = terms(vocabulary, optional=has_optional(PROCESSED))
    return {key: label(vocabulary, key, language(wanted)) for key in known}


def _column(name: str, table: str | None) -> Field | None:
    """The contract of a column: of the table it came from, else what all tables with such a column agree on."""
    owners = [_contract(table)] if table else [t for t in tables().values() if t.stage == "product"]
    specs = [f for t in owners for f in t.fields if f.name == name]
    alike = {(f.vocabulary, f.list, *map(f.title, LANGUAGES)) for f in specs}
    return specs[0] if len(alike) == 1 else None


def _worded(values: pd.Series, spec: Field, wanted: str | None) -> pd.Series:
    """The values with labels for keys; what is no key (a total's name, say) stays as it is."""
    names = labels(spec.vocabulary, wanted)
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.rename_categories({key: name for key, name in names.items() if key in values.cat.categories})
    return values.map(lambda value: names.get(value, value) if isinstance(value, str) else value)


def _worded_index(index: pd.Index, specs: Mapping[str, Field], wanted: str | None) -> pd.Index:
    """An index (as groupby leaves it) with labels for keys and titles for names."""
    levels = index.to_frame(index=False)
    for name in levels.columns:
        if name in specs and specs[name].vocabulary and not specs[name].list:
            levels[name] = _worded(levels[name], specs[name], wanted)
    titles = [specs[n].title(language(wanted)) if isinstance(n, str) and n in specs else n for n in index.names]
    if isinstance(index, pd.MultiIndex):
        return pd.MultiIndex.from_frame(levels, names=titles)
    return pd.Index(levels.iloc[:, 0], name=titles[0])


def readable(frame: pd.DataFrame, wanted: str | None = None) -> pd.DataFrame:
    """A frame of ``load`` with labels for keys and titles for column names, also after merge, groupby or pivot.

    Where pandas has forgotten which table a column came from, the column's name decides, if all tables with such a
    column mean the same by it; other columns stay as they are.
    """
    table = frame.attrs.get("table")
    columns = [c for c in frame.columns if isinstance(c, str)]
    names = [*columns, *(n for n in frame.index.names if isinstance(n, str))]
    specs = {n: spec for n in names if (spec := _column(n, table) or (_column(n, None) if table else None))}
    result = frame.copy()
    for name in columns:
        if name in specs and specs[name].vocabulary and not specs[name].list:
            result[name] = _worded(frame[name], specs[name], wanted)
    if any(n in specs for n in frame.index.names):
        result.index = _worded_index(frame.index, specs, wanted)
    return result.rename(columns={n: spec.title(language(wanted)) for n, spec in specs.items()})


def contents(wanted: str | None = None) -> pd.DataFrame:
    """What tables there are: title, key, number of rows and of columns."""
    lang = language(wanted)
    rows = [
        {
            say(lang, "Tabelle", "table"): t.name,
            say(lang, "Titel", "title"): t.title(lang),
            say(lang, "eine Zeile je", "a row is told apart by"): ", ".join(t.key),
            say(lang, "Zeilen", "rows"): len(read_table(PROCESSED, t.name)),
            say(lang, "Spalten", "columns"): len(t.fields),
        }
        for t in published_tables(PROCESSED)
    ]
    return pd.DataFrame(rows).set_index(say(lang, "Tabelle", "table"))


def totals(wanted: str | None = None) -> pd.DataFrame:
    """The totals of all products: verdicts that could have failed, by what they rest on (rows) and status (columns).

    Each claim is counted once. What only agrees with print is a row of its own and is never added to the others.
    """
    found, lang = headline(read_table(PROCESSED, "claims")), language(wanted)
    rows = {say(lang, *SUPPORT_NAMES[support]): counts for support, counts in found.data.items()}
    rows[label("evidence", "documents", lang)] = found.documents
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=list(STATUSES))
    return frame.rename(columns=labels("status", lang))


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
    from cityatlas.figures.tables import load_tables, shown_scope

    if name not in ALL_FIGURES:
        raise InputError(f"there is no figure {name!r}", expected="one of " + ", ".join(ALL_FIGURES))
    entry = ALL_FIGURES[name]
    scope = shown_scope(read_table(PROCESSED, "cities"), settings()["scope"])
    return picture(entry.draw(load_tables(entry.tables, PROCESSED), language(wanted), scope))


def share(part: Mapping[str, Any] | pd.Series) -> str:
    """A row of the statistics in short: ``45/50 (90 %)``, with its bounds where it is not exact."""
    base, low, high = int(part["base"]), int(part["lower"]), int(part["upper"])
    if pd.isna(part["count"]):
        return f"{low}-{high}/{base}"
    count = int(part["count"])
    bounds = "" if low == high else f" [{low}-{high}]"
    return f"{count}{bounds}/{base} ({100 * count / base:.0f} %)"
