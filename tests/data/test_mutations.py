"""Seeded damages: none gives wrong facts unseen, most are caught by the grammar alone (``make mutate`` does 2,000)."""

from __future__ import annotations

from collections import Counter

import pytest

from cityatlas.documents.corrections import read_corrections
from cityatlas.documents.extract import extract_atlas
from cityatlas.documents.snapshot import differences
from cityatlas.documents.text import Document
from tests.fixtures.report import report
from tools.robustness.damages import DAMAGES, damaged
from tools.robustness.mutate import REFUSED, SAME, WRONG, classify, sound_atlas, table, trials
from tools.robustness.sound_text import SoundText, joined

HARMLESS = {
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "other line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
}
WHOLE = ("section_lost", "section_doubled", "sections_swapped", "profile_lost", "profile_twice", "label_unknown")
"""Kinds that the grammar alone must refuse without exception."""


@pytest.fixture(scope="module")
def small():
    """The small report of our own writing, for machines without the documents."""
    doc = Document("atlas", "report.txt", tuple(report().split("\n")))
    return SoundText(doc, extract_atlas(doc, []))


def test_damages_to_the_small_report(small):
    results = [r for r in trials(small, range(4 * len(DAMAGES)))]
    assert Counter(r.kind for r in results) == {d.__name__: 4 for d in DAMAGES}
    assert [r for r in results if r.beside == WRONG] == []
    assert {r.grammar for r in results if r.kind in WHOLE} == {REFUSED}
    assert all(r.message for r in results if r.grammar == REFUSED)


def test_processes_share_the_work_and_change_nothing(small):
    assert trials(small, range(30), processes=2) == trials(small, range(30))


def test_the_same_seed_gives_the_same_damage_and_another_seed_another(small):
    numbers = range(len(DAMAGES))
    assert [damaged(small, n, 1) for n in numbers] == [damaged(small, n, 1) for n in numbers]
    assert [damaged(small, n, 1) for n in numbers] != [damaged(small, n, 2) for n in numbers]
    assert all(raw != joined(small.lines) for _, raw in (damaged(small, n, 1) for n in numbers))


def test_a_wrong_fact_is_called_wrong(small):
    facts = {name: [dict(r) for r in rows] for name, rows in small.facts.items()}
    facts["facts_cities"][0]["population"] += 1
    assert classify(differences(facts, small.facts)) == WRONG
    assert classify(differences(small.facts, small.facts)) == SAME


@pytest.mark.documents
def test_two_hundred_damages_to_the_report(documents):
    results = trials(sound_atlas(documents), range(200), seed=7)
    assert [r for r in results if r.beside == WRONG] == [], table(results)
    wrong = [r for r in results if r.grammar == WRONG]
    assert {r.grammar for r in results if r.kind in WHOLE} == {REFUSED}
    assert len(wrong) <= 10, table(results)
    assert not any(f.startswith("traceback") for r in wrong for f in r.facts)


@pytest.mark.documents
def test_refusals_name_the_file_and_the_line(documents):
    results = [r for r in trials(sound_atlas(documents), range(2 * len(DAMAGES)), seed=11) if r.message]
    assert results and all(".txt:" in r.message.split(" ", 1)[0] for r in results), [r.message for r in results]


@pytest.mark.documents
@pytest.mark.parametrize("change", HARMLESS)
def test_what_is_no_damage_is_read_the_same(documents, change):
    from tools.robustness.mutate import decode

    sound = sound_atlas(documents)
    doc = decode(HARMLESS[change](joined(sound.lines)), "atlas.txt")
    assert differences(extract_atlas(doc, read_corrections(), strict=False)) == []
