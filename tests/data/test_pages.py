"""README and docs quote no number that no command prints."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tools.quoted_numbers import TOPICS, pages, renewed


@pytest.mark.parametrize("page", pages(), ids=lambda p: p.name)
def test_told_passages_are_what_the_tables_give(page, processed):
    text = page.read_text(encoding="utf-8")
    assert renewed(text, processed) == text, "run make docs"


def test_every_topic_is_quoted_somewhere():
    quoted = {t for p in pages() for t in re.findall(r"<!-- quoted (\w+) -->", p.read_text(encoding="utf-8"))}
    assert quoted == set(TOPICS)


@pytest.mark.parametrize("page", pages(), ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_no_page_names_this_machine():
    for page in pages():
        assert not re.search(r"/(work|root|tmp)/", page.read_text(encoding="utf-8")), page.name
    assert (ROOT / "LICENSE").exists()
