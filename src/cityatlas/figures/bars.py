"""Horizontal bars with direct labels: exact counts, counts with bounds, and counts of which only bounds are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from cityatlas.core.language import say
from cityatlas.core.rows import StatisticRow
from cityatlas.figures import style
from cityatlas.figures.sentences import percent, whole_number
from cityatlas.figures.sheet import text_width
from cityatlas.figures.tables import ByGroup, exact_count

BAR = 0.62


def value_text(row: StatisticRow, language: str) -> str:
    """``49 (98 %)``, or ``38 bis 42 (76 bis 84 %)`` where only bounds are known."""
    if row["count"] is not None and not row["base"]:
        return whole_number(row["count"], language)
    if row["count"] is not None:
        return f"{whole_number(row['count'], language)} ({percent(row['count'] / row['base'], language)})"
    low, high = whole_number(row["lower"], language), whole_number(row["upper"], language)
    if not row["base"]:
        return say(language, f"{low} bis {high}", f"{low} to {high}")
    shares = [percent(bound / row["base"], language) for bound in (row["lower"], row["upper"])]
    de = f"{low} bis {high} ({shares[0].split(chr(160))[0]} bis {shares[1]})"
    return say(language, de, f"{low} to {high} ({shares[0]} to {shares[1]})")


def known_count(row: StatisticRow) -> int:
    """The count, or the lower bound where only bounds are known."""
    return row["lower"] if row["count"] is None else row["count"]


def coded_text(row: StatisticRow, language: str, silent: bool) -> str:
    """A coded count with its bounds: ``27, mindestens 22`` where silence says nothing, else ``23 [15 bis 28]``."""
    count, low, high = (whole_number(value, language) for value in (exact_count(row), row["lower"], row["upper"]))
    if silent:
        return say(language, f"{count} (mindestens {low})", f"{count} (at least {low})")
    if low == high:
        return count
    return say(language, f"{count} [{low} bis {high}]", f"{count} [{low} to {high}]")


def limit_for(values: Sequence[float], texts: Sequence[str], width: float, size: float = style.LABEL) -> float:
    """The end of an axis of ``width`` inches on which the longest bar still has room for its label."""
    needs = [v * width / (width - text_width(t, size) - 0.1) for v, t in zip(values, texts, strict=True)]
    return max([*needs, 1e-9])


def ready(ax: Axes, names: Sequence[str], limit: float, size: float = style.LABEL) -> None:
    """Categories from top to bottom on the left, no other axis: the bars bear their numbers."""
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.set_xlim(0, limit)
    ax.set_yticks(range(len(names)), names, fontsize=size)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)


def printed_bars(ax: Axes, rows: ByGroup, colours: Sequence[str], language: str, texts: bool = True) -> None:
    """Bars of counts; where there is no count, a bar to the lower bound and a hatched one on to the upper."""
    for y, (colour, row) in enumerate(zip(colours, rows.values(), strict=True)):
        known = known_count(row)
        ax.barh(y, known, BAR, color=colour, edgecolor=style.INK, linewidth=0.4)
        if row["count"] is None:
            wide, start = row["upper"] - row["lower"], row["lower"]
            ax.barh(y, wide, BAR, left=start, gid="bounds", **style.doubtful(colour))
        if texts:
            label_bar(ax, y, row["upper"] if row["count"] is None else known, value_text(row, language))


def label_bar(ax: Axes, y: float, x: float, text: str, size: float = style.LABEL, **options: Any) -> None:
    """A number just right of a bar's end."""
    ax.annotate(text, (x, y), (4, 0), textcoords="offset points", va="center_baseline", fontsize=size, **options)


def whisker(ax: Axes, y: float, low: float, high: float) -> None:
    """A line with end caps from the lower to the upper bound, readable on dark and on light."""
    if low == high:
        return
    ax.plot([low, high], [y, y], "|-", color=style.PAPER, lw=3.2, ms=8, mew=3.2, zorder=3, solid_capstyle="butt")
    ax.plot([low, high], [y, y], "|-", color=style.INK, lw=1.2, ms=7, mew=1.2, zorder=4, gid="bounds")


def lighter(colour: str, share: float = 0.55) -> str:
    """A colour mixed with white."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(p + (255 - p) * share):02X}" for p in parts)
