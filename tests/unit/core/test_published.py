"""A published table that was changed afterwards is refused by whoever reads it."""

from __future__ import annotations

import pytest

from cityatlas.core import published
from cityatlas.core.errors import InputError
from cityatlas.core.tables import dump_csv, read_table, tables

ROWS = [{"project_id": "ulm-1", "position": 1, "field": "mobility"}]
NAME = tables()["project_fields"].path


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(published, "PROCESSED", tmp_path / "processed")
    monkeypatch.setattr(published, "PUBLISHED_FILE", tmp_path / "interim" / "published.csv")
    text = dump_csv("project_fields", ROWS)
    (tmp_path / "processed").mkdir()
    (tmp_path / "processed" / NAME).write_text(text, encoding="utf-8")
    published.record_published({NAME: text})
    return tmp_path / "processed"


CHANGES = {
    "a value": lambda raw: raw.replace(b"mobility", b"security"),
    "a spreadsheet's semicolons": lambda raw: raw.replace(b",", b";"),
    "line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "a row lost": lambda raw: raw[: raw.index(b"\n") + 1],
    "a row twice": lambda raw: raw + raw.split(b"\n")[1] + b"\n",
}


def test_a_table_as_it_was_published_is_read(folder):
    assert read_table(folder, "project_fields") == ROWS


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_table_is_refused(folder, change):
    path = folder / NAME
    path.write_bytes(CHANGES[change](path.read_bytes()))
    with pytest.raises(InputError, match="changed after it was published") as caught:
        read_table(folder, "project_fields")
    assert "run snakemake" in str(caught.value) and NAME in str(caught.value)


def test_tables_elsewhere_and_without_a_record_are_taken_as_they_are(folder, tmp_path, monkeypatch):
    path = folder / NAME
    path.write_bytes(CHANGES["a value"](path.read_bytes()))
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / NAME).write_bytes(path.read_bytes())
    assert read_table(other, "project_fields")[0]["field"] == "security"
    published.PUBLISHED_FILE.unlink()
    assert read_table(folder, "project_fields")[0]["field"] == "security"


def test_a_table_published_anew_is_read_again(folder):
    text = dump_csv("project_fields", [{**ROWS[0], "field": "security"}])
    (folder / NAME).write_text(text, encoding="utf-8")
    published.record_published({NAME: text, "more.csv": ""})
    assert read_table(folder, "project_fields")[0]["field"] == "security"
