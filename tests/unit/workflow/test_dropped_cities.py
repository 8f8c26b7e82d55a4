"""A run that takes an added city away says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from cityatlas.workflow.dropped_cities import dropped_cities

TABLE = (
    "city,document,in_study\nAachen,atlas,true\nTrier,profiles/trier.md,false\nUlm an der Donau,profiles/ulm.md,false\n"
)


@pytest.fixture
def cities(tmp_path) -> Path:
    (tmp_path / "cities.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path / "cities.csv"


def test_each_city_without_its_profile_is_named(cities):
    (line,) = dropped_cities([Path("x/ulm.md")], "all", cities)
    assert "Trier (profiles/trier.md)" in line and "Ulm" not in line and "Aachen" not in line


def test_nothing_is_said_where_nothing_is_dropped(cities, tmp_path):
    assert dropped_cities([Path("trier.md"), Path("ulm.md"), Path("neu.md")], "all", cities) == []
    assert dropped_cities([], "all", tmp_path / "none.csv") == []


def test_the_scope_of_the_study_is_said(cities):
    assert "scope" in dropped_cities([Path("trier.md"), Path("ulm.md")], "study", cities)[0]


def test_a_damaged_table_is_no_reason_to_stop(cities):
    cities.write_text("x\n", encoding="utf-8")
    assert dropped_cities([], "all", cities) == []
