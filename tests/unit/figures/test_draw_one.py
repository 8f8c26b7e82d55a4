"""One figure by command: found by number, name or city, written with its values, and told what is near otherwise."""

from __future__ import annotations

import csv

import pytest

from cityatlas.core.errors import InputError
from cityatlas.figures import draw_one
from cityatlas.figures.draw_one import figure_named
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.look import Look
from cityatlas.figures.tables import load_tables

CARDS = ["cards/jena", "cards/koeln"]


@pytest.mark.parametrize("name", ["fig06", "6", "06", "FIG06", "fig06_lighthouse_fields"])
def test_a_figure_is_found_by_number_or_name(name):
    assert figure_named(name, {}, CARDS) == "fig06_lighthouse_fields"


@pytest.mark.parametrize("name", ["Köln", "koeln", "cards/koeln"])
def test_a_card_is_found_by_its_city(name):
    assert figure_named(name, {}, CARDS) == "cards/koeln"


@pytest.mark.parametrize(("name", "near"), [("fig66", "fig06"), ("jenna", "jena"), ("", "fig01"), ("../x", "fig01")])
def test_what_does_not_exist_is_told_with_what_is_near(name, near):
    with pytest.raises(InputError, match="no figure and no card") as told:
        figure_named(name, {}, CARDS)
    assert near in str(told.value)


@pytest.fixture
def from_tables(processed, monkeypatch):
    monkeypatch.setattr(draw_one, "load_tables", lambda names: load_tables(names, processed))


def test_the_files_lie_in_the_folder_with_the_values(from_tables, tmp_path, capsys):
    look = Look(accent="#7A1F3D", logo_free=True)
    draw_one.run("fig06", "en", "study", ["pdf", "svg"], str(tmp_path / "new"), "slide", look)
    names = {p.name for p in (tmp_path / "new").iterdir()}
    assert names == {f"fig06_lighthouse_fields.{e}" for e in ("pdf", "svg", "csv")}
    svg = (tmp_path / "new" / "fig06_lighthouse_fields.svg").read_text(encoding="utf-8")
    assert ">Administration</text>" in svg and "CC BY 4.0" not in svg
    pdf = (tmp_path / "new" / "fig06_lighthouse_fields.pdf").read_bytes()
    assert b"/Subtype /Type0" in pdf or b"/FontFile2" in pdf or b"/TrueType" in pdf
    with (tmp_path / "new" / "fig06_lighthouse_fields.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30 and {r["item"] for r in rows} >= {"Administration", "Security"}
    assert "pdf, svg, csv written" in capsys.readouterr().out


def test_a_file_in_the_folders_place_is_told(tmp_path):
    (tmp_path / "f").write_text("")
    with pytest.raises(InputError, match="no folder"):
        draw_one.run("fig06", "de", "study", None, str(tmp_path / "f"), "column", Look())


@pytest.mark.parametrize("name", ALL_FIGURES)
def test_every_number_finds_its_figure(name):
    assert figure_named(name[:5], {}, CARDS) == name
