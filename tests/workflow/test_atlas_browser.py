"""The atlas in a browser without a network: three tasks of users, any address, what can be taken away."""

from __future__ import annotations

import csv
import io
import random
import re
from urllib.parse import quote

import pytest

from cityatlas.atlas.content import atlas_content
from cityatlas.atlas.page import render
from cityatlas.coding.city_codes import by_city
from cityatlas.core.ordering import german_order
from cityatlas.core.vocabulary import terms
from cityatlas.explore import peers as notebook
from tests.fixtures.atlas import with_matrix
from tests.fixtures.matrix import made_up_cells
from tests.workflow.atlas_page import ROWS, TEXT, downloaded, go
from tests.workflow.browser import MISSING, TAB, available

pytestmark = [pytest.mark.workflow, pytest.mark.skipif(not available(), reason=MISSING)]
SEEDED, ADDRESSES = 20190318, 200
FIRST_MAP = 1000
"""Milliseconds until the first map stands."""


def test_it_opens_without_a_complaint_asks_for_nothing_and_shows_the_map_within_a_second(browser, atlas_file):
    browser.messages()
    browser.open(atlas_file)
    assert browser.messages() == []
    asked = "return performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:')).length"
    assert browser.js(asked) == 0
    assert browser.js("return performance.getEntriesByName('shown')[0].startTime") < FIRST_MAP
    assert browser.js("return document.querySelectorAll('#svg-main .dot').length") == 50
    browser.js("return new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))")
    assert 0 < browser.js("return performance.getEntriesByName('first-contentful-paint')[0].startTime") < FIRST_MAP


def test_task_one_cities_of_a_size_with_an_agenda_and_a_person_in_charge(atlas, published):
    atlas.keys("#low", "50.000" + TAB)
    atlas.keys("#high", "100.000" + TAB)
    atlas.click("#f-status-adopted")
    atlas.click("#facet-organisation summary")
    atlas.click("#f-organisation-person_role")
    codes = by_city(published["codes"])
    wanted = [
        c["city"]
        for c in sorted(published["cities"], key=lambda c: german_order(c["city"]))
        if 50_000 <= c["population"] <= 100_000
        and codes[c["city"]].values["agenda_status"] == "adopted"
        and codes[c["city"]].values["org_person_role"] == "1"
    ]
    assert atlas.js(ROWS) == wanted and wanted
    assert atlas.js(TEXT, "#count") == f"{len(wanted)} von 50 Städten"
    chips = atlas.js("return [...document.querySelectorAll('#chips .chip')].map(c => c.textContent)")
    assert chips == [
        "Status der Agenda: verabschiedet ×",
        "Organisation: Personenrolle ×",
        "Einwohner: 50.000 bis 100.000 ×",
    ]
    hash_ = atlas.js("return location.hash")
    assert hash_ == "#status=adopted&organisation=person_role&einwohner=50000-100000"
    atlas.click("#chips .reset")
    assert atlas.js(TEXT, "#count") == "50 von 50 Städten"


def test_task_two_the_peers_of_ulm_and_why(atlas, processed, monkeypatch):
    monkeypatch.setattr(notebook, "PROCESSED", processed)
    atlas.keys("#search", "ulm")
    atlas.click("#row-ulm")
    assert atlas.js("return document.activeElement.textContent") == "Ulm"
    first = atlas.js("return [...document.querySelector('.peers tbody tr').children].map(c => c.textContent)")
    wanted = notebook.peers("Ulm", wanted="de").iloc[0]
    assert (first[1], first[3]) == (wanted["city"], wanted["reasons"])
    atlas.js("const w = document.getElementById('weight-state'); w.value = 9; w.dispatchEvent(new Event('change'))")
    weights = {**notebook.WEIGHTS, "state": 9}
    wanted = notebook.peers("Ulm", weights=weights, wanted="de")
    names = atlas.js("return [...document.querySelectorAll('.peers tbody td:nth-child(2)')].map(c => c.textContent)")
    assert names == list(wanted["city"])
    assert "gewichte=4,2,2,2,9" in atlas.js("return location.hash")


def test_task_three_two_cities_compared_and_the_link_opened_again(browser, atlas, atlas_file):
    for short in ("ulm", "aachen"):
        atlas.js("document.getElementById(arguments[0]).scrollIntoView({block: 'center'})", f"pick-{short}")
        atlas.click(f"#pick-{short}")
    atlas.click("#basket .act")
    assert atlas.js("return location.hash") == "#stadt=ulm,aachen"
    assert atlas.js(TEXT, "#panel-title") == "Vergleich: Ulm, Aachen"
    table = "return document.querySelector('.compare').textContent"
    before = atlas.js(table)
    link = atlas.js("document.getElementById('share-link').click(); return document.getElementById('share-text').value")
    assert link == f"{atlas_file.resolve().as_uri()}#stadt=ulm,aachen"
    browser.open(atlas_file, link.partition("#")[2])
    assert browser.js(table) == before
    groups = browser.js("return [...document.querySelectorAll('.compare .group')].map(g => g.textContent)")
    assert groups[0].startswith("Unterschiede") and groups[1].startswith("Gemeinsam")
    different = (
        "return [...document.querySelectorAll('.compare tbody:first-of-type tr:not(.group)')]"
        ".every(tr => tr.children[1].textContent !== tr.children[2].textContent)"
    )
    assert browser.js(different)


