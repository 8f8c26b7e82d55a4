"""Numbers in German and English spelling: understood in either, or refused as ambiguous."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityatlas.core.numbers import number, parse_number, with_decimal_sign


@pytest.mark.parametrize(
    ("text", "whole", "value"),
    [
        ("100000", True, 100000),
        ("100.000", True, 100000),
        ("100,000", True, 100000),
        ("1.234.567", True, 1234567),
        ("1.234.567", False, 1234567),
        ("40,5", False, 40.5),
        ("40.5", False, 40.5),
        ("1.234,5", False, 1234.5),
        ("1,234.5", False, 1234.5),
        ("-3", False, -3),
        ("100 000", True, 100000),
        ("1.234", True, 1234),
        ("1'234", False, 1234),
        ("1’234,5", False, 1234.5),
        ("246\u00a0272", True, 246272),
        ("246\u202f272", True, 246272),
        (" 12\u00a0", True, 12),
        ("+5", True, 5),
        ("−5", True, -5),
        ("１２３", True, 123),
        ("0.125", False, 0.125),
        ("0,125", False, 0.125),
    ],
)
def test_either_spelling_is_understood(text, whole, value):
    assert parse_number(text, whole) == value


@pytest.mark.parametrize("text", ["1.234", "1,234"])
def test_what_can_be_both_is_refused(text):
    with pytest.raises(ValueError, match="thousand or a decimal"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "value"), [("50,77", 50.77), ("50.776", 50.776), ("6,083", 6.083), ("-0,5", -0.5), ("1.234,5", 1234.5)]
)
def test_one_sign_of_a_number_without_thousands_is_the_decimals(text, value):
    assert parse_number(text, small=True) == value


@pytest.mark.parametrize("text", ["9" * 16, "9" * 400, "1." * 3 + "9" * 5000])
def test_what_no_number_here_comes_near_is_refused(text):
    with pytest.raises(ValueError, match="larger than any|is no number"):
        parse_number(text, whole=True)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", False),
        (" ", True),
        ("a", False),
        ("1.23.4", False),
        ("40,5", True),
        ("1,2,3", False),
        ("½", False),
        ("1½", False),
        ("1e5", True),
        ("1_000", True),
        ("nan", False),
        ("inf", False),
        ("1.234 567", True),
        ("5.", False),
        (",5", False),
        ("--5", False),
        ("1 2", True),
        ("²", True),
    ],
)
def test_what_is_none_is_refused(text, whole):
    with pytest.raises(ValueError, match="is no"):
        parse_number(text, whole)


@given(st.integers(0, 10**9), st.sampled_from(["de", "en"]))
def test_what_is_written_in_a_language_is_read_back(value, language):
    assert parse_number(number(value, language), whole=True) == value


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (0, 1, "0", "0"),
        (1234567, 1, "1.234.567", "1,234,567"),
        (-1234.5, 1, "-1.234,5", "-1,234.5"),
        (2000.0, 2, "2.000", "2,000"),
        (0.125, 2, "0,12", "0.12"),
    ],
)
def test_a_number_in_a_languages_format(value, decimals, german, english):
    assert (number(value, "de", decimals), number(value, "en", decimals)) == (german, english)


def test_only_the_sign_between_digits_is_a_decimals():
    text = "3.5 of 10. See p. 4 (12.25 %)."
    assert with_decimal_sign(text, "en") == text
    assert with_decimal_sign(text, "de") == "3,5 of 10. See p. 4 (12,25 %)."
