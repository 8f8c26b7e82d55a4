"""The sheet every figure stands on: title, question, plot and caption, laid out in inches from measured text."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, cast

from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from cityatlas.core.citing import own_citation
from cityatlas.figures import style
from cityatlas.figures.keys import KEY_LINE, Legend, key_width
from cityatlas.figures.look import Look, current_look

MARGIN = 0.14
LINE_HEIGHT = 1.32
GAP = 0.1


@dataclass(frozen=True)
class Shown:
    """Exactly what a figure shows, as a table: the names of its columns (docs/figures.md) and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Words:
    """What a figure says: its finding, its question (own figures), its measure (what, in which unit, of how many), its
    caption, the text for who cannot see it, and its values.
    """

    title: str
    caption: str
    alt: str
    question: str = ""
    measure: str = ""
    shown: Shown | None = None

    @property
    def subtitle(self) -> str:
        """Question and measure."""
        return " ".join(s for s in (self.question, self.measure) if s)


class Sheet(Figure):
    """A matplotlib figure that knows its words; ``plot`` is the drawing area in inches: left, bottom, width, height."""

    words: Words
    plot: tuple[float, float, float, float]

    def panel(
        self,
        span: tuple[float, float, float, float] = (0, 0, 1, 1),
        gutters: tuple[float, float, float, float] = (0, 0, 0, 0),
        **options: Any,
    ) -> Axes:
        """Axes in a part of the plot: ``span`` in fractions (x0, y0, x1, y1), ``gutters`` in inches (l, b, r, t)."""
        left, bottom, width, height = self.plot
        total_w, total_h = self.get_size_inches()
        x0, x1 = left + span[0] * width + gutters[0], left + span[2] * width - gutters[2]
        y0, y1 = bottom + span[1] * height + gutters[1], bottom + span[3] * height - gutters[3]
        return self.add_axes((x0 / total_w, y0 / total_h, (x1 - x0) / total_w, (y1 - y0) / total_h), **options)

    def _repr_png_(self) -> bytes:
        """What a notebook shows."""
        buffer = io.BytesIO()
        with style.project_style():
            self.savefig(buffer, format="png", dpi=150)
        return buffer.getvalue()


@cache
def _font(size: float, weight: str, look: Look) -> FontProperties:
    return FontProperties(family=look.families(), size=size, weight=weight)


@cache
def _width(text: str, size: float, weight: str, look: Look) -> float:
    return text_to_path.get_text_width_height_descent(text, _font(size, weight, look), False)[0] / 72


def text_width(text: str, size: float = style.LABEL, weight: str = "normal") -> float:
    """The width of a line of text in inches."""
    return _width(text, size, weight, current_look())


def widest(texts: list[str], size: float = style.LABEL, weight: str = "normal") -> float:
    """The width in inches of the widest of several lines."""
    return max((text_width(line, size, weight) for text in texts for line in text.split("\n")), default=0.0)


def wrap(text: str, width: float, size: float = style.LABEL, weight: str = "normal") -> list[str]:
    """Break a text into lines of at most ``width`` inches, at plain spaces only (``98 %`` stays together)."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and text_width(longer, size, weight) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def shorten(text: str, width: float, size: float = style.LABEL, weight: str = "normal") -> str:
    """A line of at most ``width`` inches: as it is, or its beginning and an ellipsis."""
    if text_width(text, size, weight) <= width:
        return text
    short = next((n for n in range(len(text) - 1, 0, -1) if text_width(text[:n] + "…", size, weight) <= width), 0)
    return text[:short].rstrip() + "…"


def _height(lines: list[str], size: float) -> float:
    return len(lines) * size * LINE_HEIGHT / 72


def in_lines(keys: Sequence[Legend], inner: float) -> list[list[tuple[float, Legend]]]:
    """A legend's entries in lines of at most ``inner`` inches, each with the place where it begins."""
    lines: list[list[tuple[float, Legend]]] = []
    x = 0.0
    for key in keys:
        wide = key_width(key) + text_width(key.text, style.SMALL) + 0.2
        if not lines or x + wide - 0.2 > inner:
            lines.append([])
            x = 0.0
        lines[-1].append((x, key))
        x += wide
    return lines


