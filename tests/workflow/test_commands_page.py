"""docs/commands.md as written: each command line, in a clone without documents, in the page's order."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.conftest import ROOT, clean_environment
from tools.robustness.project_copies import copy_project

pytestmark = pytest.mark.workflow
TOLD = {
    "snakemake tables": "[5/5]  tables",
    "summary": "Source: the facts snapshot in data/raw/facts",
    "--find 92": "press-mobilitaet-92: widerlegt",
    "--status contradicted": "trifft nach unserer Festlegung nicht zu",
    '--find "half cities"': "printed: ",
    "explain": "Gedruckt: ",
    "peers Ulm -n 3": "Most like Ulm:",
    "peers Ulm": "Am ähnlichsten wie Ulm:",
    "just_under_half": "quantifiers.just_under_half: [0.4, 0.5) -> [0.49, 0.5)",
    "whatif": "q44-few-codesign",
    "cp -r": "",
    "-o aenderungen.csv": "written to aenderungen.csv",
    "auswahl.xlsx": "written to auswahl.xlsx: ",
    "-o - | head": "city,ags,state_code",
    "grosse.csv": "written to grosse.csv: ",
    "diff": " tables are equal",
}
"""What a command says, by a part of its line; the first that fits."""


def commands():
    """The command lines of the page, in order."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("commands") / "project")


def run(project, command):
    environment = clean_environment(PYTHONPATH=str(project / "src"))
    return subprocess.run(
        command, shell=True, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


@pytest.mark.parametrize("command", commands())
def test_every_command_does_what_the_page_says(project, command):
    done = run(project, command)
    expected = next(told for part, told in TOLD.items() if part in command)
    assert done.returncode == 0 and expected in done.stdout, done.stdout
    assert "Traceback" not in done.stdout


def test_the_tables_alone_are_made_and_their_source_is_theirs(project, documents):
    made = {p.name for p in (project / "data" / "processed").iterdir()}
    assert "claims.csv" in made and not {"report.html", "atlas.html"} & made
    told = run(project, f"CITYATLAS_DOCUMENTS={documents} python -m cityatlas summary").stdout
    assert told.startswith("Source: the facts snapshot")
