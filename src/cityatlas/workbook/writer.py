"""Writing sheets with openpyxl: cells, tables, drop-downs, colours, links; cached values are kept for the last pass."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from cityatlas.core.errors import InputError
from cityatlas.core.tables import FORMULA
from cityatlas.workbook.entries import ROWS_TO_COME, data_validation
from cityatlas.workbook.model import Column, Entry, Formula, TableSheet, Value
from cityatlas.workbook.paper import set_paper
from cityatlas.workbook.sheet_names import SheetNames

CELL_INK, BLUE, CELL_PALE, GREY, CELL_LINE = "1F2933", "1F4E79", "EAF1F8", "5F6B7A", "C9D3DE"
MARK_COLOURS: dict[str, tuple[str, str]] = {
    "good": ("D8EFDD", "14532D"),
    "open": ("FFF2CC", "6B4E00"),
    "bad": ("F9D5D3", "8B1A10"),
    "depends": ("E6DDF4", "4A2A80"),
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
    colour: str = CELL_INK
    fill: str = ""
    wrap: bool = False
    horizontal: str | None = None
    underline: bool = False
    italic: bool = False
    border: bool = False
    upright: bool = False


CELL_STYLES: dict[str, Style] = {
    "plain": Style(),
    "text": Style(horizontal="left"),
    "wrap": Style(wrap=True, horizontal="left"),
    "code": Style(number_format="@", colour=GREY, horizontal="left"),
    "digits": Style(number_format="@", horizontal="left"),
    "integer": Style(number_format="#,##0", horizontal="right"),
    "year": Style(number_format="0", horizontal="right"),
    "number": Style(number_format="#,##0.0", horizontal="right"),
    "exact": Style(number_format="#,##0.00##", horizontal="right"),
    "alpha": Style(number_format="0.000", horizontal="right"),
    "degrees": Style(number_format="0.00000", horizontal="right"),
    "share": Style(number_format="0.0%", horizontal="right"),
    "percent": Style(number_format="0%", horizontal="right"),
    "centre": Style(horizontal="center"),
    "link": Style(colour="0B5394", underline=True, horizontal="left"),
    "header": Style(bold=True, colour="FFFFFF", fill=BLUE, wrap=True, horizontal="left"),
    "header_number": Style(bold=True, colour="FFFFFF", fill=BLUE, wrap=True, horizontal="right"),
    "header_up": Style(bold=True, colour="FFFFFF", fill=BLUE, upright=True),
    "yes": Style(number_format='"ja";;"–"', horizontal="center"),
    "yes_en": Style(number_format='"yes";;"–"', horizontal="center"),
    "year_centre": Style(number_format="0", horizontal="center"),
    "value_wrap": Style(border=True, horizontal="left", wrap=True),
    "alert": Style(bold=True, colour="8B1A10"),
    "title": Style(bold=True, size=20, colour=BLUE),
    "heading": Style(bold=True, size=13, colour=BLUE),
    "note": Style(colour=GREY, italic=True),
    "label": Style(bold=True, fill=CELL_PALE, border=True, horizontal="left"),
    "value": Style(border=True, horizontal="left"),
    "value_right": Style(number_format="#,##0", horizontal="right", border=True),
    "value_integer": Style(number_format="#,##0", horizontal="left", border=True),
    "value_year": Style(number_format="0", horizontal="left", border=True),
    "value_number": Style(number_format="#,##0.0", horizontal="left", border=True),
    "value_one": Style(number_format="0.0", horizontal="right", border=True),
    "doubt": Style(bold=True, colour="8B4A00", border=True, horizontal="center"),
    "input_word": Style(fill="FFF2CC", border=True, horizontal="left"),
    "input_people": Style(number_format="#,##0", fill="FFF2CC", border=True, horizontal="left"),
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
    cell.alignment = Alignment(
        vertical="bottom" if style.upright else "top",
        wrap_text=style.wrap,
        horizontal=style.horizontal,
        indent=indent,
        text_rotation=90 if style.upright else 0,
    )
    if style.fill:
        cell.fill = PatternFill("solid", fgColor=style.fill)
    if style.border:
        side = Side(style="thin", color=CELL_LINE)
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def prepare(workbook: Workbook) -> dict[tuple[str, bool], Any]:
    """The styles registered in a workbook: (name, quoted) -> what a cell's ``_style`` is set to.

    ``quoted`` marks text that looks like a formula, so that editing the cell keeps it text. Setting a prepared style
    is forty times faster than setting font, fill and format of each cell.
    """
    sheet = workbook.create_sheet("styles")
    result = {}
    for row, (name, style) in enumerate(CELL_STYLES.items(), 1):
        for column, quoted in enumerate((False, True), 1):
            cell = sheet.cell(row, column)
            _apply(cell, style)
            cell.quotePrefix = quoted
            result[name, quoted] = copy(cell._style)
    workbook.remove(sheet)
    return result


def differential(colour: str) -> DifferentialStyle:
    """The look of a marked word, for a conditional format."""
    fill, text = MARK_COLOURS[colour]
    return DifferentialStyle(
        font=Font(color=text, bold=colour in ("bad", "strong")), fill=PatternFill(bgColor=fill, fill_type="solid")
    )


LONGEST_EXCEL_CELL = 32_767
"""Characters that a cell of Excel holds."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def safe_text(text: str) -> str:
    """Text as a cell may hold it: no control characters, what Excel would read as an escape is escaped.

    InputError where it is longer than a cell holds: cutting it silently would be a loss.
    """
    text = _ESCAPE.sub("_x005F_", _ILLEGAL.sub("", text))
    if len(text) > LONGEST_EXCEL_CELL:
        raise InputError(
            f"a text of {len(text)} characters does not fit a cell", expected=f"at most {LONGEST_EXCEL_CELL}"
        )
    return text


