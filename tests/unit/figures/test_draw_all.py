"""Drawing in several processes, in surroundings that are not the project's."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cityatlas.figures import draw_all
from tests.conftest import ROOT, clean_environment

DRAWING = """
import sys
from pathlib import Path
from cityatlas.figures import draw_all

def death(name):
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)

def late(name):
    import time
    print(name, flush=True)
    time.sleep(600)

if __name__ == "__main__":
    setattr(draw_all, sys.argv[1], globals()[sys.argv[2]])
    try:
        draw_all.draw_named(None, ["a", "b", "c"], 2)
    except draw_all.InputError as error:
        print("TOLD", error)
"""
STYLED = """
import sys
from cityatlas.figures.export import as_bytes
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.tables import load_tables
from pathlib import Path
for name in ("fig05_agenda_fields", "fig08_agenda_status", "fig11_cities_by_state"):
    data = load_tables(ALL_FIGURES[name].tables, Path(sys.argv[1]))
    sys.stdout.write(as_bytes(ALL_FIGURES[name].draw(data, "de"), "svg").decode("utf-8"))
"""
HOSTILE = """
font.size: 20
font.family: monospace
axes.grid: True
lines.linewidth: 7
axes.spines.left: False
savefig.bbox: tight
figure.constrained_layout.use: True
axes.prop_cycle: cycler(color=["ff0000"])
"""


def python(code: str, *arguments: str, **environment: str) -> str:
    own = clean_environment(PYTHONPATH=str(ROOT / "src"), **environment)
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=own, capture_output=True, text=True, timeout=90, check=True).stdout


@pytest.fixture
def drawing(tmp_path):
    """A command whose drawing processes do something else; a file, because they import it anew."""
    path = tmp_path / "drawing.py"
    path.write_text(DRAWING, encoding="utf-8")
    return [sys.executable, str(path)]


def test_a_process_that_dies_ends_the_step_with_one_message(drawing):
    own = clean_environment(PYTHONPATH=str(ROOT / "src"))
    run = subprocess.run([*drawing, "_work", "death"], env=own, capture_output=True, text=True, timeout=60)
    assert run.stdout.startswith("TOLD a process that draws figures died") and "what to do" in run.stdout
    assert not run.stderr


def test_processes_end_with_the_one_that_started_them(drawing):
    psutil = pytest.importorskip("psutil")
    own = clean_environment(PYTHONPATH=str(ROOT / "src"))
    run = subprocess.Popen([*drawing, "_work", "late"], env=own, stdout=subprocess.PIPE, text=True)
    assert {run.stdout.readline(), run.stdout.readline()} == {"a\n", "b\n"}
    workers = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    run.wait()
    assert len(workers) >= 2 and psutil.wait_procs(workers, timeout=20)[1] == []


def test_processes_are_never_forked(monkeypatch):
    """A fork copies the locks of threads that it does not copy."""
    asked = []
    monkeypatch.setattr(draw_all, "ProcessPoolExecutor", lambda *given: asked.append(given) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(draw_all.draw_named(None, ["a"], 2))
    assert asked[0][1].get_start_method() == "spawn"


@pytest.mark.parametrize("theme", ["matplotlibrc", "seaborn"])
def test_a_users_style_has_no_say(processed, tmp_path, theme):
    plain = python(STYLED, str(processed))
    (tmp_path / "matplotlibrc").write_text(HOSTILE, encoding="utf-8")
    if theme == "matplotlibrc":
        assert python(STYLED, str(processed), MATPLOTLIBRC=str(tmp_path)) == plain
    else:
        assert (
            python("import seaborn; seaborn.set_theme(style='darkgrid', font_scale=3)\n" + STYLED, str(processed))
            == plain
        )
