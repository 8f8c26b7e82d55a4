"""The contents in other settings."""

from __future__ import annotations

import pytest

from cityatlas.documents.normalising.contents_lines import read_contents
from cityatlas.documents.normalising.draft import Draft

ENTRIES = [
    ("3 Steckbriefe", 17),
    ("Aufstadt", 18),
    ("Bad Berg (Oldb)", 21),
    ("4 Querschnittsanalyse", 24),
    ("Anhang A – Liste", 30),
]
LISTED = [("Abbildung 1 – Eine Karte", 13), ("Tabelle 1 – Kriterien", 14)]
SETTINGS = {
    "leaders": "{name} ..... {page}",
    "pipes read": "{name}\t{page}",
    "bold cells": "**{name}.....**\t**{page}**",
    "spaced leaders": "{name} . . . . . . {page}",
    "middle dots": "{name} ······· {page}",
    "a blank": "{name} {page}",
    "tags": "<b>{name} .....</b>\t<b>{page}</b>",
}


def contents(setting):
    lines = ["**Inhaltsverzeichnis**", *[setting.format(name=n, page=p) for n, p in ENTRIES]]
    lines += [
        "Abbildungs- und Tabellenverzeichnis",
        *[setting.format(name=n, page=p) for n, p in LISTED],
        "",
        "Partner",
    ]
    return Draft(lines)


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_contents_promise_the_same_however_they_are_set(setting):
    draft = contents(SETTINGS[setting])
    promised = read_contents(draft)
    assert list(promised.cities.values()) == ["Aufstadt", "Bad Berg (Oldb)"]
    assert list(promised.chapters)[:3] == ["3steckbriefe", "4querschnittsanalyse", "anhangaliste"]
    assert promised.titles == {"einekarte", "kriterien"} and draft.words(promised.end - 1).endswith("14")
    assert draft.is_heading(promised.start) and draft.is_heading(promised.lists)


def test_an_entry_whose_page_stands_on_its_next_line():
    draft = Draft(
        [
            "Inhaltsverzeichnis",
            "4.6 Ein langer",
            "Titel ..... 181",
            "Abbildungs- und Tabellenverzeichnis",
            "Tabelle 1 – Kriterien für",
            "alles ..... 9",
        ]
    )
    promised = read_contents(draft)
    assert list(promised.chapters.values())[0] == "4.6 Ein langer Titel" and promised.titles == {"kriterienfüralles"}


@pytest.mark.parametrize("lines", [["Aufstadt ..... 18"], ["Inhaltsverzeichnis", "Aufstadt ..... 18"]])
def test_without_both_headings_nothing_is_promised(lines):
    assert read_contents(Draft(lines)) is None


def test_a_shorter_name_names_its_city_and_a_short_beginning_does_not():
    promised = read_contents(contents(SETTINGS["leaders"]))
    assert promised.names_city("Bad Berg") and promised.names_city("AUFSTADT") and not promised.names_city("Bad")