def test_back_takes_each_choice_back_and_named_cities_outlive_filters(atlas):
    atlas.click("#f-status-adopted")
    atlas.click("#f-size-mittelstadt")
    some = atlas.js(ROWS)
    atlas.js("document.querySelector('#table-rows th a').click()")
    assert atlas.js("return document.getElementById('panel').hidden") is False
    for wanted in ("#groesse=mittelstadt&status=adopted", "#status=adopted", ""):
        atlas.js("history.back(); return new Promise(done => setTimeout(done, 150))")
        assert atlas.js("return location.hash") == wanted
    assert atlas.js("return document.getElementById('panel').hidden") is True
    assert len(atlas.js(ROWS)) == 50 > len(some)
    go(atlas, "stadt=ulm,aachen&land=DE-HE&feld=mobility")
    rows = atlas.js(ROWS)
    assert {"Ulm", "Aachen"} <= set(rows)
    assert atlas.js("return document.querySelectorAll('#table-rows .outside').length") == 2
    count = int(atlas.js(TEXT, "#count").split()[0])
    assert count == len(rows) - 2
    seen = (
        "return [...document.querySelectorAll('#svg-main .dot:not(.out) title')].map(t => t.textContent.split(',')[0])"
    )
    assert "Ulm" in atlas.js(seen)


def random_address(chance):
    """An address as a person, a damage or an attacker might write it."""
    keys = ["stadt", "feld", "kreuz", "land", "groesse", "status", "organisation", "einwohner", "suche", "sort"]
    keys += ["ansicht", "gewichte", "lang", "embed", "x", "__proto__", "constructor"]
    values = ["ulm", "aachen", "koeln", "atlantis", "mobility", "DE-BW", "adopted", "person_role", "50000-100000", "-"]
    values += [
        "statistik",
        "4,2,2,2,0",
        "en",
        "<script>alert(1)</script>",
        "%E0%A4%A",
        "\u202e",
        "'\"><img src=x>",
        "🏙️",
    ]
    values += ["-einwohner", "9" * 400, "../..", "javascript:alert(1)", "", ",", "a" * chance.choice([10, 3000])]
    parts = []
    for _ in range(chance.randint(0, 8)):
        value = ",".join(chance.choices(values, k=chance.randint(1, 4)))
        raw = chance.random() < 0.3
        parts.append(chance.choice(keys) + chance.choice(["=", "=", "=", ""]) + (value if raw else quote(value)))
    return "&".join(parts)


def test_no_address_breaks_the_page(atlas):
    chance = random.Random(SEEDED)
    atlas.js("window.broken = []; addEventListener('error', e => window.broken.push(e.message))")
    addresses = [random_address(chance) for _ in range(ADDRESSES)]
    states = atlas.js(
        "return arguments[0].map(a => { history.replaceState(null, '', '#' + a);"
        "dispatchEvent(new Event('hashchange'));"
        "return [document.querySelectorAll('#svg-main .dot').length, document.querySelectorAll('img, iframe').length,"
        "document.getElementById('count').textContent !== '', document.getElementById('notices').hidden]; })",
        addresses,
    )
    assert atlas.js("return window.broken") == [] and atlas.messages() == []
    assert {tuple(s[:3]) for s in states} == {(50, 0, True)}
    assert sum(not hidden for *_, hidden in states) > ADDRESSES / 2


def test_a_hostile_address_shows_the_plain_atlas_and_says_what_was_left_out(browser, atlas_file):
    browser.messages()
    browser.open(atlas_file, "stadt=atlantis&feld=%3Cscript%3E")
    notice = browser.js(TEXT, "#notices")
    assert "stadt=atlantis" in notice and "feld=<script>" in notice
    assert len(browser.js(ROWS)) == 50 and browser.messages() == []
    shared = "document.getElementById('share-link').click(); return document.getElementById('share-text').value"
    assert browser.js(shared) == atlas_file.resolve().as_uri()
    browser.open(atlas_file, "suche=" + "x" * 5000)
    assert "zu lang" in browser.js(TEXT, "#notices") and len(browser.js(TEXT, "#notices")) < 400
    assert browser.js(TEXT, "#count") == "50 von 50 Städten"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sentence_is_filled(atlas, language):
    for view in (
        "",
        "stadt=ulm",
        "stadt=ulm,aachen",
        "ansicht=statistik",
        "einwohner=1000-",
        "einwohner=-90000",
        "x=1",
    ):
        go(atlas, f"{view}&lang={language}")
        shown = atlas.js(
            "return document.querySelector('header').textContent + document.getElementById('app').textContent"
        )
        assert not re.search(r"undefined|NaN|\{\w+\}|\[object|null", shown), view


