"""Drawing in several processes, in surroundings that are not the project's."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT, clean_environment

DEATH = """
import os, signal
from cityatlas.figures import draw_all

def die(name):
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    draw_all._work = die
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


def test_a_process_that_dies_ends_the_step_with_one_message():
    told = python(DEATH)
    assert told.startswith("TOLD a process that draws figures died") and "what to do" in told


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
