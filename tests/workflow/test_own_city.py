"""docs/own-city.md as written, in a clone without documents: two cities, one of them coded by hand."""

from __future__ import annotations

import csv
import re
import shlex
import subprocess
import sys

import openpyxl
import pytest

from cityatlas.core.tables import dump_csv
from tests.conftest import ROOT, clean_environment, snakemake
from tools.robustness.project_copies import copy_project

pytestmark = pytest.mark.workflow
PAGE = (ROOT / "docs" / "own-city.md").read_text("utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
NEW = [shlex.split(line)[1:] for line in COMMANDS if line.startswith("python -m cityatlas city new ")]
PROJECT = re.search(r"^#### .*$", PAGE, re.MULTILINE)[0]
COLUMNS = (ROOT / "docs" / "coding-sheet-template.csv").read_text("utf-8").splitlines()[0].split(",")


def filled(form, population, area, milestones="", projects=""):
    """The text of a form that somebody has filled in."""
    text = form.replace("**Einwohner: **", f"**Einwohner: {population}**")
    text = text.replace("**Fläche in km²: **", f"**Fläche in km²: {area}**")
    text = text.replace("### Meilensteine\n", f"### Meilensteine\n\n{milestones}\n")
    return text.replace("### Projektbeispiele\n", f"### Projektbeispiele\n\n{projects}\n")


def german_excel(profile):
    """Codes by hand as German Excel saves a CSV: semicolons, Windows line ends and letters, numbers with decimals."""
    lines = profile.splitlines()
    at = {word: next(n for n, text in enumerate(lines, 1) if word in text) for word in ("beschlossen", PROJECT)}
    rows = [
        COLUMNS,
        ["Trier", "agenda_status", "adopted", "", "", "sure", "milestones", f"{at['beschlossen']},0", "geprüft"],
        ["Trier", "agenda_form", "written_out", "", "", "sure", "milestones", f"{at['beschlossen']}", ""],
        ["Trier", "field_mobility", "ja", "project", "", "sicher", "projects", f"{at[PROJECT]}", ""],
        ["Trier", "field_administration", "0", "", "", "sure", "", "", "nur der Titel"],
        ["Trier", "field_health", "", "", "", "", "", "", ""],
    ]
    return "".join(";".join(row) + "\r\n" for row in rows).encode("cp1252")


def city_new(project, arguments):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project,
        env=clean_environment(PYTHONPATH=str(project / "src")),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project after the page's commands, and what the run said."""
    folder = copy_project(tmp_path_factory.mktemp("own") / "project")
    for arguments in NEW:
        done = city_new(folder, arguments)
        assert done.returncode == 0, done.stderr
    profiles = folder / "data/raw/profiles"
    untouched = snakemake(folder, "extract")
    assert untouched.returncode != 0 and "trier.md:5" in untouched.stdout and "neustadt.md:7" in untouched.stdout
    milestones = "Der Rat hat 2021 eine Digitale Agenda beschlossen."
    trier = filled((profiles / "trier.md").read_text("utf-8"), "110.570", "117,1", milestones, PROJECT)
    (profiles / "trier.md").write_text(trier, "utf-8")
    (profiles / "trier.codes.csv").write_bytes(german_excel(trier))
    neustadt = filled((profiles / "neustadt.md").read_text("utf-8"), "53,491", "117")
    (profiles / "neustadt.md").write_text(neustadt, "utf-8", newline="\r\n")
    result = snakemake(folder)
    assert result.returncode == 0, result.stdout
    return folder, result.stdout


def read(project, table):
    with (project[0] / "data/processed" / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_page_has_the_commands_that_this_test_runs():
    assert len(NEW) == 2 and [line for line in COMMANDS if "city new" not in line] == ["snakemake"]


def test_the_console_names_the_added_profiles(project):
    assert "2 additional profiles" in project[1] and "no documents found" in project[1]


def test_every_table_takes_them_in(project):
    cities = {c["city"]: c for c in read(project, "cities") if c["in_study"] == "false"}
    assert {c: (r["ags"], r["document"], r["population"]) for c, r in cities.items()} == {
        "Trier": ("07211000", "profiles/trier.md", "110570"),
        "Neustadt": ("07316000", "profiles/neustadt.md", "53491"),
    }
    assert [p["title"] for p in read(project, "projects") if p["city"] in cities] == ["Parken per App"]
    assert len([s for s in read(project, "sections") if s["city"] in cities]) == 18


def test_codes_by_hand_win_value_by_value_and_are_marked(project):
    codes = {c["variable"]: c for c in read(project, "codes") if c["city"] == "Trier"}
    by_hand = {name: c["value"] for name, c in codes.items() if c["coder"] == "hand"}
    assert by_hand == {
        "agenda_status": "adopted",
        "agenda_form": "written_out",
        "field_mobility": "1",
        "field_administration": "0",
    }
    others = [c for name, c in codes.items() if name not in by_hand]
    assert {c["coder"] for c in others} == {"automatic"} and codes["field_health"] in others
    assert all(c["confidence"] == "doubtful" for c in others if c["variable"] != "agenda_year")
    assert {c["coder"] for c in read(project, "codes") if c["city"] == "Neustadt"} == {"automatic"}


def test_the_studys_numbers_and_claims_are_the_same(project, results):
    published = (project[0] / "data/processed/statistics.csv").read_text("utf-8").splitlines()
    study = dump_csv("statistics", [r for r in results["statistics"] if r["scope"] == "study"]).splitlines()
    assert set(study) <= set(published)
    claims = (project[0] / "data/processed/claims.csv").read_text("utf-8")
    assert claims == dump_csv("claims", results["claims"])


def test_nothing_of_an_added_city_counts_as_certain(project):
    rows = {(r["statistic"], r["group"], r["scope"]): r for r in read(project, "statistics") if r["basis"] == "coding"}
    for group in ("mobility", "administration"):
        everywhere, study = (rows["agenda_field", group, scope] for scope in ("all", "study"))
        assert everywhere["lower"] == study["lower"]
    everywhere, study = (rows["agenda_status", "adopted", scope] for scope in ("all", "study"))
    assert (int(everywhere["count"]), everywhere["lower"]) == (int(study["count"]) + 1, study["lower"])


def test_the_card_names_its_own_source_and_coders(project):
    cards = project[0] / "figures/cards"
    index = (project[0] / "figures/index.html").read_text("utf-8")
    assert (cards / "trier.svg").is_file() and (cards / "neustadt.svg").is_file()
    assert "eigenes Profil der Stadt (profiles/trier.md), nicht der Smart-City-Atlas" in index
    assert "teils ein Mensch kodiert" in index


def test_workbook_and_report_take_them_in(project):
    book = openpyxl.load_workbook(project[0] / "data/processed/smart-city-atlas.xlsx", read_only=True)
    cells = {str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row if c}
    assert {"Trier", "Neustadt", "profiles/trier.md", "von Hand"} <= cells
    assert any(text.startswith("Hinzugefügte Städte (2): je ein eigenes Profil, nicht der") for text in cells)
    report = (project[0] / "data/processed/report.html").read_text("utf-8")
    assert "2 hinzugefügte Städte (Neustadt, Trier)" in report and "52 Städte" in report


def test_a_profile_that_is_taken_away_is_told_of(project):
    (project[0] / "data/raw/profiles/neustadt.md").unlink()
    result = snakemake(project[0], "publish")
    assert result.returncode == 0, result.stdout
    assert "Neustadt (profiles/neustadt.md)" in result.stdout
    assert {c["city"] for c in read(project, "cities") if c["in_study"] == "false"} == {"Trier"}
    again = city_new(project[0], NEW[1])
    assert again.returncode == 0, "its place, which is still there, is used again"
