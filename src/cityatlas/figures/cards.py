"""Figure 1 and the profile cards of the cities, drawn: eight criteria, fields and projects on one small sheet."""

from __future__ import annotations

from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection

from cityatlas.core.language import say
from cityatlas.core.numbers import number
from cityatlas.core.rows import Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.card_facts import Card, make_cards
from cityatlas.figures.card_words import FIELD_TICK, View, alternative_text, note, scheme_view, view
from cityatlas.figures.sentences import base_sentence, basis_sentence, join, origin_sentence, source_sentence
from cityatlas.figures.sheet import (
    MARGIN,
    Sheet,
    Words,
    in_project_style,
    new_sheet,
    shorten,
    text_width,
    wrap,
    write_line,
)
from cityatlas.figures.shown_values import text_values
from cityatlas.figures.tables import cities_in_scope, has_matrix, required_rows, statistic_rows, ticked_fields

WIDTH, HEIGHT = 6.3, 3.54
"""Inches; 16:9, so that a card fills a slide."""
RIGHT = 3.62
"""Where the right half of a card begins."""
EMPTY_INK = "#6B6B6B"
STATE_SYMBOLS = {"yes": "●", "doubtful": "◐", "no": "○", "silent": "–"}


def draw_card(ax: Axes, v: View, scale: float = 1.0) -> None:
    """A card on axes in inches (WIDTH by HEIGHT, drawn at ``scale``), from few and light artists."""
    ax.set_xlim(0, WIDTH)
    ax.set_ylim(0, HEIGHT)
    ax.set_axis_off()
    squares = [_rectangle(0, HEIGHT - 0.5, WIDTH, 0.5), _rectangle(0, 0, WIDTH, HEIGHT - 0.5)]
    faces, edges = [style.accent(), "none"], [style.accent(), style.LINE]
    name = shorten(v.name, WIDTH - 0.5 - text_width(v.place, 8), 13, "bold")
    write_line(ax, 0.15, HEIGHT - 0.25, name, 13, style.PAPER, "bold")
    write_line(ax, WIDTH - 0.15, HEIGHT - 0.25, v.place, 8, style.PAPER, ha="right")
    write_line(ax, 0.15, HEIGHT - 0.66, v.facts, 7, style.SOFT_INK)
    write_line(ax, 0.15, HEIGHT - 0.93, v.criteria_head, 8, weight="bold")
    for i, (name, state, text) in enumerate(v.criteria):
        y = HEIGHT - 1.17 - i * 0.247
        write_line(ax, 0.15, y, STATE_SYMBOLS[state], 8.5, style.accent() if state != "silent" else style.SOFT_INK)
        write_line(ax, 0.34, y, name, 6.8, weight="bold")
        write_line(ax, 1.72, y, text, 6.6, style.INK if state in ("yes", "doubtful") else style.SOFT_INK)
    write_line(ax, RIGHT, HEIGHT - 0.93, v.fields_head, 8, weight="bold")
    for i, key in enumerate(terms("field")):
        x, y = RIGHT + i // 5 * 1.28, HEIGHT - 1.26 - i % 5 * 0.2
        face, edge, ink = tile_colours(key, v.fields[key])
        squares.append(_rectangle(x, y, 1.23, 0.17))
        faces.append(face)
        edges.append(edge)
        sign = f"{STATE_SYMBOLS['doubtful']} " if v.fields[key] == "doubtful" else ""
        write_line(ax, x + 0.07, y + 0.083, sign + label("field", key, v.language), 6.6, ink)
        if key in v.ticked:
            tick_ink = style.INK if ink == EMPTY_INK else ink
            write_line(ax, x + 1.17, y + 0.083, FIELD_TICK, 6.6, tick_ink, "bold", ha="right")
    _projects(ax, v, squares, faces, edges)
    ax.add_collection(
        PolyCollection(squares, facecolors=faces, edgecolors=edges, linewidths=0.6, zorder=0, clip_on=False)
    )
    for i, line in enumerate(reversed(wrap(v.note, 0.95 * (WIDTH - 0.3) * min(scale, 1.0), 5.6))):
        write_line(ax, 0.15, 0.09 + i * 0.1, line, 5.6, style.SOFT_INK)


def _projects(ax: Axes, v: View, squares: list, faces: list, edges: list) -> None:
    head = say(v.language, "Leuchtturmprojekte", "Lighthouse projects")
    write_line(ax, RIGHT, HEIGHT - 2.31, head, 8, weight="bold")
    y = HEIGHT - 2.5
    for title, key in v.projects:
        lines = wrap(title, WIDTH - RIGHT - 0.3, 6.6)
        squares.append(_rectangle(RIGHT, y - 0.055 - (len(lines) - 1) * 0.12, 0.09, 0.11 + (len(lines) - 1) * 0.12))
        faces.append(style.field_colours().get(key, style.LINE))
        edges.append(style.INK)
        for line in lines:
            write_line(ax, RIGHT + 0.16, y, line, 6.6)
            y -= 0.12
        y -= 0.055


