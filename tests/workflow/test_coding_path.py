"""The whole path of codings by people: pages coded by keyboard, import, decision by a third person, new tables.

Every command of docs/coding-page.md is run as it is written there (the pages to code in with three cities only); what
follows is docs/coding.md, whose own commands test_coding_by_people.py runs with the sheets.
"""

from __future__ import annotations

import json
import re

import pytest
from openpyxl import load_workbook

from cityatlas.coding.codebook import variables
from tests.conftest import ROOT
from tests.workflow.browser import ESCAPE, MISSING, RIGHT, Browser, available
from tests.workflow.coding_page import close_training, downloaded, exported, fresh
from tests.workflow.coding_project import STEPS, commands, run, table
from tools.robustness.project_copies import copy_project

pytestmark = pytest.mark.skipif(not available(), reason=MISSING)
CITIES = ("Aachen", "Augsburg", "Jena")
THREE = ["--cities", ",".join(CITIES), "--training", "1"]
BINARY = sum(v.kind == "binary" for v in variables().values())
FIELDS = [v.name for v in variables().values() if v.set == "field"]
STATUS = ["2", " ", RIGHT]
"""An agenda in development, on the line at the cursor."""
YES = ["1", "a", " ", RIGHT]
REASON = "das Projekt steht im Profil"


