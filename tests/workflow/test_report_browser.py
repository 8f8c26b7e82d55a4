"""The report in a real browser: search, filters, sorting, addresses, keyboard, phone, paper, no script, no network."""

from __future__ import annotations

import pytest

from cityatlas.claims.classes import class_of
from cityatlas.claims.headline import counted, support_of
from cityatlas.report.inline_svg import inline
from cityatlas.report.pictures import ShownFigure
from tests.fixtures.report_page import page, page_tables
from tests.workflow.browser import MISSING, Browser, available

pytestmark = pytest.mark.skipif(not available(), reason=MISSING)
NUMBERS_THAT_FAIL = ("numeric", "data", "contradicted")
SHOWN = "return [...document.querySelectorAll('#register > tbody')].filter(t => t.offsetParent !== null)"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><rect width="90" height="40" fill="#f00"/></svg>'


@pytest.fixture(scope="module")
def made(tables, results, tmp_path_factory):
    return page_tables(tables, results, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def file(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    picture = ShownFigure(
        "fig06_x", inline(SVG, "fig06_x", "Ein rotes Rechteck"), "Ein rotes Rechteck", "Leuchttürme", "tables", 6
    )
    path.write_text(page(made, "de", [picture]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser():
    with Browser() as window:
        yield window


@pytest.fixture
def opened(browser, file):
    browser.resize(1280, 900)
    browser.open(file)
    browser.messages()
    return browser


def ids(browser: Browser) -> list[str]:
    return browser.js(SHOWN + ".map(t => t.id)")


def test_it_opens_without_a_complaint_and_shows_all_claims(browser, file, made):
    browser.messages()
    browser.open(file)
    assert browser.messages() == []
    assert sorted(ids(browser)) == sorted(c["claim_id"] for c in made["claims"])
    assert (
        browser.js("return performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:')).length")
        == 0
    )


def test_figures_are_drawn(opened):
    script = """const i = document.querySelector('#figure-fig06_x svg');
        const b = i.querySelector('rect').getBoundingClientRect();
        return [Math.round(100 * b.width / b.height), i.getAttribute('aria-label')]"""
    assert opened.js(script) == [225, "Ein rotes Rechteck"]


def test_search_narrows_ignores_case_and_accents_and_says_how_many(opened, made):
    opened.keys("#f-text", "MOBILITAT 92")
    found = ids(opened)
    assert "press-mobilitaet-92" in found
    assert 0 < len(found) < len(made["claims"]) / 4
    said = opened.js("return document.getElementById('shown').textContent")
    assert said == f"{len(found)} von {len(made['claims'])} Aussagen"
    opened.keys("#f-text", " gibtesnicht")
    assert ids(opened) == []
    assert "Keine Aussage passt" in opened.js("return document.getElementById('shown').textContent")


def test_filters_combine_and_reset(opened, made):
    for name, value in (("status", "reproduced"), ("evidence", "data"), ("test", "two_sided")):
        opened.js(
            "const f = document.getElementById(arguments[0]); f.value = arguments[1];"
            "f.dispatchEvent(new Event('input', {bubbles: true}))",
            f"f-{name}",
            value,
        )
    wanted = ("reproduced", "data", "two_sided")
    expected = {c["claim_id"] for c in made["claims"] if (c["status"], c["evidence"], c["test"]) == wanted}
    assert set(ids(opened)) == expected
    opened.click("#filters [type=reset]")
    opened.js("return new Promise(done => setTimeout(done, 50))")
    assert len(ids(opened)) == len(made["claims"])


def test_a_count_leads_to_just_its_claims(opened, made):
    tested = [c for c in made["claims"] if counted(c)]
    survey = [c for c in tested if c["evidence"] == "data" and support_of(c) == "survey"]
    for chosen, expected in (
        (
            "[data-filter-kind=numeric][data-filter-evidence=data][data-filter-status=contradicted]",
            {c["claim_id"] for c in tested if (class_of(c), c["evidence"], c["status"]) == NUMBERS_THAT_FAIL},
        ),
        (
            "#tile-survey [data-filter-status=consistent]",
            {c["claim_id"] for c in survey if c["status"] == "consistent"},
        ),
    ):
        opened.js("document.querySelector(arguments[0]).click()", chosen)
        assert set(ids(opened)) == expected
        assert opened.js("return document.querySelector(arguments[0]).textContent", chosen) == str(len(expected))


def test_sorting_by_keyboard_tells_its_direction(opened):
    focus = "const b = document.querySelector('[data-key=found] button'); b.focus();return document.activeElement === b"
    assert opened.js(focus)
    for direction, sign in (("ascending", 1), ("descending", -1)):
        opened.keys("[data-key=found] button", "\ue007")
        heads = opened.js(
            "return [...document.querySelectorAll('#register [aria-sort]')].map(h => [h.dataset.key, h.ariaSort])"
        )
        assert heads == [["found", direction]]
        lows = opened.js(SHOWN + ".map(t => t.dataset.low).filter(Boolean).map(Number)")
        assert lows == sorted(lows, key=lambda low: sign * low)
        assert len(set(lows)) > 10


def test_the_address_of_a_claim_opens_it_even_where_a_filter_hides_it(browser, file):
    browser.open(file, "press-mobilitaet-92")
    look = (
        "const t = document.getElementById('press-mobilitaet-92'); const r = t.getBoundingClientRect();"
        "return [t.hidden, t.querySelector('details').open, r.top >= 0 && r.top < innerHeight]"
    )
    assert browser.js(look) == [False, True, True]
    browser.keys("#f-text", "gibtesnicht")
    browser.js("location.hash = '#bw-8'; return new Promise(done => setTimeout(done, 50))")
    assert browser.js(look.replace("press-mobilitaet-92", "bw-8")) == [False, True, True]
    cited = browser.js("return document.querySelector('#bw-8 .cite').textContent")
    assert cited.startswith("Nach der Nachrechnung des Smart-City-Atlas")


def test_the_first_tab_stop_skips_to_the_content(opened):
    opened.keys("body", "\ue004")
    focused = (
        "const a = document.activeElement; const left = a.getBoundingClientRect().left;"
        "return [a.className, getComputedStyle(a).outlineStyle, left >= 0]"
    )
    assert opened.js(focused) == ["skip", "solid", True]
    opened.keys(".skip", "\ue007")
    assert opened.js("return document.activeElement.id") == "main"


def test_a_phone_needs_no_sideways_scrolling_and_names_each_value(opened):
    opened.resize(360, 740)
    assert opened.js("return document.documentElement.scrollWidth <= innerWidth")
    label = "return getComputedStyle(document.querySelector('#bw-8 td:nth-child(3)'), '::before').content"
    assert opened.js(label) == '"Gefunden"'
    assert opened.js("return document.querySelector('#bw-8 td').role") == "cell"


def test_paper_unfolds_the_findings_and_hides_the_filters(opened, tmp_path):
    opened.pdf(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    opened.js("dispatchEvent(new Event('beforeprint'))")
    assert opened.js("return [...document.querySelectorAll('details.fold')].every(d => d.open)")
    assert not opened.js("return document.querySelector('#register details').open")
    opened.js("dispatchEvent(new Event('afterprint'))")
    assert not opened.js("return [...document.querySelectorAll('details.fold')].some(d => d.open)")


def test_without_script_everything_is_visible(file, made):
    with Browser(script=False) as window:
        window.open(file)
        assert len(ids(window)) == len(made["claims"])
        cites = "return [...document.querySelectorAll('.cite')].filter(c => c.offsetHeight > 0).length"
        assert window.js(cites) == len(made["claims"])
        assert window.js("return document.getElementById('filters').offsetParent === null")


def test_a_hostile_title_runs_nothing(browser, made, tmp_path):
    tables = {**made, "claims": [dict(c) for c in made["claims"]]}
    hostile = "<script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">"
    tables["claims"][0].update(claim_de=hostile, printed=hostile, explanation_de=hostile)
    svg = SVG.replace("/>", "/><script>parent.document.title='hit'</script>")
    picture = ShownFigure(
        "x\" onload=\"document.title='hit'", inline(svg, "x", '"><b>'), '"><b>', hostile, "figures", 1
    )
    path = tmp_path / "report.html"
    path.write_text(page(tables, "de", [picture]), encoding="utf-8")
    browser.messages()
    browser.open(path)
    assert browser.js("return document.title") == "Der Smart-City-Atlas, nachgerechnet"
    assert browser.js("return document.querySelectorAll('#register img, #register script').length") == 0
    assert browser.messages() == []
