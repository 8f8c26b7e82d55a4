"""A 51st profile goes all the way through; every claim is still judged on the study's 50 cities."""

from __future__ import annotations

import csv
import shutil

import pytest

from tests.conftest import ROOT, snakemake
from tools.robustness.project_copies import copy_project

pytestmark = [pytest.mark.workflow, pytest.mark.documents]


@pytest.fixture(scope="module")
def project(documents, tmp_path_factory):
    """A run over the five documents and the template's fictional city."""
    base = tmp_path_factory.mktemp("new")
    folder = base / "documents"
    (folder / "profiles").mkdir(parents=True)
    for file in documents.glob("*.txt"):
        shutil.copy(file, folder)
    shutil.copy(ROOT / "docs" / "profile-template.md", folder / "profiles" / "musterstadt.md")
    copy = copy_project(base / "project")
    refused = snakemake(copy, "--config", f"documents={folder}")
    assert refused.returncode != 0 and "data/raw/reference/places.csv" in refused.stdout
    with (copy / "data/raw/reference/places.csv").open("a", encoding="utf-8") as places:
        places.write("Musterstadt,16055000,DE-TH,50.9,11.3,,,\n")
    result = snakemake(copy, "--config", f"documents={folder}", "scope=all")
    assert result.returncode == 0, result.stdout
    return copy, result.stdout


def read(project, name):
    with (project[0] / "data/processed" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_console_names_the_additional_profile(project):
    assert "1 additional profile" in project[1]


def test_every_table_takes_it_in(project):
    city = next(c for c in read(project, "cities.csv") if c["city"] == "Musterstadt")
    assert (city["in_study"], city["document"], city["size_class"]) == (
        "false",
        "profiles/musterstadt.md",
        "mittelstadt",
    )
    own = [p for p in read(project, "projects.csv") if p["city"] == "Musterstadt"]
    assert {(p["match"], p["annex_field"]) for p in own} == {("none", "")} and len(own) == 2
    assert len([s for s in read(project, "sections.csv") if s["city"] == "Musterstadt"]) == 9


def test_its_codes_come_from_the_automatic_coder_and_are_marked_so(project):
    codes = [c for c in read(project, "codes.csv") if c["city"] == "Musterstadt"]
    assert {c["coder"] for c in codes} == {"automatic"}
    mobility = next(c for c in codes if c["variable"] == "field_mobility")
    assert mobility["value"] == "1" and mobility["strength"] == "project" and mobility["lines"]


def test_statistics_get_rows_of_scope_all_beside_the_studys(project):
    rows = {(r["statistic"], r["group"], r["basis"], r["scope"]): r for r in read(project, "statistics.csv")}
    key = ("cities_by_size_class", "mittelstadt", "profile_facts")
    assert rows[*key, "study"]["count"] == "13" and rows[*key, "all"]["count"] == "14"
    coded = ("agenda_field", "mobility", "coding")
    assert int(rows[*coded, "all"]["count"]) == int(rows[*coded, "study"]["count"]) + 1
    assert rows[*coded, "all"]["lower"] == rows[*coded, "study"]["lower"]  # an unchecked code is never certain


def test_claims_are_still_judged_on_the_studys_fifty(project, results):
    judged = {c["claim_id"]: (c["status"], c["recomputed"]) for c in read(project, "claims.csv")}
    assert judged == {c["claim_id"]: (c["status"], c["recomputed"]) for c in results["claims"]}
