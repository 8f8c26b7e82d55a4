"""Optional tables: published where the rule names them, taken away where what they rested on is gone."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.tables import (
    has_optional,
    optional_tables,
    product_tables,
    published_tables,
    read_table,
    write_table,
)
from cityatlas.core.tables import tables as contracts
from cityatlas.tidy.publish import run

ROW = {"city": "Jena", "item": "heading", "position": 0, "snapshot": "Jena", "pdf": "Jena", "outcome": "agrees"}
NUMBER = {"figure": 8, "statistic": "agenda_status", "group": "adopted", "label": "ausformuliert", "printed": "19"} | {
    "count": 19, "page": 176, "file_page": 178
}  # fmt: skip


@pytest.fixture
def interim(tables, results, tmp_path):
    """data/interim as a run with the report's PDF leaves it."""
    base = tmp_path / "interim"
    for name, rows in {**tables, **results}.items():
        if name in contracts():
            write_table(base / ("analysis" if name in results else "tables"), name, rows)
    write_table(base / "pdf", "pdf_comparison", [ROW])
    write_table(base / "pdf", "picture_counts", [NUMBER])
    return base


def names(folder):
    return {path.name for path in folder.iterdir()}


NEW = {"pdf_comparison.csv", "picture_counts.csv"}


def test_with_the_pdf_and_without(interim, tmp_path):
    target = tmp_path / "processed"
    run(interim, target, [f"data/interim/pdf/{name}" for name in NEW])
    assert names(target) == {t.path for t in product_tables()} | NEW
    assert read_table(target, "picture_counts") == [NUMBER]
    assert [t.name for t in published_tables(target)[-2:]] == ["pdf_comparison", "picture_counts"]
    assert not has_optional(target), "they bring no key of a vocabulary"
    run(interim, target, ["data/interim/tables/cities.csv"])
    assert names(target) == {t.path for t in product_tables()}


def test_called_by_hand_takes_what_is_there(interim, tmp_path):
    run(interim, tmp_path / "processed")
    assert names(tmp_path / "processed") >= NEW


def test_a_row_that_breaks_the_contract_is_published_nowhere(interim, tmp_path):
    write_table(interim / "pdf", "pdf_comparison", [ROW | {"outcome": "perhaps"}])
    with pytest.raises(InputError, match="'perhaps' in 'outcome'"):
        run(interim, tmp_path / "processed")
    assert not (tmp_path / "processed").exists()


def test_each_optional_table_says_what_it_rests_on():
    assert {t.rests_on for t in optional_tables()} == {"field_matrix", "pdf"}
    assert optional_tables() == optional_tables("field_matrix") + optional_tables("pdf")


@pytest.mark.parametrize(("name", "where"), [("field_agreement", "data/raw/matrix"), ("pdf_comparison", "PDF in data")])
def test_a_missing_optional_table_says_what_brings_it(name, where, tmp_path):
    with pytest.raises(InputError, match=where):
        read_table(tmp_path, name)
