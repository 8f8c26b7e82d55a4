"""docs/atlas.md as written: each command, in a clone without documents; and an added city in the atlas."""

from __future__ import annotations

import re
import subprocess

import pytest

from cityatlas.core.tables import read_table
from tests.conftest import ROOT, clean_environment
from tests.workflow.atlas_page import TEXT, go
from tests.workflow.browser import MISSING, available
from tools.robustness.project_copies import copy_project

pytestmark = pytest.mark.workflow
PAGE = "data/processed/atlas.html"


def commands():
    """The command lines of the page, without what is remarked behind them."""
    text = (ROOT / "docs" / "atlas.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("atlas") / "project")


def run(project, command):
    environment = clean_environment(PYTHONPATH=str(project / "src"))
    done = subprocess.run(command, shell=True, cwd=project, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_command_does_what_the_page_says(project):
    first, step, english, benchmark = commands()
    run(project, first)
    made = (project / PAGE).read_bytes()
    assert b'<html lang="de">' in made and len(made) < 400_000
    (project / PAGE).unlink()
    assert "50 cities, 144 projects" in run(project, step)
    assert (project / PAGE).read_bytes() == made
    run(project, english)
    assert b'<html lang="en">' in (project / PAGE).read_bytes()
    assert (ROOT / (benchmark.split()[-1].replace(".", "/") + ".py")).is_file()


@pytest.mark.skipif(not available(), reason=MISSING)
def test_an_added_city_is_in_the_atlas_and_counts_with_the_others(project, browser):
    run(project, "python -m cityatlas city new Trier --population 110570 --area 117")
    run(project, f"snakemake {PAGE}")
    assert len(read_table(project / "data/processed", "cities")) == 51
    browser.messages()
    browser.open(project / PAGE, "stadt=trier")
    shown = browser.js(TEXT, "#panel")
    assert "eigenes Profil der Stadt (profiles/trier.md)" in shown and "niemand hat sie geprüft" in shown
    assert "März 2019" not in shown
    go(browser, "ansicht=statistik")
    rows = browser.js(
        "return [...document.querySelectorAll('.statistic tbody tr')]"
        ".map(row => [1, 3].map(at => row.children[at].textContent))"
    )
    assert len(rows) > 50 and all(here == published for here, published in rows) and browser.messages() == []
    assert browser.js(TEXT, "#statistics-count") == "51 von 51 Städten sind gewählt."


def test_the_scope_of_the_study_leaves_added_cities_out(project):
    run(project, f"snakemake {PAGE} --config scope=study")
    assert '"Trier","trier"' not in (project / PAGE).read_text(encoding="utf-8")
