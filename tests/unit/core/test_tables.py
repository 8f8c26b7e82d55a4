"""Cells that are written are read as they were, whatever stands in them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityatlas.core.tables import dump_csv, read_table, tables
from tests.fixtures.strategies import anything, common

HARMFUL = [
    "=1+1",
    '=HYPERLINK("x")',
    "+49",
    "-1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "a\x00b\x1b[31m\rc\nd",
    '"',
    ",",
]


@common
@given(st.lists(st.one_of(anything, st.sampled_from(HARMFUL)), min_size=1, max_size=8))
def test_any_title_stays_one_cell_of_one_row(tmp_path, titles):
    rows = [
        {"project_id": f"c-{i}", "city": "C", "position": i, "title": title, "line": i}
        for i, title in enumerate(titles, 1)
    ]
    text = dump_csv("facts_projects", rows)
    table = tables()["facts_projects"]
    (tmp_path / table.path).write_bytes(text.encode("utf-8"))
    cells = list(csv.reader(io.StringIO(text)))
    assert len(cells) == len(titles) + 1 and {len(row) for row in cells} == {len(table.columns)}
    assert not any(ord(c) < 32 or ord(c) == 127 for row in cells for cell in row for c in cell)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in cells for cell in row)
    assert dump_csv("facts_projects", read_table(tmp_path, "facts_projects")) == text


@pytest.mark.parametrize("title", ["=1+1", "+49", "-1", "@SUM(A1)", "'tis", "it's"])
def test_a_title_that_looks_like_a_formula_is_read_as_it_was(tmp_path, title):
    text = dump_csv("facts_projects", [{"project_id": "c-1", "city": "C", "position": 1, "title": title, "line": 1}])
    (tmp_path / tables()["facts_projects"].path).write_text(text, encoding="utf-8")
    assert read_table(tmp_path, "facts_projects")[0]["title"] == title
