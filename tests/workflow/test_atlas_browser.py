"""The atlas in a browser without a network: every number, by keyboard alone, any address, three tasks of users."""

from __future__ import annotations

import csv
import io
import os
import random
import time
from urllib.parse import quote

import pytest

from cityatlas.atlas.content import atlas_content, read_tables
from cityatlas.atlas.page import render
from cityatlas.claims.verdicts import Measured
from cityatlas.claims.words import count_in_words
from cityatlas.coding.city_codes import by_city, certain_values, possible_values
from cityatlas.coding.codebook import variables
from cityatlas.core.language import say
from cityatlas.core.lines import slug
from cityatlas.core.numbers import number
from cityatlas.core.ordering import german_order
from cityatlas.core.vocabulary import label, terms, vocabulary_of
from cityatlas.core.wording import group_label
from cityatlas.explore import peers as notebook
from tests.workflow.browser import AXE, DOWN, ENTER, MISSING, NO_AXE, RIGHT, TAB, Browser, available

pytestmark = [pytest.mark.workflow, pytest.mark.skipif(not available(), reason=MISSING)]
GO = "history.replaceState(null, '', '#' + arguments[0]); dispatchEvent(new Event('hashchange'));"
TEXT = "return document.querySelector(arguments[0]).textContent"
ROWS = "return [...document.querySelectorAll('#table-rows th a')].map(a => a.textContent)"
SEEDED, ADDRESSES = 20190318, 200
FIRST_MAP = 1000
"""Milliseconds until the first map stands."""
READ_CITIES = """
const own = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
const found = {};
for (const short of arguments[0]) {
  history.replaceState(null, '', `#stadt=${short}&lang=${arguments[1]}`);
  dispatchEvent(new Event('hashchange'));
  const panel = document.getElementById('panel');
  found[short] = {
    title: own(panel.querySelector('h2')),
    facts: [...panel.querySelectorAll('.card:first-of-type dl')].slice(0, 1).flatMap((dl) => [...dl.querySelectorAll('dd')].map(own)),
    agenda: own(panel.querySelector('.big')),
    readings: [...panel.querySelectorAll('.readings tbody tr')].map((tr) => [...tr.children].map(own)),
    projects: [...panel.querySelectorAll('.projects li')].map((li) => [...li.children].map(own)),
    peers: [...panel.querySelectorAll('.peers tbody tr')].map((tr) => [...tr.children].slice(1, 4).map(own)),
  };
}
return found;
"""


@pytest.fixture(scope="module")
def published(processed):
    return read_tables(processed)


