"""The coding page in a real browser: by keyboard alone with a reload, training, rules, undo, adjudication, axe."""

from __future__ import annotations

import os

import pytest

from cityatlas.coding.codebook import variables
from cityatlas.coding.codings import _breach
from cityatlas.core.language import LANGUAGES
from tests.fixtures.coding_page import CITIES, coded_row, lines_of
from tests.workflow.browser import (
    AXE,
    CONTROL,
    DELETE,
    DOWN,
    ESCAPE,
    LEFT,
    MISSING,
    NO_AXE,
    RIGHT,
    SHIFT,
    TAB,
    available,
)
from tests.workflow.coding_page import (
    CITY,
    FOUND,
    QUESTION,
    SAID,
    STATE,
    VARIABLE,
    adjudication,
    close_training,
    code,
    downloaded,
    expanded,
    exported,
    fresh,
    in_order,
    page,
    plan,
    resume,
)

pytestmark = pytest.mark.skipif(not available(), reason=MISSING)


def test_it_opens_without_a_complaint_or_a_request(browser, profiles, tmp_path):
    fresh(browser, page(profiles, tmp_path))
    assert browser.messages() == []
    assert browser.js("return performance.getEntriesByType('resource').length") == 0
    assert browser.js(STATE) == "open"


def test_three_cities_by_keyboard_alone_with_a_reload_in_the_middle(browser, profiles, tmp_path):
    path = page(profiles, tmp_path, training=1)
    fresh(browser, path)
    order = in_order(browser)
    rows = [plan(city, place) for place, city in enumerate(order)]
    code(browser, rows[0])
    assert browser.js(SAID) != "" and browser.js(QUESTION) is False
    training = close_training(browser)
    assert training["part"] == "training" and training["rows"] == rows[0]
    code(browser, rows[1][:20])
    browser.reload()
    assert browser.js(CITY) == order[1]
    assert browser.js(f"{VARIABLE}") == browser.js(
        "return document.querySelector('[aria-current]').children[1].textContent"
    )
    code(browser, rows[1][20:])
    assert browser.js(CITY) == order[2]
    code(browser, rows[2])
    content = exported(browser)
    assert content["rows"] == rows[1] + rows[2]
    assert content["unfinished"] == []
    assert {k: content[k] for k in ("format", "coder", "language", "part")} == {
        "format": "cityatlas-coding/1",
        "coder": "anna",
        "language": "de",
        "part": "coding",
    }
    assert content["training_cities"] == order[:1] and content["order"] == order
    assert content["document_sha256"] == profiles.sha256
    known = variables()
    assert [_breach({**r, "coder": "anna"}, known, set(CITIES)) for r in content["rows"]] == [None] * len(
        content["rows"]
    )


def test_training_is_closed_before_the_others_open_and_then_fixed(browser, profiles, tmp_path):
    fresh(browser, page(profiles, tmp_path, training=1))
    order = in_order(browser)
    browser.press(".")
    assert browser.js(CITY) == order[0] and "sobald die Übung abgeschlossen" in browser.js(SAID)
    assert browser.js("return [...document.querySelectorAll('#city option')].map(o => o.disabled)") == [
        False,
        True,
        True,
    ]
    assert browser.js("return document.getElementById('training-act')") is None
    code(browser, plan(order[0], 0))
    close_training(browser)
    assert browser.js(CITY) == order[1]
    browser.press(",", "1")
    assert "bleiben, wie sie sind" in browser.js(SAID)
    browser.press("u")
    assert "Nichts mehr rückgängig" in browser.js(SAID)
    browser.js("document.getElementById('training').click()")
    assert downloaded(browser, "anna-training.json")["rows"] == plan(order[0], 0)


def test_silence_is_told_apart_from_not_yet_coded_and_from_a_no_with_evidence(opened):
    opened.press(*[RIGHT])
    assert opened.js(STATE) == "open"
    opened.press("0")
    assert opened.js(STATE) == "silent"
    opened.press(" ")
    assert opened.js(STATE) == "denied"
    opened.press(" ", DELETE)
    assert opened.js(STATE) == "open"
    assert exported(opened)["rows"] == []


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        (("1",), "strength"),
        (("1", "a"), "evidence"),
        ((" ",), "value"),
        (("f",), "value"),
        ((LEFT, "2", " ", "f"), "alternative"),
        ((LEFT, "1", " ", RIGHT, RIGHT, "2", "0", "1", ESCAPE), "year"),
        ((LEFT, "1", " ", RIGHT, RIGHT, *"2018", ESCAPE), "evidence"),
    ],
)
def test_what_is_incomplete_is_said_and_not_exported_as_finished(opened, keys, problem):
    opened.press(RIGHT, *keys)
    assert opened.js(STATE) == "unfinished"
    assert opened.js("return document.getElementById('problem').textContent")
    content = exported(opened)
    assert [row["problem"] for row in content["unfinished"]] == [problem]
    assert "1 unvollständig" in opened.js(SAID)


def test_undo_and_redo_take_every_step_back_and_forth(opened):
    opened.press(RIGHT, "1", "a", " ", "f", "n", *"Eine Notiz", ESCAPE)
    whole = exported(opened)["rows"]
    opened.press(*"uuuuu")
    assert exported(opened)["rows"] == exported(opened)["unfinished"] == []
    opened.press("u")
    assert "Nichts mehr" in opened.js(SAID)
    opened.press(*[SHIFT + "u"] * 5)
    assert exported(opened)["rows"] == whole and whole[0]["note"] == "Eine Notiz"
    opened.press(CONTROL + "z", "0")
    assert opened.js("return document.getElementById('redo').disabled")
    opened.reload()
    opened.press(CONTROL + "z")
    assert exported(opened)["rows"] == [{**whole[0], "note": ""}]


