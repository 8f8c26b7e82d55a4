"""Cities by fields as a heat map, ordered so that alike cities stand side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import ListedColormap
from scipy.cluster.hierarchy import dendrogram, linkage
from scipy.spatial.distance import pdist

from cityatlas.core.language import say
from cityatlas.core.numbers import number
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    join,
    matrix_sentence,
    origin_sentence,
    reliability_sentence,
    source_sentence,
)
from cityatlas.figures.sheet import Sheet, Shown, Words, in_project_style, new_sheet, shorten, widest
from cityatlas.figures.tables import city_names, has_matrix, required_rows, statistic_rows, ticked_fields
from cityatlas.statistics.crosstabs import group_members
from cityatlas.statistics.from_matrix import BASIS as MATRIX

EMPTY = "#F4F4F4"
NAME_WIDTH = 1.4
"""Inches that a city's name may take in the plot; the text for who cannot see has it whole."""


def shown_fields(data: Tables, scope: str) -> pd.DataFrame:
    """Cities (rows, by name) by fields, as the heat map shows them: ticked by the study where that is known.

    With its matrix 2 is ticked and coded, 1 only ticked, -1 only coded; without, as ``field_matrix``.
    """
    coded = field_matrix(data, scope)
    if not has_matrix(data):
        return coded
    ticked = ticked_fields(data)
    on = np.array([[city in ticked.get(key, set()) for key in coded.columns] for city in coded.index])
    named = coded.to_numpy() > 0
    return pd.DataFrame(np.where(on, 1 + named, -named.astype(int)), index=coded.index, columns=coded.columns)


def field_matrix(data: Tables, scope: str) -> pd.DataFrame:
    """Cities (rows, by name) by fields: 2 coded for certain, 1 counted with doubt, 0 not."""
    names = city_names(data, scope)
    keys = terms("field")
    found = group_members(required_rows(data, "members"), "agenda_field", "coding", keys, set(names))
    cells = [[2 * (n in g.certain) or int(n in g.counted) for g in found] for n in names]
    return pd.DataFrame(cells, index=names, columns=keys)


def order(matrix: np.ndarray) -> tuple[list[int], dict]:
    """Rows in the order of an average-linkage tree over Jaccard distances (equal sets, also empty ones: 0).

    The tree's leaves are turned so that neighbours are as close as can be; the rows' given order settles ties.
    """
    filled = matrix > 0
    distances = np.nan_to_num(pdist(filled, "jaccard"))
    tree = dendrogram(linkage(distances, "average", optimal_ordering=True), no_plot=True)
    return tree["leaves"], tree


BLOCKS = {"column": 1, "slide": 3}
"""A slide is wide and low: there the cities stand in blocks side by side."""
CITY_SIZE, CITY_LINE, TREE = 6.2, 0.125, 0.55
"""Size of the cities' names in points, height of a city's line and width of the tree in inches."""


