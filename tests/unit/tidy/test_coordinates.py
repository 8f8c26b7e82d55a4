"""Coordinates of municipalities: known keys, and the study's own places lie where its list says."""

from __future__ import annotations

from cityatlas.tidy.coordinates import position
from cityatlas.tidy.municipalities import find_municipalities
from cityatlas.tidy.places import read_places


def test_the_studys_cities_lie_where_their_own_list_says():
    found = {city: position(place["ags"]) for city, place in read_places().items()}
    unsettled = {city for city, p in found.items() if p is None}
    assert unsettled == {"München", "Nürnberg"}  # several places of this name in their state
    for city, place in read_places().items():
        own = found[city]
        assert own is None or abs(own.latitude - place["latitude"]) + abs(own.longitude - place["longitude"]) < 0.05, (
            city
        )


def test_a_city_outside_the_study_and_a_key_that_does_not_exist():
    trier = find_municipalities("Trier")[0]
    assert trier["ags"] == "07211000" and abs(position("07211000").latitude - 49.76) < 0.02
    assert position("99999999") is None
