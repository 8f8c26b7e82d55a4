"""Whole runs against their floors, side by side in fresh copies of the project:

* the full regeneration against one plain script that calls the same steps in sequence, in one process: on one core,
  where everything is in sequence, and on all of them, where figures and notebooks start helpers of their own,
* a second run with nothing to do against `snakemake --version`,
* a run after a change in one figure's code against drawing the figures alone.

    python -m benchmarks.runs [ROUNDS]

Each pair is timed alternately, so that whatever else the machine does strikes both; the ratio is that of the best
times of all rounds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cityatlas.figures.figure_list import ALL_FIGURES
from tools.robustness.project_copies import copy_project, environment

ROUNDS = 3
FULL, IDLE, FIGURE = 1.0, 1.8, 1.5
PLAIN = """
import os, sys
from cityatlas.workflow.module_files import prepare_environment
prepare_environment()
from cityatlas.__main__ import main
if sys.argv[1] == "one" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
for step in sys.argv[2:]:
    if main([step]):
        sys.exit(step)
"""


def call(project: Path, *command: str) -> float:
    """Seconds that a command takes in a project. CalledProcessError where it fails."""
    start = time.perf_counter()
    env = environment(PYTHONPATH=str(project / "src"))
    subprocess.run(command, cwd=project, env=env, capture_output=True, check=True)
    return time.perf_counter() - start


def steps(project: Path) -> list[str]:
    """The steps of a run in an order that works: each rule after those it rests on."""
    graph = subprocess.run(
        ["snakemake", "--rulegraph"], cwd=project, env=environment(), capture_output=True, text=True, check=True
    ).stdout
    names, below = {}, {}
    for line in graph.splitlines():
        if "label" in line:
            number, name = line.strip().split("[")[0], line.split('"')[1]
            names[number] = name
            below.setdefault(number, set())
        elif "->" in line:
            first, second = line.strip().rstrip(";").split(" -> ")
            below.setdefault(second, set()).add(first)
    order: list[str] = []
    while len(order) < len(names):
        order += sorted(n for n in names if n not in order and below[n] <= set(order))
    return [names[n] for n in order if names[n] != "all"]


def alternately(rounds: int, *measurements: Callable[[], float]) -> list[float]:
    """The best time of each measurement, taken in turn."""
    times = [[measure() for measure in measurements] for _ in range(rounds)]
    return [min(column) for column in zip(*times, strict=True)]


def tell(what: str, ours: float, floor: float, limit: float) -> None:
    """Print one ratio."""
    print(f"{what}: {ours:.2f} s / {floor:.2f} s = {ours / floor:.2f} (at most {limit})", flush=True)


def full(folder: Path, rounds: int) -> Path:
    """The full regeneration against the plain script, each in copies of its own; returns a project that has run."""
    made: list[Path] = []

    def fresh() -> Path:
        made.append(copy_project(folder / f"copy{len(made)}"))
        return made[-1]

    order = steps(fresh())
    python = sys.executable
    ours, one, all_cores = alternately(
        rounds,
        lambda: call(fresh(), "snakemake"),
        lambda: call(fresh(), python, "-c", PLAIN, "one", *order),
        lambda: call(fresh(), python, "-c", PLAIN, "all", *order),
    )
    print(f"steps: {', '.join(order)}", flush=True)
    tell("full regeneration / plain script in sequence, on one core", ours, one, FULL)
    tell("full regeneration / plain script whose figures and notebooks use both cores", ours, all_cores, FULL)
    return made[1]


def idle(project: Path, rounds: int) -> None:
    """Nothing to do against the version."""
    pair = (lambda: call(project, "snakemake"), lambda: call(project, "snakemake", "--version"))
    tell("second run with nothing to do / snakemake --version", *alternately(3 * rounds, *pair), IDLE)


def one_figure(project: Path, rounds: int, name: str, where: str) -> None:
    """A run after a change in the code of one figure against the step that draws all figures."""
    module = project / "src" / "cityatlas" / "figures" / f"{ALL_FIGURES[name].module}.py"

    def changed() -> float:
        module.write_text(module.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
        return call(project, "snakemake")

    pair = alternately(rounds, changed, lambda: call(project, sys.executable, "-m", "cityatlas", "figures"))
    tell(f"after a change in one figure's code ({where}) / the figures alone", *pair, FIGURE)


def main(rounds: int = ROUNDS) -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        project = full(Path(name), rounds)
        idle(project, rounds)
        one_figure(project, rounds, "fig11_cities_by_state", "in no notebook")
        one_figure(project, rounds, "fig12_field_heatmap", "in two notebooks")


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:]))
