"""What a conversion lost is said by part and number."""

from __future__ import annotations

import re

import pytest

from cityatlas.documents.normalising.losses import lost_parts
from tests.fixtures.extraction import document
from tests.fixtures.report import report

SMALL = report()
LOSSES = {
    "no contents": (lambda t: t.replace("# Inhaltsverzeichnis", ""), "the heading 'Inhaltsverzeichnis'"),
    "no chapter": (lambda t: re.sub(r"^#* ?4 Quer.*$", "", t, flags=re.M), "the heading '4 Querschnittsanalyse'"),
    "a section": (lambda t: t.replace("## Meilensteine", "", 1), "headings 'Meilensteine': 2 for 3 profiles"),
    "inhabitants": (lambda t: t.replace("Einwohner", ""), "lines such as 'Einwohner: 246.272': 0 for 3 profiles"),
    "brackets": (lambda t: re.sub(r" \([^()]*\)$", "", t, flags=re.M), "brackets: 0 for 3 profiles"),
    "a list": (lambda t: t.replace("zum Handlungsfeld Handel", "", 1), "9 of 10"),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_each_lost_part_is_named(loss):
    change, told = LOSSES[loss]
    assert change(SMALL) != SMALL and any(told in line for line in lost_parts(document(change(SMALL))))


def test_nothing_is_missing_in_the_whole_report():
    assert lost_parts(document(SMALL)) == []


def test_a_text_that_is_no_report_has_no_profiles():
    assert any("no line such as" in line for line in lost_parts(document("Ein Brief.\n\nGruß")))
