"""The codes of one city: what is counted, what nobody rules out, and how a doubt is carried on."""

from __future__ import annotations

import pytest

from cityatlas.coding.city_codes import (
    by_city,
    certain_values,
    combination,
    combinations,
    possible_values,
    with_conditions,
)
from tests.fixtures.codes import code, three

FORMS = {"council_decision", "written_out", "carried_out"}


def options(status, form=()):
    given = {"agenda_status": frozenset(status)} | ({"agenda_form": frozenset(form)} if form else {})
    return with_conditions(given).get("agenda_form")


@pytest.mark.parametrize(
    ("status", "form", "expected"),
    [
        (["adopted"], ["written_out"], {"written_out"}),  # certain: nothing to carry on
        (["adopted"], [], None),  # nobody gave a form
        (["adopted", "none"], ["written_out"], {"written_out", ""}),  # the form may not apply at all
        (["adopted", "in_development"], [], FORMS | {""}),  # adopted is possible: so is every form
        (["none"], ["written_out"], None),  # ruled out
        ([], ["written_out"], None),  # no status at all
    ],
)
def test_the_doubt_about_a_condition_is_carried_on(status, form, expected):
    assert options(status, form) == (None if expected is None else frozenset(expected))


def test_what_has_no_condition_or_is_optional_stays_as_it_is():
    given = {"agenda_status": frozenset({"none"}), "agenda_year": frozenset({"2019"}), "aim_ideas": frozenset("1")}
    assert with_conditions(given) == given
    assert with_conditions({"agenda_status": frozenset({"adopted"})} | given) == given


def test_the_options_are_not_changed_in_place():
    given = {"agenda_status": frozenset({"none"}), "agenda_form": frozenset({"written_out"})}
    with_conditions(given)
    assert "agenda_form" in given


def test_the_consensus_is_counted_and_no_coder_or_alternative_is_ruled_out():
    (city,) = by_city(
        [
            *three("Aufstadt", "agenda_status", ["adopted", "none", "adopted"], ("", "in_development", "")),
            *three("Aufstadt", "stakeholder_science", "111", strengths=("involved", "addressed", "involved")),
        ]
    ).values()
    assert city.values["agenda_status"] == "adopted"
    assert possible_values(city, "agenda_status") == {"adopted", "none", "in_development"}
    assert (city.strength["stakeholder_science"], city.strengths["stakeholder_science"]) == (
        "involved",
        {"involved", "addressed"},
    )
    assert possible_values(city, "aim_ideas") == frozenset()


def test_coders_without_a_consensus_count_nothing():
    (city,) = by_city([code("Aufstadt", "aim_ideas", "1", "coder_1")]).values()
    assert city.values == city.options == {}


@pytest.mark.parametrize("value", ["0", "1"])
def test_an_automatic_code_is_never_certain(value):
    (city,) = by_city([code("Dorfen", "org_person_role", value, "automatic")]).values()
    assert city.values["org_person_role"] == value
    assert possible_values(city, "org_person_role") == {"0", "1"}


def test_an_automatic_status_keeps_its_own_doubt():
    (city,) = by_city([code("Dorfen", "agenda_status", "none", "automatic", "adopted")]).values()
    assert possible_values(city, "agenda_status") == {"none", "adopted"}
    assert possible_values(city, "agenda_form") == FORMS | {""}


def test_the_counted_combination_is_one_of_the_possible_ones():
    (city,) = by_city(
        three("Aufstadt", "org_person_role", "111") + three("Aufstadt", "org_cross_cutting", "010")
    ).values()
    assert combination(city) == "person_role"
    assert combinations(city) == {"person_role", "person_role+cross_cutting"}
    (silent,) = by_city(three("Bergfeld", "aim_ideas", "111")).values()
    assert combination(silent) == "none" and combinations(silent) == {"none"}


def test_a_cell_that_one_coder_coded_is_not_certain_and_not_more_than_was_given_is_possible():
    rows = three("Aufstadt", "aim_ideas", "111")[1:] + three("Aufstadt", "aim_co_creation", "111")
    (city,) = by_city(rows).values()
    assert city.unconfirmed == {"aim_ideas"}
    assert certain_values(city, "aim_ideas") == {"1", ""} and possible_values(city, "aim_ideas") == {"1"}
    assert certain_values(city, "aim_co_creation") == {"1"}


def test_who_gave_another_status_has_said_that_there_is_no_form():
    rows = [
        *three("Aufstadt", "agenda_status", ["adopted", "none", "adopted"]),
        code("Aufstadt", "agenda_form", "written_out", "coder_1"),
        code("Aufstadt", "agenda_form", "written_out"),
    ]
    (city,) = by_city(rows).values()
    assert city.unconfirmed == frozenset()


def test_a_consensus_without_any_coder_is_taken_as_it_stands():
    (city,) = by_city([code("Aufstadt", "aim_ideas", "1")]).values()
    assert city.unconfirmed == frozenset() and certain_values(city, "aim_ideas") == {"1"}


def test_a_model_of_organisation_that_one_coder_coded_may_be_there_or_not():
    (city,) = by_city(three("Aufstadt", "org_person_role", "111")[1:]).values()
    assert combinations(city) == {"none", "person_role"}


@pytest.mark.parametrize("coder", ["hand", "automatic"])
@pytest.mark.parametrize(("name", "value"), [("aim_ideas", "1"), ("agenda_status", "adopted"), ("field_health", "0")])
def test_what_nobody_checked_is_never_certain(coder, name, value):
    (city,) = by_city([code("Trier", name, value, coder)]).values()
    assert city.values[name] == value and certain_values(city, name) > {value}
