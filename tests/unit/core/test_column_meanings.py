"""What columns mean: of one table, else of all that have the column; no entry for a column that is not there."""

from __future__ import annotations

from cityatlas.core import column_meanings
from cityatlas.core.column_meanings import COLUMNS_FILE, column_meaning
from cityatlas.core.project import load_yaml
from cityatlas.core.tables import tables


def test_a_tables_own_meaning_comes_first():
    assert column_meaning("codebook", "kind") != column_meaning("claims", "kind")
    assert column_meaning("cities", "city") == column_meaning("codes", "city")
    assert column_meaning("cities", "no such column") is None


def test_no_entry_speaks_of_a_column_that_is_not_there():
    published = [t for t in tables().values() if t.stage != "facts"]
    there = {f.name for t in published for f in t.fields} | {f"{t.name}.{f.name}" for t in published for f in t.fields}
    assert set(load_yaml(COLUMNS_FILE)) <= there


def test_an_entry_in_one_language_is_refused(tmp_path, monkeypatch):
    import pytest

    from cityatlas.core.errors import InputError

    (tmp_path / "columns.yaml").write_text("city: {de: Stadt}", encoding="utf-8")
    monkeypatch.setattr(column_meanings, "COLUMNS_FILE", tmp_path / "columns.yaml")
    column_meanings._meanings.cache_clear()
    with pytest.raises(InputError, match="city is not there in both languages"):
        column_meaning("cities", "city")
    column_meanings._meanings.cache_clear()
