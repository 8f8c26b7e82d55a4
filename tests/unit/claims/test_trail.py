"""The trail of a claim in words: where it stands, and who is behind a count."""

from __future__ import annotations

import pytest

from cityatlas.claims.trail import behind, place_in_words


@pytest.mark.parametrize(
    ("page", "chapter", "locator", "german", "english"),
    [
        (264, "4.2", "3585", "S. 264, Kapitel 4.2, Zeile 3585", "p. 264, chapter 4.2, line 3585"),
        (None, "", "29", "Zeile 29", "line 29"),
        (None, "", "29-31", "Zeilen 29–31", "lines 29–31"),
        (7, "Anhang A", "408;416-418", "S. 7, Anhang A, Zeilen 408, 416–418", "p. 7, Anhang A, lines 408, 416–418"),
    ],
)
def test_the_place_of_a_claim_in_words(page, chapter, locator, german, english):
    claim = {"page": page, "chapter": chapter, "locator": locator}
    assert (place_in_words(claim, "de"), place_in_words(claim, "en")) == (german, english)


def member(name, kind, group="workshops", **cells):
    row = {"statistic": "participation_format", "group": group, "basis": "coding", "in_study": True}
    return row | {"member": name, "membership": kind} | cells


MEMBERS = [
    member("Ulm", "certain"),
    member("Trier", "counted"),
    member("Gera", "possible"),
    member("Trier", "certain", "hackathons"),
    member("Gera", "counted", "hackathons"),
    member("Dorfen", "certain", in_study=False),
    member("Soest", "certain", basis="annex"),
    member("Hof", "certain", "surveys"),
]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("workshops", ["Ulm", "Trier (doubtful)", "Gera (possible)"]),
        ("workshops|hackathons", ["Ulm", "Trier", "Gera (doubtful)"]),  # each as certain as its most certain group
        ("interviews", []),
    ],
)
def test_who_is_behind_a_count(group, expected):
    route = {"statistic": "participation_format", "group": group, "basis": "coding"}
    assert behind(route, MEMBERS) == expected
