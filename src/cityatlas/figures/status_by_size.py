"""Status of the agendas by size of the city and by state."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes

from cityatlas.core.language import say
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import label_bar, limit_for, ready
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    join,
    origin_sentence,
    percent,
    reliability_sentence,
    source_sentence,
    whole_number,
)
from cityatlas.figures.sheet import Sheet, Shown, Words, in_project_style, new_sheet, widest
from cityatlas.figures.status import possible
from cityatlas.figures.tables import city_names, required_rows, statistic_rows
from cityatlas.statistics.crosstabs import cross

ROW = 0.168
"""Height of a line in inches."""
PART_GAP, AXIS = 1.2, 0.2
"""Lines between the two parts, and inches for the scale."""


def short(vocabulary: str, key: str, language: str) -> str:
    """A label without its bracket: ``Großstadt``."""
    return label(vocabulary, key, language).split(" (")[0]


@in_project_style
def status_by_size_and_state(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Status of the agendas by size class and by state. Tables: cities, members, statistics."""
    tables = {v: _crossed(data, s, v, scope) for s, v in SPLITS.items()}
    names = {v: [short(v, k, language) for k in frame.index] for v, frame in tables.items()}
    keyed = [
        Legend(label("agenda_status", k, language), colour=c)
        for k, c in style.agenda_colours().items()
        if any(frame[k].sum() for frame in tables.values())
    ]
    sheet = new_sheet(_words(data, tables, names, language, scope), 20.5 * ROW + AXIS, size, keyed)
    left = widest([n for v in names.values() for n in v]) + 0.1
    heights = {v: len(frame) for v, frame in tables.items()}
    texts = {v: [_text(row, language) for _, row in frame.iterrows()] for v, frame in tables.items()}
    every = [t for own in texts.values() for t in own]
    limit = limit_for([1.0] * len(every), every, sheet.plot[2] - left, style.SMALL)
    total, done = sum(heights.values()) + PART_GAP, 0.0
    axis = AXIS / sheet.plot[3]
    for vocabulary, frame in tables.items():
        top = 1 - (1 - axis) * done / total
        bottom = top - (1 - axis) * heights[vocabulary] / total
        ax = sheet.panel((0, bottom, 1, top), (left, 0, 0, 0), label=vocabulary)
        ready(ax, names[vocabulary], limit)
        _stack(ax, frame, texts[vocabulary], language)
        done += heights[vocabulary] + PART_GAP
    _share_axis(ax, language)
    return sheet


def _share_axis(ax: Axes, language: str) -> None:
    """The one scale of both parts, below the last."""
    ticks = [0, 0.25, 0.5, 0.75, 1]
    ax.set_xticks(ticks, [percent(t, language) for t in ticks])
    ax.tick_params(axis="x", length=2.5, pad=1.5)
    ax.spines["bottom"].set_visible(True)
    ax.spines["bottom"].set_bounds(0, 1)


SPLITS = {"cities_by_size_class": "size_class", "cities_by_state": "state"}


def _crossed(data: Tables, statistic: str, vocabulary: str, scope: str) -> pd.DataFrame:
    """One row a class or state that has cities: counts by status, bounds of the adopted ones, base; largest first."""
    status = terms("agenda_status")
    rows = cross(
        required_rows(data, "members"),
        ("agenda_status", "coding", status),
        (statistic, "profile_facts", terms(vocabulary)),
        city_names(data, scope),
    )
    frame = pd.DataFrame(rows)
    counts = frame.pivot(index="column", columns="row", values="count").loc[terms(vocabulary), status]
    adopted = frame[frame["row"] == "adopted"].set_index("column")
    counts = counts.join(adopted[["base", "lower", "upper", "share_lower", "share_upper"]])
    counts = counts[counts["base"] > 0]
    return counts.sort_values("base", ascending=False, kind="stable")


