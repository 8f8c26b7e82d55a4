"""Cells that are written are read as they were, whatever stands in them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityatlas.core.tables import dump_csv, from_text, read_table, tables, to_text
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


FORMULAS = ["Projekt;=1+1;Rest", "=1", "'=1", 'a; "=1"', "a;-b", "a; +b", "x;'@y", "a;=1;=2", "-"]


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_at_whatever_a_spreadsheet_parts(text, separator):
    row = {"project_id": "ulm-1", "city": "Ulm", "position": 1, "title": text, "line": 1}
    lines = csv.reader(io.StringIO(dump_csv("facts_projects", [row])), delimiter=separator)
    cells = [cell.strip() for line in lines for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@given(st.text(alphabet="a;'\"=+-@ ,", max_size=12))
def test_what_is_written_for_a_spreadsheet_is_read_as_it_was(text):
    spec = next(f for f in tables()["facts_projects"].fields if f.name == "title")
    assert from_text(to_text(text, spec), spec) == text.strip()
