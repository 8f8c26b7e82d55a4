"""The logs of steps."""

from __future__ import annotations

from snakemake_logger_plugin_cityatlas import job_logs


def test_logs_that_are_not_there_say_nothing(tmp_path):
    assert job_logs.last_line([str(tmp_path / "none.log")]) == "" and job_logs.message([]) == ""