def draw_keys(sheet: Sheet, lines: list[list[tuple[float, Legend]]], top: float) -> None:
    """A legend from ``top`` inches downwards, over the whole width."""
    if not lines:
        return
    width, total = sheet.get_size_inches()
    inner, high = width - 2 * MARGIN, len(lines) * KEY_LINE
    ax = sheet.add_axes((MARGIN / width, (top - high) / total, inner / width, high / total), label="legend")
    ax.set_xlim(0, inner)
    ax.set_ylim(0, high)
    ax.set_axis_off()
    for i, line in enumerate(lines):
        y = high - (i + 0.5) * KEY_LINE
        for x, key in line:
            key.draw(ax, x, y)
            ax.text(x + key_width(key), y, key.text, fontsize=style.SMALL, color=style.SOFT_INK, va="center_baseline")


def credit() -> str:
    """Author, year, licence and the project's address, the same in every language; empty where none is wanted."""
    look = current_look()
    own = own_citation()
    parts = [f"{own.author} ({own.year})", own.licence, look.address]
    return "" if look.logo_free else " · ".join(p for p in parts if p)


def new_sheet(words: Words, height: float, size: str = "column", keys: Sequence[Legend] = ()) -> Sheet:
    """An empty sheet with its words and its legend set. ``height`` of the plot in inches; a slide has its own."""
    width, small = style.FIGURE_WIDTHS[size], style.CAPTION_SIZES[size]
    inner = width - 2 * MARGIN
    title = wrap(words.title, inner, style.TITLE, "bold")
    subtitle = wrap(words.subtitle, inner, style.QUESTION) if words.subtitle else []
    caption = wrap(words.caption, inner, small) if words.caption else []
    caption += [line for line in [credit()] if line]
    legend = in_lines(keys, inner)
    head = MARGIN + _height(title, style.TITLE) + _height(subtitle, style.QUESTION) + 0.1
    foot = MARGIN + _height(caption, small) + GAP
    above = head + (len(legend) * KEY_LINE + 0.06 if legend else 0)
    total = style.SLIDE_HEIGHT if size == "slide" else above + height + foot
    sheet = Sheet(figsize=(width, total))
    FigureCanvasAgg(sheet)
    sheet.words, sheet.plot = words, (MARGIN, foot, inner, total - above - foot)
    top = 1 - MARGIN / total
    _write(sheet, title, top, style.TITLE, style.INK, "bold")
    _write(sheet, subtitle, top - _height(title, style.TITLE) / total, style.QUESTION, style.SOFT_INK)
    _write(sheet, caption, (foot - GAP) / total, small, style.SOFT_INK)
    draw_keys(sheet, legend, total - head)
    return sheet


def _write(sheet: Sheet, lines: list[str], top: float, size: float, colour: str, weight: str = "normal") -> None:
    width, total = sheet.get_size_inches()
    for i, line in enumerate(lines):
        y = top - i * size * LINE_HEIGHT / 72 / total
        sheet.text(MARGIN / width, y, line, fontsize=size, color=colour, weight=weight, va="top", ha="left")


def in_project_style(function: Callable[..., Sheet]) -> Callable[..., Sheet]:
    """Draw in the project's style, whatever the caller's settings are."""

    @wraps(function)
    def styled(*args: Any, **options: Any) -> Sheet:
        with style.project_style():
            return function(*args, **options)

    return styled


def _pixels(renderer: RendererBase, points: float) -> float:
    """Points in pixels; of one number, matplotlib gives one number."""
    return cast(float, renderer.points_to_pixels(points))


class PlainLine(Text):
    """One line of text that is drawn without matplotlib's layout, which costs more than the drawing itself.

    Right for plain, unrotated lines set from the left or the right; its middle (half the height of a capital
    letter above the baseline) stands at y.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Hand the line straight to the renderer."""
        x, y = self.get_transform().transform(self.get_position())
        size = float(self.get_fontsize())
        y -= 0.38 * _pixels(renderer, size)
        if self.get_horizontalalignment() == "right":
            x -= _pixels(renderer, 72 * text_width(self.get_text(), size, str(self.get_fontweight())))
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        renderer.draw_text(gc, x, y, self.get_text(), self.get_fontproperties(), 0)
        gc.restore()


def write_line(
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
    line = PlainLine(x, y, text, fontsize=size, color=colour, weight=weight, ha=ha, va="center_baseline")
    line.set_transform(ax.transData)
    ax.add_artist(line)
