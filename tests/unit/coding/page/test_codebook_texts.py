"""The codebook on the page: every variable, value and rule of the codebook, in both languages."""

from __future__ import annotations

import pytest

from cityatlas.coding.codebook import variables
from cityatlas.coding.page.codebook_texts import shown_codebook
from cityatlas.coding.page.texts import PageTexts
from cityatlas.core.language import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_variable_stands_there_with_its_values(language):
    shown = {v["name"]: v for v in shown_codebook(PageTexts(language))["variables"]}
    assert list(shown) == list(variables())
    for name, variable in variables().items():
        assert {v["key"] for v in shown[name]["values"]} == set(variable.values)
        assert [s["key"] for s in shown[name]["strength"]] == list(variable.strength)
        assert shown[name]["label"] and all(v["label"] for v in shown[name]["values"])


def test_rules_stand_in_the_readers_language():
    german, english = (shown_codebook(PageTexts(language))["variables"][0]["values"][0] for language in LANGUAGES)
    assert german["rule"].startswith("eine integrierte") and english["rule"].startswith("an integrated")
    assert german["not"] and english["not"] and german["label"] == "verabschiedet"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_set_says_what_silence_means(language):
    sets = shown_codebook(PageTexts(language))["sets"]
    assert all(s["label"] and s["silence"] for s in sets)
    assert len({s["silence"] for s in sets}) == 2
