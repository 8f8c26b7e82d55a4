"""Figures 5 and 6: the fields of the digital agendas as printed, and of the lighthouse projects counted three ways."""

from __future__ import annotations

from collections.abc import Mapping

from cityatlas.core.language import say
from cityatlas.core.rows import StatisticRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import BAR, label_bar, limit_for, printed_bars, ready, value_text
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    enumeration,
    in_sentence,
    join,
    matrix_sentence,
    origin_sentence,
    percent,
    source_sentence,
    whole_number,
)
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet, widest
from cityatlas.figures.shown_values import statistic_values
from cityatlas.figures.tables import ByGroup, base_of, has_matrix, statistic_rows
from cityatlas.statistics.from_matrix import BASIS as MATRIX


def by_size(rows: ByGroup) -> dict[str, StatisticRow]:
    """Rows with the largest first; a bounded one by the middle of its bounds, ties in their given order."""
    sizes = {k: (r["lower"] + r["upper"]) / 2 if r["count"] is None else r["count"] for k, r in rows.items()}
    return dict(sorted(rows.items(), key=lambda item: -sizes[item[0]]))


def field_names(rows: ByGroup, language: str) -> dict[str, str]:
    """Labels of the fields that a statistic is counted by."""
    return {key: label("field", key, language) for key in rows}


def study_fields(data: Tables, scope: str) -> dict[str, StatisticRow]:
    """What the study says of the agendas' fields, the largest first: its ticks where they are there, else its print."""
    basis = MATRIX if has_matrix(data) else "printed_counts"
    return by_size(statistic_rows(data, "agenda_field", basis, scope, terms("field")))


