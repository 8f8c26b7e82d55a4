"""Where the cities lie: by state and size class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from matplotlib.axes import Axes

from cityatlas.core.language import say
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import BAR, label_bar, limit_for, ready, value_text
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    join,
    origin_sentence,
    percent,
    source_sentence,
    whole_number,
)
from cityatlas.figures.sheet import Sheet, Shown, Words, in_project_style, new_sheet, widest
from cityatlas.figures.tables import ByGroup, base_of, city_names, exact_count, required_rows, statistic_rows
from cityatlas.statistics.crosstabs import cross


@in_project_style
def cities_by_state(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Cities by state, parted by size class. Tables: cities, members, statistics."""
    states = statistic_rows(data, "cities_by_state", "profile_facts", scope, terms("state"))
    states = dict(sorted(states.items(), key=lambda item: -exact_count(item[1])))
    classes = terms("size_class")
    rows = cross(
        required_rows(data, "members"),
        ("cities_by_size_class", "profile_facts", classes),
        ("cities_by_state", "profile_facts", list(states)),
        city_names(data, scope),
    )
    parts = {state: {r["row"]: r["count"] for r in rows if r["column"] == state} for state in states}
    names = [label("state", k, language) for k in states]
    texts = [value_text(row, language) for row in states.values()]
    there = [c for c in classes if any(row[c] for row in parts.values())]
    keyed = [Legend(label("size_class", c, language), colour=style.size_colours()[c]) for c in there]
    words = replace(_words(states, names, texts, language, scope), shown=_values(parts, names, classes, texts))
    sheet = new_sheet(words, 3.3, size, keyed)
    left = widest(names) + 0.1
    ax = sheet.panel(gutters=(left, 0, 0, 0))
    ready(ax, names, limit_for([exact_count(row) for row in states.values()], texts, sheet.plot[2] - left))
    for y, key in enumerate(states):
        _stack(ax, y, parts[key])
        label_bar(ax, y, float(sum(parts[key].values())), texts[y])
    return sheet


def _values(parts: Mapping[str, Mapping[str, int]], names: list[str], classes: list[str], texts: list[str]) -> Shown:
    rows = zip(names, parts.values(), texts, strict=True)
    return Shown(
        ("item", *classes, "value", "text"),
        tuple((name, *(row[c] for c in classes), sum(row.values()), text) for name, row, text in rows),
    )


def _stack(ax: Axes, y: int, counts: Mapping[str, int]) -> None:
    """One state's cities by size class, each with its number."""
    start = 0
    for part, count in ((p, n) for p, n in counts.items() if n):
        colour = style.size_colours()[part]
        ax.barh(y, count, BAR, left=start, color=colour, edgecolor=style.INK, linewidth=0.4, gid=part)
        ax.text(
            start + count / 2, y, str(count), ha="center", va="center_baseline", fontsize=style.SMALL,
            color=style.ink_on(colour),
        )  # fmt: skip
        start += count


def _words(states: ByGroup, names: list[str], texts: list[str], language: str, scope: str) -> Words:
    base, first = base_of(states), sum(exact_count(row) for row in list(states.values())[:3])
    share = percent(first / base, language)
    title = say(
        language,
        f"{whole_number(first, language)} von {base} Städten ({share}) liegen in nur drei der {len(states)} Länder",
        f"{whole_number(first, language)} of {base} cities ({share}) lie in only three of {len(states)} states",
    )
    caption = join(
        basis_sentence(["profile_facts"], language),
        say(
            language,
            "Großstadt ab 100.000, Mittelstadt ab 20.000 Einwohnern am 31.12.2017.",
            "City from 100,000, medium-sized town from 20,000 inhabitants on 31 Dec 2017.",
        ),
        source_sentence(language, "Kapitel 3", "chapter 3"),
        origin_sentence("own", language),
    )
    question = say(language, "Wo liegen die Städte der Studie?", "Where do the study's cities lie?")
    lines = "; ".join(f"{n} {t}" for n, t in zip(names, texts, strict=True))
    measure = say(language, "Städte je Land und Größe; ", "Cities by state and size; ")
    measure += base_sentence(base, "cities", language, scope)
    return Words(title, caption, f"{title}. {lines}.", question, measure)
