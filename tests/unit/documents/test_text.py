"""How lines are folded and measured."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cityatlas.documents.text import Document, fold, fold_lines, name_key, words_and_checksum
from tests.fixtures.strategies import a_line, common


@common
@given(st.lists(a_line, min_size=1))
def test_folding_many_lines_is_folding_each(lines):
    assert fold_lines(lines) == [fold(line) for line in lines]
    assert Document("d", "d.txt", tuple(lines)).folded == [fold(line) for line in lines]


@common
@given(a_line)
def test_folding_twice_changes_nothing(line):
    assert fold(fold(line)) == fold(line)
    assert name_key(fold(line)) == name_key(line)


@common
@given(st.lists(a_line))
def test_measuring_ignores_blanks_dashes_and_quotes(lines):
    others = [line.replace("–", "-").replace("„", "«").replace(" ", "\u00a0 ") + "  " for line in lines]
    assert words_and_checksum(fold_lines(lines or [""])) == words_and_checksum(fold_lines(others or [""]))
