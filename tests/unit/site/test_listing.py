"""What the entry page lists: what is there, and nothing else, German and English."""

from __future__ import annotations

from cityatlas.core.tables import published_tables
from cityatlas.site.listing import listing
from tests.fixtures.site import ATLAS, made_products


def by_name(root):
    return {product.name: product.files for product in listing(root)}


def test_it_lists_all_that_is_there_in_both_languages(tmp_path):
    files = by_name(made_products(tmp_path))
    assert list(files) == ["atlas", "report", "workbook", "figures", "notebooks", "tables"]
    assert all(set(found) == {"de", "en"} for found in files.values())
    assert [f.path for f in files["report"]["en"]] == ["data/processed/report.en.html"]
    assert [(f.what, f.path) for f in files["figures"]["en"]] == [
        ("figures", "figures/en/index.html"),
        ("slides", "figures/en/slides.pdf"),
        ("cards", "figures/en/cards/cards.pdf"),
    ]


def test_the_atlas_is_one_file_that_opens_in_each_language(tmp_path):
    (de,), (en,) = by_name(made_products(tmp_path))["atlas"].values()
    assert de.path == en.path == ATLAS and (de.anchor, en.anchor) == ("lang=de", "lang=en")
    assert de.size == (tmp_path / ATLAS).stat().st_size


def test_a_notebook_is_listed_by_its_title(tmp_path):
    (page, notebook), _ = by_name(made_products(tmp_path))["notebooks"].values()
    assert page.what == "Wo & wie" and notebook.what == "ipynb"


def test_tables_are_listed_by_their_titles_then_what_describes_them(tmp_path):
    root = made_products(tmp_path)
    contracts = published_tables(root / "data/processed")
    for language, files in by_name(root)["tables"].items():
        assert [f.what for f in files] == [*(t.title(language) for t in contracts), "descriptor"]


def test_what_is_not_there_is_not_listed(tmp_path):
    root = made_products(tmp_path, languages=["en"])
    (root / ATLAS).unlink()
    files = by_name(root)
    assert "atlas" not in files and set(files["report"]) == set(files["figures"]) == {"en"}
    assert listing(tmp_path / "nothing") == []