def _text(row: pd.Series, language: str) -> str:
    count, base, low, high = (whole_number(row[k], language) for k in ("adopted", "base", "lower", "upper"))
    bounds = "" if low == high else say(language, f" [{low} bis {high}]", f" [{low} to {high}]")
    return say(language, f"{count} von {base}{bounds}", f"{count} of {base}{bounds}")


def _stack(ax: Axes, frame: pd.DataFrame, texts: list[str], language: str) -> None:
    """Each line's cities as shares up to 100 percent, with their numbers."""
    for y, (_, row) in enumerate(frame.iterrows()):
        start = 0.0
        for key, colour in style.agenda_colours().items():
            if row[key]:
                share = row[key] / row["base"]
                ax.barh(y, share, 0.78, left=start, color=colour, edgecolor=style.INK, linewidth=0.4, gid=key)
                ax.text(
                    start + share / 2, y, whole_number(row[key], language), ha="center", va="center_baseline",
                    fontsize=style.SMALL, color=style.ink_on(colour),
                )  # fmt: skip
                start += share
        label_bar(ax, y, 1, texts[y], style.SMALL)


def _title(sizes: pd.DataFrame, names: list[str], language: str) -> str:
    """Whether size makes a difference, as far as the ranges of the shares tell the classes apart."""
    spans = sorted((r["share_lower"] or 0, r["share_upper"] or 0) for _, r in sizes.iterrows())
    if all(below[1] < above[0] for below, above in pairwise(spans)) and len(spans) > 1:
        rows = zip(names, sizes.iterrows(), strict=True)
        shares = [f"{n} {percent(r['adopted'] / r['base'], language)}" for n, (_, r) in rows]
        return say(language, "Auf die Größe kommt es an: ", "Size matters: ") + ", ".join(shares)
    told = []
    for name, (_, r) in zip(names, sizes.iterrows(), strict=True):
        share = percent(r["adopted"] / r["base"], language)
        told.append(f"{name} {share}{possible(r['share_lower'], r['share_upper'], language)}")
    return say(
        language, "Ob Größe zählt, bleibt offen – verabschiedet haben: ", "Whether size matters stays open – adopted: "
    ) + "; ".join(told)


def _words(
    data: Tables, tables: dict[str, pd.DataFrame], names: dict[str, list[str]], language: str, scope: str
) -> Words:
    sizes = tables["size_class"]
    title = _title(sizes, names["size_class"], language)
    status = statistic_rows(data, "agenda_status", "coding", scope)
    caption = join(
        basis_sentence(["coding", "profile_facts"], language),
        say(
            language,
            "Rechts: verabschiedete Agenden von allen Städten der Zeile, in Klammern die Spanne der Kodierung.",
            "Right: adopted agendas of all cities in the line, in brackets the range of the coding.",
        ),
        reliability_sentence(status, {k: label("agenda_status", k, language) for k in status}, language),
        source_sentence(language, "Kapitel 3", "chapter 3"),
        origin_sentence("own", language),
    )
    question = say(
        language,
        "Hängt der Status der Agenda von Größe und Land ab?",
        "Does an agenda's status depend on size and state?",
    )
    lines = [
        f"{name}: {_text(row, language)}"
        for v, frame in tables.items()
        for name, (_, row) in zip(names[v], frame.iterrows(), strict=True)
    ]
    alt = say(language, "verabschiedet je Gruppe: ", "adopted by group: ")
    measure = say(language, "Anteil der Städte je Status; ", "Share of cities by status; ")
    measure += base_sentence(int(sizes["base"].sum()), "cities", language, scope)
    parts = {"size_class": say(language, "Größe", "size"), "state": say(language, "Land", "state")}
    statuses = terms("agenda_status")
    shown = Shown(
        ("part", "item", *statuses, "base", "lower", "upper", "text"),
        tuple(
            (parts[v], name, *(row[k] for k in statuses), row["base"], row["lower"], row["upper"], _text(row, language))
            for v, frame in tables.items()
            for name, (_, row) in zip(names[v], frame.iterrows(), strict=True)
        ),
    )
    return Words(title, caption, f"{title}. {alt}{'; '.join(lines)}.", question, measure, shown)
