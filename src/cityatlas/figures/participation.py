"""Figure 10: aims and formats of participation. And challenges by size of the city."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from cityatlas.core.language import say
from cityatlas.core.rows import CrossRow, StatisticRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import coded_text
from cityatlas.figures.fields import by_size
from cityatlas.figures.grouped import Bar, Groups, grouped_bars
from cityatlas.figures.keys import Legend
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    bounds_sentence,
    enumeration,
    join,
    origin_sentence,
    reliability_sentence,
    source_sentence,
)
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet
from cityatlas.figures.shown_values import values_of_groups
from cityatlas.figures.status import share_text, spoken
from cityatlas.figures.status_by_size import short
from cityatlas.figures.tables import ByGroup, base_of, city_names, exact_count, required_rows, statistic_rows
from cityatlas.statistics.crosstabs import cross

PANELS = {
    "participation_aim": ("Ziele", "Aims"),
    "participation_format": ("Formate", "Formats"),
}


@in_project_style
def participation(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 10: cities by aim and by format of participation. Table: statistics."""
    parts = {p: by_size(statistic_rows(data, p, "coding", scope, terms(p))) for p in PANELS}
    groups = [
        (say(language, *PANELS[p]), [_coded_bar(p, k, r, style.accent(), language) for k, r in rows.items()])
        for p, rows in parts.items()
    ]
    sheet = new_sheet(_words(parts, groups, language, scope), 2.9, size, certainty_keys(language))
    grouped_bars(sheet, groups)
    return sheet


def _coded_bar(vocabulary: str, key: str, row: StatisticRow, colour: str, language: str) -> Bar:
    text = coded_text(row, language, True)
    name = label(vocabulary, key, language)
    return Bar(name, exact_count(row), row["lower"], row["upper"], text, colour, split=True, base=row["base"])


def certainty_keys(language: str) -> list[Legend]:
    """The legend of bars that are full as far as the coding is certain."""
    return [
        Legend(say(language, "sicher kodiert", "coded for certain"), colour=style.accent()),
        Legend(say(language, "zweifelhaft kodiert", "coded with doubt"), "doubt", style.accent()),
    ]


def _surest(vocabulary: str, rows: ByGroup, language: str) -> str:
    """``„Vernetzung“ in 30``: what is named for certain in most profiles, all of them where several are."""
    most = max(row["lower"] for row in rows.values())
    names = [label(vocabulary, key, language) for key, row in rows.items() if row["lower"] == most]
    told = enumeration([say(language, f"„{name}“", f"“{name}”") for name in names], language)
    each = say(language, "je ", "") if len(names) > 1 else ""
    tail = say(language, "", " each") if len(names) > 1 else ""
    return say(language, f"{told} in {each}{most}", f"{told} in {most}{tail}")


def _words(parts: Mapping[str, ByGroup], groups: Groups, language: str, scope: str) -> Words:
    aims, formats = (_surest(p, rows, language) for p, rows in parts.items())
    base = base_of(parts["participation_aim"])
    # "at least": what a profile does not name may exist, so nothing is called the most frequent
    title = say(
        language,
        f"Wie Städte beteiligen: {aims}, {formats} von {base} Profilen – mindestens, denn Profile nennen nicht alles",
        f"How cities involve people: {aims}, {formats} of {base} profiles – at least, as profiles do not name all",
    )
    every = {key: row for rows in parts.values() for key, row in rows.items()}
    names = {key: label(p, key, language) for p, rows in parts.items() for key in rows}
    caption = join(
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
    measure = say(language, "Städte, deren Profil dies nennt; ", "Cities whose profile names this; ")
    measure += base_sentence(base, "cities", language, scope)
    return Words(title, caption, f"{title}. {spoken(groups)}.", measure=measure, shown=values_of_groups(groups))


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
    colours = style.size_colours()
    groups = [
        (label("challenge", k, language), [_size_bar(r, colours, language) for r in rows if r["row"] == k])
        for k in overall
    ]
    keyed = [Legend(short("size_class", c, language), colour=colours[c]) for c in classes]
    keyed.append(Legend(say(language, "zweifelhaft kodiert", "coded with doubt"), "doubt"))
    sheet = new_sheet(_challenge_words(overall, rows, groups, language, scope), 3.4, size, keyed)
    grouped_bars(sheet, groups, gap=0.6)
    return sheet


def _size_bar(row: CrossRow, colours: dict[str, str], language: str) -> Bar:
    name = short("size_class", row["column"], language)
    text = share_text(row["count"], row["base"], language)
    share, low, high = (s or 0 for s in (row["share"], row["share_lower"], row["share_upper"]))
    return Bar(name, share, low, high, text, colours[row["column"]], split=True, base=row["base"])


def _challenge_words(overall: ByGroup, rows: list[CrossRow], groups: Groups, language: str, scope: str) -> Words:
    apart = [k for k in overall if _apart([r for r in rows if r["row"] == k])]
    if apart:
        told = enumeration([label("challenge", k, language) for k in apart], language)
        title = say(
            language,
            f"Große und kleinere Städte unterscheiden sich nur bei: {told}",
            f"Large and smaller cities differ only as to: {told}",
        )
    else:
        title = say(
            language,
            f"Kein Unterschied ist belegt: keine der {len(overall)} Herausforderungen trennt große von kleineren "
            "Städten",
            f"No difference is shown: none of the {len(overall)} challenges tells large from smaller cities",
        )
    names = {k: label("challenge", k, language) for k in overall}
    caption = join(
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
    measure = say(language, "Anteil der Städte, deren Profil sie nennt; ", "Share of cities whose profile names it; ")
    measure += base_sentence(base_of(overall), "cities", language, scope)
    return Words(title, caption, f"{title}. {spoken(groups)}.", question, measure, values_of_groups(groups))


def _apart(rows: list[CrossRow]) -> bool:
    """Whether the range of a class's share touches that of no other, so that the data tell them apart."""
    spans = sorted((r["share_lower"] or 0, r["share_upper"] or 0) for r in rows)
    return len(spans) > 1 and all(a[1] < b[0] for a, b in pairwise(spans))
