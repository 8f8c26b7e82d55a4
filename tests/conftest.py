"""What several tests share: the project's folder, the documents where they are, products of one run."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tools.robustness import project_copies

ROOT = Path(__file__).resolve().parents[1]
NO_DOCUMENTS = "needs the five documents: name their folder in CITYATLAS_DOCUMENTS"


@pytest.fixture(scope="session")
def documents() -> Path:
    folder = os.environ.get("CITYATLAS_DOCUMENTS")
    if not folder:
        pytest.skip(NO_DOCUMENTS)
    return Path(folder)


@pytest.fixture(scope="session")
def facts():
    """The facts of the snapshot, by table."""
    from cityatlas.documents.extract import read_snapshot

    return read_snapshot()


@pytest.fixture(scope="session")
def config():
    from cityatlas.core.config import load_config

    return load_config()


@pytest.fixture(scope="session")
def tables(facts, config):
    """The tidy tables made from the snapshot, without documents."""
    from cityatlas.tidy.assemble import assemble

    return assemble(facts, None, config)


@pytest.fixture(scope="session")
def results(tables, config):
    """Statistics, claims, checks and findings made from the snapshot."""
    from cityatlas.claims.analyse import analyse

    return analyse(tables, tables["programmes"], config)


@pytest.fixture(scope="session")
def processed(tables, tmp_path_factory) -> Path:
    """Published tables made from the snapshot with the settings as they stand."""
    from cityatlas.claims.analyse import analyse
    from cityatlas.core.config import load_config
    from cityatlas.core.tables import tables as contracts
    from cityatlas.core.tables import write_table
    from cityatlas.tidy.publish import run as publish

    base = tmp_path_factory.mktemp("published")
    judged = analyse(tables, tables["programmes"], load_config())
    for name, rows in {**tables, **judged}.items():
        if name in contracts():
            write_table(base / ("analysis" if name in judged else "tables"), name, rows)
    publish(base, base / "processed")
    return base / "processed"


def clean_environment(**extra: str) -> dict[str, str]:
    """The environment for a run of its own: no documents unless named, this interpreter first on the path."""
    own = project_copies.environment()
    own.pop("CITYATLAS_DOCUMENTS", None)
    return {**own, **extra}


def snakemake(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run Snakemake in a project and return what it printed (both streams in ``stdout``)."""
    return project_copies.snakemake(project, *arguments, env=clean_environment(**environment), timeout=600)


def executed(output: str) -> set[str]:
    """The steps that a run finished, or that a dry run would run, by the console's lines."""
    from cityatlas.__main__ import STEPS

    return set(re.findall(r"^(?:\[\d+/\d+\] +)?(\w+) ", output, re.MULTILINE)) & set(STEPS)
