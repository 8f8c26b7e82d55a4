"""``make kill``: runs killed at random moments leave whole products only, and the next run mends everything.

python -m tools.robustness.kill [TIMES [SEED]]
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tools.robustness.project_copies import copy_project, digests, environment, snakemake

TIMES, SEED = 20, 20190318


@dataclass(frozen=True)
class Outcome:
    """One killed run: when, how many products were there, which were not whole, and whether the next run mended it."""

    seconds: float
    products: int
    broken: tuple[str, ...]
    mended: bool
    story: str = ""


def undisturbed(folder: Path, *targets: str) -> tuple[dict[str, str], float]:
    """Products and duration in seconds of a run that nobody disturbs. RuntimeError where it fails."""
    project = copy_project(folder)
    start = time.monotonic()
    result = snakemake(project, *targets)
    if result.returncode:
        raise RuntimeError(result.stdout)
    return digests(project), time.monotonic() - start


def kill_after(project: Path, seconds: float, *targets: str) -> bool:
    """Start a run and kill it with all its children after so long; whether it was still running."""
    run = subprocess.Popen(
        ["snakemake", *targets],
        cwd=project,
        env=environment(),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        run.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return True


def killed(folder: Path, seconds: float, whole: dict[str, str], *targets: str) -> Outcome:
    """Kill a run after so long, look at what it left, and run again."""
    project = copy_project(folder)
    kill_after(project, seconds, *targets)
    left = {name: digest for name, digest in digests(project).items() if not name.endswith(".part")}
    broken = tuple(sorted(name for name, digest in left.items() if whole.get(name) != digest))
    snakemake(project, "--unlock")
    result = snakemake(project, *targets, "--rerun-incomplete")
    mended = result.returncode == 0 and digests(project) == whole
    return Outcome(seconds, len(left), broken, mended, "" if mended else result.stdout[-2000:])


def run(times: int = TIMES, seed: int = SEED) -> int:
    """Print the table of so many killed runs; 1 where one left a half product or was not mended."""
    rng = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        whole, duration = undisturbed(Path(name) / "undisturbed")
        print(f"undisturbed: {len(whole)} products in {duration:.1f} s\n", flush=True)
        print(f"{'killed after':>14}{'products left':>15}{'half-written':>14}{'next run':>12}", flush=True)
        outcomes = []
        for i in range(times):
            outcome = killed(Path(name) / f"run{i}", rng.uniform(0.3, duration), whole)
            outcomes.append(outcome)
            told = "same bytes" if outcome.mended else "differs"
            print(f"{outcome.seconds:12.1f} s{outcome.products:15}{len(outcome.broken):14}{told:>12}", flush=True)
            print("".join(f"  half-written: {b}\n" for b in outcome.broken) + outcome.story, end="", flush=True)
    bad = sum(bool(o.broken) or not o.mended for o in outcomes)
    print(f"\n{times} runs killed, {bad} with a half-written product or other bytes afterwards")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(run(*(int(a) for a in sys.argv[1:])))
