"""What a sheet is made of: columns, rows, formulas with the value that the pipeline expects of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any

Value = str | int | float | None


@dataclass(frozen=True)
class Formula:
    """A formula (without ``=``) and its cached value: what the pipeline computed, not what a spreadsheet did."""

    text: str
    value: Value


@dataclass(frozen=True)
class Entry:
    """What may be typed into a cell: a kind of Excel's rules (list, custom, whole, decimal), its formula, and the
    key of the message that says so. ``least`` bounds a number. The formula stands as for row 2.
    """

    kind: str
    message: str
    formula: str = ""
    least: float | None = None


@dataclass(frozen=True)
class Column:
    """A column of a table sheet. ``formula`` is the calculated column's formula, which new rows inherit.

    ``choices`` is a reference to the cells that a drop-down offers; ``entry`` what else may be typed.
    ``width`` is in characters (None: by content). ``internal``: formulas need it, few readers do; it is folded away.
    ``header`` is the header's style where it is not that of the others.
    """

    key: str
    style: str = "text"
    width: float | None = None
    formula: str | None = None
    choices: str | None = None
    entry: Entry | None = None
    internal: bool = False
    header: str = ""


@dataclass
class TableSheet:
    """A sheet that holds one Excel table from its first row on; rows map column keys to values or formulas.

    ``marks`` colour the cells of a column by their word: column key -> {word: colour name}. ``header_height`` is in
    points (None: by the titles).
    """

    key: str
    columns: list[Column]
    rows: list[dict[str, Any]]
    freeze_columns: int = 1
    marks: dict[str, dict[str, str]] = field(default_factory=dict)
    header_height: float | None = None

    def letter(self, column: str) -> str:
        """The letter of a column on the sheet."""
        from openpyxl.utils import get_column_letter

        return get_column_letter([c.key for c in self.columns].index(column) + 1)


def calculated(columns: list[Column], rows: list[dict[str, Any]], values: Callable[[dict], dict[str, Value]]) -> None:
    """Fill the calculated columns of all rows with their column's formula and the value that ``values`` gives."""
    formulas = {c.key: c.formula for c in columns if c.formula}
    for row in rows:
        expected = values(row)
        row.update({key: Formula(text, expected[key]) for key, text in formulas.items()})


def fold_away(sheet: TableSheet, internal: Collection[str]) -> TableSheet:
    """The sheet with its internal columns marked and moved behind the others, where they can be opened."""
    marked = [replace(c, internal=c.key in internal) for c in sheet.columns]
    return replace(sheet, columns=sorted(marked, key=lambda c: c.internal))
