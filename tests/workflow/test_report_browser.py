"""The report in a real browser: search, filters, sorting, addresses, keyboard, phone, paper, no script, no network."""

from __future__ import annotations

import csv
import io
import os
import time

import pytest

from cityatlas.claims.classes import class_of
from cityatlas.claims.headline import counted, support_of
from cityatlas.report.inline_svg import inline
from cityatlas.report.picture_tables import TableGroup, TableRow
from cityatlas.report.pictures import ShownFigure
from tests.fixtures.report_page import page, page_tables
from tests.workflow.browser import AXE, MISSING, NO_AXE, Browser, available

pytestmark = pytest.mark.skipif(not available(), reason=MISSING)
NUMBERS_THAT_FAIL = ("numeric", "data", "contradicted")
SHOWN = "return [...document.querySelectorAll('#register > tbody')].filter(t => t.offsetParent !== null)"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><rect width="90" height="40" fill="#f00"/></svg>'

GROUPS = [TableGroup("Städte", [TableRow("Verwaltung", "37 (26 %)"), TableRow("Mobilität", "")])]
CHOOSE = """const f = document.getElementById(arguments[0]); f.value = arguments[1];
f.dispatchEvent(new Event(arguments[2], {bubbles: true}))"""


@pytest.fixture(scope="module")
def made(tables, results, tmp_path_factory):
    return page_tables(tables, results, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def file(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    drawing = inline(SVG, "fig06_x", "Ein rotes Rechteck")
    picture = ShownFigure("fig06_x", drawing, "Ein rotes Rechteck", "Leuchttürme", "tables", 6, GROUPS)
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


def test_what_a_figure_shows_unfolds_as_a_table(opened):
    look = "return document.querySelector('#figure-fig06_x details').open"
    assert not opened.js(look)
    opened.js("document.querySelector('#figure-fig06_x summary').click()")
    assert opened.js(look)
    assert opened.js("return document.querySelector('#figure-fig06_x tbody').innerText.split(/\\s+/).join(' ')") == (
        "Städte Verwaltung 37 (26 %) Mobilität"
    )


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


@pytest.mark.parametrize("event", ["input", "change"])
def test_either_event_of_a_choice_is_heard(opened, made, event):
    opened.js(CHOOSE, "f-status", "contradicted", event)
    assert set(ids(opened)) == {c["claim_id"] for c in made["claims"] if c["status"] == "contradicted"}


def hash_of(browser: Browser) -> str:
    return browser.js("return location.hash")


def test_search_filters_and_the_open_claim_stand_in_the_address(browser, file, made):
    browser.open(file)
    assert hash_of(browser) == ""
    browser.js(CHOOSE, "f-status", "contradicted", "input")
    browser.keys("#f-text", "mobilität 92")
    shown = ids(browser)
    assert shown == ["press-mobilitaet-92"]
    assert hash_of(browser) == "#section-register?text=mobilit%C3%A4t+92&status=contradicted"
    browser.js("document.querySelector('#press-mobilitaet-92 summary').click()")
    browser.js("return new Promise(done => setTimeout(done, 50))")
    address = hash_of(browser)
    assert address.startswith("#press-mobilitaet-92?text=")
    browser.open(file, address.removeprefix("#"))
    assert ids(browser) == shown
    assert browser.js("return document.querySelector('#press-mobilitaet-92 details').open")
    assert browser.js("return document.getElementById('f-text').value") == "mobilität 92"
    browser.click("#filters [type=reset]")
    browser.js("return new Promise(done => setTimeout(done, 50))")
    assert hash_of(browser) == "#press-mobilitaet-92"
    assert len(ids(browser)) == len(made["claims"])


def test_back_brings_the_selection_before(opened, made):
    opened.js(CHOOSE, "f-evidence", "documents", "input")
    before = ids(opened)
    opened.js("location.hash = '#bw-8'; return new Promise(done => setTimeout(done, 50))")
    assert len(ids(opened)) == len(made["claims"])
    opened.js("history.back(); return new Promise(done => setTimeout(done, 200))")
    assert ids(opened) == before != []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("section-register?status=wahr&evidence=data", "status=wahr"),
        ("section-register?stand=1", "stand=1"),
        ("gibt-es-nicht?evidence=data", "gibt-es-nicht"),
        ("%E0%A4%A?text=x", "%E0%A4%A"),
    ],
)
def test_what_the_address_asks_in_vain_is_told(browser, file, asked, told):
    browser.messages()
    browser.open(file, asked)
    said = browser.js("return document.getElementById('shown').textContent")
    assert f"nicht verstanden und nicht beachtet: {told}" in said
    assert browser.messages() == []
    browser.js(CHOOSE, "f-status", "reproduced", "input")
    assert "nicht verstanden" not in browser.js("return document.getElementById('shown').textContent")


def saved(folder, name: str) -> bytes:
    for _ in range(100):
        if (folder / name).is_file():
            return (folder / name).read_bytes()
        time.sleep(0.05)
    raise AssertionError(f"{name} was not saved: {[p.name for p in folder.iterdir()]}")


