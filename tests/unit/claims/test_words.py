"""Words that carry no more than the evidence: our conventions by name, printed numbers without a false base."""

from __future__ import annotations

import pytest

from cityatlas.claims.recomputed import Recomputed
from cityatlas.claims.verdicts import Measured
from cityatlas.claims.words import by_convention, convention_in_words, shares_in_words, value_in_words, verdict_word
from cityatlas.core.config import parse_interval


@pytest.mark.parametrize(
    ("interval", "german", "english"),
    [
        ("[0.4, 0.5)", "40 bis unter 50 %", "40 to below 50 %"),
        ("(0, 0.15]", "über 0 bis 15 %", "above 0 to 15 %"),
        ("(1/3, 0.4]", "über 33,3 bis 40 %", "above 33.3 to 40 %"),
        ("[1, 1]", "genau 100 %", "exactly 100 %"),
    ],
)
def test_an_interval_of_shares_in_words(interval, german, english):
    told = [shares_in_words(parse_interval(interval), language) for language in ("de", "en")]
    assert told == [german, english]


@pytest.mark.parametrize("kind", ["quantifier", "about", "just_under"])
def test_what_our_own_interval_contradicts_names_the_convention(config, kind):
    claim = {"kind": kind, "quantifier": "just_under_half"}
    assert by_convention("contradicted", kind) and not by_convention("consistent", kind)
    assert verdict_word("contradicted", kind, "de") == "trifft nach unserer Festlegung nicht zu"
    assert "%" in convention_in_words(claim, config, "de") != convention_in_words(claim, config, "en")


@pytest.mark.parametrize("kind", ["exact", "rounded", "at_least", "more_than", "order", "list", "vague"])
def test_what_is_printed_is_contradicted_without_a_convention(kind):
    assert verdict_word("contradicted", kind, "de") == "widerlegt"


@pytest.mark.parametrize(
    ("statistic", "measured", "told"),
    [
        ("printed_number", Measured(14, 14, 14, 14), "14"),  # not: 14 of 14, 100 %
        ("printed_share", Measured(41, 41, 41, 100), "41 %"),
        ("field_range_share", Measured(None, 24, 25, 100), "zwischen 24 und 25 %"),
        ("agenda_field", Measured(45, 45, 45, 50), "45 von 50 (90 %)"),
    ],
)
def test_a_printed_number_gets_no_base_that_nobody_printed(statistic, measured, told):
    assert value_in_words(Recomputed("count", (("", measured),)), statistic, "de") == told
