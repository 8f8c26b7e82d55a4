"""Claims in the report, in the order in which they are listed."""

from __future__ import annotations

from cityatlas.report.entries import with_status
from tests.fixtures.report_entries import entry


def test_verdicts_are_listed_once_those_that_could_have_failed_first_and_data_before_print():
    shown = [
        entry("zero", counted=False),
        entry("repeat", once=False),
        entry("print", evidence="documents"),
        entry("word", kind="quantifier"),
        entry("number"),
        entry("other", "reproduced"),
    ]
    assert [e.claim_id for e in with_status(shown, "contradicted")] == ["number", "word", "print", "zero"]
