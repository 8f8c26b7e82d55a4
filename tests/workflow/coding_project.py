"""A copy of the project in which people's codings are followed: its commands, its tables, the commands of a page."""

from __future__ import annotations

import csv
import re
import subprocess
import sys

from tests.conftest import ROOT, clean_environment

STEPS = ("extract", "assemble", "analyse", "publish")


def commands(page):
    """The command lines of a page of docs, in its order."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.strip().splitlines()]


def run(project, *arguments, documents=None):
    """Run a command of the project's own console, without the documents unless their folder is given."""
    environment = clean_environment(PYTHONPATH=str(project / "src"), PYTHONDONTWRITEBYTECODE="1")
    environment |= {"CITYATLAS_DOCUMENTS": str(documents)} if documents else {}
    command = [sys.executable, "-m", "cityatlas", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=300)


def table(project, name):
    with (project / "data/processed" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
