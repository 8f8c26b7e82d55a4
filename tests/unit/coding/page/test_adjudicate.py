"""Two codings by cell: where they differ, where they agree, and what only one of them has."""

from __future__ import annotations

import pytest

from cityatlas.coding.coders import Coder
from cityatlas.coding.comparing import Side
from cityatlas.coding.page.adjudicate import adjudication_content, agreed_row, compare_cells
from cityatlas.core.errors import InputError
from tests.fixtures.coding_page import CITIES, coded_row, lines_of, small_profiles

CITY = CITIES[0]
ONE, TWO, THREE = lines_of(CITY)[:3]


def coding(name, *rows, trained=(), **more):
    coder = Coder(name, "person", f"{name}.csv", (name, name), (name, name), training_cities=frozenset(trained))
    return Side(coder, [{**r, "coder": name} for r in rows], **more)


def status(value, line=ONE, **more):
    return coded_row(CITY, "agenda_status", value, lines=[line], **more)


def compared(first, second):
    return compare_cells(coding("anna", *first), coding("bert", *second), CITIES)


def test_values_and_strengths_that_differ_are_open():
    field = "field_mobility"
    for other in (coded_row(CITY, field, "0"), coded_row(CITY, field, "1", "agenda", [ONE])):
        found = compared([coded_row(CITY, field, "1", "project", [ONE])], [other])
        assert list(found.open) == [(CITY, field)] and not found.agreed and not found.alone


def test_equal_values_are_agreed_with_the_evidence_of_both_and_the_doubt_of_either():
    row = agreed_row(status("adopted", note="so"), status("adopted", THREE, alternative="none"))
    assert row["lines"] == f"{ONE};{THREE}" and row["section"] == "organisation|motivation"
    assert (row["confidence"], row["alternative"], row["note"]) == ("doubtful", "none", "")


def test_a_cell_that_only_one_has_coded_is_no_disagreement():
    found = compared([coded_row(CITY, "field_mobility", "0")], [])
    assert found.alone == [(CITY, "field_mobility")] and not found.open


def test_what_depends_on_an_open_cell_is_open_too_whoever_coded_it():
    form = coded_row(CITY, "agenda_form", "written_out", lines=[ONE])
    found = compared([status("adopted"), form], [status("none")])
    assert found.open[CITY, "agenda_form"] == (form, None)
    assert found.open[CITY, "agenda_year"] == (None, None)
    found = compared([status("in_development")], [status("none")])
    assert found.open[CITY, "agenda_form"] == (None, None)


def test_a_year_that_one_gave_is_open_where_both_say_adopted():
    year = coded_row(CITY, "agenda_year", "2018", lines=[ONE])
    form = coded_row(CITY, "agenda_form", "written_out", lines=[ONE])
    found = compared([status("adopted"), form, year], [status("adopted"), form])
    assert list(found.open) == [(CITY, "agenda_year")] and len(found.agreed) == 2


def content(first, second):
    return adjudication_content(small_profiles(), "clara", "de", (first, second), CITIES)


def test_the_page_holds_the_cities_with_something_to_decide():
    both = coded_row(CITIES[2], "goal_digital_society", "0")
    made = content(coding("anna", status("adopted"), both), coding("bert", status("none"), both))
    assert made["order"] == list(made["profiles"]) == [CITY]
    assert made["agreed"] == [both] and made["between"] == ["anna", "bert"]
    assert made["format"] == "cityatlas-adjudication/1" and made["training_cities"] == []


def test_nothing_to_decide_is_said():
    with pytest.raises(InputError, match="differ in no cell"):
        content(coding("anna", status("none")), coding("bert", status("none")))


def test_a_city_that_one_of_them_trained_on_is_not_decided():
    first, second = coding("anna", status("adopted"), trained=[CITY]), coding("bert", status("none"))
    found = compare_cells(first, second, CITIES)
    assert not found.open and not found.agreed and not found.alone


def test_two_codings_of_one_coder_a_training_and_no_third_person_are_refused_together():
    with pytest.raises(InputError) as caught:
        content(coding("clara", status("none"), training=True), coding("clara", status("adopted")))
    message = str(caught.value)
    for part in ("both codings are by clara", "clara.csv: a training is compared", "clara is one of the two"):
        assert part in message
