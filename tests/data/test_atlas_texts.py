"""No sentence of the documents is in the atlas: titles and names are, and what we say in our own words."""

from __future__ import annotations

import json
import re

import pytest

from cityatlas.atlas.content import atlas_content, read_atlas_tables
from cityatlas.documents.sources import read_documents
from cityatlas.documents.text import fold

RUN = 9
"""So many words in a row, as a document has them, are taken for its sentence."""
CITED = {"source_study"}
"""Texts of ours that name publishers and title."""


def runs(text):
    words = re.findall(r"\w+", fold(text).casefold())
    return {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def own_words(content):
    """Everything that the page says, but the titles of projects and the cities' codes."""
    left = {key: value for key, value in content.items() if key not in ("projects", "cities", "map")}
    left["texts"] = {key: pair for key, pair in content["texts"].items() if key not in CITED}
    return list(strings(left))


@pytest.mark.documents
def test_no_run_of_words_is_a_documents(documents, processed):
    texts = read_documents(documents).texts
    printed = set().union(*(runs(text) for doc in texts.values() for _, text in doc.between(1, len(doc.lines) + 1)))
    assert len(printed) > 10_000
    content = atlas_content(read_atlas_tables(processed), "de")
    found = {text: runs(text) & printed for text in own_words(content)}
    assert {text: shared for text, shared in found.items() if shared} == {}


def test_all_that_the_page_says_is_looked_at(processed):
    content = atlas_content(read_atlas_tables(processed), "de")
    said = own_words(content)
    assert content["who"][0] in said and content["texts"]["about_bounds"][1] in said
    assert any(claim[1] in said for entry in content["statistics"] for claim in entry["claims"])
    assert json.dumps(content["cities"], ensure_ascii=False).count('"') > 0


def test_a_sentence_would_be_found():
    sentence = "Ein erfundener Satz mit genau zehn Wörtern steht hier drin"
    assert len(runs(sentence)) == 2 and runs(f"Vorweg {sentence}, und mehr") >= runs(sentence)
