"""Figures in which cities stand by name: whatever a city is called, they are drawn, and its name is told."""

from __future__ import annotations

import warnings
from dataclasses import replace

import pytest

from cityatlas.core.project import FIGURES
from cityatlas.figures.card_words import view
from cityatlas.figures.cards import WIDTH
from cityatlas.figures.draw_all import prepare_drawing
from cityatlas.figures.export import as_bytes
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.sheet import PlainLine, text_width
from cityatlas.figures.tables import load_tables
from tests.fixtures.odd_names import ODD_NAMES, with_added


@pytest.fixture(scope="module")
def drawing(processed):
    data = load_tables(sorted({t for entry in ALL_FIGURES.values() for t in entry.tables}), processed)
    data = with_added(data, ODD_NAMES)
    data["statistics"] = data["statistics"] + [
        {**row, "scope": "all"} for row in data["statistics"] if row["scope"] == "study"
    ]
    return prepare_drawing(FIGURES, "de", "all", data)


def drawn(sheet, ending):
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # the font has no such letter; a box stands for it
        return as_bytes(sheet, ending)


def test_each_city_has_a_card_of_its_own(drawing):
    assert len(drawing.cards) == 50 + len(ODD_NAMES)
    assert {card.city["city"] for card in drawing.cards.values()} > set(ODD_NAMES)


@pytest.mark.parametrize("city", ODD_NAMES, ids=lambda name: name[:12])
def test_a_card_is_drawn_whatever_the_name(drawing, city):
    place = next(p for p, card in drawing.cards.items() if card.city["city"] == city)
    sheet = drawing.card(place)
    assert drawn(sheet, "svg") and drawn(sheet, "pdf")
    head = [t for t in sheet.axes[0].findobj(PlainLine) if t.get_fontweight() == "bold"][0]
    assert text_width(head.get_text(), 13, "bold") < WIDTH - 0.3
    assert city in sheet.words.title and city in sheet.words.alt


@pytest.mark.parametrize("name", ["fig02_cities", "fig12_field_heatmap"])
@pytest.mark.parametrize("size", ["column", "slide"])
def test_figures_with_names_are_drawn_whatever_they_are(drawing, name, size):
    sheet = drawing.figure(name, size)
    assert drawn(sheet, "svg")
    for axes in sheet.axes:
        assert axes.get_position().height > 0 and axes.get_position().width > 0


def test_cards_stand_in_german_order(drawing):
    names = [card.city["city"] for card in drawing.cards.values()]
    assert names.index("Köln") < names.index("Konstanz")


@pytest.mark.parametrize(
    ("coders", "told"),
    [
        ({"automatic"}, "eine Maschine (Regeln auf Wörtern) kodiert, kein Mensch"),
        ({"hand"}, "hat ein Mensch kodiert, kein zweiter"),
        ({"hand", "automatic"}, "teils ein Mensch kodiert, das Übrige eine Maschine"),
    ],
)
def test_the_card_of_an_added_city_names_its_own_source_and_who_coded(drawing, coders, told):
    card = next(card for card in drawing.cards.values() if card.city["city"] == "Aux")
    own = replace(card, city=card.city | {"document": "profiles/aux.md"}, coders=frozenset(coders))
    note = view(own, "de", "the study's footnote").note
    assert "Quelle: eigenes Profil der Stadt (profiles/aux.md), nicht der Smart-City-Atlas." in note
    assert told in note and "Sprachmodell" not in note and "the study's" not in note
    assert view(own, "en", "").note.endswith("not the Smart-City-Atlas.")


def test_the_card_of_the_studys_city_has_the_studys_foot(drawing):
    card = next(card for card in drawing.cards.values() if card.city["city"] == "Aachen")
    assert view(card, "de", "Quelle.").note.endswith("Quelle.") and "Sprachmodell" in view(card, "de", "").note
