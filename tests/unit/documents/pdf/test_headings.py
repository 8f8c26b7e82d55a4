"""The city of a page is the one that its largest line names."""

from __future__ import annotations

import pytest

from cityatlas.documents.pdf.headings import page_cities
from cityatlas.documents.text import name_key
from tests.unit.documents.pdf.test_labels import page

CITIES = {name_key(name): name for name in ("Bonn", "Freiburg im Breisgau", "Oldenburg (Oldb)", "Köln")}


def sized(words, height):
    return [type(w)(w.order, w.text, w.key, w.box, height) for w in words]


@pytest.mark.parametrize(
    ("rows", "city"),
    [
        ([(60, 700, "Bonn")], "Bonn"),
        ([(60, 700, "3.7 Bonn")], "Bonn"),
        ([(60, 700, "BONN")], "Bonn"),
        ([(60, 700, "B O N N")], "Bonn"),
        ([(60, 700, "Freiburg im"), (60, 688, "Breisgau")], "Freiburg im Breisgau"),
        ([(60, 700, "4.2 Freiburg"), (60, 688, "im"), (60, 676, "Breisgau")], "Freiburg im Breisgau"),
        ([(60, 700, "Oldenburg (Oldb.)")], "Oldenburg (Oldb)"),
        ([(60, 700, "Ko\u0308ln")], "Köln"),
    ],
)
def test_ways_to_print_a_heading(rows, city):
    assert page_cities(page(*rows), CITIES) == [city]


def test_a_city_in_a_sentence_is_none():
    assert page_cities(page((60, 700, "Die Stadt Bonn plant"), (60, 600, "Neubonn")), CITIES) == []


def test_the_larger_of_two_counts_and_equal_ones_are_both_named():
    words = page((60, 700, "Bonn"), (60, 600, "Köln"))
    larger = [*sized(words[:1], 15), *words[1:]]
    assert page_cities(larger, CITIES) == ["Bonn"]
    assert page_cities(words, CITIES) == ["Bonn", "Köln"]
