"""README and docs quote no number that no command prints."""

from __future__ import annotations

import re

import pytest

from cityatlas.publish import run as publish
from cityatlas.tables import tables as contracts
from cityatlas.tables import write_table
from cityatlas.tell import TOPICS, pages, renewed
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def processed(tables, facts, tmp_path_factory):
    """Published tables made with the settings as they stand (the quoted intervals rest on them)."""
    from cityatlas.analyse import analyse
    from cityatlas.config import load_config

    base = tmp_path_factory.mktemp("pages")
    results = analyse(tables, tables["programmes"], load_config())
    for name, rows in {**tables, **results}.items():
        if name in contracts():
            write_table(base / ("analysis" if name in results else "tables"), name, rows)
    publish(base, base / "processed")
    return base / "processed"


@pytest.mark.parametrize("page", pages(), ids=lambda p: p.name)
def test_told_passages_are_what_the_tables_give(page, processed):
    text = page.read_text(encoding="utf-8")
    assert renewed(text, processed) == text, "run make docs"


def test_every_topic_is_quoted_somewhere():
    quoted = {t for p in pages() for t in re.findall(r"<!-- tell (\w+) -->", p.read_text(encoding="utf-8"))}
    assert quoted == set(TOPICS)


@pytest.mark.parametrize("page", pages(), ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_no_page_names_this_machine():
    for page in pages():
        assert not re.search(r"/(work|root|tmp)/", page.read_text(encoding="utf-8")), page.name
    assert (ROOT / "LICENSE").exists()
