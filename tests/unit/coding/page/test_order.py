"""Which cities train and in which order cities come: from names alone, the same everywhere."""

from __future__ import annotations

import pytest

from cityatlas.coding.page.order import chosen_cities, shuffled, training_cities
from cityatlas.core.errors import InputError

CITIES = ["Aufstadt", "Bergfeld", "Chorin (Mark)", "Dünen", "Echt", "Furt", "Grün"]


def test_each_coder_has_an_order_of_their_own_and_keeps_it():
    assert shuffled(CITIES, "anna") == shuffled(reversed(CITIES), "anna")
    assert sorted(shuffled(CITIES, "anna")) == CITIES
    assert shuffled(CITIES, "anna") != shuffled(CITIES, "bert") != CITIES


def test_the_training_is_the_same_for_all_so_that_it_can_be_compared():
    assert training_cities(CITIES, 3) == training_cities(list(reversed(CITIES)), 3)
    assert training_cities(CITIES, 0) == []


@pytest.mark.parametrize("count", [-1, 7, 8])
def test_a_training_must_leave_something_to_code(count):
    with pytest.raises(InputError, match="expected: --training from 0 to 6"):
        training_cities(CITIES, count)


def test_cities_are_chosen_by_name_in_the_reports_order():
    assert chosen_cities(None, CITIES) == CITIES
    assert chosen_cities(" Echt, Dünen ,Chorin (Mark),", CITIES) == ["Chorin (Mark)", "Dünen", "Echt"]


def test_all_unknown_cities_are_named_at_once():
    with pytest.raises(InputError, match=r"(?s)Nirgends.*Weg: the city"):
        chosen_cities("Nirgends,Echt,Weg", CITIES)
    with pytest.raises(InputError, match="names no city"):
        chosen_cities(" , ", CITIES)
