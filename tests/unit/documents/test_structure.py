"""Counts of what the report is built of, in the spellings of other converters."""

from __future__ import annotations

import re

import pytest

from tests.fixtures.extraction import extract
from tests.fixtures.report import report

OTHERS = {
    "underscores": lambda t: re.sub(r"^\*\*(.+)\*\*$", r"__\1__", t, flags=re.M),
    "tags": lambda t: re.sub(r"^\*\*(.+)\*\*$", r"<b>\1</b>", t, flags=re.M),
    "strong tags": lambda t: t.replace("<b>Merkmal", "<strong>Merkmal").replace("</b>\tErf", "</strong>\tErf"),
    "stars for tags": lambda t: re.sub(r"<b>(Merkmal \d)</b>", r"**\1**", t),
    "indented headings": lambda t: re.sub(r"^#", "   #", t, flags=re.M),
    "deeper headings": lambda t: re.sub(r"^#", "##", t, flags=re.M),
    "closed headings": lambda t: re.sub(r"^(#+)(.*)$", r"\1\2 \1", t, flags=re.M),
}


@pytest.mark.parametrize("variant", OTHERS)
def test_the_counts_are_the_same_in_other_spellings(small, variant):
    changed = OTHERS[variant](report())
    assert changed != report()
    found = {r["item"]: r["count"] for r in extract(changed)["facts_structure"]}
    assert found == {r["item"]: r["count"] for r in small["facts_structure"]}
    assert found["contacts"] == 2 and found["initial_criteria"] == 2 and found["goal_categories"] == 1
