"""What the figures say: captions, cards, language, room for every text, and messages where data are missing."""

import itertools
import re
from collections import Counter

import pytest
from matplotlib.text import Text

from cityatlas.coding.agreement import RELIABLE
from cityatlas.core.errors import InputError
from cityatlas.core.ordering import german_order
from cityatlas.core.vocabulary import label
from cityatlas.figures import style
from cityatlas.figures.cards import all_cards, city_card, footnote
from cityatlas.figures.figure_list import ALL_FIGURES, OWN_FIGURES, STUDY_FIGURES
from cityatlas.figures.tables import statistic_rows
from tests.fixtures.drawing import LANGUAGES, words_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_city_has_a_card_that_says_what_the_codes_say(data, language):
    cards, note = all_cards(data), footnote(data, language)
    assert [c.city["city"] for c in cards] == sorted((c["city"] for c in data["cities"]), key=german_order)
    counted = [c for c in data["codes"] if c["coder"] == "consensus" and c["variable"].startswith("field_")]
    ones = Counter(c["city"] for c in counted if c["value"] == "1")
    for card in cards[::10]:
        texts = words_of(city_card(card, language, note))
        city = card.city["city"]
        head = label("state", card.city["state_code"], language)
        assert city in texts and any(head in t for t in texts)
        assert any(f": {ones[city]} " in t for t in texts)
        joined = " ".join(texts)
        for project in card.projects:
            assert project["title"] in joined


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_says_that_a_machine_coded_it(data, language):
    note = footnote(data, language)
    said = {
        "de": "eine Maschine (Sprachmodell, KI) kodiert, kein Mensch",
        "en": "coded by a machine (language model, AI), not by people",
    }[language]
    for card in all_cards(data):
        sheet = city_card(card, language, note)
        assert said in " ".join(words_of(sheet)) or said in sheet.words.caption
        assert said in sheet.words.caption and said in sheet.words.alt
        assert max(t.get_position()[1] for t in sheet.findobj(Text) if t.get_fontsize() == 5.6) < 0.35


CODED_FIGURES = [f for f in ALL_FIGURES if int(f[3:5]) in {1, 3, 8, 9, 10, 12, 13, 14, 15, 16, 17, 19}]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CODED_FIGURES)
def test_captions_of_coded_figures_say_that_a_machine_coded(drawn, name, language):
    caption = drawn(name, language).words.caption
    assert {"de": "Sprachmodell", "en": "language model"}[language] in caption
    assert {"de": "maschinelle Kodierung", "en": "coding by a machine"}[language] in caption
    assert not re.search(r"verlässlich kodiert|coded reliably|Grundlage: Kodierung|Basis: coding\b(?! by)", caption)


@pytest.mark.parametrize("language", LANGUAGES)
def test_alpha_is_the_models_consistency_and_reliable_by_its_lower_limit(drawn, data, language):
    words = drawn("fig19_agreement", language).words
    verdicts = Counter(a["verdict"] for a in data["agreement"])
    assert words.title.startswith({"de": "Beständigkeit des Modells: ", "en": "Consistency of the model: "}[language])
    assert f" {verdicts['reliable']} " in words.title and f" {verdicts['tentative']} " in words.title
    assert all((a["alpha_low"] or 0) >= RELIABLE for a in data["agreement"] if a["verdict"] == "reliable")
    assert {"de": "untere Grenze ab 0,80", "en": "lower limit from 0.80"}[language] in words.caption
    assert {"de": "keine Menschen", "en": "not people"}[language] in words.caption


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL_FIGURES)
def test_captions_name_base_source_and_origin(drawn, name, language):
    words = drawn(name, language).words
    assert re.search(r"n[ \u00a0]=[ \u00a0]\d", words.subtitle + words.caption)
    assert words.measure.endswith(".")
    own = {"de": "Eigene Abbildung", "en": "Our own figure"}[language]
    number = {"de": f"Abbildung {int(name[3:5])} der Studie", "en": f"Figure {int(name[3:5])} of the study"}[language]
    assert (own in words.caption) == (name in OWN_FIGURES)
    assert (number in words.caption) == (name in STUDY_FIGURES)
    assert (words.question != "") == (name in OWN_FIGURES)
    assert words.alt.startswith(words.title) or name == "fig02_cities"
    basis = {"de": "Grundlage", "en": "Basis"}[language]
    assert basis in words.caption


