"""What a run stood on is noted where the tables are its own, and never in the place of what failed."""

from __future__ import annotations

import os

import pytest

from cityatlas.core.config import load_config
from cityatlas.core.errors import InputError
from cityatlas.core.run_record import NOT_RECORDED, source_of_last_run
from cityatlas.workflow.source_notes import note_what_it_stood_on

STEPS = {
    "extract": (["raw.csv"], ["data/interim/facts.csv"]),
    "assemble": (["data/interim/facts.csv"], ["data/interim/tidy.csv"]),
    "analyse": (["data/interim/tidy.csv"], ["data/interim/claims.csv"]),
    "publish": (["data/interim/claims.csv"], ["data/processed/claims.csv"]),
    "report": (["data/processed/claims.csv"], ["data/processed/report.html"]),
}


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A project whose files were made one after the other."""
    monkeypatch.chdir(tmp_path)
    made = ["raw.csv", *[p for _, products in STEPS.values() for p in products]]
    for at, name in enumerate(made):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (at, at))
    return tmp_path


def noted(files, source=lambda: ["Source: the snapshot"], **settings):
    record = files / "data" / "interim" / "last_run.json"
    note_what_it_stood_on(STEPS, source, {**load_config().values, **settings}, record)
    return source_of_last_run(record)


def test_a_run_that_made_the_tables_is_noted(files):
    assert noted(files, language="en")[0] == "Source: the snapshot"


def test_a_step_after_the_tables_may_have_failed(files):
    (files / "data/processed/report.html").unlink()
    assert noted(files) == ["Source: the snapshot"]


def test_tables_older_than_their_inputs_are_not_of_this_run(files):
    os.utime(files / "data/interim/facts.csv", (99, 99))
    assert noted(files) == [NOT_RECORDED]


def test_without_tables_nothing_is_noted(files):
    (files / "data/processed/claims.csv").unlink()
    assert noted(files) == [NOT_RECORDED]


@pytest.mark.parametrize("error", [InputError("gone"), OSError("full")])
def test_a_source_that_is_gone_ends_no_run(files, error):
    def source():
        raise error

    assert noted(files, source) == [NOT_RECORDED]
