"""Accepted objections: guard, value, evidence, what depends on the changed code, and how the products tell it."""

from __future__ import annotations

import pytest

from cityatlas.coding.objections import apply_objections, objection_texts
from cityatlas.core.errors import InputError
from cityatlas.documents.corrections import Correction

SECTIONS = [
    {"city": "Aufstadt", "section": "milestones", "line_start": 10, "line_end": 15},
    {"city": "Aufstadt", "section": "projects", "line_start": 16, "line_end": 30},
]


def row(variable: str, value: str, coder: str = "consensus", **more: str):
    made = {"city": "Aufstadt", "variable": variable, "value": value, "coder": coder, "confidence": "sure", "note": ""}
    return made | dict.fromkeys(("strength", "alternative", "section", "lines"), "") | more


def objection(name: str = "one", **values):
    given = {"city": "Aufstadt", "variable": "org_person_role", "guard": "1", "value": "0", "objector": "Aufstadt"}
    return Correction(name, "code", given | values, "Grund.", "Reason.", "2026-11-22")


STATUS = row("agenda_status", "adopted", section="milestones", lines="12")
ADOPTED = [
    STATUS,
    row("agenda_form", "written_out", section="milestones", lines="12"),
    row("agenda_year", "2018", section="milestones", lines="12"),
    row("agenda_form", "written_out", coder="coder_1", section="milestones", lines="12"),
]
DEVELOPING = [row("agenda_status", "in_development", section="milestones", lines="12")]


def by_variable(rows):
    return {(r["variable"], r["coder"]): r for r in rows}


def status(value: str, guard: str, **more):
    return objection(variable="agenda_status", guard=guard, value=value, **more)


def test_it_changes_the_consensus_only_and_says_so():
    coded = [row("org_person_role", "1", lines="12"), row("org_person_role", "1", coder="coder_1", lines="12")]
    changed = by_variable(apply_objections(coded, [objection()], SECTIONS))
    assert changed["org_person_role", "consensus"]["value"] == "0"
    assert changed["org_person_role", "coder_1"] == coded[1]
    assert "one, 2026-11-22" in changed["org_person_role", "consensus"]["note"]


def test_a_status_that_is_no_longer_adopted_takes_form_and_year_along():
    changed = by_variable(apply_objections(ADOPTED, [status("in_development", "adopted")], SECTIONS))
    assert set(changed) == {("agenda_status", "consensus"), ("agenda_form", "coder_1")}


def test_a_status_that_becomes_adopted_demands_its_form_in_the_same_entry():
    with pytest.raises(InputError, match="needs agenda_form") as caught:
        apply_objections(DEVELOPING, [status("adopted", "in_development")], SECTIONS)
    assert "council_decision" in str(caught.value)
    given = {"agenda_form": "council_decision", "agenda_year": 2018}
    changed = by_variable(
        apply_objections(DEVELOPING, [status("adopted", "in_development", dependent=given, lines="14")], SECTIONS)
    )
    form, year = changed["agenda_form", "consensus"], changed["agenda_year", "consensus"]
    assert (form["value"], form["section"], form["lines"], year["value"]) == (
        "council_decision",
        "milestones",
        "14",
        "2018",
    )


@pytest.mark.parametrize(
    ("coded", "objections", "message"),
    [
        (ADOPTED, [status("none", "in_development")], "the guard fails: the consensus has 'adopted'"),
        (ADOPTED, [status("finished", "adopted")], "'finished' of agenda_status is not allowed"),
        (ADOPTED, [status("adopted", "adopted")], "'adopted' already"),
        (ADOPTED, [objection()], "there is no code 'org_person_role'"),
        (ADOPTED, [objection(variable="nothing")], "there is no code 'nothing'"),
        (ADOPTED, [objection(city="Nirgends", variable="agenda_status")], "there is no code"),
        (ADOPTED, [status("none", "adopted"), status("in_development", "adopted")], "changed by 'one' too"),
        (
            ADOPTED,
            [
                status("none", "adopted"),
                objection("two", variable="agenda_form", guard="written_out", value="carried_out"),
            ],
            "two: agenda_form is changed by 'one' too",
        ),
        (ADOPTED, [status("none", "adopted", dependent={"agenda_form": "written_out"})], "only belongs to"),
        (ADOPTED, [status("none", "adopted", dependent={"org_person_role": "1"})], "does not depend on"),
        (DEVELOPING, [status("adopted", "in_development", dependent={"agenda_form": "oral"})], "'oral' of agenda_form"),
        (DEVELOPING, [status("none", "in_development", lines="99")], "line 99 does not lie"),
        (DEVELOPING, [status("none", "in_development", lines="4-")], "cannot be read"),
        ([row("org_person_role", "0")], [objection(guard="0", value="1")], "has no evidence"),
    ],
)
def test_what_cannot_be_carried_out_is_one_message_with_the_entry(coded, objections, message):
    with pytest.raises(InputError, match=message) as caught:
        apply_objections(coded, objections, SECTIONS)
    assert "data/raw/corrections.yaml" in str(caught.value) and "one" in str(caught.value)


def test_all_entries_are_told_at_once():
    wrong = [objection("first", variable="nothing"), objection("second", city="Nirgends")]
    with pytest.raises(InputError, match="(?s)first.*second"):
        apply_objections(ADOPTED, wrong, SECTIONS)


def test_evidence_of_a_coder_with_this_value_serves_and_a_doubt_about_the_new_value_goes():
    coded = [
        row("field_mobility", "0", alternative="1", confidence="doubtful"),
        row("field_mobility", "1", coder="coder_2", section="projects", lines="20", strength="project"),
    ]
    given = objection(variable="field_mobility", guard="0", value="1", strength="agenda")
    changed = by_variable(apply_objections(coded, [given], SECTIONS))["field_mobility", "consensus"]
    assert (changed["lines"], changed["section"], changed["strength"]) == ("20", "projects", "agenda")
    assert (changed["alternative"], changed["confidence"]) == ("", "sure")
    with pytest.raises(InputError, match="strength 'loud'"):
        apply_objections(coded, [objection(variable="field_mobility", guard="0", value="1", strength="loud")], SECTIONS)


def test_the_finding_tells_it_in_words_of_both_languages():
    texts = objection_texts(status("in_development", "adopted"), ["agenda_form"])
    assert "Aufstadt" in texts["finding_de"] and "agenda_status" not in texts["finding_de"]
    assert "after an objection (Aufstadt)" in texts["finding_en"] and "Reason." in texts["finding_en"]
    assert "Damit entfällt" in texts["finding_de"] and "This drops" in texts["finding_en"]
    assert "„nein“ statt „ja“" in objection_texts(objection())["finding_de"]