class WorkbookWriter:
    """A workbook being written. ``cached`` holds the value of every formula cell: sheet name -> cell -> value."""

    def __init__(self, names: SheetNames) -> None:
        self.names = names
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)
        self.styles = prepare(self.workbook)
        self.cached: dict[str, dict[str, Value]] = {}
        self.tables = 0

    def add_sheet(self, key: str) -> Worksheet:
        """A new sheet at the end, under its name."""
        sheet = self.workbook.create_sheet(self.names.sheet(key))
        self.cached[sheet.title] = {}
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: Any, style: str = "plain") -> Any:
        """Write a value (None: an empty cell with its style), text (never read as a formula) or a formula."""
        cell = sheet.cell(row, column)
        quoted = isinstance(value, str) and value.startswith(FORMULA)
        cell._style = copy(self.styles[style, quoted])
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            cell.data_type = "f"
            self.cached[sheet.title][cell.coordinate] = value.value
        elif isinstance(value, str):
            cell.value = safe_text(value)
            cell.data_type = "s"
        elif value is not None:
            cell.value = value
        if style == "title":
            sheet.row_dimensions[row].height = 30
        return cell

    def link(self, sheet: Worksheet, row: int, column: int, text: str, target: str) -> None:
        """A cell that leads to a place of the workbook."""
        cell = self.put(sheet, row, column, text, "link")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target, display=text)
        cell._style = copy(self.styles["link", False])

    def add_table(self, sheet: Worksheet, spec: TableSheet) -> None:
        """Write a table from the first row on. A table without rows gets one empty row."""
        titles = [self.names.title(spec.key, c.key) for c in spec.columns]
        for column, title in enumerate(titles, 1):
            own = spec.columns[column - 1]
            right = CELL_STYLES[own.style].horizontal == "right"
            self.put(sheet, 1, column, title, own.header or ("header_number" if right else "header"))
        for row, values in enumerate(spec.rows or [{}], 2):
            for column, c in enumerate(spec.columns, 1):
                self.put(sheet, row, column, values.get(c.key), c.style)
        last = 1 + max(1, len(spec.rows))
        reference = f"A1:{get_column_letter(len(titles))}{last}"
        self._register(sheet, spec, titles, reference)
        self._validate(sheet, spec, last)
        self._mark(sheet, spec, last)
        self._measure(sheet, spec, titles)
        self._raise_rows(sheet, spec)

    def table_sheet(self, spec: TableSheet) -> None:
        """A sheet with one table from its first row on, header and first columns frozen."""
        sheet = self.add_sheet(spec.key)
        self.add_table(sheet, spec)
        sheet.freeze_panes = sheet.cell(2, spec.freeze_columns + 1)
        sheet.print_title_rows = "1:1"
        self.set_page(sheet, title_columns=spec.freeze_columns)

    def set_page(
        self, sheet: Worksheet, landscape: bool = True, title_columns: int = 0, width: float | None = None
    ) -> None:
        """Print so that it can be read: see ``paper.set_paper``; with the sheet's name and page numbers below."""
        set_paper(sheet, landscape, title_columns, width)
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"

    def _register(self, sheet: Worksheet, spec: TableSheet, titles: list[str], reference: str) -> None:
        self.tables += 1
        table = Table(id=self.tables, displayName=self.names.table(spec.key), ref=reference)
        table.autoFilter = AutoFilter(ref=reference)
        for number, (column, title) in enumerate(zip(spec.columns, titles, strict=True), 1):
            formula = TableFormula(attr_text=column.formula) if column.formula else None
            table.tableColumns.append(TableColumn(id=number, name=title, calculatedColumnFormula=formula))
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        sheet.add_table(table)

    def _validate(self, sheet: Worksheet, spec: TableSheet, last: int) -> None:
        for c in spec.columns:
            entry = c.entry or (Entry("list", "list", c.choices) if c.choices else None)
            if entry:
                letter = spec.letter(c.key)
                self.allow(sheet, f"{letter}2:{letter}{last + ROWS_TO_COME}", entry)

    def allow(self, sheet: Worksheet, cells: str, entry: Entry, blank: bool = True) -> None:
        """Refuse what an entry does not allow, with a message that says what it does."""
        sheet.add_data_validation(data_validation(entry, cells, self.names.language, blank))

    def _mark(self, sheet: Worksheet, spec: TableSheet, last: int) -> None:
        for key, words in spec.marks.items():
            letter = spec.letter(key)
            self.mark(sheet, f"{letter}2:{letter}{last}", words)

    def mark(self, sheet: Worksheet, cells: str, words: dict[str, str]) -> None:
        """Colour the cells of a range by their word: word -> colour name."""
        for word, colour in words.items():
            quoted = word.replace('"', '""')
            rule = Rule(type="cellIs", operator="equal", formula=[f'"{quoted}"'], dxf=differential(colour))
            sheet.conditional_formatting.add(cells, rule)

    def _measure(self, sheet: Worksheet, spec: TableSheet, titles: list[str]) -> None:
        lines = 1
        for number, (c, title) in enumerate(zip(spec.columns, titles, strict=True), 1):
            width = c.width or _width(c, title, spec.rows)
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.width = width
            if c.internal:
                dimension.outlineLevel, dimension.hidden = 1, True
            elif c.header != "header_up":
                lines = max(lines, -(-(len(title) + 4) // max(1, int(width))))
        if any(c.internal for c in spec.columns):  # the button that opens them stands over the next column
            sheet.column_dimensions[get_column_letter(len(titles) + 1)].collapsed = True
        sheet.row_dimensions[1].height = spec.header_height or 15.5 * max(2, lines)

    def _raise_rows(self, sheet: Worksheet, spec: TableSheet) -> None:
        """Rows as high as their wrapped texts need: not every program works that out when it opens the file."""
        wrapped = {c.key: c.width or 0 for c in spec.columns if CELL_STYLES[c.style].wrap}
        for row, values in enumerate(spec.rows if wrapped else [], 2):
            lines = max(_lines(str(values.get(key) or ""), width) for key, width in wrapped.items())
            if lines > 1:
                sheet.row_dimensions[row].height = min(409.0, 14.8 * lines + 2)


def _lines(text: str, width: float) -> int:
    """About how many lines a wrapped text takes in a column; a word that does not fit goes to the next line."""
    return sum(max(1, len(wrap(part, max(8, int(width * 0.98))))) for part in text.split("\n"))


def _shown_length(value: Any, style: str) -> int:
    """About how many characters a cell shows: numbers by their format, not by their digits."""
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, str) or value is None:
        return len(value or "")
    if "%" in CELL_STYLES[style].number_format:
        return 7
    digits = len(f"{int(value):,}") if "," in CELL_STYLES[style].number_format else len(str(int(value)))
    return digits + len(CELL_STYLES[style].number_format.partition(".")[2]) + 2


def _width(column: Column, title: str, rows: list[dict[str, Any]]) -> float:
    """A width by content: the longest cell up to 46 characters, and room for the header on three lines."""
    longest = max((_shown_length(row.get(column.key), column.style) for row in rows), default=0)
    word = max(len(w) for w in title.split())
    return float(min(46, max(8, longest + 2, word + 5, len(title) // 3 + 6)))
