"""The ten labels are found however they are arranged and broken, and told from running text."""

from __future__ import annotations

import pytest

from cityatlas.documents.pdf.labels import label_groups, label_places
from cityatlas.documents.pdf.words import Word
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import name_key


def page(*rows):
    """Words of rows of (left, baseline, text), each letter 5 points wide and 7 high, blanks 3."""
    words = []
    for left, bottom, text in rows:
        for part in text.split():
            words.append(Word(len(words), part, name_key(part), (left, bottom, left + 5 * len(part), bottom + 7), 7))
            left += 5 * len(part) + 3
    return words


def texts(group):
    """The labels' words; the sign & has no letters and is none of them."""
    return {field: " ".join(w.text for w in label) for field, label in group.labels.items()}


NAMES = list(FIELDS.values())


def grid(columns, top=700):
    return [(60 + 95 * (i % columns), top - 24 * (i // columns), name) for i, name in enumerate(NAMES)]


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
def test_rows_and_columns(columns):
    assert texts(label_groups(page(*grid(columns)))[0]) == FIELDS | {"energy_environment": "Energie Umwelt"}


def test_rows_read_across_though_labels_are_broken():
    """The text of such a row comes line by line: Daten- Energie & Gesellschaft plattform Umwelt."""
    rows = [
        (60, 700, "Bildung"), (160, 700, "Daten-"), (260, 700, "Energie &"), (360, 700, "Gesell-"),
        (160, 690, "plattform"), (260, 690, "Umwelt"), (360, 690, "schaft"),
        (60, 660, "Gesundheit"), (160, 660, "Handel"), (260, 660, "IT-"), (360, 660, "Mobilität"),
        (260, 650, "Infra-"), (260, 640, "struktur"), (60, 620, "Sicherheit"), (160, 620, "Verwaltung"),
    ]  # fmt: skip
    found = texts(label_groups(page(*rows))[0])
    assert found["data_platform"] == "Daten- plattform" and found["society"] == "Gesell- schaft"
    assert found["it_infrastructure"] == "IT- Infra- struktur" and found["energy_environment"] == "Energie Umwelt"


def test_a_line_that_ends_within_a_label():
    rows = [(60, 700, "Bildung"), (130, 700, "Datenplattform"), (230, 700, "Energie &"), (60, 680, "Umwelt")]
    rows += [(60 + 70 * i, 660 - 20 * (i > 6), name) for i, name in enumerate(NAMES[3:])]
    assert texts(label_groups(page(*rows))[0])["energy_environment"] == "Energie Umwelt"


def test_letters_set_apart_und_for_and_capitals():
    rows = [(60, 700 - 24 * i, name) for i, name in enumerate(NAMES)]
    rows[0], rows[2], rows[7] = (60, 700, "B i l d u n g"), (60, 652, "Energie und Umwelt"), (60, 532, "MOBILITÄT")
    assert len(label_groups(page(*rows))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Wir nennen " + ", ".join(NAMES[:-1]) + " und Verwaltung als Felder",
        "Mobilität und Bildung sind der Stadt wichtig",
        "Die Verwaltung ist ein Feld von zehn",
    ],
)
def test_sentences_above_and_below_are_none(line):
    found = label_groups(page((60, 730, line), *grid(5), (60, 640, line)))
    assert len(found) == 1 and found[0].box[3] < 720


@pytest.mark.parametrize("missing", NAMES)
def test_nine_are_no_group(missing):
    assert label_groups(page(*(row for row in grid(5) if row[2] != missing))) == []


def test_a_word_between_them_and_labels_of_two_sizes_are_none():
    assert label_groups(page(*grid(2), (110, 676, "dazwischen"))) == []
    words = page(*grid(5))
    large = [Word(w.order, w.text, w.key, w.box, 15 if w.text == "Handel" else 7) for w in words]
    assert label_groups(large) == []


def test_two_groups_are_two():
    assert len(label_groups(page(*grid(5), *grid(5, top=300)))) == 2


def test_every_place_of_a_label_is_found():
    words = page((60, 700, "Handel"), (60, 600, "Han-"), (60, 590, "del"), (60, 500, "Handeln"))
    assert [[w.text for w in label] for label in label_places(words, "retail")] == [["Handel"], ["Han-", "del"]]
