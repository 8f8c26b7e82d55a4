"""What the console makes of Snakemake's records, without Snakemake."""

from __future__ import annotations

import io
import logging

import pytest
from snakemake_interface_logger_plugins.common import LogEvent

from snakemake_logger_plugin_cityatlas.console import Console
from snakemake_logger_plugin_cityatlas.story import Story


def record(message: str | None = None, level: int = logging.INFO, **fields: object) -> logging.LogRecord:
    return logging.makeLogRecord({"msg": message, "levelno": level, "created": 10.0, **fields})


def started(log: str, jobid: int = 1, rule: str = "analyse") -> logging.LogRecord:
    fields = {
        "jobid": jobid,
        "rule_name": rule,
        "rule_msg": "Count",
        "log": [log],
        "reason": "Missing output files: a, b",
    }
    return record(event=LogEvent.JOB_INFO, **fields)


def plan(total: int) -> logging.LogRecord:
    return record(event=LogEvent.RUN_INFO, stats={"analyse": total - 1, "all": 1, "total": total})


class Told:
    """A story and what it printed."""

    def __init__(self, **options: bool) -> None:
        self.stream = io.StringIO()
        self.story = Story(Console(self.stream), **options)

    def __call__(self, *records: logging.LogRecord) -> list[str]:
        for one in records:
            self.story.take(one)
        return self.stream.getvalue().splitlines()


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "analyse.log"
    path.write_text("1/2 first\n2/2 second\n281 statistics\n", encoding="utf-8")
    return str(path)


def test_a_finished_step_is_one_line_with_number_result_and_time(log):
    finished = record(event=LogEvent.JOB_FINISHED, job_id=1, created=10.8)
    (line,) = Told()(record(event=LogEvent.WORKFLOW_STARTED), plan(3), started(log), record("Select jobs"), finished)
    assert line.split() == ["[1/2]", "analyse", "281", "statistics", "0.8", "s"]


def test_the_counter_names_the_steps_at_work_and_how_far_they_are(log, tmp_path):
    told = Told()
    told(plan(2), started(log))
    assert told.story.state().split()[0] == "analyse"
    (tmp_path / "analyse.log").write_text("1/2 first\n", encoding="utf-8")
    assert " analyse 1/2 " in told.story.state()


def test_a_failure_is_the_steps_message_and_nothing_of_snakemakes(log, tmp_path):
    (tmp_path / "analyse.log").write_text("noise\ncityatlas analyse: wrong\n  expected: right\n", encoding="utf-8")
    command = record(f"RuleException: ... > {log} 2>&1", logging.ERROR, event=LogEvent.ERROR)
    failed = record(event=LogEvent.JOB_ERROR, jobid=1, rule_name="analyse", log=[log])
    told = Told()
    assert told(plan(2), started(log), command, failed) == [
        "cityatlas analyse: wrong",
        "  expected: right",
        f"log: {log}",
    ]
    told(record("WorkflowError: At least one job", logging.ERROR), record("Complete log(s): /x.log"))
    told.story.end()
    assert told()[3:] == ["", "The run failed in analyse; 0 of 1 steps are done. The whole story: /x.log"]


def test_errors_of_a_run_that_could_not_begin_are_shown_at_its_end():
    told = Told()
    assert told(record("LockException: locked", logging.ERROR, event=LogEvent.ERROR)) == []
    told.story.end()
    assert told() == ["LockException: locked"]


def test_a_dry_run_names_each_step_and_the_kind_of_reason(log):
    lines = Told(dry=True)(plan(2), started(log), record("This was a dry-run (flag -n)."))
    assert lines[0] == "analyse      Count (missing output files)" and lines[1].startswith("1 steps would run")


def test_quiet_keeps_back_the_steps_and_not_the_warnings(log):
    told = Told(steps=False)
    lines = told(
        plan(2), started(log), record(event=LogEvent.JOB_FINISHED, job_id=1), record("take care", logging.WARNING)
    )
    assert lines == ["take care"]


def test_answers_outside_a_run_are_shown():
    assert Told()(record("Unlocked working directory."), record("Assuming unrestricted shared filesystem usage.")) == [
        "Unlocked working directory."
    ]
