"""The online atlas with 11,000 made-up cities, as many as Germany has municipalities, in a browser of its own:

* the size of the page,
* the time until the map and the list are shown,
* the time of a filter, a search, a sorting and a jump through the list, from the choice to the drawn page.

    python -m benchmarks.atlas_size [CITIES]

Needs chromium and chromedriver; nothing is timed without them.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.statistics import likes
from cityatlas.atlas.content import ATLAS_TABLES, atlas_content
from cityatlas.atlas.page import render, size_text
from cityatlas.claims.analyse import analyse
from cityatlas.core.config import load_config
from cityatlas.core.rows import Tables
from cityatlas.documents.extract import read_snapshot
from cityatlas.tidy.assemble import assemble
from cityatlas.tidy.outlines import GERMANY
from tests.workflow.browser import MISSING, Browser, available

CITIES = 11_000
SHOWN, CHOICE = 5_000, 1_000
"""Milliseconds at most: until the page is shown, and for a choice."""
CHOICES = {
    "a filter": "document.getElementById('f-status-adopted').click()",
    "a second filter": "document.getElementById('f-field-mobility').click()",
    "a search": "const box = document.getElementById('search'); box.value = 'neustadt';"
    "box.dispatchEvent(new Event('input'))",
    "reset": "document.querySelector('#chips .reset').click()",
    "sorting": "document.querySelector('[data-key=einwohner] button').click()",
    "a jump in the list": "scrollTo(0, document.documentElement.scrollHeight / 2)",
    "a city": "location.hash = '#stadt=ulm'",
    "statistics": "location.hash = '#ansicht=statistik'",
}
TIMED = """
const begun = performance.now();
new Function(arguments[0])();
return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0)));
"""


def made_up(number: int) -> Tables:
    """The atlas's tables with so many cities, spread over the country and of sizes as municipalities have them."""
    config = load_config()
    base = assemble(read_snapshot(), None, config)
    tables = likes(base, number, in_study=False)
    chance = random.Random(number)
    west, south, east, north = GERMANY
    for city in tables["cities"]:
        if not city["in_study"]:
            city["longitude"] = round(chance.uniform(west + 1.5, east - 1.5), 5)
            city["latitude"] = round(chance.uniform(south + 1, north - 1), 5)
            city["population"] = int(10 ** chance.uniform(2.5, 5))
    made = {**tables, **analyse(tables, base["programmes"], config)}
    return {name: made[name] for name in ATLAS_TABLES}


def main(number: int = CITIES) -> int:
    """Print sizes and times; 1 where a time is above its limit."""
    if not available():
        print(MISSING)
        return 0
    content = atlas_content(made_up(number), "de")
    begun = time.perf_counter()
    page = render(content)
    print(f"{len(content['cities'])} cities, {len(content['projects'])} projects: a page of {size_text(page)}")
    print(f"rendered in {time.perf_counter() - begun:.1f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder, Browser(1440, 900) as browser:
        path = Path(folder) / "atlas.html"
        path.write_text(page, encoding="utf-8")
        browser.open(path)
        shown = browser.js("return performance.getEntriesByName('shown')[0].startTime")
        print(f"map and list shown after {shown:.0f} ms (at most {SHOWN})")
        rows = "return document.querySelectorAll('#table-rows tr:not(.gap)').length"
        print(f"rows of the table that are drawn: {browser.js(rows)}", flush=True)
        times = {what: browser.js(TIMED, script) for what, script in CHOICES.items()}
    for what, milliseconds in times.items():
        print(f"{what}: {milliseconds:.0f} ms (at most {CHOICE})")
    return int(shown > SHOWN or max(times.values()) > CHOICE)


if __name__ == "__main__":
    sys.exit(main(*(int(a) for a in sys.argv[1:])))
