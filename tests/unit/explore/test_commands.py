"""``city new``: numbers as people write them, and what it says."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.__main__ import main
from cityatlas.tidy.places import read_places
from tests.fixtures.own_city import empty_raw


@pytest.fixture
def added(tmp_path, monkeypatch):
    return empty_raw(tmp_path, monkeypatch)


def run(*arguments):
    """The exit code of the command."""
    try:
        return main(["city", "new", *arguments])
    except SystemExit as ended:
        return ended.code


@pytest.mark.parametrize(
    ("population", "area", "shown"),
    [
        ("110570", "117", ("110.570", "117")),
        ("110.570", "117,1", ("110.570", "117,1")),
        ("110,570", "117.1", ("110.570", "117,1")),
        ("110 570", "1.117,25", ("110.570", "1117,25")),
        ("110\u202f570", "117,10", ("110.570", "117,1")),
    ],
)
def test_numbers_in_german_or_english(added, capsys, population, area, shown):
    assert run("Trier", "--population", population, "--area", area) == 0
    text = (added / "trier.md").read_text("utf-8")
    assert f"**Einwohner: {shown[0]}**" in text and f"**Fläche in km²: {shown[1]}**" in text
    assert "Fill in what the sections ask for and the projects; then run snakemake" in capsys.readouterr().out


def test_coordinates_with_a_decimal_comma_and_the_documented_options(added):
    assert run("Trier", "--latitude", "49,75", "--longitude", "6.64") == 0
    assert read_places()["Trier"]["longitude"] == 6.64


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        ("--population", "viele", "--population: 'viele' is no number"),
        ("--population", "12,5", "no whole number"),
        ("--population", "0", "--population must be above zero"),
        ("--population", "-5", "--population"),
        ("--area", "1.234", "a thousand or a decimal"),
        ("--area", "-1,5", "--area"),
        ("--area", "", "--area"),
        ("--latitude", "49.75", "together"),
        ("--longitude", "6° 38'", "--longitude"),
        ("--area", "9" * 400, "larger than any number"),
    ],
)
def test_a_number_that_is_none_is_one_message(added, capsys, option, text, told):
    assert run("Trier", f"{option}={text}") == 2
    said = capsys.readouterr().err
    assert told in said and "Traceback" not in said and not added.exists()


def test_a_name_in_decomposed_letters_is_the_same(added):
    assert run(unicodedata.normalize("NFD", "Lübbecke")) == 0
    assert (added / "luebbecke.md").read_text("utf-8").startswith("## Lübbecke\n")


def test_what_is_left_to_fill_in_is_said(added, capsys):
    assert run("Trier", "--area", "117") == 0
    said = capsys.readouterr().out
    assert "trier.md is there" in said and "Fill in population, what the sections ask for" in said


def test_without_a_name_the_grammar_is_told(capsys):
    assert run() == 2 and "NAME" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "zehn", "1,5", ""])
def test_a_number_of_peers_that_cannot_be_is_one_message(capsys, number):
    assert main(["peers", "Ulm", f"--number={number}"]) == 2
    said = capsys.readouterr().err
    assert "--number" in said and "Traceback" not in said