def test_language_changes_without_a_reload(atlas):
    atlas.js("window.kept = 1")
    go(atlas, "stadt=ulm")
    atlas.click("#lang-en")
    assert atlas.js("return [window.kept, document.documentElement.lang]") == [1, "en"]
    assert "Lighthouse projects" in atlas.js(TEXT, "#panel")
    left = atlas.js(
        "return [...document.querySelectorAll('[data-t]')].map(n => n.textContent).filter(t => /[äöüß]/.test(t))"
    )
    assert left == []


def test_the_selection_as_csv_is_what_the_list_shows(atlas, published):
    go(atlas, "groesse=mittelstadt")
    shown = atlas.js(ROWS)
    atlas.click("#save-csv")
    rows = list(csv.DictReader(io.StringIO(downloaded(atlas, f"smart-city-atlas-{len(shown)}.csv").decode("utf-8"))))
    assert [r["city"] for r in rows] == shown
    known = {c["city"]: c for c in published["cities"]}
    assert all(
        int(r["population"]) == known[r["city"]]["population"] and r["ags"] == known[r["city"]]["ags"] for r in rows
    )
    atlas.click("#save-excel")
    excel = downloaded(atlas, f"smart-city-atlas-{len(shown)}-excel.csv")
    assert excel.startswith(b"\xef\xbb\xbfcity;") and excel.count(b"\r\n") == len(shown) + 1


def test_the_map_as_svg_and_png_needs_nothing_of_the_page(browser, atlas, tmp_path):
    go(atlas, "status=adopted")
    atlas.click("#save-svg")
    svg = downloaded(atlas, "smart-city-atlas-map.svg").decode("utf-8")
    assert svg.startswith("<svg") and "var(" not in svg and "http" not in svg.replace("http://www.w3.org", "")
    assert "undefined" not in svg and "CC BY 4.0" in svg
    assert "Status der Agenda: verabschiedet" in svg and svg.count("<title>") > 50
    atlas.click("#save-png")
    png = downloaded(atlas, "smart-city-atlas-map.png")
    assert png.startswith(b"\x89PNG") and len(png) > 50_000
    path = tmp_path / "map.svg"
    path.write_text(svg, encoding="utf-8")
    browser.open(path)
    assert browser.messages() == []


def test_embedded_it_is_the_map_alone_with_a_way_back(browser, atlas, atlas_file, tmp_path):
    atlas.js("document.getElementById('share-embed').click()")
    assert "?embed=karte" in atlas.js("return document.getElementById('share-text').value")
    frame = tmp_path / "frame.html"
    frame.write_text(
        f'<iframe src="{atlas_file.resolve().as_uri()}?embed=karte#status=adopted" width="640" height="720"></iframe>'
    )
    browser._ask("POST", "/url", {"url": atlas_file.resolve().as_uri() + "?embed=karte#status=adopted"})
    visible = (
        "return ['header.page', '#filters', '#list', '#about', '#map', '#embed-link a']"
        ".map(s => document.querySelector(s).offsetParent !== null)"
    )
    assert browser.js(visible) == [False, False, False, False, True, True]
    assert browser.js("return document.querySelector('#embed-link a').href").endswith("atlas.html#status=adopted")
    browser.messages()
    browser.open(frame)
    assert browser.messages() == []


def test_a_hostile_title_runs_nothing(browser, published, tmp_path):
    hostile = "<script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">"
    projects = [{**p, "title": hostile, "annex_title": hostile} for p in published["projects"]]
    cities = [{**published["cities"][0], "city": hostile, "in_study": False}, *published["cities"]]
    path = tmp_path / "atlas.html"
    path.write_text(
        render(atlas_content({**published, "projects": projects, "cities": cities}, "de")), encoding="utf-8"
    )
    browser.messages()
    browser.open(path, "stadt=ulm")
    go(browser, "suche=script")
    assert browser.js("return [document.title, document.querySelectorAll('img').length]") == [
        "Smart-City-Atlas 2019",
        0,
    ]
    assert "<script>" in browser.js(TEXT, "#table-rows") and browser.messages() == []


def test_the_study_ticks_are_a_filter_and_a_column_where_a_user_brought_them(browser, published, tmp_path):
    path = tmp_path / "atlas.html"
    path.write_text(render(atlas_content(with_matrix(published), "de")), encoding="utf-8")
    browser.open(path, "kreuz=security")
    ticked = sorted(
        (c for (c, field), value in made_up_cells().items() if field == "security" and value), key=german_order
    )
    assert browser.js(ROWS) == ticked and browser.messages() == []
    go(browser, "stadt=ulm")
    cells = browser.js(
        "return [...document.querySelectorAll('.set-field tbody td:nth-child(4)')].map(c => c.textContent)"
    )
    assert [c.startswith("✓") for c in cells] == [bool(made_up_cells()["Ulm", key]) for key in terms("field")]
