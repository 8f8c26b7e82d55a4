"""The step of the entry page: it writes the page and counts what it leads to; without products it refuses."""

from __future__ import annotations

import pytest

from cityatlas.core.config import load_config
from cityatlas.core.errors import InputError
from cityatlas.core.product_places import product_place
from cityatlas.site.build import run
from cityatlas.site.listing import listing
from cityatlas.site.page import entry_page
from tests.fixtures.site import made_products


def test_it_writes_the_page_over_what_is_there(tmp_path, capsys):
    root = made_products(tmp_path)
    run(load_config(), root)
    assert (root / product_place("index")).read_text(encoding="utf-8") == entry_page(listing(root), "de")
    assert "leads to" in capsys.readouterr().out


def test_it_does_not_list_itself_and_so_stays_the_same(tmp_path):
    root = made_products(tmp_path)
    run(load_config(), root)
    first = (root / product_place("index")).read_bytes()
    run(load_config(), root)
    assert (root / product_place("index")).read_bytes() == first


def test_it_opens_in_the_main_language(tmp_path):
    root = made_products(tmp_path)
    run(load_config(overrides={"language": ["en", "de"]}), root)
    assert '<html lang="en">' in (root / product_place("index")).read_text(encoding="utf-8")


def test_without_products_it_refuses(tmp_path):
    with pytest.raises(InputError, match="no products yet"):
        run(load_config(), tmp_path)
    assert not (tmp_path / product_place("index")).exists()
