"""A profile's text as the automatic coder reads it: the same in every spelling, linear in its length."""

from __future__ import annotations

import time

import pytest

from cityatlas.coding.automatic import reading
from cityatlas.coding.automatic.coder import MOST_EVIDENCE_LINES, code_profile
from cityatlas.coding.automatic.evaluate import RULES
from cityatlas.coding.automatic.reading import blocks, read_sentences, searchable
from cityatlas.coding.automatic.rules import LONGEST_WORD, forms, load_rules
from tests.fixtures.spellings import OTHER_SIGNS, SPELLINGS

LINES = [
    "Die Bürgerinnen und Bürger – auch die Jüngeren – haben an «offenen Werkstätten» teilgenommen.",
    "Der Smart-City-Beauftragte für Fünf-Felder-Pläne hat 2018 einen Ratsbeschluss vorbereitet; noch fehlt er nicht.",
    "Eine Digitale Agenda wurde vom Rat beschlossen – 2018 und dann wieder.",
]
ALL = {name: change for variants in (SPELLINGS, OTHER_SIGNS) for name, change in variants.items()} | {
    "double blanks": lambda t: t.replace(" ", "  "),
    "tabs": lambda t: t.replace(" ", "\t"),
    "entities": lambda t: t.replace("ü", "&uuml;").replace("–", "&ndash;").replace("-", "&shy;-"),
    "escapes": lambda t: t.replace("-", "\\-").replace(".", "\\."),
    "tags": lambda t: t.replace("Rat", "<b>Rat</b>"),
}


@pytest.fixture(scope="module")
def rules():
    return load_rules(RULES)


def codes(lines, rules):
    return code_profile(
        {"milestones": list(enumerate(lines, 1)), "stakeholders": list(enumerate(lines, 11))}, [], rules
    )


@pytest.mark.parametrize("variant", ALL)
def test_every_spelling_gives_the_same_codes(rules, variant):
    found = codes([ALL[variant](line) for line in LINES], rules)
    assert found == codes(LINES, rules)
    assert {r["value"] for r in found if r["variable"] in ("agenda_status", "stakeholder_citizens")} == {"adopted", "1"}


def test_a_sentence_names_the_lines_that_it_stands_on(rules):
    lines = [(1, "Ein Satz. Noch ein"), (2, "langer Satz-"), (3, "teil. Ende."), (4, "# Titel"), (5, "Neu.")]
    assert [(s.text, s.lines) for s in read_sentences({"x": lines}, rules)] == [
        ("Ein Satz.", (1,)), ("Noch ein langer Satz-teil.", (1, 2, 3)), ("Ende.", (3,)), ("# Titel", (4,)),
        ("Neu.", (5,)),
    ]  # fmt: skip
    assert len(blocks(lines)) == 3


def test_the_work_grows_with_the_text_and_not_with_its_square(rules, monkeypatch):
    """Characters that patterns see, counted: four times the text is four times the work."""

    def work(number):
        seen = [0]
        split = reading.split_sentences
        monkeypatch.setattr(reading, "split_sentences", lambda t: seen.__setitem__(0, seen[0] + len(t)) or split(t))
        sentences = read_sentences({"x": [(n, searchable(LINES[0])) for n in range(number)]}, rules)
        monkeypatch.setattr(reading, "split_sentences", split)
        return seen[0] + sum(len(s.coded) + len(s.lines) for s in sentences)

    assert work(800) < 4.2 * work(200)


@pytest.mark.parametrize(
    "text",
    [LINES[0] * 11_000, "bürger" * 170_000, "bürger-" * 140_000, "a b " * 250_000, "." * 1_000_000, "ab," * 300_000],
    ids=["sentences", "a word", "a compound", "short words", "stops", "no end"],
)
def test_a_section_of_a_million_letters_is_coded(rules, text):
    start = time.process_time()
    assert codes([text], rules)
    assert time.process_time() - start < 60  # some three seconds; the square of the length took minutes


def test_what_is_longer_than_any_word_is_cut():
    assert len(forms("ab" * LONGEST_WORD)) == LONGEST_WORD
    assert forms("Bürgern") == "bürgern|bürger"


def test_evidence_of_a_very_long_profile_fits_a_cell(rules):
    rows = codes([LINES[0]] * (3 * MOST_EVIDENCE_LINES), rules)
    assert max(len(r["lines"].split(";")) for r in rows) == MOST_EVIDENCE_LINES
