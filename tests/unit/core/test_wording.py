"""Groups of statistics in words, and their order."""

from __future__ import annotations

import pytest

from cityatlas.core.language import LANGUAGES
from cityatlas.core.vocabulary import terms
from cityatlas.core.wording import GROUPS, ITEMS, group_label, group_order


@pytest.mark.parametrize(
    ("statistic", "group", "german", "english"),
    [
        ("agenda_field", "mobility", "Mobilität", "Mobility"),  # a vocabulary of another name
        ("document_structure", "tables", "Tabellen", "Tables"),  # words of its own
        ("programme", "interreg", "Interreg (EU)", "Interreg (EU)"),
        ("organisation_combination", "none", "keine", "none"),  # no key of the vocabulary
        ("states_covered", "city_states", "Stadtstaaten", "City states"),
        ("population", "Aachen", "Aachen", "Aachen"),  # no word at all
        ("organisation_combination", "person_role+Aachen", "person_role+Aachen", "person_role+Aachen"),
    ],
)
def test_a_group_in_words(statistic, group, german, english):
    assert [group_label(statistic, group, language) for language in LANGUAGES] == [german, english]


def test_a_combination_is_named_by_its_parts():
    parts = terms("organisation")[:2]
    words = [group_label("organisation", part, "en") for part in parts]
    assert group_label("organisation_combination", "+".join(parts), "en") == " + ".join(words)


@pytest.mark.parametrize("words", [GROUPS, *ITEMS.values()])
def test_every_group_has_a_word_in_both_languages(words):
    assert all(len(pair) == len(LANGUAGES) and all(pair) for pair in words.values())


def test_groups_stand_in_the_vocabularys_order_and_combinations_behind_it():
    known = terms("organisation")
    mixed = ["+".join(known[:3]), "none", "+".join(known[:2]), *reversed(known)]
    ordered = sorted(mixed, key=lambda group: group_order("organisation_combination", group))
    assert ordered == [*known, "none", "+".join(known[:2]), "+".join(known[:3])]


def test_groups_without_a_vocabulary_stand_by_their_text():
    assert sorted(["Ulm", "Aachen"], key=lambda group: group_order("population", group)) == ["Aachen", "Ulm"]
