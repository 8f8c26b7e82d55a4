"""Verdicts from data that could have failed, by scenario, as stacked bars."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cityatlas.claims.classes import STATUSES
from cityatlas.core.vocabulary import label
from cityatlas.figures import style
from cityatlas.figures.sheet import Sheet, Words, in_project_style, new_sheet, widest


@in_project_style
def draw_scenarios(counts: pd.DataFrame, title: str, language: str = "de") -> Sheet:
    """Verdicts from data that could have failed, by scenario (``statuses_by_scenario``), as stacked bars."""
    names = {s: label("status", s, language) for s in STATUSES}
    alt = "; ".join(f"{n}: " + ", ".join(f"{names[s]} {row[s]}" for s in STATUSES) for n, row in counts.iterrows())
    sheet = new_sheet(Words(title, "", f"{title}. {alt}."), 0.35 + 0.26 * len(counts))
    ax = sheet.panel(gutters=(widest([str(n) for n in counts.index]) + 0.1, 0.3, 0, 0))
    _bars(ax, counts)
    handles = [ax.barh([0], [0], color=style.STATUS_COLOURS[s]).patches[0] for s in STATUSES]
    sheet.legend(
        handles, list(names.values()), loc="lower center", ncols=len(STATUSES), frameon=False, fontsize=style.SMALL
    )
    return sheet


def _bars(ax: Any, counts: pd.DataFrame) -> None:
    left = pd.Series(0, index=counts.index)
    places = range(len(counts))
    for status in STATUSES:
        colour = style.STATUS_COLOURS[status]
        ax.barh(places, counts[status], left=left, color=colour, height=0.72)
        for y, (x, width) in enumerate(zip(left, counts[status], strict=True)):
            if width > 0.02 * counts[list(STATUSES)].sum(axis=1).max():
                ax.text(x + width / 2, y, str(width), ha="center", va="center", color=style.ink_on(colour), fontsize=7)
        left = left + counts[status]
    ax.set_yticks(places, list(counts.index))
    ax.set_ylim(len(counts) - 0.5, -0.5)
    ax.set_xticks([])
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