@pytest.fixture(scope="module")
def file(published, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "atlas.html"
    path.write_text(render(atlas_content(published, "de")), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser() as window:
        window.folder = tmp_path_factory.mktemp("downloads")
        window.download_to(window.folder)
        yield window


@pytest.fixture
def opened(browser, file):
    look(browser, 1440, 900)
    browser.open(file)
    browser.messages()
    return browser


def look(browser, width, height, scheme="light"):
    browser.resize(width, height)
    browser._command("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})


def go(browser, hash_):
    browser.js(GO, hash_)


def downloaded(browser, name):
    path = browser.folder / name
    for _ in range(100):
        if path.exists() and path.stat().st_size:
            content = path.read_bytes()
            path.unlink()
            return content
        time.sleep(0.05)
    raise AssertionError(f"{name} did not come")


def test_it_opens_without_a_complaint_asks_for_nothing_and_shows_the_map_within_a_second(browser, file):
    browser.messages()
    browser.open(file)
    assert browser.messages() == []
    asked = "return performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:')).length"
    assert browser.js(asked) == 0
    assert browser.js("return performance.getEntriesByName('shown')[0].startTime") < FIRST_MAP
    assert browser.js("return document.querySelectorAll('#svg-main .dot').length") == 50
    assert 0 < browser.js("return performance.getEntriesByName('first-contentful-paint')[0].startTime") < FIRST_MAP


# ------------------------------------------------------------------------------------------ every number


def texts(published):
    return atlas_content(published, "de")["texts"]


def reading(city, variable):
    """What the page should say of a coded variable, from the codes themselves."""
    if city.values.get(variable.name) == "1":
        return "sign_certain" if certain_values(city, variable.name) == {"1"} else "sign_doubtful"
    if "1" in possible_values(city, variable.name):
        return "sign_possible"
    no = city.values.get(variable.name) == "0" and variable.silence == "no"
    return "sign_no" if no else "sign_silent"


def expected_facts(city, published, language):
    ranks = sorted((c["population"] for c in published["cities"]), reverse=True)
    projects = sum(p["city"] == city["city"] for p in published["projects"])
    of = say(language, "von", "of")
    return [
        label("state", city["state_code"], language),
        number(city["population"], language),
        f"{ranks.index(city['population']) + 1} {of} {len(ranks)}",
        label("size_class", city["size_class"], language).split(" (")[0],
        f"{number(city['area_km2'], language)} km²",
        number(city["density_per_km2"], language),
        str(projects),
        city["ags"],
    ]


def expected_readings(city, codes, consensus, told, language):
    found = []
    for name in ("org", "field", "stakeholder", "format", "aim", "challenge", "goal", "criterion"):
        for variable in (v for v in variables().values() if v.set == name):
            code = consensus.get((city, variable.name), {"strength": "", "lines": "", "section": ""})
            sections = [label("section", key, language) for key in code["section"].split("|") if key]
            lines = code["lines"].replace(";", "; ").replace("-", "–")
            evidence = ", ".join([*sections, say(language, f"Z. {lines}", f"l. {lines}")]) if lines else ""
            strength = label("strength", code["strength"], language) if code["strength"] else ""
            word = say(language, *told[reading(codes[city], variable)])
            more = [strength] if name in ("field", "stakeholder") else []
            found.append([label(vocabulary_of(variable.statistic), variable.key, language), word, *more, evidence])
    return found


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_number_of_every_city_is_the_tables(opened, published, processed, monkeypatch, language):
    monkeypatch.setattr(notebook, "PROCESSED", processed)
    found = opened.js(READ_CITIES, [slug(c["city"]) for c in published["cities"]], language)
    codes, told = by_city(published["codes"]), texts(published)
    consensus = {(c["city"], c["variable"]): c for c in published["codes"] if c["coder"] == "consensus"}
    for city in published["cities"]:
        page = found[slug(city["city"])]
        assert page["title"] == city["city"]
        assert page["facts"][:8] == expected_facts(city, published, language)
        assert str(city["atlas_page"]) in page["facts"][8] and str(city["line"]) in page["facts"][8]
        shown = [[c if at != 1 else c.split(" ", 1)[1] for at, c in enumerate(row)] for row in page["readings"]]
        assert sorted(shown) == sorted(expected_readings(city["city"], codes, consensus, told, language))
        values = codes[city["city"]].values
        assert label("agenda_status", values["agenda_status"], language) in page["agenda"]
        assert all(values[n] in page["agenda"] for n in ("agenda_year",) if n in values)
        certain = len(certain_values(codes[city["city"]], "agenda_status")) == 1
        assert ("◐" in page["agenda"]) != certain
        own = sorted((p for p in published["projects"] if p["city"] == city["city"]), key=lambda p: p["position"])
        assert [p[0] for p in page["projects"]] == [" ".join(p["title"].split()) for p in own]
        for row, shown_project in zip(own, page["projects"], strict=True):
            assert str(row["line"]) in shown_project[2] and str(row["annex_line"]) in shown_project[2]
            assert label("field", row["annex_field"], language) in shown_project[2]
        wanted = notebook.peers(city["city"], wanted=language)
        assert [p[0] for p in page["peers"]] == list(wanted["city"])
        assert [p[2] for p in page["peers"]] == [" ".join(r.split()) for r in wanted["reasons"]]
        shares = [f"{number(int(1000 * s + 0.5) / 10, language)} %" for s in wanted["likeness"]]
        assert [p[1] for p in page["peers"]] == shares


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_number_of_the_list_and_of_the_statistics_is_the_tables(opened, published, language):
    go(opened, f"lang={language}")
    rows = opened.js(
        "return [...document.querySelectorAll('#table-rows tr')].map(tr => [...tr.children].map(c => c.textContent))"
    )
    cities = sorted(published["cities"], key=lambda c: german_order(c["city"]))
    codes = by_city(published["codes"])
    for row, city in zip(rows, cities, strict=True):
        values = codes[city["city"]].values
        fields = sum(values.get(f"field_{key}") == "1" for key in terms("field"))
        projects = sum(p["city"] == city["city"] for p in published["projects"])
        assert row[:3] == [
            city["city"],
            label("state", city["state_code"], language),
            number(city["population"], language),
        ]
        assert (row[4], row[6]) == (str(fields), str(projects))
    go(opened, f"ansicht=statistik&lang={language}")
    shown = opened.js(
        "return [...document.querySelectorAll('.statistic')].map(d => [d.id, [...d.querySelectorAll('tbody tr')]"
        ".map(tr => [tr.dataset.group, tr.children[0].textContent, tr.children[1].textContent, tr.children[3].textContent])])"
    )
    known = {(r["statistic"], r["basis"], r["group"]): r for r in published["statistics"] if r["scope"] == "study"}
    assert len(shown) == 14
    for id_, found in shown:
        _, statistic, basis = id_.split("-")
        for group, name, here, everywhere in found:
            row = known[statistic, basis, group]
            measured = Measured(row["count"], row["lower"], row["upper"], row["base"])
            wanted = count_in_words(measured, False, language)
            assert (name, here, everywhere) == (group_label(statistic, group, language), wanted, wanted)


# ------------------------------------------------------------------------------------------ the three tasks


def test_task_one_cities_of_a_size_with_an_agenda_and_a_person_in_charge(opened, published):
    opened.keys("#low", "50.000" + TAB)
    opened.keys("#high", "100.000" + TAB)
    opened.click("#f-status-adopted")
    opened.click("#facet-organisation summary")
    opened.click("#f-organisation-person_role")
    codes = by_city(published["codes"])
    wanted = [
        c["city"]
        for c in sorted(published["cities"], key=lambda c: german_order(c["city"]))
        if 50_000 <= c["population"] <= 100_000
        and codes[c["city"]].values["agenda_status"] == "adopted"
        and codes[c["city"]].values["org_person_role"] == "1"
    ]
    assert opened.js(ROWS) == wanted and wanted
    assert opened.js(TEXT, "#count") == f"{len(wanted)} von 50 Städten"
    chips = opened.js("return [...document.querySelectorAll('#chips .chip')].map(c => c.textContent)")
    assert chips == [
        "Status der Agenda: verabschiedet ×",
        "Organisation: Personenrolle ×",
        "Einwohner: 50.000 bis 100.000 ×",
    ]
    hash_ = opened.js("return location.hash")
    assert hash_ == "#status=adopted&organisation=person_role&einwohner=50000-100000"
    opened.click("#chips .reset")
    assert opened.js(TEXT, "#count") == "50 von 50 Städten"


def test_task_two_the_peers_of_ulm_and_why(opened, processed, monkeypatch):
    monkeypatch.setattr(notebook, "PROCESSED", processed)
    opened.keys("#search", "ulm")
    opened.click("#row-ulm")
    assert opened.js("return document.activeElement.textContent") == "Ulm"
    first = opened.js("return [...document.querySelector('.peers tbody tr').children].map(c => c.textContent)")
    wanted = notebook.peers("Ulm", wanted="de").iloc[0]
    assert (first[1], first[3]) == (wanted["city"], wanted["reasons"])
    opened.js("const w = document.getElementById('weight-state'); w.value = 9; w.dispatchEvent(new Event('change'))")
    weights = {**notebook.WEIGHTS, "state": 9}
    wanted = notebook.peers("Ulm", weights=weights, wanted="de")
    names = opened.js("return [...document.querySelectorAll('.peers tbody td:nth-child(2)')].map(c => c.textContent)")
    assert names == list(wanted["city"])
    assert "gewichte=4,2,2,2,9" in opened.js("return location.hash")


def test_task_three_two_cities_compared_and_the_link_opened_again(browser, opened, file):
    opened.click("#pick-ulm")
    opened.click("#pick-aachen")
    opened.click("#basket .act")
    assert opened.js("return location.hash") == "#stadt=ulm,aachen"
    assert opened.js(TEXT, "#panel-title") == "Vergleich: Ulm, Aachen"
    table = "return document.querySelector('.compare').textContent"
    before = opened.js(table)
    link = opened.js(
        "document.getElementById('share-link').click(); return document.getElementById('share-text').value"
    )
    assert link == f"{file.resolve().as_uri()}#stadt=ulm,aachen"
    browser.open(file, link.partition("#")[2])
    assert browser.js(table) == before
    groups = browser.js("return [...document.querySelectorAll('.compare .group')].map(g => g.textContent)")
    assert groups[0].startswith("Unterschiede") and groups[1].startswith("Gemeinsam")
    different = "return [...document.querySelectorAll('.compare tbody:first-of-type tr:not(.group)')].every(tr => tr.children[1].textContent !== tr.children[2].textContent)"
    assert browser.js(different)


# ------------------------------------------------------------------------------------------ address and history


def test_back_takes_each_choice_back_and_named_cities_outlive_filters(opened):
    opened.click("#f-status-adopted")
    opened.click("#f-size-mittelstadt")
    some = opened.js(ROWS)
    opened.js("document.querySelector('#table-rows th a').click()")
    assert opened.js("return document.getElementById('panel').hidden") is False
    for wanted in ("#status=adopted&groesse=mittelstadt".split("&"), ["#status=adopted"], [""]):
        opened.js("history.back(); return new Promise(done => setTimeout(done, 150))")
        assert sorted(opened.js("return location.hash").lstrip("#").split("&")) == sorted(
            w.lstrip("#") for w in wanted
        ) or sorted(opened.js("return location.hash").split("&")) == sorted(wanted)
    assert opened.js("return document.getElementById('panel').hidden") is True
    assert len(opened.js(ROWS)) == 50 > len(some)
    go(opened, "stadt=ulm,aachen&land=DE-HE&feld=mobility")
    rows = opened.js(ROWS)
    assert {"Ulm", "Aachen"} <= set(rows)
    assert opened.js("return document.querySelectorAll('#table-rows .outside').length") == 2
    count = int(opened.js(TEXT, "#count").split()[0])
    assert count == len(rows) - 2
    seen = (
        "return [...document.querySelectorAll('#svg-main .dot:not(.out) title')].map(t => t.textContent.split(',')[0])"
    )
    assert "Ulm" in opened.js(seen)


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


def test_no_address_breaks_the_page(opened):
    chance = random.Random(SEEDED)
    opened.js("window.broken = []; addEventListener('error', e => window.broken.push(e.message))")
    addresses = [random_address(chance) for _ in range(ADDRESSES)]
    states = opened.js(
        "return arguments[0].map(a => { history.replaceState(null, '', '#' + a); dispatchEvent(new Event('hashchange'));"
        "return [document.querySelectorAll('#svg-main .dot').length, document.querySelectorAll('img, iframe').length,"
        "document.getElementById('count').textContent !== '', document.getElementById('notices').hidden]; })",
        addresses,
    )
    assert opened.js("return window.broken") == [] and opened.messages() == []
    assert {tuple(s[:3]) for s in states} == {(50, 0, True)}
    assert sum(not hidden for *_, hidden in states) > ADDRESSES / 2


def test_a_hostile_address_shows_the_plain_atlas_and_says_what_was_left_out(browser, file):
    browser.messages()
    browser.open(file, "stadt=atlantis&feld=%3Cscript%3E")
    notice = browser.js(TEXT, "#notices")
    assert "stadt=atlantis" in notice and "feld=<script>" in notice
    assert len(browser.js(ROWS)) == 50 and browser.messages() == []
    browser.open(file, "suche=" + "x" * 5000)
    assert "zu lang" in browser.js(TEXT, "#notices") and len(browser.js(TEXT, "#notices")) < 400
    assert browser.js(TEXT, "#count") == "50 von 50 Städten"


def test_language_changes_without_a_reload(opened):
    opened.js("window.kept = 1")
    go(opened, "stadt=ulm")
    opened.click("#lang-en")
    assert opened.js("return [window.kept, document.documentElement.lang]") == [1, "en"]
    assert "Lighthouse projects" in opened.js(TEXT, "#panel")
    left = opened.js(
        "return [...document.querySelectorAll('[data-t]')].filter(n => n.offsetParent && /[äöüß]/.test(n.textContent)).map(n => n.textContent)"
    )
    assert left == []


# ------------------------------------------------------------------------------------------ keyboard and axe


def focused(browser):
    return browser.js("const a = document.activeElement; return a.id || a.getAttribute('aria-label') || a.textContent")


def test_a_tour_by_keyboard_alone(opened):
    opened.press(TAB)
    assert focused(opened) == opened.js(TEXT, ".skip")
    seen = []
    for _ in range(40):
        opened.press(TAB)
        seen.append(focused(opened))
        if "Einwohner, Agenda" in seen[-1]:
            break
    assert "search" in seen and "f-status-adopted" in seen
    first = seen[-1]
    steps = {first}
    for key in (DOWN, DOWN, RIGHT, DOWN, RIGHT):
        opened.press(key)
        steps.add(focused(opened))
    assert len(steps) > 3
    ring = opened.js("return getComputedStyle(document.activeElement.querySelector('.disc')).strokeWidth")
    assert float(ring.removesuffix("px")) > 4
    name = focused(opened).split(",")[0]
    opened.press(ENTER)
    assert opened.js(TEXT, "#panel-title") == name and focused(opened) == "panel-title"
    opened.js("document.getElementById('panel-close').focus()")
    opened.press(ENTER)
    assert focused(opened) == "list-title"
    opened.press(TAB, ENTER)
    assert opened.js("return document.querySelector('[aria-sort]').ariaSort") == "descending"


@pytest.mark.skipif(AXE not in os.environ, reason=NO_AXE)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(opened, language, scheme, width):
    look(opened, width, 900, scheme)
    for view in (
        "groesse=mittelstadt",
        "stadt=ulm",
        "stadt=ulm,aachen,bonn",
        "ansicht=statistik&status=adopted",
        "stadt=x",
    ):
        go(opened, f"{view}&lang={language}")
        opened.js("for (const box of document.querySelectorAll('details')) box.open = true")
        assert opened.violations() == [], view


@pytest.mark.parametrize("view", ["", "stadt=ulm", "stadt=ulm,aachen", "ansicht=statistik"])
def test_a_phone_needs_no_sideways_scrolling(opened, view):
    look(opened, 320, 700)
    go(opened, view)
    assert opened.js("return document.documentElement.scrollWidth <= 320")


# ------------------------------------------------------------------------------------------ taking away


def test_the_selection_as_csv_is_what_the_list_shows(opened, published):
    go(opened, "groesse=mittelstadt")
    shown = opened.js(ROWS)
    opened.click("#save-csv")
    rows = list(csv.DictReader(io.StringIO(downloaded(opened, f"smart-city-atlas-{len(shown)}.csv").decode("utf-8"))))
    assert [r["city"] for r in rows] == shown
    known = {c["city"]: c for c in published["cities"]}
    assert all(
        int(r["population"]) == known[r["city"]]["population"] and r["ags"] == known[r["city"]]["ags"] for r in rows
    )
    opened.click("#save-excel")
    excel = downloaded(opened, f"smart-city-atlas-{len(shown)}-excel.csv")
    assert excel.startswith(b"\xef\xbb\xbfcity;") and excel.count(b"\r\n") == len(shown) + 1


def test_the_map_as_svg_and_png_needs_nothing_of_the_page(browser, opened, tmp_path):
    go(opened, "status=adopted")
    opened.click("#save-svg")
    svg = downloaded(opened, "smart-city-atlas-map.svg").decode("utf-8")
    assert svg.startswith("<svg") and "var(" not in svg and "http" not in svg.replace("http://www.w3.org", "")
    assert "Status der Agenda: verabschiedet" in svg and svg.count("<title>") > 50
    opened.click("#save-png")
    png = downloaded(opened, "smart-city-atlas-map.png")
    assert png.startswith(b"\x89PNG") and len(png) > 50_000
    path = tmp_path / "map.svg"
    path.write_text(svg, encoding="utf-8")
    browser.open(path)
    assert browser.messages() == []


def test_embedded_it_is_the_map_alone_with_a_way_back(browser, opened, file, tmp_path):
    opened.js("document.getElementById('share-embed').click()")
    assert "?embed=karte" in opened.js("return document.getElementById('share-text').value")
    frame = tmp_path / "frame.html"
    frame.write_text(
        f'<iframe src="{file.resolve().as_uri()}?embed=karte#status=adopted" width="640" height="720"></iframe>'
    )
    browser._ask("POST", "/url", {"url": file.resolve().as_uri() + "?embed=karte#status=adopted"})
    visible = "return ['header.page', '#filters', '#list', '#about', '#map', '#embed-link a'].map(s => document.querySelector(s).offsetParent !== null)"
    assert browser.js(visible) == [False, False, False, False, True, True]
    assert browser.js("return document.querySelector('#embed-link a').href").endswith("atlas.html#status=adopted")
    browser.messages()
    browser.open(frame)
    assert browser.messages() == []


def test_on_paper_a_city_is_its_page_alone(opened, tmp_path):
    go(opened, "stadt=ulm")
    opened.pdf(tmp_path / "ulm.pdf")
    assert (tmp_path / "ulm.pdf").read_bytes().startswith(b"%PDF")
    opened.js("dispatchEvent(new Event('beforeprint'))")
    assert opened.js("return [...document.querySelectorAll('#panel details')].every(d => d.open)")
    opened.js("dispatchEvent(new Event('afterprint'))")
    assert not opened.js("return [...document.querySelectorAll('#panel details')].some(d => d.open)")


def test_a_hostile_title_runs_nothing(browser, published, tmp_path):
    hostile = "<script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">"
    projects = [{**p, "title": hostile, "annex_title": hostile} for p in published["projects"]]
    cities = [{**published["cities"][0], "city": hostile, "in_study": False}, *published["cities"]]
    path = tmp_path / "atlas.html"
    path.write_text(render(atlas_content({**published, "projects": projects, "cities": cities}, "de")), encoding="utf-8")
    browser.messages()
    browser.open(path, "stadt=ulm")
    go(browser, "suche=script")
    assert browser.js("return [document.title, document.querySelectorAll('img').length]") == [
        "Smart-City-Atlas 2019",
        0,
    ]
    assert "<script>" in browser.js(TEXT, "#table-rows") and browser.messages() == []


def test_without_script_there_is_the_whole_table_and_a_hint(file, published):
    with Browser(script=False) as window:
        window.open(file)
        rows = window.js("return [...document.querySelectorAll('.plain tbody tr')].map(r => r.children[0].textContent)")
        assert rows == sorted((c["city"] for c in published["cities"]), key=german_order)
        assert "JavaScript" in window.js(TEXT, ".plain .note")
        assert window.js("return document.getElementById('app').offsetParent === null")
