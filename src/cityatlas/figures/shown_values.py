"""The values that a figure shows, as the rows of the CSV beside it (figures/data/)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from cityatlas.core.rows import StatisticRow
from cityatlas.figures.sheet import Shown

if TYPE_CHECKING:
    from cityatlas.figures.grouped import Groups

COLUMNS = ("part", "item", "value", "lower", "upper", "base", "text")
"""Part of the picture, what is counted, its value with its bounds, of how many, and the words beside it.

``value`` is empty where only bounds are known; of shares all three run from 0 to 1. docs/figures.md describes all."""


def statistic_values(parts: Mapping[str, Mapping[str, tuple[StatisticRow, str]]]) -> Shown:
    """Statistics by part and item, each with the words that stand beside it."""
    rows = (
        (part, item, row["count"], row["lower"], row["upper"], row["base"], text)
        for part, items in parts.items()
        for item, (row, text) in items.items()
    )
    return Shown(COLUMNS, tuple(rows))


def values_of_groups(groups: Groups) -> Shown:
    """Bars in groups: the heading is the part."""
    rows = ((head, b.name, b.value, b.low, b.high, b.base, b.text) for head, bars in groups for b in bars)
    return Shown(COLUMNS, tuple(rows))


def text_values(items: Iterable[tuple[str, str, str]]) -> Shown:
    """What has no number: part, item and text."""
    return Shown(COLUMNS, tuple((part, item, None, None, None, None, text) for part, item, text in items))
