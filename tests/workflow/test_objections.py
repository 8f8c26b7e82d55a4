"""docs/objections.md as written, through every product; and a failing step, which takes none of them away."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import ROOT, snakemake
from tools.robustness.project_copies import copy_project, digests

pytestmark = pytest.mark.workflow
TARGETS = ("report", "workbook")
EXAMPLE = re.search(r"```yaml\n(.*?)```", (ROOT / "docs" / "objections.md").read_text("utf-8"), re.DOTALL)[1]
REGISTER = "data/raw/corrections.yaml"


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("objections") / "project")
    result = snakemake(folder, *TARGETS)
    assert result.returncode == 0, result.stdout
    return folder


@pytest.fixture(scope="module")
def failed(project) -> tuple[str, dict, dict]:
    """What a run said that an entry with a wrong guard ended, the products before it and after it."""
    before = digests(project)
    (project / REGISTER).write_text((ROOT / REGISTER).read_text("utf-8") + EXAMPLE.replace('guard: "1"', 'guard: "0"'))
    result = snakemake(project, *TARGETS)
    assert result.returncode != 0
    return result.stdout, before, digests(project)


@pytest.fixture(scope="module")
def objected(project, failed) -> tuple[dict, dict]:
    """The products before and after the run with the documented entry."""
    (project / REGISTER).write_text((ROOT / REGISTER).read_text("utf-8") + EXAMPLE)
    result = snakemake(project, *TARGETS)
    assert result.returncode == 0, result.stdout
    return failed[1], digests(project)


def rows(project: Path, table: str) -> list[dict[str, str]]:
    with (project / "data" / "processed" / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_wrong_guard_is_one_message_and_takes_no_product_away(failed, project):
    said, before, after = failed
    assert "aachen-person-role: the guard fails" in said and "Traceback" not in said
    assert "products of an earlier run stay" in said
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed == {"data/processed/report.html", "figures/index.html"}, "only the pages say that they are older"


def test_older_products_say_so_in_their_place_until_the_next_run(failed, objected, project):
    assert not list(project.glob("*/**/OLDER.txt"))
    assert "<!--older-->" not in (project / "data/processed/report.html").read_text("utf-8")


def test_the_documented_objection_reaches_tables_report_workbook_and_card(objected, project):
    before, after = objected
    code = next(
        r
        for r in rows(project, "codes")
        if (r["city"], r["variable"], r["coder"]) == ("Aachen", "org_person_role", "consensus")
    )
    assert code["value"] == "0" and "Why, in one sentence." in code["note"]
    finding = next(r for r in rows(project, "errata") if r["finding_id"] == "correction-aachen-person-role")
    assert finding["locators"] == "atlas:408" and "Stadt Aachen" in finding["finding_de"]
    report = (project / "data/processed/report.html").read_text("utf-8")
    assert "Warum, in einem Satz." in report and "correction-aachen-person-role" in report
    book = openpyxl.load_workbook(project / "data/processed/smart-city-atlas.xlsx", read_only=True)
    cells = {str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row if c}
    assert "correction-aachen-person-role" in cells
    cards = {name for name in before if re.search(r"cards/.*\.svg$", name) and after[name] != before[name]}
    assert [Path(name).stem for name in cards] == ["aachen"]


def test_a_step_that_fails_keeps_its_own_product(objected, project):
    texts = project / "src/cityatlas/report/templates/texts.yaml"
    sound, report = texts.read_text("utf-8"), (project / "data/processed/report.html").read_text("utf-8")
    texts.write_text(sound + "\nbroken: [")
    result = snakemake(project, *TARGETS)
    assert result.returncode != 0 and "texts.yaml" in result.stdout
    assert "report.html" in (project / "data/processed/OLDER.txt").read_text("utf-8")
    stayed = (project / "data/processed/report.html").read_text("utf-8")
    assert "<!--older-->" in stayed and re.sub("<!--older-->.*?<!--/older-->", "", stayed) == report
    shutil.copyfile(ROOT / "src/cityatlas/report/templates/texts.yaml", texts)
    assert snakemake(project, *TARGETS).returncode == 0
    assert (project / "data/processed/report.html").read_text("utf-8") == report
    assert not (project / "data/processed/OLDER.txt").exists()
