"""Figure 1 and the profile cards of the cities: eight criteria, fields and projects on one small sheet."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.text import Text

from cityatlas.core.numbers import number
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import lighter
from cityatlas.figures.card_facts import Card, make_cards
from cityatlas.figures.card_texts import CRITERIA, criterion_text, note, scheme_view_texts
from cityatlas.figures.sentences import (
    base_sentence,
    basis_sentence,
    join,
    origin_sentence,
    say,
    source_sentence,
    whole,
)
from cityatlas.figures.sheet import MARGIN, Sheet, Words, figure, new_sheet, text_width, wrap
from cityatlas.figures.status_by_size import short
from cityatlas.figures.tables import Tables, pick, study_cities, table

WIDTH, HEIGHT = 6.3, 3.54
"""Inches; 16:9, so that a card fills a slide."""
RIGHT = 3.62
"""Where the right half of a card begins."""
SYMBOLS = {"yes": "●", "doubtful": "◐", "no": "○", "silent": "–"}


@dataclass(frozen=True)
class View:
    """What stands on a card, in words: criteria as (name, state, text), projects as (title, field or empty)."""

    name: str
    place: str
    facts: str
    criteria_head: str
    criteria: list[tuple[str, str, str]]
    fields_head: str
    fields: dict[str, str]
    projects: list[tuple[str, str]]
    note: str
    language: str


def view(card: Card, language: str, footnote: str) -> View:
    """The words of a city's card."""
    city = card.city
    fields = sum(s in ("yes", "doubtful") for s in card.fields.values())
    of = say(language, "von", "of")
    place = f"{label('state', city['state_code'], language)} · {short('size_class', city['size_class'], language)}"
    parts = [
        whole(city["population"], language) + say(language, " Einwohner", " inhabitants"),
        f"{number(city['area_km2'], language)} km²",
        f"{whole(round(city['density_per_km2']), language)} " + say(language, "je km²", "per km²"),
        _page(city["atlas_page"], language),
    ]
    return View(
        city["city"],
        place,
        " · ".join(p for p in parts if p),
        say(language, "Kriterien", "Criteria") + f": {card.met} {of} {len(card.criteria)}",
        [(say(language, *CRITERIA[c.key]), c.state, criterion_text(c, card, language)) for c in card.criteria],
        say(language, "Handlungsfelder", "Action fields") + f": {fields} {of} {len(card.fields)}",
        card.fields,
        [(p["title"], p["annex_field"] or p["main_field"]) for p in card.projects],
        footnote,
        language,
    )


def _page(page: float | None, language: str) -> str:
    return "" if pd.isna(page) else say(language, f"Atlas S. {int(page)}", f"atlas p. {int(page)}")


def draw_card(ax: Axes, v: View) -> None:
    """A card on axes in inches (WIDTH by HEIGHT), from few and light artists."""
    ax.set_xlim(0, WIDTH)
    ax.set_ylim(0, HEIGHT)
    ax.set_axis_off()
    squares = [_rectangle(0, HEIGHT - 0.5, WIDTH, 0.5), _rectangle(0, 0, WIDTH, HEIGHT - 0.5)]
    faces, edges = [style.ACCENT, "none"], [style.ACCENT, style.LINE]
    write(ax, 0.15, HEIGHT - 0.25, v.name, 13, style.PAPER, "bold")
    write(ax, WIDTH - 0.15, HEIGHT - 0.25, v.place, 8, style.PAPER, ha="right")
    write(ax, 0.15, HEIGHT - 0.66, v.facts, 7, style.SOFT_INK)
    write(ax, 0.15, HEIGHT - 0.93, v.criteria_head, 8, weight="bold")
    for i, (name, state, text) in enumerate(v.criteria):
        y = HEIGHT - 1.17 - i * 0.247
        write(ax, 0.15, y, SYMBOLS[state], 8.5, style.ACCENT if state != "silent" else style.SOFT_INK)
        write(ax, 0.34, y, name, 6.8, weight="bold")
        write(ax, 1.72, y, text, 6.6, style.INK if state in ("yes", "doubtful") else style.SOFT_INK)
    write(ax, RIGHT, HEIGHT - 0.93, v.fields_head, 8, weight="bold")
    for i, key in enumerate(terms("field")):
        x, y = RIGHT + i // 5 * 1.28, HEIGHT - 1.26 - i % 5 * 0.2
        face, edge, ink = field_colours(key, v.fields[key])
        squares.append(_rectangle(x, y, 1.23, 0.17))
        faces.append(face)
        edges.append(edge)
        write(ax, x + 0.07, y + 0.083, label("field", key, v.language), 6.6, ink)
    _projects(ax, v, squares, faces, edges)
    ax.add_collection(
        PolyCollection(squares, facecolors=faces, edgecolors=edges, linewidths=0.6, zorder=0, clip_on=False)
    )
    for i, line in enumerate(wrap(v.note, 0.95 * (WIDTH - 0.3), 5.6)):
        write(ax, 0.15, 0.2 - i * 0.105, line, 5.6, style.SOFT_INK)


def _projects(ax: Axes, v: View, squares: list, faces: list, edges: list) -> None:
    head = say(v.language, "Leuchtturmprojekte", "Lighthouse projects")
    write(ax, RIGHT, HEIGHT - 2.36, head, 8, weight="bold")
    y = HEIGHT - 2.55
    for title, key in v.projects:
        lines = wrap(title, WIDTH - RIGHT - 0.3, 6.6)
        squares.append(_rectangle(RIGHT, y - 0.055 - (len(lines) - 1) * 0.12, 0.09, 0.11 + (len(lines) - 1) * 0.12))
        faces.append(style.FIELD_COLOURS.get(key, style.LINE))
        edges.append(style.INK)
        for line in lines:
            write(ax, RIGHT + 0.16, y, line, 6.6)
            y -= 0.12
        y -= 0.055


