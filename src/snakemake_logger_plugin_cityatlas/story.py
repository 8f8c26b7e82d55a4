"""What the records of Snakemake mean to somebody who watches a run: steps with their results, failures, the end."""

from __future__ import annotations

import logging
import re
import time
from dataclasses import dataclass
from logging import LogRecord

from snakemake_interface_logger_plugins.common import LogEvent

from snakemake_logger_plugin_cityatlas import job_logs
from snakemake_logger_plugin_cityatlas.console import Console

TARGET = "all"
"""The rule that only asks for the others: no step."""
OPENING = ("Assuming unrestricted shared filesystem", "Config file ", "host: ", "Workflow defines that rule")
"""How the lines begin that Snakemake prints before any run, and that say nothing to a reader."""
SHOWN = ("Nothing to be done", "Terminating processes", "Will exit after")
"""How the lines of Snakemake begin that are shown as they are during a run."""
STORY = "Complete log(s): "
ENDED = re.compile(r"(died with .*|returned non-zero exit status \d+)")
RESULT = 100
"""Characters of a result at most."""


@dataclass(frozen=True)
class Job:
    """A job that has begun: its rule, its logs, and when."""

    rule: str
    logs: list[str]
    begun: float


class Story:
    """Takes the records of a run in their order and prints what they mean.

    ``dry``: nothing is done, only told; ``steps``: whether finished steps get their line.
    """

    def __init__(self, console: Console, dry: bool = False, steps: bool = True) -> None:
        self._console = console
        self._dry = dry
        self._steps = steps
        self._begun = False
        self._total = 0
        self._done = 0
        self._running: dict[int, Job] = {}
        self._failed: list[str] = []
        self._errors: list[str] = []
        self._events = {
            LogEvent.WORKFLOW_STARTED: self._begin,
            LogEvent.RUN_INFO: self._plan,
            LogEvent.JOB_INFO: self._start,
            LogEvent.JOB_FINISHED: self._finish,
            LogEvent.JOB_ERROR: self._fail,
        }

    def take(self, record: LogRecord) -> None:
        """Show what one record means, if it means anything to a reader."""
        event = getattr(record, "event", None)
        if event in self._events:
            self._events[event](record)
        elif record.levelno >= logging.ERROR:
            self._errors.append(record.getMessage())
        elif record.levelno >= logging.WARNING or getattr(record, "console", False):
            self._console.line(record.getMessage())
        elif record.levelno >= logging.INFO and event is None:
            self._note(str(record.msg))

    def end(self) -> None:
        """Show the errors that belong to no step: those of a run that could not begin, or that nothing explains."""
        self._console.stop()
        if not self._failed:
            for error in self._errors:
                self._console.line(error.strip())
        self._errors.clear()

    def state(self) -> str:
        """The steps at work and how far each of them is, for the counter."""
        jobs = list(self._running.values())
        if not jobs:
            return ""
        told = [f"{job.rule} {job_logs.count(job.logs)}".strip() for job in jobs]
        return f"       {', '.join(told)}   {time.time() - min(job.begun for job in jobs):.0f} s"

    def _begin(self, record: LogRecord) -> None:
        self._begun = True

    def _note(self, text: str) -> None:
        """A line of Snakemake's own: outside a run it is the answer to what was asked, within a run it is chatter."""
        if text.startswith(STORY):
            self._close(text.removeprefix(STORY))
        elif self._dry and text.startswith("This was a dry-run"):
            self._console.line(f"{self._total} steps would run; --verbose shows their files and the reasons")
        elif text.startswith(SHOWN) or not (self._begun or text.startswith(OPENING)):
            self._console.line(text)

    def _plan(self, record: LogRecord) -> None:
        stats = record.__dict__["stats"]
        self._total = stats["total"] - stats.get(TARGET, 0)
        if not self._dry:
            self._console.count(self.state)

    def _start(self, record: LogRecord) -> None:
        job = record.__dict__
        if job["rule_name"] == TARGET:
            return
        self._running[job["jobid"]] = Job(job["rule_name"], list(job["log"]), record.created)
        if self._dry:
            why = "; ".join(part.partition(":")[0] for part in job["reason"].split("; "))
            self._console.line(f"{job['rule_name']:<12} {job['rule_msg'] or ''} ({why[0].lower() + why[1:]})")

    def _finish(self, record: LogRecord) -> None:
        job = self._running.pop(record.__dict__["job_id"], None)
        if job is None:
            return
        self._done += 1
        if self._steps:
            number = f"[{self._done}/{self._total}]".ljust(len(f"[{self._total}/{self._total}]") + 1)
            result = job_logs.last_line(job.logs)[:RESULT]
            self._console.line(f"{number} {job.rule:<12} {result:<50}   {record.created - job.begun:.1f} s")

    def _fail(self, record: LogRecord) -> None:
        job = record.__dict__
        self._running.pop(job["jobid"], None)
        self._failed.append(job["rule_name"])
        logs = list(job["log"])
        own = [error for error in self._errors if any(log in error for log in logs)]
        self._errors = [error for error in self._errors if error not in own]
        text = job_logs.message(logs) or self._unexplained(job["rule_name"], logs, own)
        self._console.line("\n".join([text, *(f"log: {log}" for log in logs)]))

    def _unexplained(self, rule: str, logs: list[str], own: list[str]) -> str:
        """What is known of a step that failed without a message: its last lines and its end, or Snakemake's word."""
        ended = ENDED.search(own[-1]) if own else None
        if ended is None:
            known = own or self._errors
            self._errors = self._errors if own else []
            return "\n".join([f"{rule} failed", *(error.strip() for error in known)])
        how = f"{rule} ended without a message of its own ({ended[1].rstrip('.')})"
        return "\n".join(filter(None, [job_logs.last_lines(logs), how]))

    def _close(self, story: str) -> None:
        """The last line of a run that failed: what failed, what was made all the same, where the whole story stands."""
        if self._failed:
            failed = ", ".join(self._failed)
            self._console.line(
                f"\nThe run failed in {failed}; {self._done} of {self._total} steps are done. The whole story: {story}"
            )
