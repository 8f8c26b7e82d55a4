"""The small report in other conversions gives the same facts; its own form stays as it is."""

from __future__ import annotations

import pytest

from cityatlas.documents.extract import extract_atlas
from cityatlas.documents.normalising.normalise import normalised
from cityatlas.documents.snapshot import differences
from cityatlas.documents.text import read_document
from tests.fixtures.conversions import CONVERSIONS, PRINTS, layout
from tests.fixtures.extraction import document
from tests.fixtures.report import City, report, sample_cities

SMALL = report()


def facts(text, folder):
    """Facts of a text as a user brings it: in a file."""
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    doc, _ = normalised(read_document(path, "atlas"))
    return extract_atlas(doc, [])


@pytest.mark.parametrize("conversion", [c for c in CONVERSIONS if c != "layout text"])
def test_another_conversion_of_the_small_report(conversion, small, tmp_path):
    text = CONVERSIONS[conversion](SMALL)
    assert text != SMALL and differences(facts(text, tmp_path), small) == []


@pytest.fixture(scope="module")
def longer():
    """A report of so many profiles that its pages can be told from its text."""
    names = [chr(65 + n) for n in range(24)]
    more = [City(f"Dorf {n}heim", "9.100", "12", [(f"Bus {n}", "Mobilität", f"Bus {n}", "Mobilität")]) for n in names]
    text = report([*sample_cities(), *more])
    more_words = "Auch dieser Satz ist nur zum Ausprobieren da und sagt nichts. " * 6
    for sentence in ("frei erfunden worden.", "Erfundener Text zu"):
        text = text.replace(sentence, more_words + sentence)
    return text


@pytest.mark.parametrize("printed", [None, *PRINTS.values()], ids=["layout text", *PRINTS])
def test_a_longer_report_printed_in_pages(longer, printed, tmp_path):
    assert differences(facts(layout(longer, printed), tmp_path), extract_atlas(document(longer), [])) == []


def test_the_registered_form_stays_as_it_is():
    doc = document(SMALL)
    same, done = normalised(doc)
    assert same is doc and done == {}


def test_what_was_done_is_counted_and_lines_keep_their_numbers():
    doc = document(CONVERSIONS["bold headings"](SMALL))
    other, done = normalised(doc)
    assert len(other.lines) == len(doc.lines) and done["headings marked"] > 20


def test_a_normalised_text_stays_as_it_is():
    once, _ = normalised(document(CONVERSIONS["no marks at all"](SMALL)))
    assert normalised(once) == (once, {})


@pytest.mark.parametrize("text", ["", "\n\n", "Inhaltsverzeichnis", "|", "\f", "# \n---\n===", "Einwohner: 5"])
def test_no_text_is_too_small(text):
    normalised(document(text))
