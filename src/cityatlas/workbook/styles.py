"""The workbook's cell styles: few, named by what they are for, made once and shared by all cells."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

INK, BLUE, PALE, GREY, LINE = "1F2933", "1F4E79", "EAF1F8", "5F6B7A", "C9D3DE"
COLOURS: dict[str, tuple[str, str]] = {
    "good": ("D8EFDD", "14532D"),
    "open": ("FFF2CC", "6B4E00"),
    "bad": ("F9D5D3", "8B1A10"),
    "none": ("E9EDF1", "46525F"),
    "strong": ("1F4E79", "FFFFFF"),
    "middle": ("8DB4DC", "10243A"),
    "light": ("DCE8F4", "10243A"),
}
"""Fill and text of words that are marked; contrast at least 4.5 to 1."""


@dataclass(frozen=True)
class Style:
    """Font, fill, number format and alignment of one kind of cell."""

    number_format: str = "General"
    bold: bool = False
    size: float = 11
    colour: str = INK
    fill: str = ""
    wrap: bool = False
    horizontal: str | None = None
    underline: bool = False
    italic: bool = False
    border: bool = False


STYLES: dict[str, Style] = {
    "text": Style(),
    "wrap": Style(wrap=True),
    "code": Style(number_format="@", colour=GREY),
    "digits": Style(number_format="@"),
    "integer": Style(number_format="#,##0", horizontal="right"),
    "year": Style(number_format="0", horizontal="right"),
    "number": Style(number_format="#,##0.0", horizontal="right"),
    "exact": Style(number_format="#,##0.00##", horizontal="right"),
    "alpha": Style(number_format="0.000", horizontal="right"),
    "degrees": Style(number_format="0.00000", horizontal="right"),
    "share": Style(number_format="0.0%", horizontal="right"),
    "percent": Style(number_format="0%", horizontal="right"),
    "centre": Style(horizontal="center"),
    "link": Style(colour="0B5394", underline=True),
    "header": Style(bold=True, colour="FFFFFF", fill=BLUE, wrap=True),
    "header_number": Style(bold=True, colour="FFFFFF", fill=BLUE, wrap=True, horizontal="right"),
    "title": Style(bold=True, size=20, colour=BLUE),
    "heading": Style(bold=True, size=13, colour=BLUE),
    "note": Style(colour=GREY, italic=True),
    "label": Style(bold=True, fill=PALE, border=True, horizontal="left"),
    "value": Style(border=True, horizontal="left"),
    "value_integer": Style(number_format="#,##0", horizontal="left", border=True),
    "value_year": Style(number_format="0", horizontal="left", border=True),
    "value_number": Style(number_format="#,##0.0", horizontal="left", border=True),
    "input": Style(bold=True, size=13, fill="FFF2CC", border=True, horizontal="left"),
    "input_number": Style(number_format="0.##", fill="FFF2CC", border=True, horizontal="right"),
}


def _apply(cell: Any, style: Style) -> None:
    cell.number_format = style.number_format
    cell.font = Font(
        name="Calibri",
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        color=style.colour,
        underline="single" if style.underline else None,
    )
    indent = 1 if style.horizontal in ("left", "right") else 0  # keeps neighbouring columns apart
    cell.alignment = Alignment(vertical="top", wrap_text=style.wrap, horizontal=style.horizontal, indent=indent)
    if style.fill:
        cell.fill = PatternFill("solid", fgColor=style.fill)
    if style.border:
        side = Side(style="thin", color=LINE)
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def prepare(workbook: Workbook) -> dict[tuple[str, bool], Any]:
    """The styles registered in a workbook: (name, quoted) -> what a cell's ``_style`` is set to.

    ``quoted`` marks text that looks like a formula, so that editing the cell keeps it text. Setting a prepared style
    is forty times faster than setting font, fill and format of each cell.
    """
    sheet = workbook.create_sheet("styles")
    result = {}
    for row, (name, style) in enumerate(STYLES.items(), 1):
        for column, quoted in enumerate((False, True), 1):
            cell = sheet.cell(row, column)
            _apply(cell, style)
            cell.quotePrefix = quoted
            result[name, quoted] = copy(cell._style)
    workbook.remove(sheet)
    return result


def differential(colour: str) -> DifferentialStyle:
    """The look of a marked word, for a conditional format."""
    fill, text = COLOURS[colour]
    return DifferentialStyle(
        font=Font(color=text, bold=colour in ("bad", "strong")), fill=PatternFill(bgColor=fill, fill_type="solid")
    )
