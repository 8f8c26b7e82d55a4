"""Any moment: killed runs, writes that stop half-way, folders that cannot be written. ``make kill`` does twenty."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tools.robustness.kill import killed, undisturbed
from tools.robustness.project_copies import copy_project, digests, environment, snakemake

pytestmark = pytest.mark.workflow
resource = pytest.importorskip("resource", reason="limits on a process are set as POSIX sets them")
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


TABLES = ("--until", "publish")
"""Tables are enough where the moment does not matter; they take seconds."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A project after an undisturbed run to the tables, and its products' digests."""
    folder = tmp_path_factory.mktemp("whole") / "project"
    return folder, undisturbed(folder, *TABLES)[0]


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """Digests of all products of an undisturbed run, and how long it took."""
    return undisturbed(tmp_path_factory.mktemp("everything") / "project")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_run_killed_at_a_random_moment(everything, tmp_path, seed):
    products, duration = everything
    outcome = killed(tmp_path / "project", Random(seed).uniform(0.3, duration), products)
    assert outcome.broken == ()
    assert outcome.mended, outcome.story


def limited(project: Path, prepare, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Snakemake under a limit that ``prepare`` sets for the run and its children."""
    return subprocess.run(
        ["snakemake", *TABLES, *arguments],
        cwd=project,
        env=environment(),
        preexec_fn=prepare,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("limit", [100_000, 200_000])
def test_a_file_size_limit_that_stops_a_write(whole, tmp_path, limit):
    project = copy_project(tmp_path / "project")
    result = limited(project, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert result.returncode != 0
    assert "could not be written" in result.stdout and "Traceback" not in result.stdout, result.stdout
    left = digests(project)
    assert all(whole[1][name] == digest for name, digest in left.items()), "a half-written product was left"
    assert snakemake(project, *TABLES, "--rerun-incomplete").returncode == 0
    assert digests(project) == whole[1]


def without_override() -> None:
    """Give up root's right to write where the permissions forbid it, so that read-only holds for root too."""
    if not sys.platform.startswith("linux"):
        return  # nowhere else is this right taken off this way: the tests hold for who is not root
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() == 0 and libc.prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


@pytest.mark.parametrize("folder", ["data/processed", "data/interim/tables", "data/interim/facts"])
def test_a_read_only_output_folder(whole, tmp_path, folder):
    project = Path(shutil.copytree(whole[0], tmp_path / "project", symlinks=True))
    (project / folder).chmod(0o555)
    try:
        result = limited(project, without_override, "--forceall")
    finally:
        (project / folder).chmod(0o755)
    assert result.returncode != 0, result.stdout
    assert all(whole[1][name] == digest for name, digest in digests(project).items())
    assert snakemake(project, *TABLES, "--rerun-incomplete").returncode == 0
    assert digests(project) == whole[1]


def test_a_file_in_place_of_the_output_folder(whole, tmp_path):
    """Root may write into read-only folders where its rights cannot be given up; nobody can write below a file."""
    project = Path(shutil.copytree(whole[0], tmp_path / "project", symlinks=True))
    shutil.rmtree(project / "data/processed")
    (project / "data/processed").write_text("no folder", encoding="utf-8")
    step = [shutil.which("python", path=environment()["PATH"]), "-m", "cityatlas", "publish"]
    result = subprocess.run(
        step, cwd=project, env=environment(PYTHONPATH=str(project / "src")), capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "could not be written" in result.stderr and "Traceback" not in result.stderr
    assert limited(project, None).returncode != 0
    (project / "data/processed").unlink()
    assert snakemake(project, *TABLES, "--rerun-incomplete").returncode == 0
    assert digests(project) == whole[1]