class Walk:
    """A copy of the project, a browser and what each command said."""

    def __init__(self, project, browser, documents):
        self.project, self.browser, self.documents, self.said = project, browser, documents, {}
        browser.folder = project / "downloads"
        browser.folder.mkdir()
        browser.download_to(browser.folder)

    def run(self, line, more=()):
        done = run(self.project, *line.split()[3:], *more, documents=self.documents)
        assert done.returncode == 0, (line, done.stderr)
        self.said[line] = done.stdout
        return done.stdout

    def keep(self, name, content):
        (self.project / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def code_three(walk):
    """What Anna does: the training city whole, then the status and three fields of the others."""
    browser = fresh(walk.browser, walk.project / "anna.html")
    browser.press(*STATUS, *["0", RIGHT] * BINARY)
    walk.keep("anna-training.json", close_training(browser))
    browser.press(*STATUS, *YES, "0", RIGHT, "0", RIGHT, ".")
    browser.press(*STATUS, *YES, "0", RIGHT, "1")  # the last one is left unfinished
    walk.keep("anna.json", exported(browser))


def as_ben(walk, name):
    """Anna's file as if Ben had coded: he says no where she says yes."""
    content = json.loads((walk.project / f"anna{name}.json").read_text(encoding="utf-8"))
    for row in content["rows"]:
        if row["value"] == "1":
            row |= {"value": "0", "strength": "", "lines": "", "section": ""}
    walk.keep(f"ben{name}.json", content | {"coder": "ben", "name": "Ben", "unfinished": []})


def decide(walk):
    """What Carla does: she takes Anna's code wherever the two differ, and says why."""
    browser = fresh(walk.browser, walk.project / "carla.html")
    for _ in range(2):
        browser.press("q", "n", *REASON, ESCAPE, "o")
    browser.press("e")
    walk.keep("carla-adjudication.json", downloaded(browser, "carla-adjudication.json"))


@pytest.fixture(scope="module")
def walked(documents, tmp_path_factory):
    project = copy_project(tmp_path_factory.mktemp("path") / "project")
    with Browser() as browser:
        walk = Walk(project, browser, documents)
        pages, (training, adjudicate) = commands("coding-page.md")[:-2], commands("coding-page.md")[-2:]
        for line in pages:
            walk.run(line, THREE)
        code_three(walk)
        as_ben(walk, "-training"), as_ben(walk, "")
        walk.run(training)
        walk.run(adjudicate)
        decide(walk)
    for who in ("anna", "ben"):
        walk.run(f"python -m cityatlas coding import {who}.json")
    walk.run("python -m cityatlas coding compare anna ben")
    return walk


@pytest.fixture(scope="module")
def published(walked):
    """The tables once Carla's decisions count."""
    walked.run("python -m cityatlas coding import --as-consensus carla-adjudication.json --replace")
    for step in (*STEPS, "workbook", "report"):
        walked.run(f"python -m cityatlas {step}")
    return walked


def content_of(path):
    return json.loads(re.search(r'id="content">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL)[1])


def test_the_training_is_compared_and_the_codings_too(walked):
    said = {line: text for line, text in walked.said.items() if "compare" in line}
    training, coding = said.values()
    assert f"anna and ben: {BINARY + 1} codes given by both" in training and "0 cells differ" in training
    assert "anna and ben: 7 codes given by both" in coding and "2 cells differ" in coding
    assert f"{FIELDS[0]}: anna 1 (lines" in coding and "1 training cities left out" in coding


def test_what_is_unfinished_is_left_out_and_said(walked):
    said = next(text for line, text in walked.said.items() if "import anna" in line)
    assert "7 codes of 2 cities by anna" in said and "unfinished: 1 cells" in said
    said = next(text for line, text in walked.said.items() if "--adjudicate" in line)
    assert "1 unfinished cells of anna are left out" in said and "cells to decide: 2 (cities: 2)" in said


def test_files_and_coders_give_the_same_page(walked):
    walked.run("python -m cityatlas coding page --adjudicate anna ben --coder Carla -o again.html")
    assert (walked.project / "again.html").read_bytes() == (walked.project / "carla.html").read_bytes()
    content = content_of(walked.project / "carla.html")
    assert content["between"] == ["anna", "ben"] and len(content["agreed"]) == 5


def test_a_decision_without_its_reason_is_not_taken(walked):
    content = json.loads((walked.project / "carla-adjudication.json").read_text(encoding="utf-8"))
    walked.keep("mute.json", content | {"rows": [{**row, "note": ""} for row in content["rows"]]})
    done = run(walked.project, "coding", "import", "--as-consensus", "mute.json", "--replace")
    assert done.returncode == 2 and done.stderr.count("without a reason") == 2 and "Traceback" not in done.stderr


def test_the_tables_hold_the_new_coders_and_rest_on_the_decisions(published):
    codes = table(published.project, "codes.csv")
    assert {c: sum(r["coder"] == c for r in codes) for c in ("anna", "ben")} == {"anna": 7, "ben": 7}
    decided = [r for r in codes if r["coder"] == "consensus" and r["note"] == REASON]
    order = content_of(published.project / "anna.html")["order"]
    assert {(r["city"], r["variable"], r["value"]) for r in decided} == {(c, FIELDS[0], "1") for c in order[1:]}
    status = {r["city"]: r["value"] for r in codes if (r["coder"], r["variable"]) == ("consensus", "agenda_status")}
    assert {status[c] for c in order[1:]} == {"in_development"}


def test_what_nobody_decided_stays_as_it_was(published):
    key = ("city", "variable", "value", "note")
    codes = [r for r in table(published.project, "codes.csv") if r["coder"] == "consensus"]
    before = (ROOT / "data/raw/coding/consensus.csv").read_text(encoding="utf-8")
    others = [r for r in codes if r["city"] not in CITIES]
    assert len(others) > 2200 and all(f"{r[key[0]]},{r[key[1]]},{r[key[2]]}," in before for r in others)


def test_no_product_says_that_nobody_but_a_model_coded(published):
    folder = published.project / "data/processed"
    report = (folder / "report.html").read_text(encoding="utf-8")
    who = "Läufe ein und desselben Sprachmodells (KI) und Menschen (Anna, Ben, Carla)"
    assert f"haben Maschinen und Menschen kodiert: {who}" in report and "Verglichen sind hier nur die Läufe" in report
    book = load_workbook(folder / "smart-city-atlas.xlsx", read_only=True)
    texts = " ".join(str(c.value) for name in ("Titel", "Inhalt") for row in book[name] for c in row if c.value)
    book.close()
    assert who in texts
    for text in (report, texts):
        assert not re.search(r"keine? Mensch|kodiert von einem Sprachmodell, KI\)", text)


def test_the_agreement_holds_the_people_as_a_pair(published):
    rows = {r["variable"]: r for r in table(published.project, "agreement.csv") if r["coders"] == "anna|ben"}
    assert (rows[FIELDS[0]]["n"], rows[FIELDS[0]]["disagreements"]) == ("2", "2")
    assert rows["agenda_status"]["disagreements"] == "0"
