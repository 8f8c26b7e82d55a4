"""The step: it writes the page, and says what it holds."""

from __future__ import annotations

from cityatlas.atlas import build
from cityatlas.atlas.content import atlas_content, read_atlas_tables
from cityatlas.atlas.page import render, size_text
from cityatlas.core.config import load_config


def test_the_step_writes_it_and_says_what_it_holds(processed, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(build, "read_atlas_tables", lambda: read_atlas_tables(processed))
    build.run(load_config(), tmp_path)
    made = (tmp_path / build.ATLAS_FILE).read_text(encoding="utf-8")
    assert made == render(atlas_content(read_atlas_tables(processed), "de"))
    assert f"atlas.html: {size_text(made)}, 50 cities, 144 projects" in capsys.readouterr().out
