"""Print: what can be read stands on A4 or A3, in at least seven points."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from cityatlas.workbook.build import write_sheets
from cityatlas.workbook.charts import CHART_WIDTH
from cityatlas.workbook.paper import A3, A4, LEAST_POINTS, printed_points, set_paper


def test_every_sheet_is_printed_in_seven_points_at_least(content):
    book = write_sheets(content).workbook
    for sheet in book.worksheets:
        width = 44 + CHART_WIDTH if sheet.title == content.names.sheet("charts") else None
        assert sheet.page_setup.paperSize in (A4, A3) and printed_points(sheet, width) >= LEAST_POINTS, sheet.title


@pytest.mark.parametrize(("width", "paper", "one_page"), [(100, A4, True), (300, A3, True), (900, A3, False)])
def test_the_paper_follows_the_width(width, paper, one_page):
    sheet = Workbook().active
    sheet.column_dimensions["A"].width = width / 2
    sheet.column_dimensions["B"].width = width / 2
    sheet.column_dimensions["C"].width, sheet.column_dimensions["C"].hidden = 5_000, True
    set_paper(sheet, True, 1, None)
    assert (sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (paper, one_page)
    assert printed_points(sheet) >= LEAST_POINTS and (sheet.print_title_cols is None) == one_page
