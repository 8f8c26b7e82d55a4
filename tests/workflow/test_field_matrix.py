"""A field matrix put in place, changed, refused and taken away: what re-runs, and what lies there afterwards."""

from __future__ import annotations

import csv
import hashlib

import pytest

from tests.conftest import executed, snakemake
from tests.fixtures.matrix import made_up_matrix, write_matrix
from tools.robustness.project_copies import copy_project

pytestmark = pytest.mark.workflow
WANTED = ["data/processed/datapackage.json", "publish"]
"""The tables and the package that describes them: no figure is drawn for this test."""


def tables_of(project):
    folder = project / "data/processed"
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.is_file()}


def run(project):
    result = snakemake(project, *WANTED)
    return result, executed(result.stdout)


def test_with_a_matrix_and_after_its_removal(tmp_path):
    project = copy_project(tmp_path / "project")
    file = project / "data/raw/matrix/agenda_fields.csv"
    result, _ = run(project)
    assert result.returncode == 0, result.stdout
    without = tables_of(project)
    assert "field_agreement.csv" not in without

    write_matrix(file, made_up_matrix())
    result, steps = run(project)
    assert result.returncode == 0, result.stdout
    assert steps == {"analyse", "publish", "datapackage"} and "With the study's field matrix" in result.stdout
    with_matrix = tables_of(project)
    assert set(with_matrix) - set(without) == {"field_agreement.csv"}
    claims = {r["claim_id"]: r for r in csv.DictReader((project / "data/processed/claims.csv").open(encoding="utf-8"))}
    assert (claims["press-verwaltung-98"]["status"], claims["press-verwaltung-98"]["evidence"]) == (
        "reproduced",
        "data",
    )
    assert not run(project)[1], "nothing changed, so nothing runs"

    rows = made_up_matrix()
    next(r for r in rows if r["field"] == "mobility")["value"] ^= 1
    write_matrix(file, rows)
    result, _ = run(project)
    assert result.returncode != 0 and "agenda_fields.csv" in result.stdout and "Traceback" not in result.stdout
    kept = {name: digest for name, digest in tables_of(project).items() if name != "OLDER.txt"}
    assert kept == with_matrix, "products outlive a matrix that is refused"

    file.unlink()
    result, steps = run(project)
    assert result.returncode == 0, result.stdout
    assert "no field matrix any more" in result.stdout
    assert tables_of(project) == without


def test_another_file_beside_it_is_told_at_once(tmp_path):
    project = copy_project(tmp_path / "project")
    (project / "data/raw/matrix").mkdir(exist_ok=True)
    (project / "data/raw/matrix/felder.xlsx").touch()
    result = snakemake(project, "-n")
    assert result.returncode != 0 and "data/raw/matrix/felder.xlsx" in result.stdout
    assert "Traceback" not in result.stdout and "import FILE" in result.stdout
