"""Cells: text stays text, and what no cell can hold is refused."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.workbook.sheet_names import SheetNames
from cityatlas.workbook.writer import WorkbookWriter, safe_text
from cityatlas.workbook.xlsx_bytes import finish
from tests.workbooks import MAIN, Parts, text_of


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5 %", "@ort", "007", "Größe", " Rand ", "x" * 32_767])
def test_text_stays_text(text):
    book = WorkbookWriter(SheetNames("de"))
    cell = book.put(book.add_sheet("cover"), 1, 1, text)
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@"))
    part = Parts(finish(book.workbook, book.cached)).cells("Titel")["A1"]
    assert part.get("t") == "inlineStr" and text_of(part) == text and part.find(f"{MAIN}f") is None


def test_what_no_cell_can_hold():
    assert safe_text("a\x00b\x1f") == "ab"
    assert safe_text("_x0041_") == "_x005F_x0041_"
    with pytest.raises(InputError, match="32768"):
        safe_text("x" * 32_768)
