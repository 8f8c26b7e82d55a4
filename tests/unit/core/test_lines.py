"""Lines of evidence as text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given

from cityatlas.core.config import parse_interval
from cityatlas.core.errors import InputError
from cityatlas.core.lines import parse_lines
from tests.fixtures.strategies import anything, common


def test_lines():
    assert parse_lines("408;416-418") == [408, 416, 417, 418]
    for bad in ("", "a", "5-3", "0", "1;;2"):
        with pytest.raises(ValueError):
            parse_lines(bad)


@common
@given(anything)
def test_line_numbers_and_intervals_are_read_or_refused(text):
    with_errors = ((parse_lines, ValueError), (parse_interval, InputError))
    for function, error in with_errors:
        with contextlib.suppress(error):
            function(text)
