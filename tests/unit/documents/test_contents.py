"""The parts of the report that the contents promise."""

from __future__ import annotations

from tests.fixtures.extraction import refused
from tests.fixtures.report import report


def test_a_report_cut_off_names_what_is_missing():
    text = report()
    assert "report.txt" in refused(text[: text.index("## Chorin")])
