"""Lines of evidence as text."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityatlas.core.config import parse_interval
from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.lines import LONGEST_SLUG, parse_lines, slug, spans
from tests.fixtures.odd_names import ODD_NAMES
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


def test_the_studys_identifiers_are_what_they_were(facts):
    """Their own letters make them: no checksum, and the projects' ids begin with them."""
    identifiers = {slug(c["city"]) for c in facts["facts_cities"]}
    assert identifiers == {p["project_id"].rpartition("-")[0] for p in facts["facts_projects"]}
    assert len(identifiers) == 50 and not any(re.search("-[0-9a-f]{8}$", i) for i in identifiers)


def test_odd_names_have_identifiers_of_their_own():
    identifiers = [slug(name) for name in ODD_NAMES]
    assert len(set(identifiers)) == len(identifiers)


@common
@given(anything)
def test_an_identifier_is_never_empty_and_names_a_file_anywhere(text):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text)) and len(slug(text)) <= LONGEST_SLUG


@common
@given(st.text(st.characters(categories=["Lo"]), min_size=1), st.text(st.characters(categories=["Lo"]), min_size=1))
def test_names_in_other_letters_are_told_apart(one, other):
    assert (slug(one) == slug(other)) == (composed(one) == composed(other))
