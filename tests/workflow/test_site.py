"""Both languages beside each other, the entry page and the site, for real: run in German, in English, in both."""

from __future__ import annotations

import json
import os
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from cityatlas.core.product_places import product_place
from tests.conftest import ROOT, clean_environment, snakemake
from tests.workflow.atlas_page import look
from tests.workflow.browser import AXE, MISSING, NO_AXE, TAB, Browser, available
from tools.robustness.project_copies import copy_project, digests

pytestmark = [pytest.mark.workflow, pytest.mark.slow]
IN_BOTH = {product_place("index"), product_place("atlas")}
"""Pages that open in the main language of the last run."""
ENGLISH = re.compile(r"/en/|\.en\.")


def commands(text):
    """The command lines of a page, without what is remarked behind them."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """A project run in German, then in English, then in both as `make site` does; with the products of each run."""
    project = copy_project(tmp_path_factory.mktemp("site") / "project")
    found, made = {}, ("language=de", "language=en", "language=[de, en]")
    for setting in made:
        result = snakemake(project, "--config", setting)
        assert result.returncode == 0, result.stdout
        found[setting] = digests(project), result.stdout
    done = subprocess.run(
        ["python", "-m", "cityatlas", "site"], cwd=project, capture_output=True, text=True,
        env=clean_environment(PYTHONPATH=str(project / "src")),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return project, [found[setting] for setting in made]


def test_english_products_leave_the_german_ones_alone(runs):
    (german, _), (after, _), _ = runs[1]
    assert not [name for name in german if ENGLISH.search(name)]
    assert {name: after[name] for name in german if name not in IN_BOTH} == {
        name: digest for name, digest in german.items() if name not in IN_BOTH
    }
    new = after.keys() - german.keys()
    assert new and all(ENGLISH.search(name) for name in new)


def test_each_german_product_in_words_has_its_english_one(runs):
    (german, _), (after, _), _ = runs[1]
    figures = {name for name in german if name.startswith("figures/")}
    assert {name.replace("figures/", "figures/en/", 1) for name in figures} <= after.keys()
    assert {product_place("report", "en"), product_place("workbook", "en")} <= after.keys()


def test_both_in_one_run_are_the_two_single_runs_byte_for_byte(runs):
    (german, _), (english, _), (both, _) = runs[1]
    assert both.keys() == english.keys()
    assert [n for n in both if both[n] != english[n] and n not in IN_BOTH] == []
    assert both[product_place("atlas")] == german[product_place("atlas")]


def test_the_console_names_the_entry_page_first(runs):
    project, (*_, (_, output)) = runs
    lines = output.splitlines()
    assert lines[lines.index("Open first:") + 1] == f"  index     {project}/data/processed/index.html"
    assert "  report    data/processed/report.en.html" in lines


class Anchors(HTMLParser):
    """The ids of a page and the addresses that it leads to, within the content of its script too."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self._content = set(), [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids.add(given.get("id"))
        self.links += [given[name] for name in ("href", "src") if given.get(name)]
        self._content = "" if given.get("type") == "application/json" else None

    def handle_data(self, data):
        if self._content is not None:
            self._content += data

    def handle_endtag(self, tag):
        if tag == "script" and self._content:
            self.links += [v.replace("{city}", "ulm") for v in json.loads(self._content)["links"].values() if v]
        self._content = None


def test_each_link_of_the_site_leads_to_a_file_in_it(runs):
    site = runs[0] / "site"
    seen, todo = {}, ["index.html"]
    while todo:
        name = todo.pop()
        assert (site / name).is_file(), name
        seen[name] = Anchors((site / name).read_text(encoding="utf-8")) if name.endswith(".html") else None
        for address in seen[name].links if seen[name] else []:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https", "data", "mailto"):
                continue
            assert not parts.scheme and not address.startswith("/"), address
            target = unquote(urlsplit(urljoin(f"https://host/{name}", address)).path).removeprefix("/")
            assert (site / target).is_file(), (name, address)
            todo += [target] if target not in seen and target not in todo else []
    ours = {".nojekyll", ".cityatlas"}
    assert {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()} - ours == set(seen)
    assert {"report.html", "report.en.html", "atlas.html", "figures/en/index.html", "figures/cards/ulm.svg"} <= set(
        seen
    )
    for name in ("report.html", "report.en.html", "figures/index.html", "figures/en/index.html"):
        led = {urljoin(f"https://host/{name}", address).partition("#")[0] for address in seen[name].links}
        assert {"https://host/index.html", "https://host/atlas.html"} <= led, name


def test_links_between_pages_name_parts_that_are_there(runs):
    pages = {name: Anchors((runs[0] / "site" / name).read_text("utf-8")) for name in ("index.html", "report.html")}
    for name, page in pages.items():
        for address in page.links:
            target, _, part = address.partition("#")
            if part and target in ("", *pages):
                assert part in pages[target or name].ids, (name, address)


def test_make_site_runs_what_is_tested_here():
    told = subprocess.run(["make", "-n", "site"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "snakemake --config 'language=[de, en]'\n" in told and "python -m cityatlas site\n" in told


def test_the_page_of_documentation_names_these_commands_and_no_other():
    assert commands((ROOT / "docs" / "site.md").read_text(encoding="utf-8")) == [
        "snakemake --config language=en",
        "snakemake --config 'language=[de, en]'",
        "make site",
        "python -m cityatlas report --language en",
    ]


def test_a_step_by_hand_makes_one_language(runs):
    project, (*_, (both, _)) = runs
    page = project / product_place("report", "en")
    page.unlink()
    done = subprocess.run(
        ["python", "-m", "cityatlas", "report", "--language", "en"], cwd=project, capture_output=True, text=True,
        env=clean_environment(PYTHONPATH=str(project / "src")),
    )  # fmt: skip
    assert done.returncode == 0 and "report.en.html" in done.stdout, done.stderr
    assert digests(project)[product_place("report", "en")] == both[product_place("report", "en")]


@pytest.fixture(scope="module")
def index(runs):
    if not available():
        pytest.skip(MISSING)
    with Browser() as window:
        window.page = Path(runs[0], "site", "index.html")
        yield window


@pytest.mark.skipif(AXE not in os.environ, reason=NO_AXE)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_on_the_entry_page(index, language, scheme, width):
    look(index, width, 900, scheme)
    index.open(index.page, language)
    assert index.violations() == [] and index.messages() == []
    assert index.js("return document.documentElement.scrollWidth <= innerWidth")


def shown(browser):
    return browser.js(
        "return [...document.querySelectorAll('.version')].filter(v => v.checkVisibility()).map(v => v.id)"
    )


def test_the_language_is_switched_without_reload_and_kept_in_the_address(index):
    look(index, 1280, 900)
    index.open(index.page)
    assert shown(index) == ["de"]
    index.js("window.same = true")
    index.click("#de nav a[lang=en]")
    assert shown(index) == ["en"] and index.js("return window.same && location.hash") == "#en"
    assert index.js("return scrollY") == 0
    index.press(TAB)
    assert index.js("return document.activeElement.closest('.version').id") == "en"
    index.click("#en nav a[lang=de]")
    assert shown(index) == ["de"]


def test_a_page_of_the_site_leads_back_in_its_language(index):
    index.open(index.page.parent / "figures" / "en" / "index.html")
    index.click("a[href$='index.html#en']")
    assert shown(index) == ["en"] and index.js("return location.pathname").endswith("/site/index.html")
    index.click("#en .atlas a[hreflang=en]")
    assert index.js("return document.documentElement.lang") == "en" and index.messages() == []