def test_a_status_that_changes_takes_what_depends_on_it_along_and_undo_brings_it_back(opened):
    opened.press("1", " ", RIGHT, "2", "l", RIGHT, *"2018", ESCAPE, "l", LEFT, LEFT)
    before = exported(opened)["rows"]
    assert [r["variable"] for r in before] == ["agenda_status", "agenda_form", "agenda_year"]
    opened.press("2")
    assert "trifft nicht mehr zu" in opened.js(SAID)
    assert [r["variable"] for r in exported(opened)["rows"]] == ["agenda_status"]
    opened.press("u")
    assert exported(opened)["rows"] == before


def test_a_range_is_marked_by_mouse_and_its_sections_follow(opened):
    lines = lines_of(opened.js(CITY))
    opened.click(f"#line-{lines[0]}")
    opened.js(
        "document.getElementById(arguments[0]).dispatchEvent(new MouseEvent('mousedown', {shiftKey: true, button: 0}))",
        f"line-{lines[2]}",
    )
    opened.press("2")
    row = exported(opened)["rows"][0]
    assert expanded(row["lines"]) == lines[:3]
    assert row["section"] == "organisation|milestones|motivation"


def test_progress_counts_variables_and_cities(opened):
    said = "return document.querySelector('.progress p').textContent"
    binary = sum(v.kind == "binary" for v in variables().values())
    assert opened.js(said).startswith(f"0 von {binary + 1} in dieser Stadt")
    opened.press(RIGHT, *("0", RIGHT) * binary)
    assert opened.js(VARIABLE) == "Status der Digitalen Agenda"
    opened.press("2", " ")
    assert f"{binary + 1} von {binary + 1} in dieser Stadt" in opened.js(said)
    assert "1 von 3 Städten fertig" in opened.js(said)


def test_shortcuts_can_be_switched_off_and_letters_in_a_note_are_letters(opened):
    opened.press("n", *"uf1e", ESCAPE)
    assert exported(opened)["unfinished"][0]["note"] == "uf1e"
    opened.press("?")
    opened.js("document.getElementById('shortcuts').focus()")
    opened.press(" ", ESCAPE, "2")
    assert opened.js("return document.querySelectorAll('[aria-pressed=true]').length") == 0
    opened.press(DOWN, " ")
    assert "Zeile" in opened.js(FOUND)


def test_everything_is_reached_by_tab_too(opened):
    opened.js("document.activeElement.blur()")
    reached = set()
    for _ in range(30):
        opened.press(TAB)
        reached.add(opened.js("return document.activeElement.id"))
    assert {"city", "export", "resume", "help", "lines", "value-adopted", "doubt", "note", "next-open"} <= reached


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (360, 740)])
def test_no_screen_scrolls_sideways(opened, size):
    opened.resize(*size)
    wide = (
        "return [document.documentElement, ...document.querySelectorAll('main > *')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.id)"
    )
    assert opened.js(wide) == []
    opened.resize(1280, 900)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.skipif(AXE not in os.environ, reason=NO_AXE)
def test_axe_finds_nothing(browser, profiles, tmp_path, language):
    fresh(browser, page(profiles, tmp_path, training=1, language=language))
    assert browser.violations() == []
    browser.press("1", " ", "f", RIGHT, RIGHT, *"201", ESCAPE)
    assert browser.violations() == []
    browser.press(RIGHT, "1", "s", "f", "?")
    assert browser.violations() == []
    browser.press(ESCAPE)
    browser.resize(360, 740)
    assert browser.violations() == []
    browser.resize(1280, 900)
    fresh(browser, adjudication(profiles, tmp_path, language))
    browser.press("q")
    assert browser.violations() == []


def test_a_third_person_decides_and_gives_a_reason(browser, profiles, tmp_path):
    fresh(browser, adjudication(profiles, tmp_path))
    line = lines_of(CITIES[1])
    shown = browser.js("return [...document.querySelectorAll('.given')].map(g => g.textContent)")
    assert "verabschiedet" in shown[0] and "in Entwicklung" in shown[1] and str(line[2]) in shown[1]
    marks = browser.js("return [...document.querySelectorAll('.marks')].map(m => m.textContent).filter(Boolean)")
    assert marks == ["A", "B"]
    browser.press("w")
    content = exported(browser, "clara-adjudication.json")
    assert [r["problem"] for r in content["unfinished"]] == ["reason"]
    browser.press(
        "q",
        "n",
        *"Beschluss fehlt",
        ESCAPE,
        RIGHT,
        "q",
        "n",
        *"Dokument da",
        ESCAPE,
        "o",
        "q",
        "n",
        *"Bus zählt",
        ESCAPE,
    )
    browser.reload()
    assert browser.js("return document.querySelector('.progress p').textContent").startswith("3 von 3")
    content = exported(browser, "clara-adjudication.json")
    assert content["format"] == "cityatlas-adjudication/1" and content["between"] == ["anna", "bert"]
    city = CITIES[1]
    assert content["unfinished"] == []
    assert content["rows"] == [
        coded_row(city, "agenda_status", "adopted", lines=line[:1], note="Beschluss fehlt"),
        coded_row(city, "agenda_form", "written_out", lines=line[:1], note="Dokument da"),
        coded_row(city, "field_mobility", "1", "project", line[1:2], note="Bus zählt"),
        coded_row(city, "goal_digital_society", "0"),
    ]
    assert content["decided"] == [[city, v] for v in ("agenda_status", "agenda_form", "field_mobility")]
    browser.js("localStorage.clear()")
    browser.reload()
    resume(browser, content)
    assert exported(browser, "clara-adjudication.json") == content
