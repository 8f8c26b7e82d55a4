"""Status of the agendas by size of the city and by state."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from cityatlas.core.language import say
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import label_bar, limit_for, ready
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
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet, widest
from cityatlas.figures.tables import city_names, required_rows, statistic_rows
from cityatlas.statistics.crosstabs import cross

ROW = 0.168
"""Height of a line in inches."""


def short(vocabulary: str, key: str, language: str) -> str:
    """A label without its bracket: ``Großstadt``."""
    return label(vocabulary, key, language).split(" (")[0]


@in_project_style
def status_by_size_and_state(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Status of the agendas by size class and by state. Tables: cities, members, statistics."""
    tables = {v: _crossed(data, s, v, scope) for s, v in SPLITS.items()}
    names = {v: [short(v, k, language) for k in frame.index] for v, frame in tables.items()}
    sheet = new_sheet(_words(data, tables, names, language, scope), 20.5 * ROW, size)
    left = widest([n for v in names.values() for n in v]) + 0.1
    heights = {v: len(frame) for v, frame in tables.items()}
    total, done = sum(heights.values()) + 1.7, 0.0
    for vocabulary, frame in tables.items():
        top = 1 - done / total
        bottom = top - heights[vocabulary] / total
        ax = sheet.panel((0, bottom, 1, top), (left, 0, 0, 0), label=vocabulary)
        texts = [_text(row, language) for _, row in frame.iterrows()]
        ready(ax, names[vocabulary], limit_for(list(frame["base"]), texts, sheet.plot[2] - left, style.SMALL))
        _stack(ax, frame, texts, language, first=done == 0)
        done += heights[vocabulary] + 1.7
    return sheet


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
    counts = counts.join(adopted[["base", "lower", "upper"]])
    counts = counts[counts["base"] > 0]
    return counts.sort_values("base", ascending=False, kind="stable")


def _text(row: pd.Series, language: str) -> str:
    low, high = whole_number(row["lower"], language), whole_number(row["upper"], language)
    return say(
        language,
        f"{whole_number(row['adopted'], language)} von {whole_number(row['base'], language)} [{low} bis {high}]",
        f"{whole_number(row['adopted'], language)} of {whole_number(row['base'], language)} [{low} to {high}]",
    )


def _stack(ax: Axes, frame: pd.DataFrame, texts: list[str], language: str, first: bool) -> None:
    for y, (_, row) in enumerate(frame.iterrows()):
        start = 0.0
        for key, colour in style.AGENDA_COLOURS.items():
            if row[key]:
                ax.barh(y, row[key], 0.78, left=start, color=colour, edgecolor=style.PAPER, linewidth=0.8, gid=key)
                name = f"{label('agenda_status', key, language)} " if first and y == 0 else ""
                ax.text(
                    start + row[key] / 2, y, f"{name}{whole_number(row[key], language)}", ha="center",
                    va="center_baseline", fontsize=style.SMALL, color=style.ink_on(colour),
                )  # fmt: skip
                start += row[key]
        label_bar(ax, y, start, texts[y], style.SMALL)


def _words(
    data: Tables, tables: dict[str, pd.DataFrame], names: dict[str, list[str]], language: str, scope: str
) -> Words:
    sizes = tables["size_class"]
    shares = [percent(r["adopted"] / r["base"], language) for _, r in sizes.iterrows()]
    parts = [f"{n} {s}" for n, s in zip(names["size_class"], shares, strict=True)]
    title = say(language, "Verabschiedete Agenden: ", "Adopted agendas: ") + ", ".join(parts)
    status = statistic_rows(data, "agenda_status", "coding", scope)
    caption = join(
        base_sentence(int(sizes["base"].sum()), "cities", language, scope),
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
    return Words(title, caption, f"{title}. {alt}{'; '.join(lines)}.", question)
