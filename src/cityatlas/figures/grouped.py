"""Bars in groups: a heading for each group, a small label for each bar, the number at the bar's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from cityatlas.figures import style
from cityatlas.figures.bars import label_bar, limit_for, whisker
from cityatlas.figures.sheet import Sheet, text_width, widest


@dataclass(frozen=True)
class Bar:
    """One bar: ``value`` with its bounds, of ``base``. ``split``: full up to ``low``, hatched on to ``value`` (open
    upwards). ``derived``: hatched as a whole, as nobody printed it. ``bounds``: the bounds in words, where ``text`` has
    none.
    """

    name: str
    value: float
    low: float
    high: float
    text: str
    colour: str
    split: bool = False
    derived: bool = False
    base: int | None = None
    bounds: str = ""

    @property
    def end(self) -> float:
        """Where the number goes."""
        return self.value if self.split else max(self.value, self.high)


Groups = Sequence[tuple[str, Sequence[Bar]]]


def draw_bar(ax: Axes, y: float, bar: Bar, height: float = 0.78) -> None:
    """A bar with its bounds and its number."""
    edge: dict[str, Any] = {"edgecolor": style.INK, "linewidth": 0.4}
    if bar.split:
        ax.barh(y, bar.low, height, color=bar.colour, **edge)
        ax.barh(y, bar.value - bar.low, height, left=bar.low, gid="counted", **style.doubtful(bar.colour))
    elif bar.derived:
        ax.barh(y, bar.value, height, gid="derived", **style.doubtful(bar.colour))
    else:
        ax.barh(y, bar.value, height, color=bar.colour, **edge)
        whisker(ax, y, bar.low, bar.high)
    label_bar(ax, y, bar.end, bar.text, style.SMALL)


def grouped_bars(sheet: Sheet, groups: Groups, gap: float = 0.7, top: float = 0.0) -> Axes:
    """All groups from top to bottom over the whole plot. Returns the axes, y counting downwards."""
    bars = [bar for _, group in groups for bar in group]
    names = widest([b.name for b in bars], style.SMALL) + 0.1
    left = widest([heading for heading, _ in groups], style.LABEL, "bold") + 0.14 + names
    ax = sheet.panel(gutters=(left, 0, 0, top))
    positions, y = [], 0.0
    for heading, group in groups:
        middle = y + (len(group) - 1) / 2
        ax.annotate(
            heading, (0, middle), (-(left - 0.02) * 72, 0), textcoords="offset points", ha="left", va="center_baseline",
            fontsize=style.LABEL, weight="bold",
        )  # fmt: skip
        for bar in group:
            draw_bar(ax, y, bar)
            positions.append(y)
            y += 1
        y += gap
    ax.set_yticks(positions, [b.name for b in bars], fontsize=style.SMALL)
    ax.set_ylim(y - gap - 0.4, -0.6)
    width = sheet.plot[2] - left
    ax.set_xlim(0, limit_for([b.end for b in bars], [b.text for b in bars], width, style.SMALL))
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    return ax


def room(text: str, size: float = style.SMALL) -> float:
    """Inches that a number beside a bar needs."""
    return text_width(text, size) + 0.1
