"""The command: what it writes, what it says, and that a mistake leaves nothing behind."""

from __future__ import annotations

import json
import re

import pytest

from cityatlas.__main__ import main
from cityatlas.coding.codings import CODE_COLUMNS
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
        (("--coder", "Anna B."), "cannot name a coder"),
        (("-o", "anna.txt"), "such as anna.html"),
        (("--adjudicate", "a.csv", "b.csv", "--training", "1"), "exclude each other"),
        (("--adjudicate", "a.csv", "b.csv"), "cannot be read"),
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


def test_a_page_between_two_codings(own_documents, tmp_path, capsys):
    files = []
    for name, value in (("anna", "adopted"), ("bert", "none")):
        rows = [coded_row(CITIES[0], "agenda_status", value, lines=lines_of(CITIES[0])[:1])]
        rows += [coded_row(CITIES[1], "field_health", "0")] * (name == "anna")
        files.append(tmp_path / f"{name}.csv")
        cells = [CODE_COLUMNS, *([row[c] for c in CODE_COLUMNS] for row in rows)]
        files[-1].write_text("\n".join(",".join(c) for c in cells) + "\n", encoding="utf-8")
    page = tmp_path / "streit.html"
    arguments = ["coding", "page", "--coder", "clara", "-o", str(page), "--adjudicate", *map(str, files)]
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert "cells to decide: 1 (cities: 1)" in said and "coded them: cells: 1" in said
    assert content_of(page)["between"] == ["anna", "bert"]