def tile_colours(key: str, state: str) -> tuple[str, str, str]:
    """Face, edge and ink of a field's tile: full where certain, framed in ink where doubtful, pale where not named."""
    colour = style.field_colours()[key]
    if state == "yes":
        return colour, colour, style.ink_on(colour)
    if state == "doubtful":
        return style.PAPER, style.INK, style.INK
    return style.PAPER, "#D0D0D0", EMPTY_INK


def _rectangle(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


@in_project_style
def city_card(card: Card, language: str, footnote: str) -> Sheet:
    """The profile card of one city."""
    v = view(card, language, footnote)
    sheet = Sheet(figsize=(WIDTH, HEIGHT))
    FigureCanvasAgg(sheet)
    title = say(language, "Profilkarte ", "Profile card: ") + v.name
    sheet.words, sheet.plot = Words(title, v.note, alternative_text(v)), (0.02, 0.02, WIDTH - 0.04, HEIGHT - 0.04)
    draw_card(sheet.panel(label="card"), v)
    return sheet


def coded_cards(data: Tables, scope: str = "study") -> list[Card]:
    """The cards of all cities of the scope, without the study's own ticks. Tables: cities, codes, projects."""
    return make_cards(cities_in_scope(data, scope), required_rows(data, "codes"), required_rows(data, "projects"))


def all_cards(data: Tables, scope: str = "study") -> list[Card]:
    """The cards of all cities of the scope, with the study's own ticks where they are there.

    Tables: cities, codes, members, projects, statistics.
    """
    cards = coded_cards(data, scope)
    if not has_matrix(data):
        return cards
    ticked = ticked_fields(data)

    def own(city: str) -> frozenset[str]:
        return frozenset(key for key, cities in ticked.items() if city in cities)

    return [replace(c, ticked=own(c.city["city"])) if c.city["in_study"] else c for c in cards]


def footnote(data: Tables, language: str, scope: str = "study") -> str:
    """What stands at the foot of every card: symbols, basis and what is not reliable. Table: statistics."""
    return note(statistic_rows(data, "initial_criterion", "coding", scope, terms("initial_criterion")), language)


@in_project_style
def scheme(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 1: the scheme of a profile card. Tables: cities, codes, projects, statistics."""
    v = scheme_view(language, footnote(data, language, scope))
    words = _scheme_words(coded_cards(data, scope), v, scope)
    inner = style.FIGURE_WIDTHS[size] - 2 * MARGIN
    sheet = new_sheet(words, inner * HEIGHT / WIDTH, size)
    width = min(sheet.plot[2], sheet.plot[3] * WIDTH / HEIGHT)
    ax = sheet.panel(gutters=(0, sheet.plot[3] - width * HEIGHT / WIDTH, sheet.plot[2] - width, 0), label="card")
    draw_card(ax, v, width / WIDTH)
    return sheet


def _scheme_words(cards: list[Card], v: View, scope: str) -> Words:
    language = v.language
    mean = number(round(sum(c.met for c in cards) / len(cards), 1), language)
    title = say(
        language,
        f"Eine Karte je Stadt: im Mittel sind {mean} der acht Kriterien erfüllt",
        f"A card for each city: on average {mean} of the eight criteria are met",
    )
    caption = join(
        basis_sentence(["coding"], language),
        say(
            language,
            "Die acht Kriterien sind die der Tabelle 2, zweifelhafte mitgezählt; die Bewertung von 1 bis 3, die die "
            "Studie daraus bildete, gibt der Text nicht her. Die Karten der Städte liegen in figures/cards/.",
            "The eight criteria are those of table 2, doubtful ones counted; the rating from 1 to 3 that the study "
            "made of them cannot be had from the text. The cities' cards lie in figures/cards/.",
        ),
        source_sentence(language, "Kapitel 2.1", "chapter 2.1"),
        origin_sentence("text", language, 1),
    )
    alt = f"{title}. " + "; ".join(f"{n}: {t}" for n, _, t in v.criteria) + "."
    measure = say(language, "Erfüllte Kriterien der Tabelle 2; ", "Criteria of table 2 that are met; ")
    measure += base_sentence(len(cards), "cities", language, scope)
    return Words(title, caption, alt, measure=measure, shown=text_values(("", n, t) for n, _, t in v.criteria))
