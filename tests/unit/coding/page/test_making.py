"""The command: what it writes, what it says, and that a mistake leaves nothing behind."""

from __future__ import annotations

import json
import re

import pytest

from cityatlas.__main__ import main
from cityatlas.coding.codebook import codebook_checksum
from cityatlas.coding.codings import CODE_COLUMNS
from cityatlas.coding.page.content import read_profiles
from cityatlas.documents.sources import registered_sources
from tests.fixtures.coding_page import CITIES, coded_row, lines_of, small_profiles


@pytest.fixture
def own_documents(tmp_path, monkeypatch):
    """A folder with the small report under the atlas's name."""
    folder = tmp_path / "documents"
    folder.mkdir()
    text = "\n".join(small_profiles().atlas.lines)
    (folder / registered_sources()["atlas"].file).write_text(text, encoding="utf-8")
    monkeypatch.setenv("CITYATLAS_DOCUMENTS", str(folder))
    monkeypatch.setattr("cityatlas.documents.extract.read_corrections", list)  # they are of the atlas's own faults
    return folder


def content_of(path):
    page = path.read_text(encoding="utf-8")
    return json.loads(re.search(r'id="content">(.*?)</script>', page, re.DOTALL)[1])


def make(path, *more):
    return main(["coding", "page", "--coder", "anna", "-o", str(path), *more])


def test_a_page_is_made_from_the_users_own_documents(own_documents, tmp_path, capsys):
    page = tmp_path / "anna.html"
    assert make(page, "--training", "1") == 0
    said = capsys.readouterr().out
    assert "3 profiles for anna, 1 of them to train" in said and "not the registered text" in said
    first = page.read_bytes()
    assert make(page, "--training", "1") == 0 and page.read_bytes() == first
    assert content_of(page)["language"] == "de"


def test_cities_and_language_can_be_chosen(own_documents, tmp_path):
    page = tmp_path / "anna.html"
    assert make(page, "--cities", f"{CITIES[2]},{CITIES[0]}", "--training", "0", "--language", "en") == 0
    content = content_of(page)
    assert set(content["order"]) == {CITIES[0], CITIES[2]} and content["language"] == "en"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ((), "5 training cities leave none of 3"),
        (("--cities", "Nirgends"), "Nirgends: the city has no profile"),
        (("--coder", "???"), "cannot be the name of a coder"),
        (("-o", "anna.txt"), "such as anna.html"),
        (("--adjudicate", "a.csv", "b.csv", "--training", "1"), "exclude each other"),
        (("--adjudicate", "a.csv", "b.csv"), "a.csv: there is no such file"),
        (("--adjudicate", "a.csv", "ana"), "there is no coder 'ana'"),
        (("--adjudicate", "coder_1", "coder_1"), "both codings are by coder_1"),
    ],
)
def test_a_mistake_ends_in_one_message_and_no_file(own_documents, tmp_path, capsys, more, message):
    page = tmp_path / "anna.html"
    assert make(page, *more) == 2
    error = capsys.readouterr().err
    assert message in error and "Traceback" not in error
    assert not page.exists()


def test_without_documents_the_message_says_where_they_go(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("CITYATLAS_DOCUMENTS", "")
    assert make(tmp_path / "anna.html") == 2
    assert "put it into data/raw/documents" in capsys.readouterr().err


def as_table(path, rows):
    cells = [CODE_COLUMNS, *([row[c] for c in CODE_COLUMNS] for row in rows)]
    path.write_text("\n".join(",".join(c) for c in cells) + "\n", encoding="utf-8")
    return path


def as_exported(path, rows, **changes):
    sums = {"codebook_sha256": codebook_checksum(), "document_sha256": read_profiles(None).sha256}
    content = {"format": "cityatlas-coding/1", "coder": path.stem, "part": "coding", **sums, "rows": rows}
    path.write_text(json.dumps(content | changes), encoding="utf-8")
    return path


def status(value):
    return coded_row(CITIES[0], "agenda_status", value, lines=lines_of(CITIES[0])[:1])


def decide(page, *between, coder="clara"):
    return main(["coding", "page", "--coder", coder, "-o", str(page), "--adjudicate", *map(str, between)])


def test_a_page_between_a_table_and_an_export(own_documents, tmp_path, capsys):
    anna = as_table(tmp_path / "anna.csv", [status("adopted"), coded_row(CITIES[1], "field_health", "0")])
    open_cell = {"unfinished": [{"city": CITIES[1], "variable": "field_health"}]}
    bert = as_exported(tmp_path / "bert.json", [status("none")], **open_cell)
    page = tmp_path / "streit.html"
    assert decide(page, anna, bert) == 0
    said = capsys.readouterr().out
    assert "cells to decide: 1 (cities: 1)" in said and "coded them: cells: 1" in said
    assert "1 unfinished cells of bert are left out" in said
    content = content_of(page)
    assert content["between"] == ["anna", "bert"] and set(content["open"][0]["codings"][0]) == set(CODE_COLUMNS)


def test_what_is_wrong_in_either_coding_is_told_at_once(own_documents, tmp_path, capsys):
    anna = as_table(tmp_path / "anna.csv", [{**status("adopted"), "value": "maybe"}])
    bert = as_exported(tmp_path / "bert.json", [status("none")], document_sha256="0" * 64)
    page = tmp_path / "streit.html"
    assert decide(page, anna, bert) == 2 and not page.exists()
    error = capsys.readouterr().err
    assert "anna.csv:2" in error and "'maybe'" in error and "another version of the document" in error


def test_a_training_is_compared_and_a_third_person_decides(own_documents, tmp_path, capsys):
    anna = as_exported(tmp_path / "anna.json", [status("adopted")], part="training", training_cities=[CITIES[0]])
    bert = as_exported(tmp_path / "bert.json", [status("none")])
    page = tmp_path / "streit.html"
    assert decide(page, anna, bert, coder="Bert") == 2 and not page.exists()
    error = capsys.readouterr().err
    assert "anna.json: a training is compared, not adjudicated" in error and "bert is one of the two" in error
