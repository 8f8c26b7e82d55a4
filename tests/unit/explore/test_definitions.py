"""Definitions side by side: what each reading gives, and each alone."""

from __future__ import annotations

import pytest

from cityatlas.claims import scenarios as sensitivity
from cityatlas.claims.classes import STATUSES
from cityatlas.claims.words import CONVENTION
from cityatlas.coding.coders import read_coders, single_coders
from cityatlas.core.errors import InputError
from cityatlas.core.language import say
from cityatlas.core.vocabulary import label
from cityatlas.explore import definitions


def test_definitions_stand_side_by_side_with_their_numbers(published):
    adopted = definitions.side_by_side("adopted", "en").loc["press-19-adopted"]
    assert adopted["formally decided"] == "contradicted (from data): between 7 and 16 of 50, counted 9"
    assert adopted["decided or written out"] == "consistent (from data): between 13 and 28 of 50, counted 20"
    assert adopted["finished or already carried out"] == "consistent (from data): between 15 and 28 of 50, counted 23"
    assert adopted["verdict"] == label("status", "reading_dependent", "en")
    workshops = definitions.side_by_side("workshops", "de").loc["q44-workshops-third"]
    assert workshops["ohne Hackathons und Barcamps"].startswith("vereinbar (aus Daten): ")
    assert workshops["mit Hackathons und Barcamps"].startswith("trifft nach unserer Festlegung nicht zu (aus Daten): ")
    science = definitions.side_by_side("stakeholders", "en").loc["q44-science-half"]
    assert science["named"].endswith("counted 41") and science["takes part"].endswith("counted 39")
    with pytest.raises(InputError, match="no definition 'innovation'"):
        definitions.side_by_side("innovation")


def test_every_definition_is_an_admissible_reading_of_some_claim(published, results):
    ids = {c["reading"] for c in results["claim_checks"] if c["decides"]}
    assert {r for readings in definitions.DEFINITIONS.values() for r in readings} <= ids
    for definition, readings in definitions.DEFINITIONS.items():
        table = definitions.side_by_side(definition, "en")
        repeats = {c["claim_id"] for c in results["claims"] if c["same_as"]}
        assert len(table) and not set(table.index) & repeats and len(table.columns) == len(readings) + 2


def test_one_reading_alone_gives_its_own_outcome(published, results, settings):
    base = sensitivity.rejudge(settings)
    decided = definitions.read_as(base, "decided")
    assert decided.loc["press-19-adopted", "status"] == "contradicted"
    assert base.loc["press-19-adopted", "status"] == "reading_dependent"  # the base stays as it was
    having = {c["claim_id"] for c in results["claim_checks"] if c["reading"] == "decided"}
    assert (decided.drop(index=list(having)) == base.drop(index=list(having))).all(axis=None)
    alone = definitions.read_as(base, "early_in_time").loc["bw-stuttgart-first"]
    assert (alone["status"], alone["test"]) == ("consistent", "untestable")  # a reading without a route
    with pytest.raises(InputError, match="no claim has a reading 'loosely'"):
        definitions.read_as(base, "loosely")


@pytest.mark.parametrize("wanted", ["de", "en"])
def test_scenarios_are_named_in_words_and_conventions_by_name(published, settings, wanted):
    base = sensitivity.rejudge(settings)
    widths = definitions.widths_alone(settings, wanted)
    told = definitions.in_words(sensitivity.moved(base, widths), wanted=wanted)
    assert list(told.columns)[1:3] == list(widths) and len(told.columns) == 4
    assert told.loc["q44-few-codesign", next(iter(widths))] == say(wanted, *CONVENTION)
    totals = definitions.totals_in_words(sensitivity.statuses_by_scenario(base, widths), wanted)
    assert list(totals.columns)[: len(STATUSES)] == [label("status", s, wanted) for s in STATUSES]
    other = {"published", "untested", "moved", "narrow", "wide"} if wanted == "de" else {"moved", "untested"}
    assert not other & {*totals.columns, *totals.index, *told.columns}


def test_the_coders_are_those_of_the_coders_file(published, settings):
    alone = definitions.coders_alone(settings, sensitivity.published_codes(), "en")
    coders = single_coders(read_coders())
    assert list(alone) == [c.described[1] for c in coders]
    counted = sensitivity.rejudge(settings, sensitivity.coded_by(sensitivity.published_codes(), coders[0].id))
    assert alone[coders[0].described[1]].equals(counted)


def test_each_meaning_alone_has_its_name(published, settings):
    base = sensitivity.rejudge(settings)
    alone = definitions.readings_alone(base, "de")
    assert alone["Lesart: förmlich beschlossen"].equals(definitions.read_as(base, "decided"))
    assert len(alone) == sum(map(len, definitions.DEFINITIONS.values()))
