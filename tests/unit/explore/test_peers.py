"""Peer cities: the workbook's order, with the reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cityatlas.core.errors import InputError
from cityatlas.explore import peers
from cityatlas.statistics.likeness import likeness_of


def test_peers_keep_the_workbooks_order_and_say_why(published):
    towns = peers.known_towns()
    found = peers.peers("Aachen", n=len(towns), wanted="en")
    assert len(found) == len(towns) - 1 and "Aachen" not in set(found["city"])
    for row in found.to_dict("records"):
        assert row["likeness"] == pytest.approx(
            likeness_of(towns["Aachen"].features, towns[row["city"]].features).score
        )
    assert found["likeness"].is_monotonic_decreasing
    shared = likeness_of(towns["Aachen"].features, towns[found["city"].iloc[0]].features).shared
    assert f"{shared} field" in found["reasons"].iloc[0]
    assert "gemeinsame" in peers.peers("Aachen", n=1, wanted="de")["reasons"].iloc[0]


def test_the_state_counts_where_it_has_a_weight(published):
    towns = peers.known_towns()
    only = peers.peers("Aachen", n=60, weights={"state": 1}, wanted="en")
    same = [t.name for t in towns.values() if t.state == towns["Aachen"].state and t.name != "Aachen"]
    assert set(only["city"].iloc[: len(same)]) == set(same) and list(only["likeness"].unique()) == [1.0, 0.0]
    assert all("same state" in r for r in only["reasons"].iloc[: len(same)])
    assert not any("same state" in r for r in only["reasons"].iloc[len(same) :])


def test_a_town_that_copies_a_city_is_its_nearest(published):
    emden = peers.known_towns()["Emden"]
    copy = peers.Town("Copy", emden.features, emden.state)
    first = peers.peers(copy, n=1, wanted="en").iloc[0]
    assert first["city"] == "Emden" and first["likeness"] == pytest.approx(1.0) and "like size" in first["reasons"]


def test_bad_towns_and_weights_are_refused(published):
    with pytest.raises(InputError, match="'traffic' is no key"):
        peers.town("X", population=1000, fields=["traffic"])
    with pytest.raises(InputError, match="above zero"):
        peers.town("X", population=0)
    with pytest.raises(InputError, match="no city 'Atlantis'"):
        peers.peers("Atlantis")
    for weights in ({"distance": 1}, {"fields": -1, "size": 2}, {"fields": 0}):
        with pytest.raises(InputError, match="weights"):
            peers.peers("Aachen", weights=weights)


def test_what_is_shared_but_in_doubt_stands_beside_the_reasons():
    towns = peers.known_towns()
    one, other = (
        replace(towns[n], features=towns["Aachen"].features, doubtful=frozenset()) for n in ("Aachen", "Jena")
    )
    field = sorted(one.features.fields)[0]
    assert peers.doubts(one, other, "en") == []
    assert len(peers.doubts(one, replace(other, doubtful=frozenset({field, "field_security"})), "en")) == 1
    found = peers.peers("Aachen", n=20, wanted="de")
    assert any(found["doubt"]) and "Stadt" in peers.peers_in_words(found, "de").columns


def test_fields_side_by_side_tell_certain_doubtful_and_silent_apart():
    towns = peers.known_towns()
    mine = replace(towns["Aachen"], name="Mine", doubtful=towns["Aachen"].features.fields)
    shown = peers.fields_side_by_side([mine, "Jena"], "en")
    assert list(shown.index) == ["Mine", "Jena"] and len(shown.columns) == 10
    assert set(shown.loc["Mine"]) == {peers.DOUBTFUL_SIGN, peers.SILENT_SIGN}
    assert peers.CERTAIN in set(shown.loc["Jena"])


@pytest.mark.parametrize("given", ["Ulm", "ulm", " ULM "])
def test_capitals_of_a_name_make_no_difference(given):
    assert peers.name_among(given, ["Köln", "Ulm"]) == "Ulm"


@pytest.mark.parametrize(("given", "near"), [("Ullm", "perhaps Ulm"), ("freiburg", "perhaps Freiburg im Breisgau")])
def test_a_name_that_is_not_there_is_told_with_near_ones(given, near):
    with pytest.raises(InputError, match=near):
        peers.name_among(given, ["Köln", "Ulm", "Freiburg im Breisgau"])


@pytest.mark.parametrize("given", ["", "Xyz"])
def test_a_name_like_no_other_is_told_with_all(given):
    with pytest.raises(InputError, match="expected: Köln, Ulm") as caught:
        peers.name_among(given, ["Köln", "Ulm"])
    assert caught.value.action is None


def test_the_console_lists_peers_with_their_reasons(published):
    german, english = peers.peers_text("ulm", 2, "de"), peers.peers_text("Ulm", 2, "en")
    assert german.startswith("Am ähnlichsten wie Ulm:\n  1. Heidelberg (Baden-Württemberg), 75 %\n     5 gemeinsame")
    assert "same state: Baden-Württemberg" in english and english.count("%") == 2
