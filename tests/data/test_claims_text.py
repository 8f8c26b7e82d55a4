"""The text of a claim adds no number and no base that its lines do not print."""

from __future__ import annotations

import re

import pytest
import yaml

from cityatlas.claims.register import CLAIMS_FILE, ambiguous_words, needs_readings, own_lines, read_register
from cityatlas.core.errors import InputErrors
from cityatlas.core.project import load_yaml
from cityatlas.documents.sources import read_documents
from cityatlas.documents.text import fold

WORDS = dict(
    zip(
        ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn"],
        map(str, range(2, 14)),
        strict=True,
    )
)
ENGLISH = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"],
        map(str, range(2, 14)),
        strict=True,
    )
)
PLACES = re.compile(
    r"\b(Tabelle|Abbildung|Abschnitt|Kapitel|[Pp]hase|[Tt]able|[Ff]igure|[Ss]ection|[Cc]hapter) \d[\d.]*"
)
"""Names of places in the report, no counts."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers(text: str, words: dict[str, str] = WORDS) -> set[str]:
    """The numbers of a text, written in digits or as a word (a part of a longer one is none), without separators."""
    found = {re.sub(r"[.,](?=\d{3}\b)", "", n) for n in NUMBER.findall(text)}
    return found | {n for word, n in words.items() if re.search(rf"\b{word}(e[nrs]?)?\b(?!-)", text, re.IGNORECASE)}


def test_numbers_are_found_in_digits_and_words():
    assert numbers("144 Projekte in 50 Städten, 11.000 Kommunen, fünf Finalisten") == {"144", "50", "11000", "5"}
    assert numbers("twelve cities, five-digit sums, 11,000 places", ENGLISH) == {"12", "11000"}


@pytest.mark.documents
@pytest.mark.parametrize(("column", "words"), [("claim_de", WORDS), ("claim_en", ENGLISH)])
def test_a_claims_text_holds_no_number_that_its_lines_do_not(documents, column, words):
    texts = read_documents(documents).texts
    wrong = {}
    for claim in read_register():
        if claim["printed"].startswith("["):
            continue  # implied: it follows from what is printed, and says so
        lines = " ".join(texts[d].line(int(n)) for d, n in sorted(own_lines(claim), key=lambda x: int(x[1])))
        told = PLACES.sub("", claim[column])
        printed = fold(re.sub(r"<[^>]+>|\*", "", lines))
        added = {
            n for n in numbers(told, words) - numbers(printed) if n not in printed
        }  # a note's number may follow at once
        if added:
            wrong[claim["claim_id"]] = added
    assert not wrong


@pytest.mark.documents
def test_a_base_is_stated_only_where_the_lines_print_it(documents):
    texts = read_documents(documents).texts
    for claim in read_register():
        if claim["base"] is not None and not claim["printed"].startswith("["):
            lines = " ".join(texts[d].line(int(n)) for d, n in own_lines(claim))
            assert f"{claim['base']:g}" in numbers(lines), claim["claim_id"]


def test_every_share_without_a_base_and_every_ambiguous_word_has_its_readings():
    for claim in read_register():
        if needs_readings(claim):
            assert len(claim["readings"]) > 1 or (claim["only_reading_de"] and claim["only_reading_en"])


def test_every_such_claim_is_refused_with_one_reading_alone(tmp_path):
    """Of each claim that asks for readings all but the first are taken away, and the line that one suffices."""
    claims = load_yaml(CLAIMS_FILE)["claims"]
    asked = [claim for claim in claims if needs_readings(claim)]
    for claim in asked:
        claim["readings"] = claim["readings"][:1]
        claim.pop("only_reading_de", None), claim.pop("only_reading_en", None)
    path = tmp_path / "claims.yaml"
    path.write_text(yaml.safe_dump({"claims": claims}, allow_unicode=True), encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        read_register(path)
    refused = [str(error).partition("one reading, but")[0].split()[-1].rstrip(":") for error in caught.value.errors]
    assert len(asked) > 100 and refused == [claim["claim_id"] for claim in asked]


@pytest.mark.parametrize("word", ambiguous_words())
def test_each_ambiguous_word_is_one_of_the_documents(word):
    """A word that no claim uses would watch over nothing."""
    texts = (f"{c['printed']} {c['claim_de']}" for c in read_register())
    assert any(re.search(rf"\b{word}", text, re.IGNORECASE) for text in texts)
