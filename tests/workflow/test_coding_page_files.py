"""The coding page's memory in a real browser: files, two tabs, storage that is full, forbidden or broken."""

from __future__ import annotations

from itertools import product

import pytest

from cityatlas.coding.codebook import variables
from cityatlas.coding.codings import CODE_COLUMNS, _breach
from cityatlas.coding.page.build import coding_content, render_page
from tests.fixtures.coding_page import CITIES, coded_row, lines_of
from tests.workflow.browser import DELETE, ENTER, MISSING, RIGHT, Browser, available
from tests.workflow.coding_page import NOTICES, QUESTION, STATE, downloaded, exported, fresh, page, resume

pytestmark = pytest.mark.skipif(not available(), reason=MISSING)


def test_a_file_is_resumed_on_another_computer(opened):
    opened.press("2", " ", RIGHT, "1", "f")
    content = exported(opened)
    opened.js("localStorage.clear()")
    opened.reload()
    resume(opened, content)
    assert exported(opened) == content
    opened.press("u")
    assert exported(opened)["rows"] == []


def test_a_file_that_differs_asks_before_it_replaces(opened):
    opened.press("2", " ")
    content = exported(opened)
    opened.press("3")
    other = exported(opened)
    resume(opened, content)
    assert opened.js(QUESTION)
    opened.js("document.getElementById('ask-no').click()")
    assert exported(opened) == other
    resume(opened, content)
    opened.press(ENTER)
    assert exported(opened) == content


WRONG_FILES = {
    "no JSON": ("{", "keine Datei dieser Seite"),
    "a list": ([], "Format"),
    "another format": ({"format": "cityatlas-adjudication/1"}, "Format"),
    "another coder": ({"coder": "bert"}, "von bert"),
    "another codebook": ({"codebook_sha256": "0"}, "Codebuchs"),
    "another document": ({"document_sha256": "0"}, "Dokuments"),
    "no rows": ({"rows": None}, "keine Datei"),
}


@pytest.mark.parametrize(("change", "message"), WRONG_FILES.values(), ids=WRONG_FILES)
def test_a_file_of_another_kind_is_refused_and_nothing_changes(opened, change, message):
    opened.press("2", " ")
    content = exported(opened)
    resume(opened, {**content, **change} if isinstance(change, dict) else change)
    assert message in opened.js(NOTICES) and "Nichts wurde übernommen" in opened.js(NOTICES)
    assert exported(opened) == content


WRONG_ROWS = {
    "city": ({"city": "Nirgends"}, "gibt es auf der Seite nicht"),
    "variable": ({"variable": "field_space"}, "im Codebuch nicht"),
    "value": ({"value": "2"}, "„2“ ist nicht erlaubt"),
    "strength": ({"strength": "huge"}, "„huge“"),
    "strength of a no": ({"value": "0"}, "Stärke"),
    "alternative": ({"alternative": "1"}, "kein anderer Wert"),
    "confidence": ({"confidence": "maybe"}, "„maybe“"),
    "lines": ({"lines": "1"}, "liegen nicht im Profil"),
    "form of lines": ({"lines": "a-b"}, "liegen nicht im Profil"),
    "number for text": ({"value": 1}, "im Codebuch nicht"),
}


@pytest.mark.parametrize(("change", "message"), WRONG_ROWS.values(), ids=WRONG_ROWS)
def test_a_row_that_is_wrong_is_named_with_its_place(opened, change, message):
    good = coded_row(CITIES[0], "field_mobility", "1", "project", [lines_of(CITIES[0])[0]])
    content = exported(opened)
    resume(opened, {**content, "rows": [good, {**good, "variable": "field_health", **change}]})
    assert message in opened.js(NOTICES) and "Eintrag 2" in opened.js(NOTICES)
    assert exported(opened)["rows"] == []


def cells_of_all_kinds():
    """Cells with and without value, strength, evidence and doubt, each of a variable and city of its own, in batches.

    What the page cannot come to hold (a file with it is refused as a whole) is left out.
    """
    parts = (
        ("1", "0", "adopted", "none", ""),
        ("", "project"),
        (False, True),
        ("sure", "doubtful"),
        ("", "0", "1", "none"),
    )
    places: dict[str, list[tuple[str, str]]] = {}
    for name, kind in (("field", "field"), ("org", "org"), ("agenda_status", "agenda_status")):
        own = [v.name for v in variables().values() if v.set == kind]
        places[name] = list(product(own, CITIES))
    for own in places.values():
        known = variables()[own[0][0]]
        cells = [c for c in product(*parts) if could_be_held(known, *c)]
        for start in range(0, len(cells), len(own)):
            yield [cell_row(*place, *cell) for place, cell in zip(own, cells[start:], strict=False)]


def could_be_held(variable, value, strength, marked, confidence, alternative):
    fits = not value or variable.allows(value)
    strong = not strength or (value == "1" and strength in variable.strength)
    return fits and strong and (not alternative or (variable.allows(alternative) and alternative != value))


def cell_row(name, city, value, strength, marked, confidence, alternative):
    row = coded_row(city, name, value, strength, lines_of(city)[:1] if marked else ())
    return {**row, "confidence": confidence, "alternative": alternative, "note": "sagt es"}


