"""Two codings side by side."""

from __future__ import annotations

import csv
import shutil

import pytest

from cityatlas.coding.comparing import compare, comparison_text, read_side, write_comparison
from cityatlas.core.errors import InputError
from cityatlas.core.project import RAW
from tests.fixtures.people import coded, export, rows


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(RAW / "coding", tmp_path / "coding")


def side(tmp_path, folder, name, given=None, **changes):
    return read_side(str(export(tmp_path / f"{name}.json", name, given, **changes)), folder)


def test_two_files_of_people(folder, tmp_path):
    anna = side(tmp_path, folder, "anna")
    ben = side(tmp_path, folder, "ben", [*rows("0"), coded("Jena", "field_health", "0")])
    found = compare(anna, ben, 50, 1)
    assert {r["variable"]: (r["n"], r["disagreements"]) for r in found.agreement} == {
        "agenda_status": (2, 0),
        "field_mobility": (2, 2),
        "field_health": (2, 0),
        "aim_ideas": (2, 0),
    }
    assert [(d.city, d.variable) for d in found.differences] == [
        ("Aachen", "field_mobility"),
        ("Augsburg", "field_mobility"),
    ]
    assert found.only_one == 1
    text = comparison_text(found)
    assert "anna and ben: 8 codes given by both" in text and "2 cells differ" in text
    assert "Aachen, field_mobility: anna 1 (lines" in text and "ben 0 (no line)" in text


def test_the_list_of_differences_stands_beside_the_agreement(folder, tmp_path):
    anna, ben = side(tmp_path, folder, "anna"), side(tmp_path, folder, "ben", rows("0"))
    paths = write_comparison(compare(anna, ben, 50, 1), tmp_path / "out.csv")
    assert [p.name for p in paths] == ["out.csv", "out-differences.csv"]
    with paths[1].open(encoding="utf-8") as file:
        found = [(r["city"], r["value_1"], r["value_2"]) for r in csv.DictReader(file)]
    assert found == [("Aachen", "1", "0"), ("Augsburg", "1", "0")]


def test_training_parts_are_compared_whole_and_training_cities_left_out_of_the_coding(folder, tmp_path):
    training = {"part": "training", "training_cities": ["Aachen"]}
    anna, ben = (side(tmp_path, folder, n, **training) for n in ("anna", "ben"))
    assert {r["n"] for r in compare(anna, ben, 50, 1).agreement} == {2}
    later = side(tmp_path, folder, "anna", training_cities=["Aachen"])
    assert {r["n"] for r in compare(later, ben, 50, 1).agreement} == {1}


def test_a_file_against_a_coder_and_two_states_of_one_person(folder, tmp_path):
    anna = side(tmp_path, folder, "anna")
    assert compare(anna, read_side("coder_1", folder), 50, 1).names == ("anna", "coder_1")
    again = side(tmp_path, folder, "anna", rows("0"))
    assert len(compare(anna, again, 50, 1).differences) == 2


def test_neither_a_coder_nor_a_file(folder):
    with pytest.raises(InputError, match="no coder 'ana'"):
        read_side("ana", folder)
