"""The atlas for everybody: by keyboard alone, with axe, on a phone, on paper, without script."""

from __future__ import annotations

import os

import pytest

from cityatlas.core.ordering import german_order
from tests.workflow.atlas_page import TEXT, go, look
from tests.workflow.browser import AXE, DOWN, ENTER, MISSING, NO_AXE, RIGHT, TAB, Browser, available

pytestmark = [pytest.mark.workflow, pytest.mark.skipif(not available(), reason=MISSING)]


def focused(browser):
    return browser.js("const a = document.activeElement; return a.id || a.getAttribute('aria-label') || a.textContent")


def test_a_tour_by_keyboard_alone(atlas):
    atlas.press(TAB)
    assert focused(atlas) == atlas.js(TEXT, ".skip")
    seen = []
    for _ in range(40):
        atlas.press(TAB)
        seen.append(focused(atlas))
        if "Einwohner, Agenda" in seen[-1]:
            break
    assert "search" in seen and "f-status-adopted" in seen
    first = seen[-1]
    steps = {first}
    for key in (DOWN, DOWN, RIGHT, DOWN, RIGHT):
        atlas.press(key)
        steps.add(focused(atlas))
    assert len(steps) > 3
    ring = atlas.js("return getComputedStyle(document.activeElement.querySelector('.disc')).strokeWidth")
    assert float(ring.removesuffix("px")) > 4
    name = focused(atlas).split(",")[0]
    atlas.press(ENTER)
    assert atlas.js(TEXT, "#panel-title") == name and focused(atlas) == "panel-title"
    atlas.js("document.getElementById('panel-close').focus()")
    atlas.press(ENTER)
    assert focused(atlas) == "list-title"
    atlas.press(TAB, ENTER)
    assert atlas.js("return document.querySelector('[aria-sort]').ariaSort") == "descending"


@pytest.mark.skipif(AXE not in os.environ, reason=NO_AXE)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(atlas, language, scheme, width):
    look(atlas, width, 900, scheme)
    for view in (
        "groesse=mittelstadt",
        "stadt=ulm",
        "stadt=ulm,aachen,bonn",
        "ansicht=statistik&status=adopted",
    ):
        go(atlas, f"{view}&lang={language}")
        atlas.js("for (const box of document.querySelectorAll('details')) box.open = true")
        assert atlas.violations() == [], view


@pytest.mark.parametrize("view", ["", "stadt=ulm", "stadt=ulm,aachen", "ansicht=statistik"])
def test_a_phone_needs_no_sideways_scrolling(atlas, view):
    look(atlas, 320, 700)
    go(atlas, view)
    assert atlas.js("return document.documentElement.scrollWidth <= 320")


def test_on_paper_a_city_is_its_page_alone(atlas, tmp_path):
    go(atlas, "stadt=ulm")
    atlas.pdf(tmp_path / "ulm.pdf")
    assert (tmp_path / "ulm.pdf").read_bytes().startswith(b"%PDF")
    atlas.js("dispatchEvent(new Event('beforeprint'))")
    assert atlas.js("return [...document.querySelectorAll('#panel details')].every(d => d.open)")
    atlas.js("dispatchEvent(new Event('afterprint'))")
    assert not atlas.js("return [...document.querySelectorAll('#panel details')].some(d => d.open)")


def test_without_script_there_is_the_whole_table_and_a_hint(atlas_file, published):
    with Browser(script=False) as window:
        window.open(atlas_file)
        rows = window.js("return [...document.querySelectorAll('.plain tbody tr')].map(r => r.children[0].textContent)")
        assert rows == sorted((c["city"] for c in published["cities"]), key=german_order)
        assert "JavaScript" in window.js(TEXT, ".plain .note")
        assert window.js("return document.getElementById('app').offsetParent === null")