def test_the_page_calls_unfinished_what_the_importer_refuses(opened):
    """The rules stand twice, in the page's script and in Python: they give the same verdict on every kind of cell."""
    content, seen = exported(opened), []
    for rows in cells_of_all_kinds():
        opened.js("localStorage.clear()")
        opened.reload()
        resume(opened, {**content, "rows": rows})
        found = exported(opened)
        refused = [r for r in rows if _breach({**r, "coder": "anna"}, variables(), set(CITIES))]
        unfinished = [{k: r[k] for k in CODE_COLUMNS} for r in found["unfinished"]]
        assert sorted(unfinished, key=str) == sorted(refused, key=str)
        assert len(found["rows"]) == len(rows) - len(refused)
        seen += [len(refused), len(found["rows"])]
    assert sum(seen) > 80


def test_two_tabs_do_not_overwrite_each_other(browser, profiles, tmp_path):
    path = page(profiles, tmp_path)
    fresh(browser, path)
    (first,) = browser.tabs()
    browser.press("2", " ")
    second = browser.new_tab()
    try:
        browser.open(path)
        browser.press(RIGHT, "0")
        browser.switch(first)
        assert "in einem anderen Tab" in browser.js(NOTICES)
        browser.press("3", "f", "u", DELETE)
        assert browser.js(STATE) == "done"
        browser.js("document.querySelector('#notice-tabs button').focus()")
        browser.press(ENTER)
        assert browser.js(NOTICES) == ""
        browser.press(RIGHT, "0")
        rows = exported(browser)["rows"]
        assert [(r["variable"], r["value"]) for r in rows] == [
            ("agenda_status", "in_development"),
            ("field_education", "0"),
            ("field_data_platform", "0"),
        ]
        browser.switch(second)
        assert "in einem anderen Tab" in browser.js(NOTICES)
        browser.press("1")
        browser.close_tab()
        browser.switch(first)
        browser.reload()
        assert exported(browser)["rows"] == rows
    finally:
        for extra in [t for t in browser.tabs() if t != first]:
            browser.switch(extra)
            browser.close_tab()
        browser.switch(first)


def test_a_paused_tab_with_unsaved_steps_offers_its_export(browser, profiles, tmp_path):
    path = page(profiles, tmp_path)
    fresh(browser, path)
    browser.js("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    browser.press("2", " ")
    (first,) = browser.tabs()
    browser.new_tab()
    browser.open(path)
    browser.close_tab()
    browser.switch(first)
    assert "Erst hier exportieren" in browser.js(NOTICES)
    assert browser.js("return document.querySelector('main').inert")
    browser.js("document.querySelector('#notice-tabs button').click()")
    assert len(downloaded(browser, "anna.json")["rows"]) == 1


def test_storage_full_is_said_nothing_is_lost_and_it_recovers(opened):
    opened.js(
        "let n = 1 << 20; while (n) {"
        "try { localStorage.setItem('fill' + Math.random(), 'x'.repeat(n)); } catch { n >>= 1; } }"
    )
    opened.press("2", " ", RIGHT, *("0", RIGHT) * 30)
    assert "Speicher voll" in opened.js(NOTICES)
    assert len(exported(opened)["rows"]) == 31
    opened.js("Object.keys(localStorage).filter(k => k.startsWith('fill')).forEach(k => localStorage.removeItem(k))")
    opened.press("0")
    assert opened.js(NOTICES) == ""
    opened.reload()
    assert len(exported(opened)["rows"]) == 32


def test_storage_forbidden_is_said_at_once_and_the_export_works(profiles, tmp_path):
    with Browser(storage=False) as window:
        window.folder = tmp_path
        window.download_to(tmp_path)
        window.open(page(profiles, tmp_path))
        assert "darf nicht speichern" in window.js(NOTICES)
        window.press("2", " ")
        assert len(exported(window)["rows"]) == 1


def test_a_store_that_cannot_be_read_is_set_aside_not_overwritten(opened):
    opened.press("2")
    opened.js(
        "const key = Object.keys(localStorage).find(k => !k.endsWith('|tab')); localStorage.setItem(key, '{broken')"
    )
    opened.reload()
    assert "nicht lesbar" in opened.js(NOTICES)
    assert (
        opened.js(
            "return Object.entries(localStorage).filter(([k, v]) => k.includes('|broken|') && v === '{broken').length"
        )
        == 1
    )


def test_codings_of_another_codebook_are_told_and_left_alone(browser, profiles, tmp_path):
    fresh(browser, page(profiles, tmp_path))
    browser.press("2")
    content = coding_content(profiles, "anna", "de", CITIES, 0)
    later = tmp_path / "later.html"
    later.write_text(render_page({**content, "codebook_sha256": "0" * 64}), encoding="utf-8")
    browser.open(later)
    assert "anderen Fassung" in browser.js(NOTICES)
    assert browser.js(STATE) == "open"
    browser.open(tmp_path / "anna.html")
    assert browser.js(STATE) == "unfinished"
