"""Places are found under the names that other people's lists give them."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.tidy.municipalities import find_municipalities

SPELLINGS = {
    "Frankfurt (Oder)": "12053000",
    "Frankfurt am Main": "06412000",
    "Frankfurt a. M.": "06412000",
    "Halle (Saale)": "15002000",
    "Kempten (Allgäu)": "09763000",
    "Kempten": "09763000",
    "Stadt Aachen": "05334002",
    "Aachen, Stadt": "05334002",
    "AACHEN": "05334002",
    "Hansestadt Rostock": "13003000",
    "Hanse- und Universitätsstadt Rostock": "13003000",
    "Freiburg i. Br.": "08311000",
    "Freiburg i.Br.": "08311000",
    "Freiburg im Breisgau": "08311000",
    "Ulm, Universitätsstadt": "08421000",
    "Stadt Köln": "05315000",
    "Koeln": "05315000",
    "Landeshauptstadt München": "09162000",
    "Wissenschaftsstadt Darmstadt": "06411000",
    "Trier": "07211000",
    "St. Wendel": "10046117",
    "Oldenburg (Oldb)": "03403000",
    "Rothenburg o. d. T.": "09571193",
    "Ludwigshafen a. Rh.": "07314000",
    "Neustadt a. d. Weinstraße": "07316000",
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_spellings_of_other_peoples_lists_find_their_municipality(name):
    for written in (name, unicodedata.normalize("NFD", name), name.replace(" ", "\u00a0")):
        assert SPELLINGS[name] == find_municipalities(written)[0]["ags"]


def test_a_name_that_several_have_gives_them_all_and_an_unknown_one_none():
    assert len(find_municipalities("Halle")) >= 3 and len(find_municipalities("Neustadt")) > 5
    assert find_municipalities("Musterstadt") == [] == find_municipalities("")
