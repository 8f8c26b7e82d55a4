"""What the grammar looks for: a printed label for every key, and each told apart from the others."""

from __future__ import annotations

import pytest

from cityatlas.core.vocabulary import keys, terms
from cityatlas.documents.field_labels import field_key
from cityatlas.documents.printed_labels import FIELDS, PICTURE_LABELS, SECTIONS
from cityatlas.documents.text import name_key


@pytest.mark.parametrize(("labels", "vocabulary"), [(FIELDS, "field"), (SECTIONS, "section")])
def test_every_key_of_the_vocabulary_is_printed_and_no_two_alike(labels, vocabulary):
    assert labels.keys() == keys(vocabulary)
    assert len({name_key(label) for label in labels.values()}) == len(labels)


def test_sections_stand_in_the_vocabularys_order():
    assert list(SECTIONS) == terms("section")


@pytest.mark.parametrize("key", FIELDS)
def test_a_printed_label_leads_to_its_field(key):
    assert field_key(FIELDS[key]) == field_key(FIELDS[key].replace("&", "und").upper()) == key


def test_a_label_of_the_vocabulary_is_no_printed_one():
    assert field_key("Gesundheitswesen") is None


@pytest.mark.parametrize("figure", PICTURE_LABELS)
def test_words_of_pictures_tell_all_groups_of_a_vocabulary_apart(figure):
    for statistic, labels in PICTURE_LABELS[figure].items():
        vocabulary = {"agenda_field": "field"}.get(statistic, statistic)
        assert labels.keys() == keys(vocabulary)
        words = [name_key(word) for group in labels.values() for word in {name_key(w) for w in group}]
        assert len(words) == len(set(words))
