"""Where products lie in each language: German as ever, English beside it, no two at one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.language import LANGUAGES
from cityatlas.core.product_places import IN_BOTH, PRODUCT_PLACES, entry_links, in_language, link, product_place


def test_german_keeps_the_plain_names():
    assert (
        {name: product_place(name, "de") for name in PRODUCT_PLACES}
        == PRODUCT_PLACES
        == {name: product_place(name) for name in PRODUCT_PLACES}
    )


def test_english_has_names_of_its_own():
    assert {name: product_place(name, "en") for name in PRODUCT_PLACES if name not in IN_BOTH} == {
        "report": "data/processed/report.en.html",
        "workbook": "data/processed/smart-city-atlas.en.xlsx",
        "figures": "figures/en",
        "notebooks": "data/processed/notebooks/en",
    }


def test_no_language_overwrites_another():
    own = [product_place(name, language) for name in PRODUCT_PLACES if name not in IN_BOTH for language in LANGUAGES]
    assert len(set(own)) == len(own)


def test_what_holds_both_languages_is_there_once():
    assert {product_place(name, language) for name in IN_BOTH for language in LANGUAGES} == {
        PRODUCT_PLACES[name] for name in IN_BOTH
    }


@pytest.mark.parametrize("folder", ["figures", "/tmp/a.b/figures", "x.y/figures"])
def test_a_folder_is_one_also_below_a_name_with_a_dot(folder):
    assert in_language(Path(folder), "en") == Path(folder, "en") and in_language(Path(folder), "de") == Path(folder)


@pytest.mark.parametrize("language", ["fr", "DE", ""])
def test_an_unknown_language_is_refused(language):
    with pytest.raises(InputError, match="no texts in the language"):
        in_language(Path("report.html"), language)


@pytest.mark.parametrize(
    ("source", "target", "way"),
    [
        ("data/processed/index.html", "data/processed/atlas.html", "atlas.html"),
        ("data/processed/index.html", "figures/en/index.html", "../../figures/en/index.html"),
        ("figures/index.html", "data/processed/index.html", "../data/processed/index.html"),
    ],
)
def test_pages_link_by_relative_ways(source, target, way):
    assert link(source, target) == way


def test_pages_lead_home_in_their_language():
    assert entry_links("figures/en/index.html", "en") == {
        "index": "../../data/processed/index.html#en",
        "atlas": "../../data/processed/atlas.html#lang=en",
    }
