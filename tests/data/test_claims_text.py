"""The text of a claim adds no number and no base that its lines do not print."""

from __future__ import annotations

import re

import pytest

from cityatlas.claims.register import needs_readings, own_lines, read_register
from cityatlas.documents.sources import read_documents
from cityatlas.documents.text import fold

WORDS = dict(
    zip(
        ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn"],
        map(str, range(2, 14)),
        strict=True,
    )
)
PLACES = re.compile(r"\b(Tabelle|Abbildung|Abschnitt|Kapitel|Phase) \d[\d.]*")
"""Names of places in the report, no counts."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers(text: str) -> set[str]:
    """The numbers of a text, written in digits or as a word, without separators."""
    found = {re.sub(r"[.,](?=\d{3}\b)", "", n) for n in NUMBER.findall(text)}
    return found | {digit for word, digit in WORDS.items() if re.search(rf"\b{word}(e[nrs]?)?\b", text, re.IGNORECASE)}


def test_numbers_are_found_in_digits_and_words():
    assert numbers("144 Projekte in 50 Städten, 11.000 Kommunen, fünf Finalisten") == {"144", "50", "11000", "5"}


@pytest.mark.documents
def test_a_claims_text_holds_no_number_that_its_lines_do_not(documents):
    texts = read_documents(documents).texts
    wrong = {}
    for claim in read_register():
        if claim["printed"].startswith("["):
            continue  # implied: it follows from what is printed, and says so
        lines = " ".join(texts[d].line(int(n)) for d, n in sorted(own_lines(claim), key=lambda x: int(x[1])))
        told = PLACES.sub("", claim["claim_de"])
        printed = fold(re.sub(r"<[^>]+>|\*", "", lines))
        added = {n for n in numbers(told) - numbers(printed) if n not in printed}  # a note's number may follow at once
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


def test_a_share_without_a_base_is_refused_with_one_reading_alone(tmp_path):
    from cityatlas.claims.register import CLAIMS_FILE
    from cityatlas.core.errors import InputError

    text = CLAIMS_FILE.read_text(encoding="utf-8")
    start = text.index("- claim_id: press-verwaltung-98")
    end = text.index("- claim_id:", start + 5)
    entry = re.sub(r"(?m)^  only_reading_(de|en): .*\n(    .*\n)*", "", text[start:end])
    assert entry != text[start:end]
    path = tmp_path / "claims.yaml"
    path.write_text(text[:start] + entry + text[end:], encoding="utf-8")
    with pytest.raises(InputError, match="press-verwaltung-98: one reading, but a share without a printed base"):
        read_register(path)
