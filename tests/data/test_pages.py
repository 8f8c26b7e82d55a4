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


def test_no_page_claims_that_anything_was_fixed_before_it_was_computed():
    for page in pages():
        text = " ".join(page.read_text(encoding="utf-8").split())
        assert not re.search(r"before anything was|pre-?regist|fixed before|vorab festgelegt", text, re.IGNORECASE), (
            page.name
        )


def told_changes() -> dict[str, list[tuple[str, str]]]:
    """Verdicts before and after, by claim, as docs/verdict-changes.md tells them; those with a matrix left out."""
    found: dict[str, list[tuple[str, str]]] = {}
    text = (ROOT / "docs/verdict-changes.md").read_text(encoding="utf-8")
    for section in text.split("\n## ")[1:]:
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
        for claim, old, new, *_ in [] if "field matrix" in section.splitlines()[0] else rows[2:]:
            found.setdefault(claim, []).append((old, new))
    return found


def test_the_history_of_verdicts_ends_where_they_are(results):
    changes, claims = told_changes(), {c["claim_id"]: c for c in results["claims"]}
    assert len(changes) > 80 and set(changes) <= set(claims)
    for claim, steps in changes.items():
        verdict = claims[claim]["status"] + (
            "" if claims[claim]["evidence"] == "none" else " / " + claims[claim]["evidence"]
        )
        assert steps[-1][1] == verdict, claim
        assert all(old == new for (_, new), (old, _) in zip(steps, steps[1:], strict=False)), claim