@in_project_style
def agenda_fields(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 5: in how many cities a field belongs to the agenda, as the study prints it. Table: statistics.

    Where a user brought the study's field matrix, by its ticks: then no field is only bounded.
    """
    rows = study_fields(data, scope)
    names = field_names(rows, language)
    keyed = [Legend(say(language, "gedruckt", "printed"), colour=style.SOFT_INK)]
    if any(row["count"] is None for row in rows.values()):
        keyed.append(Legend(say(language, "nur eingegrenzt: irgendwo hier", "only bounded: somewhere here"), "doubt"))
    sheet = new_sheet(_agenda_words(rows, names, language), 2.9, size, keyed if len(keyed) > 1 else [])
    left = widest(list(names.values())) + 0.1
    ax = sheet.panel(gutters=(left, 0, 0, 0))
    texts = [value_text(row, language) for row in rows.values()]
    ready(ax, list(names.values()), limit_for([row["upper"] for row in rows.values()], texts, sheet.plot[2] - left))
    printed_bars(ax, rows, [style.field_colours()[k] for k in rows], language)
    return sheet


def _agenda_words(rows: ByGroup, names: dict[str, str], language: str) -> Words:
    top, base = next(iter(rows)), base_of(rows)
    title = _agenda_title(rows, names, language)
    bounded = {key: row for key, row in rows.items() if row["count"] is None}
    note = ""
    if bounded:
        which = enumeration([names[k] for k in bounded], language)
        low = whole_number(min(row["lower"] for row in bounded.values()), language)
        high = whole_number(max(row["upper"] for row in bounded.values()), language)
        note = say(
            language,
            f"Für {which} druckt die Studie keine Anzahl; die Reihenfolge im Text grenzt sie auf {low} bis {high} ein "
            "(schraffiert).",
            f"For {which} the study prints no count; the order in its text bounds them to {low} to {high} (hatched).",
        )
    caption = join(
        basis_sentence([rows[top]["basis"]], language),
        note,
        matrix_sentence(language) if rows[top]["basis"] == MATRIX else "",
        source_sentence(language, "Kapitel 4.2", "chapter 4.2"),
        origin_sentence("data", language, 5),
    )
    values = "; ".join(f"{names[k]} {value_text(r, language)}" for k, r in rows.items())
    alt = say(language, "Balken je Handlungsfeld, Städte: ", "A bar for each field, cities: ")
    measure = say(
        language, "Städte, deren Digitale Agenda das Feld nennt; ", "Cities whose digital agenda names the field; "
    )
    measure += base_sentence(base, "cities", language)
    shown = statistic_values({"": {names[k]: (r, value_text(r, language)) for k, r in rows.items()}})
    return Words(title, caption, f"{title}. {alt}{values}.", measure=measure, shown=shown)


def separated(rows: ByGroup, key: str, *, last: bool = False) -> bool:
    """Whether a row lies above (``last``: below) all others for certain: no bounds of another reach it."""
    own, others = rows[key], [row for k, row in rows.items() if k != key]
    return all(row["lower"] > own["upper"] if last else row["upper"] < own["lower"] for row in others)


def _agenda_title(rows: ByGroup, names: dict[str, str], language: str) -> str:
    """``Fast jede Agenda nennt Verwaltung, nur 19 von 50 Sicherheit``; only what the bounds tell apart is set apart."""
    top, low, base = next(iter(rows)), next(reversed(list(rows))), base_of(rows)
    most, least = (rows[k]["lower"] if k == top else rows[k]["upper"] for k in (top, low))
    many = whole_number(most, language)
    if most == base:
        first = say(
            language, f"Jede Agenda nennt {names[top]}", f"Every agenda names {in_sentence(names[top], language)}"
        )
    elif most >= 0.9 * base:
        told = in_sentence(names[top], language)
        first = say(language, f"Fast jede Agenda nennt {names[top]}", f"Almost every agenda names {told}")
    else:
        told = in_sentence(names[top], language)
        first = say(language, f"{many} von {base} Agenden nennen {names[top]}", f"{many} of {base} agendas name {told}")
    if not separated(rows, low, last=True):
        return first
    few, told = whole_number(least, language), in_sentence(names[low], language)
    return first + say(language, f", nur {few} von {base} {names[low]}", f", only {few} of {base} {told}")


WAYS = {
    "lighthouse_projects": ("Projekte, von allen {n} Projekten", "Projects, of all {n} projects"),
    "lighthouse_projects_per_city": ("Projekte, bezogen auf {n} Städte", "Projects, over {n} cities"),
    "lighthouse_cities": ("Städte mit Projekt, von {n} Städten", "Cities with a project, of {n} cities"),
}
"""The three ways of counting, each with the heading of its panel."""


@in_project_style
def lighthouse_fields(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 6: the fields of the lighthouse projects, counted three ways. Table: statistics."""
    order = list(by_size(statistic_rows(data, "lighthouse_projects", "annex", scope, terms("field"))))
    ways = {w: statistic_rows(data, w, "annex", scope, order) for w in WAYS}
    names = field_names(next(iter(ways.values())), language)
    sheet = new_sheet(_lighthouse_words(ways, names, language), 3.1, size)
    left = widest(list(names.values())) + 0.1
    # the first panel begins at the names, the others keep their distance from the numbers before them
    third = (sheet.plot[2] - left) / 3
    apart = 0.1
    every = [row for rows in ways.values() for row in rows.values()]
    texts = [value_text(row, language) for row in every]
    limit = limit_for([_share(row) for row in every], texts, third - apart, style.SMALL)
    for i, (way, rows) in enumerate(ways.items()):
        right = sheet.plot[2] - left - (i + 1) * third + apart
        ax = sheet.panel(gutters=(left + i * third, 0, right, 0.34), label=way)
        ready(ax, list(names.values()) if i == 0 else [""] * len(names), limit)
        for y, (key, row) in enumerate(rows.items()):
            ax.barh(y, _share(row), BAR, color=style.field_colours()[key], edgecolor=style.INK, linewidth=0.4)
            label_bar(ax, y, _share(row), value_text(row, language), style.SMALL)
        heading = say(language, *WAYS[way]).format(n=whole_number(base_of(rows), language)).replace(", ", ",\n")
        ax.set_title(heading, fontsize=style.SMALL, loc="left", color=style.SOFT_INK, pad=4)
    return sheet


def _share(row: StatisticRow) -> float:
    """The share, 0 where there is nothing to be a share of."""
    return row["share"] or 0.0


def _lighthouse_words(ways: Mapping[str, ByGroup], names: dict[str, str], language: str) -> Words:
    top = next(iter(names))
    shares = [percent(_share(rows[top]), language) for rows in ways.values()]
    title = say(
        language,
        f"{names[top]} führt bei den Leuchtturmprojekten: {shares[0]}, {shares[1]} oder {shares[2]}, je nach Zählweise",
        f"{names[top]} leads among the lighthouse projects: {shares[0]}, {shares[1]} or {shares[2]}, depending on the "
        "count",
    )
    projects, over, cities = map(base_of, ways.values())
    caption = join(
        say(
            language,
            f"n = {projects} Projekte in {cities} Städten, je ein Feld. Links der Anteil an den Projekten; in der "
            f"Mitte dieselben Anzahlen geteilt durch {over} Städte, wie der Pressetext rechnet; rechts Städte mit "
            "mindestens einem Projekt im Feld.",
            f"n = {projects} projects in {cities} cities, one field each. Left: share of the projects; middle: the "
            f"same counts divided by {over} cities, the press text's way; right: cities with at least one project in "
            "the field.",
        ),
        basis_sentence(["annex"], language),
        source_sentence(language, "Anhang A", "Annex A"),
        origin_sentence("data", language, 6),
    )
    heads = [say(language, *WAYS[w]).format(n=base_of(rows)) for w, rows in ways.items()]
    values = "; ".join(
        f"{names[k]} " + " / ".join(value_text(rows[k], language) for rows in ways.values()) for k in names
    )
    measure = say(
        language,
        f"Anzahl und Anteil je Feld, dreimal gezählt; n = {projects} Projekte in {cities} Städten.",
        f"Count and share by field, counted three ways; n = {projects} projects in {cities} cities.",
    )
    parts = zip(heads, ways.values(), strict=True)
    shown = statistic_values(
        {h: {names[k]: (rows[k], value_text(rows[k], language)) for k in names} for h, rows in parts}
    )
    return Words(title, caption, f"{title}. {' / '.join(heads)}: {values}.", measure=measure, shown=shown)
