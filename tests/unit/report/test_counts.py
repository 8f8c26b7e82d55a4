"""How claims are counted: data and print apart, repeats once."""

from __future__ import annotations

from cityatlas.report import counts
from tests.fixtures.report_entries import entry


def test_counts_never_mix_data_and_print_and_leave_out_what_does_not_occur():
    shown = [entry("a"), entry("b", "reproduced"), entry("c", "reproduced", evidence="documents")]
    assert counts.by_evidence(shown) == {
        "data": {"reproduced": 1, "contradicted": 1},
        "documents": {"reproduced": 1},
    }


def test_reasons_are_counted_without_repeats():
    none = {"status": "not_recomputable", "reason": "interview_data"}
    shown = [entry("a", **none), entry("b", **none, once=False, kind="repeat"), entry("c", **none, kind="quantifier")]
    found_reasons = counts.by_reason(shown)
    assert list(found_reasons) == ["interview_data"]
    assert sum(found_reasons["interview_data"].values()) == 2
