"""How a sheet is printed: A4 or A3, never smaller than can be read."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

FONT_POINTS, LEAST_POINTS = 11, 7
"""The cells' size, and how small it may become in print."""
A4, A3 = 9, 8
PAGE_MM = {(A4, True): 277, (A4, False): 190, (A3, True): 400, (A3, False): 277}
"""The width that is printed on, by paper and landscape: the sheet's less two margins of ten millimetres."""
_SLACK = 1.04
"""Fonts run a little wider from one program to the next."""


def printed_width(sheet: Worksheet) -> float:
    """The width in millimetres of the columns that are printed; those folded away are not."""
    shown = (d for d in sheet.column_dimensions.values() if not d.hidden and d.width)
    return sum(_millimetres(d.width) for d in shown)


def _millimetres(characters: float) -> float:
    """A column's width: seven pixels a character and five beside it, at 96 pixels an inch."""
    return (7 * characters + 5) / 96 * 25.4


def printed_points(sheet: Worksheet, width: float | None = None) -> float:
    """How many points high the sheet's text is in print."""
    page = sheet.page_setup
    if not sheet.sheet_properties.pageSetUpPr.fitToPage:
        return FONT_POINTS * page.scale / 100
    room = PAGE_MM[int(page.paperSize), page.orientation == "landscape"]
    wide = _millimetres(width) if width else printed_width(sheet)
    return min(FONT_POINTS, FONT_POINTS * room / wide)


def set_paper(sheet: Worksheet, landscape: bool, title_columns: int, width: float | None) -> None:
    """One page wide on A4 or else A3; where that gets too small, several A3 pages with the first columns on each.

    ``width`` (in characters) where the columns do not tell how wide the sheet is.
    """
    page = sheet.page_setup
    page.orientation = "landscape" if landscape else "portrait"
    sheet.page_margins = PageMargins(left=0.39, right=0.39, top=0.5, bottom=0.6, header=0.2, footer=0.3)
    wide = (_millimetres(width) if width else printed_width(sheet)) * _SLACK
    for paper in (A4, A3):
        if wide * LEAST_POINTS <= PAGE_MM[paper, landscape] * FONT_POINTS:
            page.paperSize, page.fitToWidth, page.fitToHeight = paper, 1, 0
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
            return
    page.paperSize, page.scale = A3, 65
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    if title_columns:
        sheet.print_title_cols = f"A:{get_column_letter(title_columns)}"
