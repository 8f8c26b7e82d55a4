"""Lines of evidence as text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityatlas.core.config import parse_interval
from cityatlas.core.errors import InputError
from cityatlas.core.lines import parse_lines, slug, spans
from tests.fixtures.strategies import anything, common


def test_lines():
    assert parse_lines("408;416-418") == [408, 416, 417, 418]
    for bad in (
        "",
        "a",
        "5-3",
        "0",
        "1;;2",
        "3-1",
        "0-2",
        "1-",
        "-1",
        "1-999999999",
        "9" * 5000,
        "1000001",
        "1 ",
        "１",
    ):
        with pytest.raises(ValueError):
            parse_lines(bad)


def test_ranges_that_add_up_to_more_than_a_document_has_are_refused():
    with pytest.raises(ValueError):
        parse_lines(";".join(["1-999999"] * 1000))


@common
@given(anything)
def test_line_numbers_and_intervals_are_read_or_refused(text):
    with_errors = ((parse_lines, ValueError), (parse_interval, InputError))
    for function, error in with_errors:
        with contextlib.suppress(error):
            function(text)


@given(st.sets(st.integers(1, 200), min_size=1))
def test_what_is_written_as_spans_is_read_back(numbers):
    assert parse_lines(spans(list(numbers))) == sorted(numbers)


@pytest.mark.parametrize(
    ("city", "name"),
    [("Ludwigshafen am Rhein", "ludwigshafen-am-rhein"), ("Gießen", "giessen"), ("Café  (à la)", "cafe-a-la")],
)
def test_a_citys_name_as_an_identifier(city, name):
    assert slug(city) == name
