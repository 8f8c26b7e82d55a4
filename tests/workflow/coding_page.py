"""The coding page in a browser: making it, opening it, coding by keys, exporting and resuming."""

from __future__ import annotations

import json
import time

from cityatlas.coding.codebook import variables
from cityatlas.coding.coders import Coder
from cityatlas.coding.comparing import Side
from cityatlas.coding.page.adjudicate import adjudication_content
from cityatlas.coding.page.build import coding_content, render_page
from cityatlas.core.lines import parse_lines
from tests.fixtures.coding_page import CITIES, coded_row, lines_of
from tests.workflow.browser import DOWN, ENTER, ESCAPE, RIGHT, SHIFT, UP

SAID = "return document.getElementById('said').textContent"
NOTICES = "return document.getElementById('notices').textContent"
VARIABLE = "return document.getElementById('variable-name').textContent"
STATE = "return document.getElementById('state').dataset.state"
FOUND = "return document.getElementById('evidence').textContent"
CITY = "return document.getElementById('profile-name').textContent"
QUESTION = "return document.getElementById('ask').open"


def page(profiles, folder, training=0, language="de", coder="anna"):
    path = folder / f"{coder}.html"
    path.write_text(render_page(coding_content(profiles, coder, language, CITIES, training)), encoding="utf-8")
    return path


def fresh(browser, path):
    """A page opened by somebody who has coded nothing yet."""
    browser.open(path)
    browser.js("onbeforeunload = null; localStorage.clear()")
    browser.open(path)
    browser.messages()
    for old in browser.folder.iterdir():
        old.unlink()
    return browser


def exported(browser, name="anna.json"):
    """Press E and read the file that comes."""
    browser.press("e")
    return downloaded(browser, name)


def downloaded(browser, name):
    path = browser.folder / name
    for _ in range(100):
        if path.exists():
            content = json.loads(path.read_text(encoding="utf-8"))
            path.unlink()
            return content
        time.sleep(0.05)
    raise AssertionError(f"{name} did not come: {browser.js(SAID)}; {list(browser.folder.iterdir())}")


def resume(browser, content, name="file.json"):
    """Resume from a file with this content."""
    path = browser.folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    browser.keys("#file", str(path))
    browser.js("return new Promise(done => setTimeout(done, 150))")
    path.unlink()


def in_order(browser):
    return browser.js("return JSON.parse(document.getElementById('content').textContent).order")


def plan(city, place):
    """What a coder gives a city: every value, strength, doubt and form of evidence somewhere."""
    lines = lines_of(city)
    adopted = place == 0
    rows = [coded_row(city, "agenda_status", "adopted" if adopted else "in_development", lines=[lines[1]])]
    if adopted:
        rows.append(coded_row(city, "agenda_form", "written_out", lines=[lines[1]], alternative="council_decision"))
        rows.append(coded_row(city, "agenda_year", "2018", lines=[lines[1]], note="Jahr im Titel"))
    for number, variable in enumerate(v for v in variables().values() if v.kind == "binary"):
        value = "1" if (number + place) % 3 == 0 else "0"
        strength = variable.strength[number % len(variable.strength)] if variable.strength and value == "1" else ""
        marked = [lines[2], lines[3]] if value == "1" else [lines[4]] if number % 7 == 0 else []
        alternative = ("0" if value == "1" else "1") if number % 5 == 0 else ""
        rows.append(coded_row(city, variable.name, value, strength, marked, alternative))
    return rows


def keys_for(row, at):
    """The keys that code a row, with the cursor on the line of index ``at`` in its city; and where it then is."""
    variable, keys = variables()[row["variable"]], []
    lines = lines_of(row["city"])
    if variable.kind != "year":
        keys.append(row["value"] if variable.kind == "binary" else str(variable.values.index(row["value"]) + 1))
    else:
        keys += [*row["value"], ESCAPE]
    wanted = [lines.index(n) for n in expanded(row["lines"])]
    if wanted:
        keys += [DOWN if wanted[0] > at else UP] * abs(wanted[0] - at)
        keys += [" "] + [SHIFT + DOWN] * (len(wanted) - 1)
        at = wanted[-1]
    if row["strength"]:
        keys.append("asd"[variable.strength.index(row["strength"])])
    if row["confidence"] == "doubtful":
        keys.append("f")
        others = [v for v in variable.values if v != row["value"]]
        keys += ["ghj"[others.index(row["alternative"])]] if len(others) > 1 else []
    if row["note"]:
        keys += ["n", *row["note"], ESCAPE]
    return keys, at


def expanded(spans):
    return parse_lines(spans) if spans else []


def code(browser, rows):
    at = 0
    for row in rows:
        keys, at = keys_for(row, at)
        browser.press(*keys, RIGHT)


def close_training(browser):
    """Close the training by its button and the question's yes, without the mouse."""
    browser.js("document.getElementById('training-act').focus()")
    browser.press(ENTER)
    assert browser.js(QUESTION)
    browser.press(ENTER)
    return downloaded(browser, "anna-training.json")


def adjudication(profiles, folder, language="de"):
    first, second = (
        Side(Coder(name, "person", f"{name}.csv", (name, name), (name, name)), [{**r, "coder": name} for r in rows])
        for name, rows in two_codings().items()
    )
    path = folder / "clara.html"
    content = adjudication_content(profiles, "clara", language, (first, second), CITIES)
    path.write_text(render_page(content), encoding="utf-8")
    return path


def two_codings():
    city, line = CITIES[1], lines_of(CITIES[1])
    both = [coded_row(city, "goal_digital_society", "0")]
    anna = [
        coded_row(city, "agenda_status", "adopted", lines=line[:1]),
        coded_row(city, "agenda_form", "written_out", lines=line[:1]),
        coded_row(city, "field_mobility", "1", "project", line[1:2], note="der Bus"),
    ]
    bert = [
        coded_row(city, "agenda_status", "in_development", lines=line[2:3], alternative="adopted"),
        coded_row(city, "field_mobility", "0"),
    ]
    return {"anna": anna + both, "bert": bert + both}
