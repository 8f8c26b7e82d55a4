"""What a run's console ends with: what to open, the entry page first, in each language of the run."""

from __future__ import annotations

import pytest

from cityatlas.claims import summary
from tests.fixtures.site import made_products, page


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr(summary, "ROOT", tmp_path)
    page(made_products(tmp_path), "data/processed/index.html")
    return tmp_path


def test_the_entry_page_comes_first(root):
    first, second, *_ = summary.what_to_open(["de"])
    assert first == "Open first:" and second == f"  index     {root}/data/processed/index.html"


def test_each_language_has_its_products_and_what_holds_both_stands_once(root):
    lines = summary.what_to_open(["de", "en"])
    assert [line.split()[0] for line in lines[1:]] == [
        *("index", "atlas", "report", "report", "workbook", "workbook", "figures", "figures", "tables")
    ]
    assert "  report    data/processed/report.en.html" in lines
    assert "  figures   figures/en/index.html" in lines


def test_what_is_not_there_is_not_named(root):
    (root / "data/processed/index.html").unlink()
    assert [line.split()[0] for line in summary.what_to_open(["de"])[1:]] == [
        *("atlas", "report", "workbook", "figures", "tables")
    ]
