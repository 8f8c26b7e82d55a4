"""What the rules have in common."""

from __future__ import annotations

import shlex

import pytest

from cityatlas.core.tables import tables
from cityatlas.workflow.step_rules import interim_tables, refusal, step_command


def test_a_command_holds_the_settings_of_its_step_and_what_snakemake_fills_in():
    command = step_command("figures", {"language": "it's", "scope": "all", "seed": 1}, "scope", "language")
    filled = command.format(threads=2, input=Quoted("a b"), output=Quoted("c"), log=Quoted("d"))  # fmt: skip
    words = shlex.split(filled.replace('"$CITYATLAS_PYTHON"', "python"))
    assert words[:5] == ["python", "-m", "cityatlas", "figures", "--config"]
    assert words[5] == '{"language": "it\'s", "scope": "all"}'
    assert words[6:] == ["--processes", "2", "--input", "a", "b", "--output", "c", ">", "d", "2>&1"]


class Quoted:
    """Text that is formatted as Snakemake formats ``:q``."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __format__(self, spec: str) -> str:
        assert spec == "q"
        return self.text


def test_the_tables_of_a_step_are_those_that_it_writes(tables_of_steps):
    for step, folder in (("assemble", "tables"), ("analyse", "analysis")):
        expected = {f"data/interim/{folder}/{tables()[name].path}" for name in tables_of_steps[step]}
        assert set(interim_tables(step, folder)) == expected


@pytest.fixture
def tables_of_steps(request):
    """What the steps return, by name; ``programmes`` has no contract and is not written."""
    assembled, analysed = request.getfixturevalue("tables"), request.getfixturevalue("results")
    return {"assemble": set(assembled) & set(tables()), "analyse": set(analysed)}


def test_what_a_run_cannot_be_asked_for(tmp_path):
    project = str(tmp_path)
    assert refusal(project, f"{project}/Snakefile", project, set()) is None
    assert "--directory" in refusal(project, f"{project}/Snakefile", "/", set())
    assert refusal(project, "/elsewhere/Snakefile", "/elsewhere", set()) is None
    assert "conda" in refusal(project, f"{project}/Snakefile", project, {"DeploymentMethod.CONDA"})
