"""The commands of docs/field-matrix.md that compare the report's PDF, as they stand there."""

from __future__ import annotations

import csv

import pytest

from cityatlas.__main__ import main
from tests.unit.documents.test_matrix_commands import COMMANDS

pytest.importorskip("pypdfium2", reason="needs the extra pdf")
pytest.importorskip("reportlab", reason="needs the extra test")
COMPARE, PICTURES = COMMANDS[4:]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder with the report as atlas.pdf."""
    from tests.fixtures.atlas_pdf import by_reportlab, report_pages

    monkeypatch.chdir(tmp_path)
    (tmp_path / "atlas.pdf").write_bytes(by_reportlab(report_pages()))
    return tmp_path


def test_both_commands_write_their_tables(here, capsys):
    assert main(COMPARE) == 0
    assert "394 values agree, 0 differ, 0 not read" in capsys.readouterr().out
    with (here / "vergleich.csv").open(encoding="utf-8") as file:
        assert {row["outcome"] for row in csv.DictReader(file)} == {"agrees"}
    assert main(PICTURES) == 0
    told = capsys.readouterr().out
    assert "17 numbers written to" in told and "no verdict rests on them" in told and "figure 10: " in told
    with (here / "bildzahlen.csv").open(encoding="utf-8") as file:
        assert {row["figure"] for row in csv.DictReader(file)} == {"5", "8", "9"}


@pytest.mark.parametrize("command", [COMPARE, PICTURES], ids=lambda command: command[1])
def test_what_is_refused_leaves_no_file(here, capsys, command):
    (here / "atlas.pdf").write_bytes(b"%PDF-1.7\n")
    before = set(here.iterdir())
    assert main(command) == 2
    assert capsys.readouterr().err.count("damaged or cut off") == 1 and set(here.iterdir()) == before
    assert main([*command[:-1], "table.xlsx"]) == 2
    assert "a file name ending in .csv" in capsys.readouterr().err