@in_project_style
def field_heatmap(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Cities (rows, alike ones side by side) by fields. Tables: cities, members, statistics."""
    matrix = shown_fields(data, scope)
    leaves, tree = order(matrix.to_numpy())
    totals = (matrix > 0).sum()
    fields = list(totals.sort_values(ascending=False, kind="stable").index)
    matrix = matrix.iloc[leaves][fields]
    names = [f"{label('field', k, language)} ({totals[k]})" for k in fields]
    blocks = BLOCKS[size]
    rows = -(-len(matrix) // blocks)
    head = widest(names, style.SMALL) + 0.08
    words = _words(data, matrix, language, scope)
    sheet = new_sheet(words, head + rows * CITY_LINE, size, _keys(has_matrix(data), language))
    left = widest([shorten(city, NAME_WIDTH, CITY_SIZE) for city in matrix.index], CITY_SIZE) + 0.08
    right = TREE if blocks == 1 else 0.0
    for i in range(blocks):
        part = matrix.iloc[i * rows : (i + 1) * rows]
        if len(part):
            bottom = (sheet.plot[3] - head) * (1 - len(part) / rows)
            ax = sheet.panel(
                (i / blocks, 0, (i + 1) / blocks, 1), (left, bottom, right + 0.04, head), label=f"heat {i}"
            )
            _cells(ax, part, names)
    if right:
        _tree(sheet.panel(gutters=(sheet.plot[2] - right, 0, 0, head), label="tree"), tree, len(matrix))
    return sheet


def _tree(ax: Axes, tree: dict, cities: int) -> None:
    lines = [np.column_stack([y, np.array(x) / 10]) for x, y in zip(tree["icoord"], tree["dcoord"], strict=True)]
    ax.add_collection(LineCollection(lines, colors=style.SOFT_INK, linewidths=0.5))
    ax.set_ylim(cities, 0)
    ax.set_xlim(0, max(max(y) for y in tree["dcoord"]) * 1.03)
    ax.set_axis_off()


def _keys(ticked: bool, language: str) -> list[Legend]:
    if not ticked:
        return [
            Legend(say(language, "sicher kodiert", "coded for certain"), colour=style.SOFT_INK),
            Legend(say(language, "zweifelhaft kodiert", "coded with doubt"), "doubt", style.SOFT_INK),
            Legend(say(language, "im Profil nicht genannt", "not named in the profile"), "s", "#D9D9D9", EMPTY),
        ]
    return [
        Legend(say(language, "von der Studie angekreuzt und kodiert", "ticked and coded"), colour=style.SOFT_INK),
        Legend(say(language, "nur angekreuzt", "only ticked"), "doubt", style.SOFT_INK),
        Legend(say(language, "nur kodiert", "only coded"), "s", style.SOFT_INK, size=3),
        Legend(say(language, "keins von beidem", "neither"), "s", "#D9D9D9", EMPTY),
    ]


def _cells(ax: Axes, matrix: pd.DataFrame, names: list[str]) -> None:
    """The heat map: seaborn draws what is certain and what is empty, hatched squares on top say what is doubtful."""
    colours = [style.field_colours()[field] for field in matrix.columns]
    numbers = np.where(matrix.to_numpy() == 2, np.arange(1, len(colours) + 1), 0)
    sns.heatmap(
        numbers, ax=ax, cmap=ListedColormap([EMPTY, *colours]), vmin=-0.5, vmax=len(colours) + 0.5, cbar=False,
        linewidths=1.2, linecolor=style.PAPER, xticklabels=names, yticklabels=False,
    )  # fmt: skip
    ax.collections[0].set_snap(False)  # or the cells would leave the edges drawn around them
    cities = [shorten(city, NAME_WIDTH, CITY_SIZE) for city in matrix.index]
    ax.set_yticks(np.arange(len(cities)) + 0.5, cities, fontsize=CITY_SIZE)
    ax.xaxis.tick_top()
    ax.set_xticklabels(names, rotation=90, fontsize=style.SMALL)
    ax.tick_params(length=0, pad=2)
    for x, colour in enumerate(colours):
        for state, (low, high) in {2: (0.06, 0.94), 1: (0.08, 0.92), -1: (0.3, 0.7)}.items():
            squares = [_square(x, y, low, high) for y, value in enumerate(matrix.iloc[:, x]) if value == state]
            edge = {"facecolor": "none", "edgecolor": style.INK, "linewidth": 0.3} if state == 2 else None
            look = edge or (style.doubtful(colour) if state == 1 else {"facecolor": colour, "edgecolor": style.INK})
            if squares:
                gid = f"{matrix.columns[x]} {STATES[state]}"
                ax.add_collection(PolyCollection(squares, gid=gid, **{**look, "linewidth": 0.4}))


STATES = {2: "certain", 1: "doubtful", 0: "not named", -1: "only coded"}


def _square(x: int, y: int, low: float, high: float) -> list[tuple[float, float]]:
    return [(x + low, y + low), (x + high, y + low), (x + high, y + high), (x + low, y + high)]


def _words(data: Tables, matrix: pd.DataFrame, language: str, scope: str) -> Words:
    per_city = (matrix > 0).sum(axis=1)
    mean = number(round(float(per_city.mean()), 1), language)
    least, most = int(per_city.min()), int(per_city.max())
    ticked = has_matrix(data)
    title = say(
        language,
        f"Im Mittel {'kreuzt die Studie einer Stadt' if ticked else 'nennt ein Profil'} {mean} von zehn Feldern"
        f"{' an' if ticked else ''}, mindestens {least} und höchstens {most}",
        f"On average {'the study ticks' if ticked else 'a profile names'} {mean} of ten fields"
        f"{' for a city' if ticked else ''}, at least {least} and at most {most}",
    )
    coded = statistic_rows(data, "agenda_field", "coding", scope, terms("field"))
    caption = join(
        basis_sentence([MATRIX, "coding"] if ticked else ["coding"], language),
        say(
            language,
            "Nicht genannt heißt nicht „nein“. Städte nach Ähnlichkeit ihrer Felder (Jaccard, mittlere Verknüpfung), "
            "Felder nach Häufigkeit.",
            "Not named is no “no”. Cities by likeness of their fields (Jaccard, average linkage), fields by frequency.",
        ),
        matrix_sentence(language) if ticked else "",
        reliability_sentence(coded, {k: label("field", k, language) for k in coded}, language),
        source_sentence(language, "Kapitel 3", "chapter 3"),
        origin_sentence("own", language),
    )
    question = say(language, "Welche Städte arbeiten an denselben Feldern?", "Which cities work on the same fields?")
    on = matrix > 0
    lines = [
        f"{city}: " + (", ".join(label("field", k, language) for k in on.columns if on.loc[city, k]) or "–")
        for city in on.index
    ]
    measure = say(
        language,
        "Felder je Stadt, in Klammern die Städte je Feld; ",
        "Fields by city, in brackets the cities by field; ",
    ) + base_sentence(len(matrix), "cities", language, scope)
    return Words(title, caption, f"{title}. {'; '.join(lines)}.", question, measure, _values(matrix))


def _values(matrix: pd.DataFrame) -> Shown:
    """A row for each city in the order of the picture, a column for each field."""
    rows = ((city, *(STATES[v] for v in values)) for city, values in zip(matrix.index, matrix.to_numpy(), strict=True))
    return Shown(("city", *matrix.columns), tuple(rows))
