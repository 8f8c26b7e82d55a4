"""Surroundings that are not ours: a user's own settings, a home that cannot be written, a long TMPDIR, a killed worker.

Where products are compared, both runs are by hand on the same tables: what the surroundings change would be seen there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import clean_environment, snakemake
from tools.robustness.project_copies import copy_project, digests

pytestmark = pytest.mark.workflow
RC = """
font.size: 20
font.family: monospace
axes.grid: True
axes.facecolor: black
lines.linewidth: 7
savefig.bbox: tight
savefig.dpi: 40
figure.figsize: 2, 2
figure.constrained_layout.use: True
axes.prop_cycle: cycler(color=["ff0000"])
svg.fonttype: none
no.such.key: 1
"""
STARTUP = """
import locale, sys
print("a startup file was read")
if "pandas" in sys.modules or "ipykernel" in " ".join(sys.argv) or "cityatlas" in " ".join(sys.argv):
    import pandas, seaborn
    seaborn.set_theme(style="darkgrid", palette="bright", font_scale=3)
    for option, value in {"display.precision": 9, "display.max_rows": 3, "display.width": 20}.items():
        pandas.set_option(option, value)
for name in ("de_DE.UTF-8", "C.UTF-8"):
    try:
        locale.setlocale(locale.LC_ALL, name)
        break
    except locale.Error:
        pass
"""
NOTEBOOKS = ("01", "02")
"""One that shows tables and figures of the project, one with a plot of its own."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the tables of a run, with two notebooks."""
    copy = copy_project(tmp_path_factory.mktemp("machines") / "project")
    for path in (copy / "notebooks").glob("*.ipynb"):
        if not path.name.startswith(NOTEBOOKS):
            path.unlink()
    result = snakemake(copy, "--until", "publish")
    assert result.returncode == 0, result.stdout
    return copy


def step(project: Path, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**clean_environment(PYTHONPATH=str(project / "src")), **variables}
    command = [sys.executable, "-m", "cityatlas", name]
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    return run


@pytest.fixture(scope="module")
def plain(project):
    """Figures and notebooks as they are here, by their digests."""
    for name in ("figures", "notebooks"):
        step(project, name)
    return digests(project)


def hostile(project: Path, folder: Path) -> dict[str, str]:
    """Settings of a user in every place where the libraries look for them; the variables that lead there."""
    home, site = folder / "home", folder / "site"
    files = {
        project / "matplotlibrc": RC,
        project / "notebooks" / "matplotlibrc": RC,
        home / ".config/matplotlib/matplotlibrc": RC,
        home / ".matplotlib/matplotlibrc": RC,
        home / ".ipython/profile_default/startup/00.py": STARTUP,
        home / ".ipython/profile_default/ipython_kernel_config.py": "c.InteractiveShellApp.exec_lines = ['print(1)']\n",
        home / ".jupyter/jupyter_nbconvert_config.py": "c.HTMLExporter.exclude_input = True\n",
        home / "startup.py": STARTUP,
        site / "sitecustomize.py": STARTUP.replace('print("a startup file was read")', ""),
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {
        "HOME": str(home),
        "MATPLOTLIBRC": str(home / ".matplotlib"),
        "MPLBACKEND": "TkAgg",
        "PYTHONSTARTUP": str(home / "startup.py"),
        "PYTHONPATH": os.pathsep.join([str(project / "src"), str(site)]),
        "PYTHONHASHSEED": "12345",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "de_DE.UTF-8",
        "TZ": "Pacific/Auckland",
    }


def copied(project: Path, folder: Path) -> Path:
    """A copy with the tables but no figures and no notebooks."""
    copy = Path(shutil.copytree(project, folder / "project", symlinks=True))
    shutil.rmtree(copy / "figures")
    shutil.rmtree(copy / "data/processed/notebooks", ignore_errors=True)
    return copy


def changed(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_settings_of_the_user_change_no_figure_and_no_notebook(project, plain, tmp_path):
    copy = copied(project, tmp_path)
    variables = hostile(copy, tmp_path)
    for name in ("figures", "notebooks"):
        step(copy, name, **variables)
    assert changed(digests(copy), plain) == []


def test_a_long_tmpdir_and_a_home_that_cannot_be_written_change_nothing(project, plain, tmp_path):
    """Snakemake itself runs the steps: it has a cache in the home, too."""
    copy = copied(project, tmp_path)
    long = tmp_path / ("t" * 200)
    long.mkdir()
    variables = {"HOME": "/dev/null/home", "TMPDIR": str(long)}
    without = {k: v for k, v in clean_environment(PYTHONPATH=str(copy / "src")).items() if not k.startswith("XDG_")}
    run = subprocess.run(
        ["snakemake", "figures", "notebooks"], cwd=copy, env={**without, **variables}, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    made = digests(copy)
    assert changed(made, {name: digest for name, digest in plain.items() if name in made}) == []
    assert len(made) == len(plain)


def workers(run: subprocess.Popen, seconds: float) -> list:
    """The processes that draw, as soon as they have begun."""
    psutil = pytest.importorskip("psutil")
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = [p for p in psutil.Process(run.pid).children(recursive=True) if _draws(p, psutil)]
        if len(found) >= 2:
            return found
        time.sleep(0.1)
    pytest.fail("no process that draws was started")


def _draws(process, psutil) -> bool:
    try:
        return "spawn_main" in " ".join(process.cmdline())
    except psutil.Error:
        return False


def test_a_killed_worker_ends_the_step_with_one_message_within_seconds(project, tmp_path):
    copy = copied(project, tmp_path)
    run = subprocess.Popen(
        ["snakemake", "figures"], cwd=copy, env=clean_environment(PYTHONPATH=str(copy / "src")),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    drawing = workers(run, 60)
    time.sleep(2)
    drawing[0].kill()
    began = time.monotonic()
    told, _ = run.communicate(timeout=60)
    assert time.monotonic() - began < 15
    assert run.returncode == 1 and "Traceback" not in told
    assert re.search(r"^cityatlas figures: a process that draws figures died", told, re.MULTILINE), told
    assert "log: logs/figures.log" in told and not list(copy.glob("figures/**/.*.part"))