def field_colours(key: str, state: str) -> tuple[str, str, str]:
    """Face, edge and ink of a field's tile: full where certain, pale where doubtful, empty where not named."""
    colour = style.FIELD_COLOURS[key]
    if state == "yes":
        return colour, colour, style.ink_on(colour)
    if state == "doubtful":
        return lighter(colour, 0.6), colour, style.ink_on(lighter(colour, 0.6))
    return style.PAPER, "#D0D0D0", "#6B6B6B"


def _rectangle(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


class Line(Text):
    """One line of text that is drawn without matplotlib's layout, which costs more than the drawing itself.

    Right for plain, unrotated lines set from the left or the right; its middle (half the height of a capital
    letter above the baseline) stands at y.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Hand the line straight to the renderer."""
        x, y = self.get_transform().transform(self.get_position())
        size = self.get_fontsize()
        y -= 0.38 * renderer.points_to_pixels(size)
        if self.get_ha() == "right":
            x -= renderer.points_to_pixels(72 * text_width(self.get_text(), size, self.get_weight()))
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        renderer.draw_text(gc, x, y, self.get_text(), self.get_fontproperties(), 0)
        gc.restore()


def write(
    ax: Axes,
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str = style.INK,
    weight: str = "normal",
    ha: str = "left",
) -> None:
    """One line of text, centred on its height."""
    line = Line(x, y, text, fontsize=size, color=colour, weight=weight, ha=ha, va="center_baseline")
    line.set_transform(ax.transData)
    ax.add_artist(line)


def _alt(v: View) -> str:
    marks = {
        "yes": say(v.language, "ja", "yes"),
        "doubtful": say(v.language, "zweifelhaft", "doubtful"),
        "no": say(v.language, "nein", "no"),
        "silent": say(v.language, "nicht genannt", "not named"),
    }
    criteria = "; ".join(f"{n}: {marks[s]} ({t})" for n, s, t in v.criteria)
    fields = ", ".join(label("field", k, v.language) for k, s in v.fields.items() if s in ("yes", "doubtful")) or "–"
    projects = "; ".join(t for t, _ in v.projects)
    return f"{v.name}, {v.place}. {v.facts}. {v.criteria_head}: {criteria}. {v.fields_head}: {fields}. {projects}."


@figure
def city_card(card: Card, language: str, footnote: str) -> Sheet:
    """The profile card of one city."""
    v = view(card, language, footnote)
    sheet = Sheet(figsize=(WIDTH, HEIGHT))
    FigureCanvasAgg(sheet)
    title = say(language, "Profilkarte ", "Profile card: ") + v.name
    sheet.words, sheet.plot = Words(title, footnote, _alt(v)), (0.02, 0.02, WIDTH - 0.04, HEIGHT - 0.04)
    draw_card(sheet.panel(label="card"), v)
    return sheet


def all_cards(data: Tables, scope: str = "study") -> list[Card]:
    """The cards of all cities of the scope. Tables: cities, codes, projects."""
    cities = study_cities(data, scope).to_dict("records")
    return make_cards(cities, table(data, "codes").to_dict("records"), table(data, "projects").to_dict("records"))


def footnote(data: Tables, language: str, scope: str = "study") -> str:
    """What stands at the foot of every card: symbols, basis and what is not reliable. Table: statistics."""
    return note(pick(data, "initial_criterion", "coding", scope, terms("initial_criterion")), language)


@figure
def scheme(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """Figure 1: the scheme of a profile card. Tables: cities, codes, projects, statistics."""
    v = _scheme_view(language, footnote(data, language, scope))
    words = _scheme_words(all_cards(data, scope), v, scope)
    inner = style.WIDTHS[size] - 2 * MARGIN
    sheet = new_sheet(words, inner * HEIGHT / WIDTH, size)
    width = min(sheet.plot[2], sheet.plot[3] * WIDTH / HEIGHT)
    ax = sheet.panel(gutters=(0, sheet.plot[3] - width * HEIGHT / WIDTH, sheet.plot[2] - width, 0), label="card")
    draw_card(ax, v)
    return sheet


def _scheme_view(language: str, foot: str) -> View:
    """A card of placeholders that shows every symbol and every kind of tile."""
    texts = scheme_view_texts(language)
    states = ["yes", "doubtful", "no", "silent", "yes", "yes", "doubtful", "silent"]
    criteria = [(say(language, *CRITERIA[k]), s, t) for (k, t), s in zip(texts.criteria, states, strict=True)]
    fields = dict(zip(terms("field"), ["yes", "doubtful", "silent", "silent", "silent"] * 2, strict=True))
    projects = [(t, k) for t, k in zip(texts.projects, terms("field")[:3], strict=True)]
    return View(
        texts.name, texts.place, texts.facts, texts.criteria_head, criteria, texts.fields_head, fields, projects, foot,
        language,
    )  # fmt: skip


def _scheme_words(cards: list[Card], v: View, scope: str) -> Words:
    language = v.language
    mean = number(round(sum(c.met for c in cards) / len(cards), 1), language)
    title = say(
        language,
        f"Eine Karte je Stadt: im Mittel sind {mean} der acht Kriterien erfüllt",
        f"A card for each city: on average {mean} of the eight criteria are met",
    )
    caption = join(
        base_sentence(len(cards), "cities", language, scope),
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
    return Words(title, caption, f"{title}. " + "; ".join(f"{n}: {t}" for n, _, t in v.criteria) + ".")
