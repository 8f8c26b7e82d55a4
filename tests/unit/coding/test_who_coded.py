"""Who coded, in words, by the kinds of coders.yaml."""

from __future__ import annotations

import pytest

from cityatlas.coding.coders import Coder, read_coders
from cityatlas.coding.who_coded import who_coded, who_is_compared


def coder(name, kind="person", **more):
    return Coder(name.lower(), kind, f"{name.lower()}.csv", (name, name), (name, name), **more)


MODELS = [coder("Run1", "model"), coder("Run2", "model")]
PEOPLE = [coder("Anna"), coder("Ben")]
OLD = coder("consensus", "consensus")
NEW = coder("consensus_carla", "consensus", replaces="consensus", decided_by="Carla")


@pytest.mark.parametrize(
    ("coders", "makers", "full"),
    [
        ([*MODELS, OLD], "Maschinen", "Läufe ein und desselben Sprachmodells (KI), keine Menschen"),
        ([*MODELS, *PEOPLE, OLD], "Maschinen und Menschen", "Sprachmodells (KI) und Menschen (Anna, Ben)"),
        ([*MODELS, OLD, NEW], "Maschinen und Menschen", "Menschen (Carla)"),
        ([*MODELS, coder("Carla"), OLD, NEW], "Maschinen und Menschen", "Menschen (Carla)"),
        ([*PEOPLE, OLD, NEW], "Menschen", "Menschen (Anna, Ben, Carla)"),
        ([*(coder(f"P{i}") for i in range(5)), OLD], "Menschen", "Menschen (5 Personen)"),
    ],
)
def test_the_words_follow_the_kinds(coders, makers, full):
    who = who_coded(coders)
    assert who.makers("de") == makers and who.in_full("de").endswith(full)
    assert ("people" in who.in_full("en").replace("not people", "")) == bool(who.people)


def test_the_project_was_coded_by_two_runs_of_a_model():
    who = who_coded(read_coders())
    assert (who.runs, who.people, who.number_of_runs("en")) == (2, (), "two")


def test_only_those_of_the_rows_are_compared():
    def compared(coders):
        return who_is_compared([{"coders": coders}], [*MODELS, *PEOPLE, OLD])

    assert compared("run1|run2").choose(("m", ""), ("b", ""), ("p", ""))[0] == "m"
    assert compared("run1|anna").choose(("m", ""), ("b", ""), ("p", ""))[0] == "b"
    assert compared("anna|ben").choose(("m", ""), ("b", ""), ("p", ""))[0] == "p"