def test_the_filtered_rows_are_saved_as_csv_also_for_german_excel(opened, made, tmp_path):
    opened.download_to(tmp_path)
    opened.js(CHOOSE, "f-status", "contradicted", "input")
    claims = {c["claim_id"]: c for c in made["claims"] if c["status"] == "contradicted"}
    name = f"smart-city-atlas-claims-{len(claims)}"
    opened.click("#save-csv")
    rows = list(csv.DictReader(io.StringIO(saved(tmp_path, f"{name}.csv").decode())))
    assert {r["claim_id"] for r in rows} == set(claims)
    for row in rows:
        claim = claims[row["claim_id"]]
        assert (row["claim"], row["status"]) == (claim["claim_de"], "contradicted")
        assert row["printed"] == " ".join(claim["printed"].split())
        assert row["citation"].endswith(f"{row['claim_id']}, CC BY 4.0].")
        assert row["verdict"] in ("widerlegt", "trifft nach unserer Festlegung nicht zu")
    opened.click("#save-excel")
    content = saved(tmp_path, f"{name}-excel.csv")
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    excel = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert excel == rows
    assert opened.js("return document.getElementById('said').textContent") == f"Gespeichert: {name}-excel.csv"


def test_a_saved_cell_is_no_formula(browser, made, tmp_path):
    tables = {**made, "claims": [dict(c) for c in made["claims"]]}
    tables["claims"][0].update(printed='=HYPERLINK("x")', claim_de="@SUM(1)")
    path = tmp_path / "report.html"
    path.write_text(page(tables), encoding="utf-8")
    browser.open(path, f"section-register?text={tables['claims'][0]['claim_id']}")
    browser.download_to(tmp_path)
    browser.click("#save-csv")
    (file,) = [saved(tmp_path, f"smart-city-atlas-claims-{len(ids(browser))}.csv")]
    row = next(iter(csv.DictReader(io.StringIO(file.decode()))))
    assert (row["printed"], row["claim"]) == ('\'=HYPERLINK("x")', "'@SUM(1)")


def test_links_to_a_claim_and_to_the_selection_are_copied(opened, file):
    heard = "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
    opened.js(heard)
    opened.js(CHOOSE, "f-status", "contradicted", "input")
    opened.click("#copy-link")
    base = opened.js("return location.href.split('#')[0]")
    assert opened.js("return window.copied") == f"{base}#section-register?status=contradicted"
    opened.js("document.querySelector('#press-mobilitaet-92 summary').click()")
    opened.js("return new Promise(done => setTimeout(done, 50))")
    opened.js("document.querySelectorAll('#press-mobilitaet-92 .buttons button')[1].click()")
    assert opened.js("return window.copied") == f"{base}#press-mobilitaet-92"


def test_a_browser_that_does_not_let_copy_says_where_the_link_stands(opened):
    opened.js("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    opened.click("#copy-link")
    opened.js("return new Promise(done => setTimeout(done, 50))")
    assert "Adresszeile" in opened.js("return document.getElementById('said').textContent")


def test_numbers_that_cannot_be_recomputed_are_folded(opened):
    assert not opened.js("return document.getElementById('unsettled').open")


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


def test_the_way_back_stays_on_the_phone_and_hides_nothing(opened):
    look = (
        "const n = document.querySelector('.way-back');"
        "return [getComputedStyle(n).display, Math.round(n.getBoundingClientRect().bottom)]"
    )
    assert opened.js(look)[0] == "none"
    opened.resize(320, 640)
    opened.js("document.getElementById('bw-8').scrollIntoView()")
    assert opened.js(look) == ["flex", 640]
    opened.click(".way-back a")
    opened.js("return new Promise(done => setTimeout(done, 50))")
    assert opened.js("return document.getElementById('contents').getBoundingClientRect().top >= 0")
    opened.js("scrollTo(0, document.body.scrollHeight)")
    foot = "return document.querySelector('footer p').getBoundingClientRect().bottom"
    assert opened.js(foot) <= opened.js("return document.querySelector('.way-back').getBoundingClientRect().top")


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_each_view_fits_is_light_or_dark_and_without_barriers(browser, made, tmp_path, width, scheme, language):
    path = tmp_path / "report.html"
    drawing = inline(SVG, "fig06_x", "Ein rotes Rechteck")
    picture = ShownFigure("fig06_x", drawing, "Ein rotes Rechteck", "Leuchttürme", "tables", 6, GROUPS)
    path.write_text(page(made, language, [picture]), encoding="utf-8")
    browser.prefer(scheme)
    browser.resize(width, 900)
    browser.open(path, "press-mobilitaet-92?document=press")
    browser.js("document.querySelectorAll('.fold, .as-table').forEach(d => { d.open = true; })")
    assert browser.js("return document.documentElement.scrollWidth <= innerWidth")
    paper = browser.js("return getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 30)"}[scheme]
    found = browser.violations() if os.environ.get(AXE) else None
    browser.prefer("light")
    if found is None:
        pytest.skip(NO_AXE)
    assert found == []


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
