"""The atlas's content: languages, scope, links, and nothing of the documents' prose."""

from __future__ import annotations

import json

import pytest

from cityatlas import __version__
from cityatlas.atlas.content import ATLAS_TABLES, LABELS, PRODUCT_LINKS, atlas_content, links_in, read_atlas_tables
from cityatlas.core.errors import InputError
from cityatlas.core.ordering import german_order
from cityatlas.core.tables import tables as contracts
from cityatlas.core.vocabulary import label, terms


@pytest.fixture(scope="module")
def published(processed):
    return read_atlas_tables(processed)


@pytest.fixture(scope="module")
def content(published):
    return atlas_content(published, "de")


def with_added(published):
    added = {**published["cities"][0], "city": "Übach", "in_study": False, "document": "profiles/uebach.md"}
    return {**published, "cities": [*published["cities"], added]}


def test_both_languages_are_in_it_and_the_first_is_the_settings(published, content):
    english = atlas_content(published, "en")
    assert (content["language"], english["language"]) == ("de", "en")
    assert {**content, "language": "en"} == english
    for vocabulary in LABELS:
        assert content["labels"][vocabulary] == {
            key: [label(vocabulary, key, lang) for lang in ("de", "en")] for key in terms(vocabulary)
        }


def test_cities_stand_in_german_order_and_projects_with_them(content):
    names = [row[0] for row in content["cities"]]
    assert names == sorted(names, key=german_order) and len(names) == 50
    assert [row[0] for row in content["projects"]] == sorted(row[0] for row in content["projects"])


def test_added_cities_are_there_in_the_scope_of_all_alone(published):
    tables = with_added(published)
    assert len(atlas_content(tables, "de", "study")["cities"]) == 50
    cities = atlas_content(tables, "de", "all")["cities"]
    assert [row[0] for row in cities][-3:-1] != [] and "Übach" in [row[0] for row in cities]


def test_no_claim_prose_of_the_documents_but_titles_names_and_our_own_words(content):
    columns = set(content["cityColumns"]) | set(content["projectColumns"])
    assert not {"note", "text", "prose"} & columns
    longest = max(len(row[content["projectColumns"].index("title")]) for row in content["projects"])
    assert longest < 150


def test_links_can_be_others_where_the_page_lies_elsewhere(published):
    site = {"report": "report.html", "card": "figures/cards/{city}.svg"}
    made = atlas_content(published, "de", links=site)["links"]
    assert made == dict.fromkeys(PRODUCT_LINKS, "") | site


def test_links_lead_to_the_products_of_a_language():
    assert links_in("de") == PRODUCT_LINKS
    assert PRODUCT_LINKS == {
        "index": "index.html",
        "report": "report.html",
        "workbook": "smart-city-atlas.xlsx",
        "figures": "../../figures/index.html",
        "card": "../../figures/cards/{city}.svg",
    }
    assert links_in("en")["card"] == "../../figures/en/cards/{city}.svg"
    assert links_in("en")["report"] == "report.en.html" and links_in("en")["index"] == "index.html"


def test_it_says_how_to_cite_in_the_words_of_the_report(published):
    plain, placed = (atlas_content(published, "de", address=a)["cite"] for a in ("", "https://example.org/atlas"))
    assert f"Online-Atlas, Version {__version__}, Lizenz CC BY 4.0." in plain[0]
    assert f"Online atlas, version {__version__}, licence CC BY 4.0." in plain[1]
    assert [text.endswith("https://example.org/atlas") for text in placed] == [True, True]


def test_the_same_tables_give_the_same_content(published, content):
    assert json.dumps(atlas_content(published, "de")) == json.dumps(content)


@pytest.mark.parametrize("missing", ATLAS_TABLES)
def test_a_table_that_is_missing_is_named(processed, tmp_path, missing):
    for name in ATLAS_TABLES:
        path = contracts()[name].path
        if name != missing:
            (tmp_path / path).write_bytes((processed / path).read_bytes())
    with pytest.raises(InputError, match=rf"{contracts()[missing].path}(.|\n)*run snakemake"):
        read_atlas_tables(tmp_path)
