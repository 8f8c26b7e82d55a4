"""The page's words: in both languages, with the same places to fill, and none that the page asks for missing."""

from __future__ import annotations

import re

from cityatlas.coding.page.build import SCRIPTS, page_script
from cityatlas.coding.page.texts import PAGE_TEMPLATES, PageTexts

GERMAN, ENGLISH = PageTexts("de").all(), PageTexts("en").all()
MADE_OF_PARTS = ("breach_", "state_", "key_", "name_", "set_", "silence_", "value_", "group_")


def test_both_languages_have_the_same_places_to_fill():
    for key, german in GERMAN.items():
        assert set(re.findall(r"\{\w+\}", german)) == set(re.findall(r"\{\w+\}", ENGLISH[key])), key


def test_what_the_page_says_is_there_and_what_is_there_is_said():
    source = page_script() + (PAGE_TEMPLATES / "page.html.j2").read_text(encoding="utf-8")
    said = set(re.findall(r"\b(?:text|t)\(\"?'?([a-z0-9_]+)[\"']", source)) | set(re.findall(r'"([a-z0-9_]+)"', source))
    said |= set(re.findall(r"'([a-z0-9_]+)'", source))
    assert set(re.findall(r"\b(?:text|t)\([\"']([a-z0-9_]+)[\"'][,)]", source)) <= set(GERMAN)
    assert [k for k in GERMAN if k not in said and not k.startswith(MADE_OF_PARTS)] == []


def test_every_script_is_joined_and_small():
    assert sorted(SCRIPTS) == sorted(p.name for p in PAGE_TEMPLATES.glob("*.js"))
    assert all(len((PAGE_TEMPLATES / name).read_text(encoding="utf-8").splitlines()) < 300 for name in SCRIPTS)


def test_german_typography():
    for key, text in GERMAN.items():
        assert '"' not in text and " - " not in text and "..." not in text, key
