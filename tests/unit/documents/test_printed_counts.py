"""Counts that the text prints, on a small report of our own writing."""

from __future__ import annotations


def test_printed_counts_with_bounds(small):
    counts = {(r["statistic"], r["group"]): (r["count"], r["low"], r["high"]) for r in small["printed_counts"]}
    assert counts["agenda_field", "administration"] == (2, 2, 2)  # all but one of three
    assert counts["agenda_field", "education"] == (None, 1, 3)
    assert counts["agenda_field", "security"] == (1, 1, 1)  # the sentence breaks over a page
    assert counts["agenda_status", "none"] == (2, 2, 2)  # a number word
