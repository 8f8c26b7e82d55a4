"""Claims found by a number or words, with their verdicts."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.__main__ import main
from cityatlas.claims.finding import claims_with, find
from cityatlas.core.errors import InputError


def claim(claim_id, printed, german="", english=""):
    return {"claim_id": claim_id, "document": "atlas", "printed": printed, "claim_de": german, "claim_en": english}


CLAIMS = [
    claim("mobility-92", "92 Prozent", "Mobilität ist Thema.", "Mobility is a topic."),
    claim("year", "1992", "Seit 1992 gibt es Zahlen."),
    claim("exact", "92,5", "Es sind 92,5 Prozent."),
    claim("half", "knapp die Hälfte", "Knapp die Hälfte der Städte hat 9 Felder.", "Just under half has 9 fields."),
    claim("thousand", "1.092", "Genau 1.092 Projekte (92)."),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("92", ["mobility-92", "thousand"]),  # a number of its own, neither in 1992 nor before a decimal
        ("92,5", ["exact"]),
        ("1992", ["year"]),
        ("9", ["half"]),
        ("HÄLFTE", ["half"]),
        (unicodedata.normalize("NFD", "Hälfte"), ["half"]),
        ("hälfte  felder", ["half"]),
        ("mobil topic", ["mobility-92"]),
        ("mobil hälfte", []),
        ("a.c", []),  # what is sought is text, no pattern
        ("(92)", ["thousand"]),
    ],
)
def test_where_a_text_stands(text, expected):
    assert [c["claim_id"] for c in claims_with(CLAIMS, text)] == expected


def test_the_verdict_stands_beside_in_either_language(processed):
    german, english = (find("92", [], language, processed) for language in ("de", "en"))
    assert "press-mobilitaet-92: widerlegt" in german and "Aussagen. Der Weg einer Aussage" in german
    assert "press-mobilitaet-92: contradicted" in english and "explain press-" in english.splitlines()[-1]


def test_verdicts_narrow_what_is_found(processed):
    assert "press-agenda-top3-order" not in find("92", ["contradicted"], "en", processed)
    with pytest.raises(InputError, match="2 claims hold the text, with other verdicts"):
        find("92", ["reading_dependent"], "en", processed)


@pytest.mark.parametrize("text", ["xyzzy", "92 xyzzy", "\\"])
def test_nothing_found_is_one_message(processed, text):
    with pytest.raises(InputError, match="no claim is found by"):
        find(text, [], "de", processed)


def test_a_verdict_that_does_not_exist_is_told_with_those_that_do(capsys):
    assert main(["claims", "--find", "92", "--status", "contradicted,wrong"]) == 2
    said = capsys.readouterr().err
    assert "no verdict 'wrong'" in said and "reading_dependent" in said
