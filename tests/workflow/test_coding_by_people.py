"""Codings by people from the sheet to the published tables: every command of docs/coding.md, in its order."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from cityatlas.coding.codebook import variables
from cityatlas.coding.sheet import SHEET_COLUMNS
from tests.conftest import ROOT
from tests.fixtures.people import CITIES, coded, export, first_line, proven
from tests.workflow.coding_project import STEPS, commands, run, table
from tools.robustness.project_copies import copy_project


def fill(path, mobility):
    """Two cities, all but the form and year of the agenda: mobility as given, everything else a no."""
    book = load_workbook(path)
    sheet = book["Kodierung"]
    at = {name: i for i, name in enumerate(SHEET_COLUMNS, 1)}
    for row in range(2, sheet.max_row + 1):
        city, variable = sheet.cell(row, 1).value, sheet.cell(row, 2).value
        if city not in CITIES or variable in ("agenda_form", "agenda_year"):
            continue
        given = {"value": 0}
        if variable == "agenda_status":
            given = {"value": "in Entwicklung", "lines": first_line(city, "milestones")}
        elif variable == "field_mobility" and mobility:
            given = {"value": 1, "strength": "Projekt", "lines": str(first_line(city))}
        for column, value in given.items():
            sheet.cell(row, at[column], value)
    book.save(path)


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """A copy of the project in which the page was followed to its end, and what each command printed."""
    project = copy_project(tmp_path_factory.mktemp("people") / "project")
    decided = [proven(c, "field_mobility", strength="project", note="das Projekt ist genannt") for c in CITIES]
    between = {"format": "cityatlas-adjudication/1", "between": ["anna", "ben"]}
    between["decided"] = [[row["city"], row["variable"]] for row in decided]
    export(project / "carla-adjudication.json", "Carla", decided, **between)
    printed = {}
    for line in commands("coding.md"):
        if line == "snakemake":
            done = [run(project, step) for step in STEPS]
            assert all(d.returncode == 0 for d in done), [d.stderr for d in done]
            continue
        assert line.startswith("python -m cityatlas ")
        printed[line] = run(project, *line.split()[3:])
        if " sheet " in line:
            fill(project / line.split()[-1], mobility="anna" in line)
    return project, printed


def test_every_command_of_the_page_does_what_it_says(walked):
    _, printed = walked
    for line, done in printed.items():
        wanted = 2 if "export-qda" in line else 0  # which needs the report's text; see test_qda
        assert done.returncode == wanted and "Traceback" not in done.stderr, (line, done.stderr)
    found = " ".join(done.stdout for done in printed.values())
    assert "94 codes of 2 cities by anna" in found and "verdicts would change" in found
    assert "Aachen, field_mobility: anna 1" in found
    assert "texts are needed" in next(d.stderr for line, d in printed.items() if "export-qda" in line)


def test_the_published_tables_hold_the_people(walked):
    project, _ = walked
    codes = table(project, "codes.csv")
    counts = {c: sum(r["coder"] == c for r in codes) for c in ("anna", "ben", "coder_1", "consensus")}
    assert counts["anna"] == counts["ben"] == len(CITIES) * (len(variables()) - 2)
    assert counts["coder_1"] == 2392
    notes = {
        r["note"] for r in codes if (r["coder"], r["city"], r["variable"]) == ("consensus", "Aachen", "field_mobility")
    }
    assert notes == {"das Projekt ist genannt"}


def test_the_agreement_holds_all_and_each_pair(walked):
    project, _ = walked
    rows = {r["coders"]: r for r in table(project, "agreement.csv") if r["variable"] == "field_mobility"}
    assert len(rows) == 7 and "coder_1|coder_2|anna|ben" in rows
    assert (rows["anna|ben"]["n"], rows["anna|ben"]["disagreements"]) == ("2", "2")
    assert rows["coder_1|coder_2|anna|ben"]["n"] == "50" and rows["coder_1|coder_2"]["n"] == "50"


def test_the_old_consensus_is_still_there(walked):
    project, _ = walked
    assert (project / "data/raw/coding/consensus.csv").read_bytes() == (
        ROOT / "data/raw/coding/consensus.csv"
    ).read_bytes()


def test_a_file_that_nobody_names_stops_the_run(walked, tmp_path):
    project, _ = walked
    stray = project / "data/raw/coding/dora.csv"
    stray.write_text(",".join(coded("", "", "")), encoding="utf-8")
    done = run(project, "assemble")
    stray.unlink()
    assert done.returncode == 2 and "dora.csv" in done.stderr and "coding import" in done.stderr
