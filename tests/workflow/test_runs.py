"""Snakemake for real: a fresh run, a second one, a changed input, one figure alone, a killed run, two sources."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cityatlas.claims.headline import headline
from cityatlas.core.tables import read_table
from tests.conftest import ROOT, clean_environment, executed, snakemake
from tools.robustness.project_copies import copy_project, digests

pytestmark = pytest.mark.workflow
TABLES = ("--until", "publish")
"""Tables are enough where figures are not the point; they take a few seconds instead of many."""
TABLE_FOLDER = ("data/processed",)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A project after its first run from the snapshot."""
    project = copy_project(tmp_path_factory.mktemp("fresh") / "project")
    result = snakemake(project)
    assert result.returncode == 0, result.stdout
    return project, result.stdout


def clone(fresh, tmp_path) -> Path:
    """A copy of the run project, times kept, so that Snakemake finds it up to date."""
    return Path(shutil.copytree(fresh[0], tmp_path / "project", symlinks=True))


def test_a_fresh_run_says_what_it_stood_on_and_what_came_out(fresh):
    output = fresh[1]
    assert "Source: the facts snapshot in data/raw/facts" in output
    totals = headline(read_table(fresh[0] / "data" / "processed", "claims"))
    assert f"Claims: {totals.claims}, of them {totals.repeats} repeats. Verdicts from data" in output
    assert f"held against print only    {totals.from_documents():>4}: " in output
    assert f"Open first:\n  index     {fresh[0]}/data/processed/index.html\n" in output
    assert "report    data/processed/report.html" in output
    assert "workbook  data/processed/smart-city-atlas.xlsx" in output
    assert "Traceback" not in output


def test_a_fresh_run_prints_one_line_a_step_with_its_result_and_at_most_two_kilobytes(fresh):
    output = fresh[1]
    steps = re.findall(r"^\[(\d+)/(\d+)\] +(\w+) .* \d+\.\d s$", output, re.MULTILINE)
    assert [(int(number), int(total)) for number, total, _ in steps] == [
        (n, len(steps)) for n in range(1, len(steps) + 1)
    ]
    assert len(steps) == len({step for *_, step in steps}) >= 10
    (judged,) = re.findall(r"^\[3/\d+\] +analyse +\d+ statistics, \d+ claims judged +(?=\d)", output, re.MULTILINE)
    assert judged in (ROOT / "README.md").read_text(encoding="utf-8"), "README quotes another line"
    assert len(output.encode()) <= 2048


def test_a_second_run_has_nothing_to_do_and_says_so_in_one_line(fresh):
    """The line above it is Snakemake's own, printed before any logger is there."""
    result = snakemake(fresh[0])
    assert result.stdout.splitlines()[1:] == ["Nothing to be done (all requested files are present and up to date)."]


def test_one_figure_alone_runs_extraction_analysis_and_figures(tmp_path):
    project = copy_project(tmp_path / "project")
    result = snakemake(project, "figures/fig05_agenda_fields.svg")
    assert result.returncode == 0, result.stdout
    assert executed(result.stdout) == {"extract", "assemble", "analyse", "publish", "figures"}
    assert not (project / "data/processed/report.html").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "first"),
    [
        ("data/raw/reference/places.csv", "50.77664,6.08342", "50.77665,6.08342", "assemble"),
        ("data/raw/claims.yaml", "Am häufigsten vertreten", "Am  häufigsten vertreten", "analyse"),
        ("data/raw/coding/consensus.csv", "Aachen,agenda_year,2018", "Aachen,agenda_year,2019", "assemble"),
        ("src/cityatlas/claims/verdicts.py", '"""Verdicts:', '"""The verdicts:', "analyse"),
    ],
)
def test_a_change_re_runs_what_depends_on_it(fresh, tmp_path, file, old, new, first):
    project = clone(fresh, tmp_path)
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = snakemake(project, "--dry-run")
    story = ["extract", "assemble", "analyse", "publish"]
    ran = executed(result.stdout)
    assert set(story[story.index(first) :]) <= ran
    assert not ran & set(story[: story.index(first)])


def test_another_language_draws_anew_but_counts_nothing_anew(fresh, tmp_path):
    project = clone(fresh, tmp_path)
    result = snakemake(project, "--dry-run", "--config", "language=en")
    assert "figures" in executed(result.stdout)
    assert not executed(result.stdout) & {"extract", "assemble", "analyse", "publish"}


@pytest.mark.documents
def test_documents_and_snapshot_give_the_same_products(fresh, documents, tmp_path):
    project = copy_project(tmp_path / "project")
    result = snakemake(project, CITYATLAS_DOCUMENTS=str(documents))
    assert result.returncode == 0, result.stdout
    assert "5 of 5 registered documents, checksums verified" in result.stdout
    assert "evidence lines verified" in (project / "logs/assemble.log").read_text(encoding="utf-8")
    assert digests(project) == digests(fresh[0])


def test_a_killed_run_leaves_whole_files_and_the_next_one_mends_it(fresh, tmp_path):
    project = copy_project(tmp_path / "project")
    run = subprocess.Popen(
        ["snakemake", *TABLES], cwd=project, env=clean_environment(), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not (project / "data/interim/facts/cities.csv").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    whole = digests(fresh[0], TABLE_FOLDER)
    assert all(whole[name] == digest for name, digest in digests(project, TABLE_FOLDER).items() if name in whole)
    unlock = [sys.executable, "-m", "cityatlas", "unlock", "--stale-only"]
    own = clean_environment(PYTHONPATH=str(project / "src"))
    told = subprocess.run(unlock, cwd=project, env=own, capture_output=True, text=True, check=True)
    assert told.stdout == "the lock of a run that is gone was released\n"
    result = snakemake(project, *TABLES)
    assert result.returncode == 0, result.stdout
    tables = {n: d for n, d in whole.items() if n.endswith(".csv") and n in digests(project, TABLE_FOLDER)}
    assert digests(project, TABLE_FOLDER) == tables
