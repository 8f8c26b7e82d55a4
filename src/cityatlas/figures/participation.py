"""Figure 10: aims and formats of participation. And challenges by size of the city."""

from __future__ import annotations

from collections.abc import Mapping

from cityatlas.core.language import say
from cityatlas.core.rows import CrossRow, StatisticRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import coded_text
from cityatlas.figures.fields import by_size
from cityatlas.figures.grouped import Bar, Groups, grouped_bars
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    bounds_sentence,
    enumeration,
    join,
    origin_sentence,
    reliability_sentence,
    source_sentence,
    whole_number,
)
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet
from cityatlas.figures.status import share_text, spoken
from cityatlas.figures.status_by_size import short
from cityatlas.figures.tables import ByGroup, base_of, city_names, exact_count, required_rows, statistic_rows
from cityatlas.statistics.crosstabs import cross

PANELS = {
    "participation_aim": (("Ziele", "Aims"), style.ACCENT),
    "participation_format": (("Formate", "Formats"), "#7D2E25"),
}


@in_project_style
def participation(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 10: cities by aim and by format of participation. Table: statistics."""
    parts = {p: by_size(statistic_rows(data, p, "coding", scope, terms(p))) for p in PANELS}
    groups = [
        (say(language, *PANELS[p][0]), [_coded_bar(p, k, r, PANELS[p][1], language) for k, r in rows.items()])
        for p, rows in parts.items()
    ]
    sheet = new_sheet(_words(parts, groups, language, scope), 2.9, size)
    grouped_bars(sheet, groups)
    return sheet


def _coded_bar(vocabulary: str, key: str, row: StatisticRow, colour: str, language: str) -> Bar:
    text = coded_text(row, language, True)
    name = label(vocabulary, key, language)
    return Bar(name, exact_count(row), row["lower"], row["upper"], text, colour, split=True)


def _most_coded(vocabulary: str, rows: ByGroup, language: str) -> str:
    """``„Vernetzung“ (32 von 50 Städten)``: what is counted most often, all of them where several are."""
    most = max(map(exact_count, rows.values()))
    names = [label(vocabulary, key, language) for key, row in rows.items() if exact_count(row) == most]
    told = enumeration([say(language, f"„{name}“", f"“{name}”") for name in names], language)
    each = say(language, "je ", " each") if len(names) > 1 else ""
    count, base = whole_number(most, language), base_of(rows)
    return say(language, f"{told} ({each}{count} von {base} Städten)", f"{told} ({count} of {base} cities{each})")


def _words(parts: Mapping[str, ByGroup], groups: Groups, language: str, scope: str) -> Words:
    aims, formats = (_most_coded(p, rows, language) for p, rows in parts.items())
    title = say(
        language,
        f"Am häufigsten kodiert: als Ziel {aims}, als Format {formats}",
        f"Coded most often: as aim {aims}, as format {formats}",
    )
    every = {key: row for rows in parts.values() for key, row in rows.items()}
    names = {key: label(p, key, language) for p, rows in parts.items() for key in rows}
    caption = join(
        base_sentence(base_of(parts["participation_aim"]), "cities", language, scope),
        basis_sentence(["coding"], language),
        bounds_sentence(language, True),
        reliability_sentence(every, names, language),
        source_sentence(language, "Kapitel 3", "chapter 3"),
        say(
            language,
            "Das Bild der Studie zeigte Ziele und Formate, soweit der Text es sagt, ohne Anzahlen.",
            "The study's picture showed aims and formats, as far as its text says, without counts.",
        ),
        origin_sentence("data", language, 10),
    )
    return Words(title, caption, f"{title}. {spoken(groups)}.")


@in_project_style
def challenges_by_size(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Challenges named, by size class. Tables: cities, members, statistics."""
    overall = by_size(statistic_rows(data, "challenge", "coding", scope, terms("challenge")))
    sizes = statistic_rows(data, "cities_by_size_class", "profile_facts", scope, terms("size_class"))
    classes = [key for key, row in sizes.items() if exact_count(row)]
    rows = cross(
        required_rows(data, "members"),
        ("challenge", "coding", list(overall)),
        ("cities_by_size_class", "profile_facts", classes),
        city_names(data, scope),
    )
    colours = dict(zip(classes, (style.ACCENT, style.WARM, "#744B62", "#F2B523"), strict=False))
    groups = [
        (label("challenge", k, language), [_size_bar(r, colours, language) for r in rows if r["row"] == k])
        for k in overall
    ]
    sheet = new_sheet(_challenge_words(overall, rows, groups, language, scope), 3.4, size)
    grouped_bars(sheet, groups, gap=0.6)
    return sheet


def _size_bar(row: CrossRow, colours: dict[str, str], language: str) -> Bar:
    name = short("size_class", row["column"], language)
    text = share_text(row["count"], row["base"], language)
    share, low, high = (s or 0 for s in (row["share"], row["share_lower"], row["share_upper"]))
    return Bar(name, share, low, high, text, colours[row["column"]], split=True)


def _challenge_words(overall: ByGroup, rows: list[CrossRow], groups: Groups, language: str, scope: str) -> Words:
    tops = []
    for column in dict.fromkeys(r["column"] for r in rows):
        here = [r for r in rows if r["column"] == column]
        best = [r for r in here if r["count"] == max(x["count"] for x in here)]
        name = enumeration([label("challenge", r["row"], language) for r in best], language)
        share = share_text(best[0]["count"], best[0]["base"], language)
        tops.append(f"{short('size_class', column, language)}: {name}, {share}")
    title = say(language, "Am häufigsten genannt – ", "Named most often – ") + "; ".join(tops)
    names = {k: label("challenge", k, language) for k in overall}
    caption = join(
        base_sentence(base_of(overall), "cities", language, scope),
        basis_sentence(["coding", "profile_facts"], language),
        bounds_sentence(language, True),
        reliability_sentence(overall, names, language),
        source_sentence(language, "Kapitel 3", "chapter 3"),
        origin_sentence("own", language),
    )
    question = say(
        language,
        "Nennen große und kleinere Städte andere Herausforderungen?",
        "Do large and smaller cities name different challenges?",
    )
    return Words(title, caption, f"{title}. {spoken(groups)}.", question)