@pytest.mark.parametrize(
    "name", ["fig01_profile_card", "fig03_goals", "fig10_participation", "fig17_challenges_by_size"]
)
def test_weak_codings_are_told_in_the_caption(drawn, data, name):
    shown = {
        "fig01_profile_card": "initial_criterion",
        "fig03_goals": "goal",
        "fig10_participation": "participation_aim",
        "fig17_challenges_by_size": "challenge",
    }[name]
    rows = statistic_rows(data, shown, "coding")
    weak = [k for k, row in rows.items() if row["reliability"] in ("tentative", "unreliable", "unassessed")]
    assert weak
    sheet = drawn(name)
    text = sheet.words.caption + " ".join(words_of(sheet))
    assert all(label(shown, key, "de") in text for key in weak)
    assert "vorläufig" in text or "nicht verlässlich" in text


@pytest.mark.parametrize("name", ALL_FIGURES)
def test_every_text_is_inside_and_touches_no_other(drawn, name):
    for language, size in itertools.product(LANGUAGES, style.FIGURE_WIDTHS):
        sheet = drawn(name, language, size)
        assert collisions(sheet) == [], f"{language} {size}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_texts_are_inside_and_apart(data, language):
    note, cards = footnote(data, language), all_cards(data)
    fullest = sorted(cards, key=lambda c: -sum(len(p["title"]) for p in c.projects))[:4]
    for card in [*cards[::7], *fullest]:
        assert collisions(city_card(card, language, note)) == [], card.city["city"]


def collisions(sheet, tolerance=0.012):
    """Texts that leave the sheet or lie on one another by more than a hundredth of an inch."""
    with style.project_style():
        sheet.draw_without_rendering()
    hidden = {id(t) for ax in sheet.axes if not ax.axison for a in (ax.xaxis, ax.yaxis) for t in a.findobj(Text)}
    texts = [t for t in sheet.findobj(Text) if t.get_text().strip() and t.get_visible() and id(t) not in hidden]
    boxes = [(t.get_text(), t.get_window_extent()) for t in texts]
    slack = tolerance * sheet.dpi
    found = [
        t for t, b in boxes if b.x0 < -slack or b.x1 > sheet.bbox.x1 + slack or b.y0 < -slack or b.y1 > sheet.bbox.y1
    ]
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        if wide > slack and high > 2 * slack:
            found.append(f"{one} / {other}")
    return found


@pytest.mark.parametrize("name", ALL_FIGURES)
def test_german_numbers_and_english_numbers(drawn, name):
    german = " ".join(words_of(drawn(name, "de")))
    english = " ".join(words_of(drawn(name, "en")))
    assert "%" not in german.replace("\u00a0%", "").replace("95-%-Intervall", "")
    assert " %" not in english and "\u00a0%" not in english


@pytest.mark.parametrize("name", ALL_FIGURES)
def test_empty_or_missing_data_give_a_message(data, name):
    for table in ALL_FIGURES[name].tables:
        for broken in ({**data, table: []}, {k: v for k, v in data.items() if k != table}):
            with pytest.raises(InputError, match=f"{table}.csv"):
                ALL_FIGURES[name].draw(broken, "de")


@pytest.fixture(scope="module")
def with_another(data):
    """The tables with a 51st city that a user added: no codes, no page in the atlas, no entry in the annex."""
    statistics = data["statistics"]
    counted = [r for r in statistics if r["base_unit"] == "cities" and r["basis"] in ("coding", "profile_facts")]
    more = [row | {"scope": "all", "base": row["base"] + 1} for row in counted]
    city = data["cities"][0] | {"city": "Neustadt", "in_study": False, "atlas_page": None}
    project = data["projects"][0] | {"city": "Neustadt", "annex_field": "", "annex_title": ""}
    return {
        **data,
        "statistics": statistics + more,
        "cities": [*data["cities"], city],
        "projects": [*data["projects"], project],
    }


@pytest.mark.parametrize("name", ["fig01_profile_card", "fig02_cities", "fig11_cities_by_state", "fig12_field_heatmap"])
def test_an_added_city_is_shown_where_the_scope_is_all(with_another, name):
    assert "51" in ALL_FIGURES[name].draw(with_another, "de", "all").words.measure
    assert "50" in ALL_FIGURES[name].draw(with_another, "de", "study").words.measure


def test_an_added_city_gets_a_card_of_silence(with_another):
    card = next(c for c in all_cards(with_another, "all") if c.city["city"] == "Neustadt")
    texts = words_of(city_card(card, "de", footnote(with_another, "de", "all")))
    assert texts.count("nicht genannt") == 7 and "0 von 10 Feldern" in texts
    assert not any("Atlas S." in t for t in texts)
    assert "Regeln auf Wörtern" in " ".join(texts) and "Sprachmodell" not in " ".join(texts)  # no model coded it
