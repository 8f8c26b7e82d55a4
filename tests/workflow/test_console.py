"""The console of a run: failures first and alone, a counter on a terminal only, Snakemake's own story where asked."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import clean_environment, snakemake
from tools.robustness.project_copies import copy_project

pytestmark = pytest.mark.workflow
pty = pytest.importorskip("pty", reason="a terminal of our own is opened as POSIX opens it")
TABLES = ("--until", "publish")
OWN = "Using workflow specific profile"
"""How the line begins that Snakemake prints before any logger is there."""
FUTURE = "from __future__ import annotations\n"
STEP = re.compile(r"^\[\d/\d\] ", re.MULTILINE)


@pytest.fixture
def project(tmp_path):
    return copy_project(tmp_path / "project")


def change(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lines(output: str) -> list[str]:
    """The console's lines, without Snakemake's own and the one that names the source."""
    return [line for line in output.splitlines() if line and not line.startswith((OWN, "Source: "))]


def test_a_failure_is_our_message_first_and_alone(project):
    change(project, "data/raw/claims.yaml", "kind: exact\n", "kind: exactly\n")
    result = snakemake(project, *TABLES)
    assert result.returncode == 1
    failure = [line for line in lines(result.stdout) if not STEP.match(line)]
    assert re.match(r"cityatlas analyse: data/raw/claims\.yaml:\d+: claims/", failure[0])
    assert failure[1].startswith("  expected: ") and failure[2] == "log: logs/analyse.log"
    assert failure[3].startswith("The run failed in analyse; 2 of 4 steps are done. The whole story: /")
    assert len(failure) == 4
    story = Path(failure[3].rpartition(" ")[2]).read_text(encoding="utf-8")
    assert "Error in rule analyse" in story and "CalledProcessError" in story


def test_what_can_still_be_made_is_made_when_one_thing_fails(project):
    snakemake(project, *TABLES)
    change(project, "src/cityatlas/package/describe.py", FUTURE, f"{FUTURE}raise RuntimeError('broken')\n")
    result = snakemake(project, "data/processed/datapackage.json", "data/processed/smart-city-atlas.xlsx")
    assert result.returncode == 1
    assert (project / "data/processed/smart-city-atlas.xlsx").is_file()
    assert re.search(r"^\[1/2\]  workbook ", result.stdout, re.MULTILINE)
    foreseen = "cityatlas datapackage: an error that the project should have foreseen (RuntimeError: broken)"
    assert foreseen in result.stdout and "logs/unexpected-datapackage.log" in result.stdout
    assert "Traceback" not in result.stdout and (project / "logs/unexpected-datapackage.log").is_file()
    assert "The run failed in datapackage; 1 of 2 steps are done." in result.stdout
    assert "CalledProcessError" not in result.stdout


def test_a_step_that_dies_without_a_word_is_named(project):
    change(project, "src/cityatlas/tidy/publish.py", FUTURE, f"{FUTURE}import os\nos.kill(os.getpid(), 9)\n")
    result = snakemake(project, *TABLES)
    assert result.returncode == 1
    assert re.search(r"publish ended without a message of its own \(.*(SIGKILL|137)", result.stdout), result.stdout


def test_an_output_that_a_rule_names_and_a_step_does_not_write_is_refused(project):
    change(
        project,
        "workflow/rules/extract.smk",
        "        FACTS,\n    log:",
        '        FACTS,\n        "data/interim/more",\n    log:',
    )
    result = snakemake(project, *TABLES)
    assert result.returncode == 1
    assert "cityatlas extract: data/interim/more: the rule names this output" in result.stdout


def test_what_cannot_be_planned_is_told_in_snakemakes_words(project):
    told = lines(snakemake(project, "no/such/file.csv").stdout)
    assert told[0] == "MissingRuleException:" and "no/such/file.csv" in told[1]


def test_verbose_tells_snakemakes_own_story(project):
    output = snakemake(project, "--until", "extract", "--verbose").stdout
    assert "Job stats" in output and "Finished jobid" in output and not STEP.search(output)


def test_without_the_plugin_snakemake_tells_its_own_story(project):
    (project / "src/snakemake_logger_plugin_cityatlas").rename(project / "nowhere")
    change(project, "profiles/default/profile.yaml", 'find_spec("snakemake_logger', 'find_spec("no_such_logger')
    result = snakemake(project, "--until", "extract")
    assert result.returncode == 0 and "Finished jobid" in result.stdout


def test_no_counter_where_this_is_no_terminal(project):
    assert "\r" not in snakemake(project, *TABLES).stdout


def on_a_terminal(project: Path, *arguments: str) -> str:
    """What a run prints on a terminal, up to its end."""
    ours, theirs = pty.openpty()
    environment = clean_environment(PYTHONPATH=str(project / "src"), TERM="xterm")
    run = subprocess.Popen(["snakemake", *arguments], cwd=project, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    told = b""
    while run.poll() is None or select.select([ours], [], [], 0)[0]:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                told += os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    return told.decode("utf-8")


def test_a_counter_on_a_terminal_while_notebooks_work(project):
    snakemake(project, *TABLES)
    told = on_a_terminal(project, "data/processed/notebooks/01_start_here.html")
    assert re.search(r"\r\x1b\[K +notebooks [1-4]/5   \d+ s", told)
    assert told.index("[1/1]  notebooks ") > told.index("notebooks 1/5")
    assert told.split("\x1b[K")[-1].strip() == "", "the counter is cleared at the end"


def test_an_interrupted_run_says_so_and_the_next_one_goes_on(project):
    run = subprocess.Popen(
        ["snakemake"], cwd=project, env=clean_environment(PYTHONPATH=str(project / "src")), start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not (project / "data/processed/claims.csv").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(run.pid, signal.SIGINT)
    told, _ = run.communicate(timeout=60)
    assert run.returncode != 0
    assert "Terminating processes on user request" in told and "Traceback" not in told, told
    assert snakemake(project, *TABLES).returncode == 0
