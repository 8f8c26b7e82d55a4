"""Page numbers, running heads and margins: dropped where they are the print's, kept where they are the text's."""

from __future__ import annotations

import pytest

from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.pages import drop_page_furniture


def printed(pages=30, head="Ein Atlas", foot="{n}", feed="\f", body=None):
    body = body or (lambda n: [f"Text der Seite mit Wörtern {chr(64 + n % 26)}.", "Noch ein Satz."])
    return "\n".join(
        "\n".join([(feed if n > 1 else "") + head.format(n=n), "", *body(n), "", foot.format(n=n)])
        for n in range(1, pages + 1)
    ).split("\n")


def kept(lines):
    draft = Draft(list(lines))
    drop_page_furniture(draft)
    return [line for line in draft.lines if line.strip()], draft


@pytest.mark.parametrize("foot", ["{n}", "- {n} -", "Seite {n}", "Ein Atlas | {n}"])
@pytest.mark.parametrize("feed", ["\f", ""])
def test_numbers_and_heads_go_and_the_text_stays(foot, feed):
    lines, draft = kept(printed(foot=foot, feed=feed))
    assert [line for line in lines if "Text der Seite" not in line and "Noch ein" not in line] == []
    assert draft.done["page numbers dropped"] == 30 and draft.page_starts


def test_numbers_that_do_not_rise_are_the_texts():
    lines, draft = kept([f"Einwohner: {n * 7919 % 1000}" for n in range(40)])
    assert len(lines) == 40 and not draft.done


def test_few_numbers_are_no_page_numbers():
    assert kept(["1", "a", "2", "b", "3"])[1].done == {}


def test_headings_that_every_profile_has_are_no_running_heads():
    lines, _ = kept(printed(head="Organisationsstruktur"))
    assert lines.count("Organisationsstruktur") == 30


def test_a_line_that_comes_back_within_pages_is_no_running_head():
    body = ["Erstens.", "Zweitens.", "Drittens.", "Wie überall", "Viertens.", "Fünftens.", "Sechstens."]
    lines, _ = kept(printed(body=lambda n: body))
    assert lines.count("Wie überall") == 30


def test_of_a_running_head_that_names_a_chapter_the_first_stays():
    lines, _ = kept(["3 Steckbriefe ..... 17", *printed(head="3 Steckbriefe")])
    assert lines.count("3 Steckbriefe") == 1


def test_a_margin_goes_page_by_page_and_indents_stay():
    lines, _ = kept(["    a", "      b", "\f  c", "    d"])
    assert lines == ["a", "  b", "c", "  d"]
