"""The values beside each figure: there for all, every column described."""

from __future__ import annotations

import re

import pytest

from cityatlas.core.vocabulary import terms
from cityatlas.figures.figure_files import FIGURE_NAMES, VALUE_FILES
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.tables import load_tables
from tests.conftest import ROOT


@pytest.mark.parametrize("name", FIGURE_NAMES)
def test_each_figure_has_values_whose_columns_are_described(processed, name):
    shown = ALL_FIGURES[name].draw(load_tables(ALL_FIGURES[name].tables, processed), "de").words.shown
    lines = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs" / "figures.md").read_text(encoding="utf-8"), re.MULTILINE)
    described = {column.strip() for line in lines for column in line.split(",")} | set(terms("field"))
    assert set(shown.columns) <= described
    assert shown.rows and all(len(row) == len(shown.columns) for row in shown.rows)
    assert f"data/{name}.csv" in VALUE_FILES
