"""The report in other converters' text: the same facts, or a refusal that says what the conversion lost."""

from __future__ import annotations

import random
import re

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.extract import describe_normalising, extract_documents
from cityatlas.documents.snapshot import differences
from cityatlas.documents.sources import read_documents, registered_sources
from tests.fixtures.conversions import CONVERSIONS, PRINTS, Print, layout

pytestmark = pytest.mark.documents


def printed(seed):
    """A way of printing by chance."""
    chance = random.Random(seed)
    return Print(
        width=chance.randint(66, 125),
        lines=chance.randint(24, 64),
        margin=chance.choice([0, 2, 4, 9]),
        form_feed=chance.random() < 0.6,
        head=chance.choice(["{title}", "", "{number}   {title}", "{title} | {number}"]),
        foot=chance.choice(["{number:>80}", "- {number} -", "Seite {number}", "{number}"]),
        seed=seed,
    )


LAYOUTS = PRINTS | {f"by chance {seed}": printed(seed) for seed in range(100, 106)}


@pytest.fixture(scope="module")
def text(documents):
    return (documents / registered_sources()["atlas"].file).read_text(encoding="utf-8")


def read(text, folder):
    (folder / registered_sources()["atlas"].file).write_text(text, encoding="utf-8")
    return read_documents(folder)


@pytest.mark.parametrize("conversion", CONVERSIONS)
def test_an_imitation_gives_no_differing_fact(text, tmp_path, conversion):
    documents = read(CONVERSIONS[conversion](text), tmp_path)
    assert differences(extract_documents(documents)) == []
    assert "set as the grammar reads it: " in describe_normalising(documents)


@pytest.mark.parametrize("way", LAYOUTS)
def test_no_way_of_printing_changes_a_fact(text, tmp_path, way):
    assert differences(extract_documents(read(layout(text, LAYOUTS[way]), tmp_path))) == []


def test_the_registered_form_is_read_as_it_is(text, tmp_path):
    documents = read(text + "\n", tmp_path)
    assert documents.changed == {"atlas"} and not documents.normalised and describe_normalising(documents) == ""


LOSSES = {
    "sections without headings": (
        r"^#+ (Meilensteine|Projektbeispiele)$",
        "headings 'Meilensteine': 0 for 50 profiles",
    ),
    "no brackets behind projects": (r"(?m)^(### .*) \([^()]*\)$", "titles of projects"),
    "no inhabitants": (r"Einwohner:.*$", "lines such as 'Einwohner: 246.272': 0 for 50 profiles"),
    "no contents": (r"^# Inhaltsverzeichnis$", "the heading 'Inhaltsverzeichnis'"),
    "no annex": (r"Leuchtturmprojekte? zum Handlungsfeld", "lists of Annex A"),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_refusal_says_what_the_conversion_lost(text, tmp_path, loss):
    pattern, told = LOSSES[loss]
    changed = re.sub(pattern, r"\1" if "brackets" in loss else "", text, flags=re.MULTILINE)
    with pytest.raises(InputError) as caught:
        extract_documents(read(changed, tmp_path))
    assert told in str(caught.value) and "these parts are not in it" in str(caught.value)
    assert "cut off" not in str(caught.value)


def test_a_changed_word_or_number_is_a_differing_fact(text, tmp_path):
    changed = CONVERSIONS["no marks at all"](text).replace("Einwohner: 246.272", "Einwohner: 246.273", 1)
    assert len(differences(extract_documents(read(changed, tmp_path)))) == 1
    fewer = CONVERSIONS["bold headings"](text).replace(" Digitalisierung ", " ", 200)
    assert any("section_texts.csv" in line for line in differences(extract_documents(read(fewer, tmp_path))))
