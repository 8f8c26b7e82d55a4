"""Copies of the project as a fresh clone has it, runs in them, and the products they leave."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from cityatlas.core.project import ROOT
from cityatlas.workflow.kept_products import NOTE

PRODUCTS = ("data/processed", "figures")
"""Folders that hold nothing but what a run makes (and .gitkeep)."""
_MADE = ("data/interim/", "data/processed/", "logs/", "site/", ".snakemake/", ".venv/", ".venv-lowest/", ".git/")
_LEFT_OUT = ("tests/", "benchmarks/", *_MADE)


def project_files(root: Path = ROOT) -> list[str]:
    """The project's own files: what git tracks or would track; without git, all but what runs and tools make."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [str(p.relative_to(root)) for p in root.rglob("*") if "__pycache__" not in p.parts]
    files = [f for f in listed if f and not f.startswith(_LEFT_OUT) and (root / f).is_file()]
    return sorted(f for f in files if not f.startswith("figures/") or f.endswith(".gitkeep"))


def copy_project(target: Path, root: Path = ROOT) -> Path:
    """A copy without products, as a fresh clone has it; returns ``target``."""
    for name in project_files(root):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, target / name)
    return target


def environment(**extra: str) -> dict[str, str]:
    """The environment of a run of its own: this interpreter first on the path, no setting of the caller's run."""
    kept = {k: v for k, v in os.environ.items() if k == "CITYATLAS_DOCUMENTS" or not k.startswith("CITYATLAS_")}
    kept = {k: v for k, v in kept.items() if not k.startswith("SNAKEMAKE_") and k != "PYTHONPATH"}
    kept["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    return {**kept, **extra}


def snakemake(
    project: Path, *arguments: str, env: Mapping[str, str] | None = None, timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Snakemake in a project to its end (or for ``timeout`` seconds); ``stdout`` holds both streams.

    The console is the copy's own, wherever the interpreter finds the project installed.
    """
    return subprocess.run(
        ["snakemake", *arguments],
        cwd=project,
        env={"PYTHONPATH": str(project / "src"), **(env or environment())},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=timeout,
        check=False,
    )


def products(project: Path, folders: Sequence[str] = PRODUCTS) -> list[Path]:
    """All products that a run left in these folders, hidden ones included, sorted; a note on older ones is none."""
    files = (p for folder in folders for p in (project / folder).rglob("*") if p.is_file())
    return sorted(p for p in files if p.name not in (".gitkeep", NOTE))


def digests(project: Path, folders: Sequence[str] = PRODUCTS) -> dict[str, str]:
    """SHA-256 of each product in these folders by its path in the project."""
    return {str(p.relative_to(project)): hashlib.sha256(p.read_bytes()).hexdigest() for p in products(project, folders)}
