"""What the last run stood on: told by that run, and no longer where the tables are not its own."""

from __future__ import annotations

import pytest

from cityatlas.core.config import load_config
from cityatlas.core.run_record import NOT_RECORDED, differing_settings, note_source, source_of_last_run


@pytest.fixture
def record(tmp_path):
    (tmp_path / "published.csv").write_text("file,sha256\n")
    return tmp_path / "last_run.json"


def test_a_run_tells_its_source_and_what_differs_from_the_settings(record):
    note_source(["Source: the snapshot", "With a matrix"], {"scope": "study", "language": "en"}, record)
    told = 'Settings that differ from config/config.yaml: language="en", scope="study"'
    assert source_of_last_run(record) == ["Source: the snapshot", "With a matrix", told]


def test_without_differing_settings_nothing_is_said_of_them(record):
    note_source(["Source: Köln"], {}, record)
    assert source_of_last_run(record) == ["Source: Köln"]


def test_tables_that_were_published_since_are_not_taken_for_those_of_the_run(record):
    note_source(["Source: the snapshot"], {}, record)
    (record.parent / "published.csv").write_text("file,sha256\na.csv,1\n")
    assert source_of_last_run(record) == [NOT_RECORDED]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"source": 1, "settings": {}, "published": ""}', "null", '{"source": []}', "\udcff"],
)
def test_a_record_that_cannot_be_read_is_none(record, content):
    record.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert source_of_last_run(record) == [NOT_RECORDED]


def test_no_record(record):
    assert source_of_last_run(record) == [NOT_RECORDED]


def test_settings_as_in_the_file_do_not_differ():
    values = load_config().values
    assert differing_settings({**values, "documents": "/elsewhere"}) == {}
    assert differing_settings({**values, "seed": 1}) == {"seed": 1}
