"""The entry page: both languages, sizes as people read them, nothing from anywhere, the same bytes."""

from __future__ import annotations

import re

import pytest

from cityatlas.core.templates import source_hash
from cityatlas.site.listing import File, Product, listing
from cityatlas.site.page import entry_page, size_in_words
from tests.fixtures.site import made_products


@pytest.fixture
def products(tmp_path):
    return listing(made_products(tmp_path))


def part(page, language):
    """The page in one language."""
    return re.search(rf'<div class="version" id="{language}" lang="{language}">(.*?)</footer>', page, re.DOTALL)[1]


def test_both_languages_are_in_it_the_main_one_first(products):
    german, english = entry_page(products, "de"), entry_page(products, "en")
    assert german.index('id="de"') < german.index('id="en"') and '<html lang="de">' in german
    assert english.index('id="en"') < english.index('id="de"') and '<html lang="en">' in english
    assert "Der Online-Atlas" in part(german, "de") and "The online atlas" in part(german, "en")


def test_each_language_names_its_own_products_first_and_the_others_too(products):
    for language, names in (("de", ["report.html", "report.en.html"]), ("en", ["report.en.html", "report.html"])):
        assert re.findall(r'href="(report[^"]*)"', part(entry_page(products, "de"), language)) == names


def test_it_says_for_whom_and_how_large(products):
    german, english = (part(entry_page(products, "de"), language) for language in ("de", "en"))
    assert german.count('class="whom"') == english.count('class="whom"') == len(products)
    assert "2,5 MB" in german and "2.5 MB" in english


def test_it_runs_nothing_and_asks_no_network(products):
    page = entry_page(products, "de", "https://example.org/atlas")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy == (
        f"default-src 'none'; img-src data:; style-src '{source_hash(style)}'; base-uri 'none'; form-action 'none'"
    )
    assert "<script" not in page and not re.search(r"\s(style|on\w+)=", page) and "@OTHER@" not in page
    assert page.count("https://example.org/atlas.") + page.count(". https://example.org/atlas") == 2


def test_every_id_is_there_once_and_every_label_is_there(products):
    page = entry_page(products, "de")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) and set(re.findall(r'aria-labelledby="([^"]+)"', page)) <= set(ids)


def test_a_title_with_markup_is_text():
    notebook = Product("notebooks", {"de": [File("data/processed/notebooks/a.html", 1, "<b>1</b>")]})
    page = entry_page([notebook], "de")
    assert "&lt;b&gt;1&lt;/b&gt;" in page and "<b>1" not in page


def test_the_same_products_give_the_same_bytes_within_thirty_kilobytes(products):
    assert entry_page(products, "de") == entry_page(products, "de")
    assert len(entry_page(products, "de").encode()) < 30_000


@pytest.mark.parametrize(
    ("size", "de", "en"),
    [
        (0, "1 KB", "1 KB"),
        (999_400, "999 KB", "999 KB"),
        (1_000_000, "1 MB", "1 MB"),
        (12_345_678, "12,3 MB", "12.3 MB"),
    ],
)
def test_sizes_are_told_as_people_read_them(size, de, en):
    assert (size_in_words(size, "de"), size_in_words(size, "en")) == (de, en)
