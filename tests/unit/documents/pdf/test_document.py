"""The step that compares the report's PDF with the facts."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.pdf import document


def test_the_step_writes_both_tables(put, tmp_path, monkeypatch, capsys):
    put("atlas.pdf")
    monkeypatch.setattr(document, "FOLDER", tmp_path / "interim")
    document.run(None)
    assert {p.name for p in (tmp_path / "interim").iterdir()} == {"pdf_comparison.csv", "picture_counts.csv"}
    assert capsys.readouterr().out.splitlines()[-1].endswith("0 not read; numbers of figures 5, 8, 9 read")


def test_the_step_without_a_pdf(folder):
    with pytest.raises(InputError, match="no PDF of the report among the documents"):
        document.run(None)
