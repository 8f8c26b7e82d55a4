"""Cities by fields as a heat map, ordered so that alike cities stand side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from scipy.cluster.hierarchy import dendrogram, linkage
from scipy.spatial.distance import pdist

from cityatlas.core.language import Pair, say
from cityatlas.core.numbers import number
from cityatlas.core.ordering import german_order
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import lighter
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    enumeration,
    join,
    matrix_sentence,
    origin_sentence,
    reliability_sentence,
    source_sentence,
)
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet, shorten, widest
from cityatlas.figures.tables import city_names, has_matrix, required_rows, statistic_rows, ticked_fields
from cityatlas.statistics.crosstabs import group_members
from cityatlas.statistics.from_matrix import BASIS as MATRIX

EMPTY = "#F4F4F4"
NAME_WIDTH, TITLE_NAME_WIDTH = 1.4, 2.5
"""Inches that a city's name may take in the plot and in the title; the text for who cannot see has it whole."""


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


@in_project_style
def field_heatmap(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Cities by fields. Tables: cities, members, statistics."""
    matrix = shown_fields(data, scope)
    columns, tree = order(matrix.to_numpy())
    totals = (matrix > 0).sum()
    fields = list(totals.sort_values(ascending=False, kind="stable").index)
    matrix = matrix.iloc[columns][fields]
    names = [f"{label('field', k, language)} ({totals[k]})" for k in fields]
    sheet = new_sheet(_words(data, matrix, language, scope), 3.5, size)
    cities = [shorten(city, NAME_WIDTH, 5.8) for city in matrix.index]
    left, bottom = widest(names) + 0.1, widest(cities, 5.8) + 0.08
    tree_height = 0.4
    ax = sheet.panel(gutters=(left, bottom, 0, tree_height), label="heat")
    _cells(ax, matrix)
    ax.set_yticks(np.arange(len(fields)) + 0.5, names)
    ax.set_xticks(np.arange(len(matrix)) + 0.5, cities, rotation=90, fontsize=5.8)
    ax.tick_params(length=0, pad=2)
    top = sheet.panel(gutters=(left, sheet.plot[3] - tree_height + 0.02, 0, 0), label="tree")
    lines = [np.column_stack([np.array(x) / 10, y]) for x, y in zip(tree["icoord"], tree["dcoord"], strict=True)]
    top.add_collection(LineCollection(lines, colors=style.SOFT_INK, linewidths=0.5))
    top.set_xlim(0, len(matrix))
    top.set_ylim(0, max(max(y) for y in tree["dcoord"]) * 1.03)
    top.set_axis_off()
    return sheet


def _cells(ax: Axes, matrix: pd.DataFrame) -> None:
    squares, colours = [], []
    for y, field in enumerate(matrix.columns):
        full, half = style.FIELD_COLOURS[field], lighter(style.FIELD_COLOURS[field])
        for x, value in enumerate(matrix[field]):
            squares.append([(x + 0.06, y + 0.05), (x + 0.94, y + 0.05), (x + 0.94, y + 0.95), (x + 0.06, y + 0.95)])
            colours.append({2: full, 1: half, 0: EMPTY, -1: EMPTY}[value])
            if value < 0:
                squares.append([(x + 0.3, y + 0.3), (x + 0.7, y + 0.3), (x + 0.7, y + 0.7), (x + 0.3, y + 0.7)])
                colours.append(full)
    ax.add_collection(PolyCollection(squares, facecolors=colours, edgecolors="none", gid="cells"))
    ax.set_xlim(0, len(matrix))
    ax.set_ylim(len(matrix.columns), 0)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)


_CODED_CELLS: Pair = (
    "Kräftig: sicher kodiert; blass: gezählt, aber zweifelhaft; leer: im Profil nicht genannt, was nicht „nein“ heißt.",
    "Strong: coded for certain; pale: counted with doubt; empty: not named in the profile, which is no “no”.",
)
_TICKED_CELLS: Pair = (
    "Kräftig: von der Studie angekreuzt und kodiert; blass: nur angekreuzt; kleines Quadrat: nur kodiert; "
    "leer: keins von beidem.",
    "Strong: ticked by the study and coded; pale: only ticked; small square: only coded; empty: neither.",
)
"""What the cells of the heat map say, without and with the study's field matrix."""


def _words(data: Tables, matrix: pd.DataFrame, language: str, scope: str) -> Words:
    per_city = (matrix > 0).sum(axis=1)
    mean, most = number(round(float(per_city.mean()), 1), language), int(per_city.max())
    first = sorted(per_city.index[per_city == most], key=german_order)
    leaders = enumeration([shorten(city, TITLE_NAME_WIDTH, style.TITLE, "bold") for city in first], language)
    ticked = has_matrix(data)
    what = say(language, "Angekreuzt" if ticked else "Kodiert", "ticked" if ticked else "coded")
    title = say(
        language,
        f"{what} sind im Mittel {mean} von zehn Feldern je Stadt, am meisten in {leaders} ({most})",
        f"On average {mean} of ten fields are {what} in a city, most in {leaders} ({most})",
    )
    coded = statistic_rows(data, "agenda_field", "coding", scope, terms("field"))
    caption = join(
        base_sentence(len(matrix), "cities", language, scope),
        basis_sentence([MATRIX, "coding"] if ticked else ["coding"], language),
        say(language, *(_TICKED_CELLS if ticked else _CODED_CELLS)),
        say(
            language,
            "Städte nach Ähnlichkeit ihrer Felder (Jaccard, mittlere Verknüpfung), Felder nach Häufigkeit.",
            "Cities by likeness of their fields (Jaccard, average linkage), fields by frequency.",
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
    return Words(title, caption, f"{title}. {'; '.join(lines)}.", question)
