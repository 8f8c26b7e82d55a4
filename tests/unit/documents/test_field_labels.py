"""Titles and field labels of any line."""

from __future__ import annotations

from hypothesis import given

from cityatlas.documents.field_labels import field_key, split_title
from cityatlas.documents.text import clean, plain
from tests.fixtures.strategies import a_line, common


@common
@given(a_line)
def test_reading_a_line_never_fails(line):
    clean(line), plain(line), split_title(line), field_key(line)
