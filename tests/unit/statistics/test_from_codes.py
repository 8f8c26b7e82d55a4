"""Counts of codes with their bounds."""

from __future__ import annotations

import pytest

from cityatlas.coding.city_codes import by_city, combinations
from cityatlas.statistics.counts import StatisticsCollector
from cityatlas.statistics.from_codes import count_codes
from tests.fixtures.codes import code, three

CITIES = ["a", "b", "c", "d"]


def count(codes, agreement=()):
    tally = StatisticsCollector(set(CITIES), set())
    count_codes(tally, codes, list(agreement))
    return {(r["statistic"], r["group"]): r for r in tally.rows}


def test_bounds_where_silence_is_a_no():
    rows = [
        *three("a", "org_person_role", "111"),  # certain
        *three("b", "org_person_role", "101"),  # counted, one coder against
        *three("c", "org_person_role", "000", ("", "1", "")),  # possible
        *three("d", "org_person_role", "000"),  # out
    ]
    row = count(rows)["organisation", "person_role"]
    assert (row["lower"], row["count"], row["upper"], row["base"]) == (1, 2, 3, 4)


def test_where_silence_is_unknown_the_base_is_the_upper_bound():
    row = count(three("a", "aim_ideas", "111"))["participation_aim", "ideas"]
    assert (row["lower"], row["count"], row["upper"]) == (1, 1, 4)


def test_a_status_counts_each_value_with_its_alternatives():
    rows = three("a", "agenda_status", ["adopted"] * 3) + three(
        "b", "agenda_status", ["in_development"] * 3, ("adopted", "", "")
    )
    found = count(rows)
    assert [found["agenda_status", "adopted"][k] for k in ("lower", "count", "upper")] == [1, 1, 2]
    assert [found["agenda_status", "in_development"][k] for k in ("lower", "count", "upper")] == [0, 1, 1]
    assert found["agenda_status", "none"]["count"] == 0


def test_readings_of_adopted_widen_step_by_step():
    rows = [
        *three("a", "agenda_status", ["adopted"] * 3),
        *three("a", "agenda_form", ["council_decision"] * 3),  # decided, for certain
        *three("b", "agenda_status", ["adopted"] * 3, ("", "", "in_development")),
        *three("b", "agenda_form", ["written_out"] * 3),  # counted as finished, its status in doubt
        *three("c", "agenda_status", ["in_development"] * 3, ("", "", "adopted")),  # if adopted, in any form
        *three("d", "agenda_status", ["adopted"] * 3),
        *three("d", "agenda_form", ["carried_out"] * 3, ("", "", "written_out")),  # running, or finished
    ]
    found = count(rows)
    bounds = [
        [found["agenda_adopted_as", g][k] for k in ("lower", "count", "upper")]
        for g in ("decided", "finished", "finished_or_running")
    ]
    assert bounds == [[1, 1, 2], [1, 2, 4], [2, 3, 4]]
    assert {found["agenda_adopted_as", g]["base"] for g in ("decided", "finished")} == {4}

    shares = [
        [found["agenda_decided_share", g][k] for k in ("lower", "count", "upper", "base")]
        for g in ("finished", "finished_or_running")
    ]
    assert shares == [[25, 50, 100, 100], [25, 33, 100, 100]]  # 1 of 4 at least; 2 of 1 or of 2 at most, so all


def test_of_no_agenda_at_all_every_share_is_possible():
    found = count(three("a", "agenda_status", ["in_development"] * 3))
    assert [found["agenda_decided_share", "finished"][k] for k in ("lower", "count", "upper")] == [0, 0, 100]


def test_involved_is_less_than_named():
    rows = three("a", "stakeholder_science", "111", strengths=("involved", "addressed", "involved"))
    found = count(rows)
    assert found["stakeholder", "science"]["lower"] == 1
    assert [found["stakeholder_involved", "science"][k] for k in ("lower", "count")] == [0, 1]


def test_combinations_follow_the_doubts():
    rows = []
    for key, values in {
        "existing_unit": "111",
        "person_role": "101",
        "dedicated_unit": "000",
        "cross_cutting": "000",
    }.items():
        rows += three("a", f"org_{key}", values)
    city = by_city(rows)["a"]
    assert combinations(city) == {"existing_unit+person_role", "existing_unit"}
    found = count(rows)
    assert found["organisation_combination", "existing_unit+person_role"]["count"] == 1
    assert found["organisation_combination", "existing_unit"]["upper"] == 1
    assert found["organisation_models", "1"]["lower"] == 0 and found["organisation_models", "1"]["upper"] == 1


@pytest.mark.parametrize("verdict", ["reliable", "tentative", "unreliable"])
def test_a_statistic_carries_the_verdict_of_its_variable(verdict):
    found = count(three("a", "aim_ideas", "111"), [{"variable": "aim_ideas", "verdict": verdict}])
    assert found["participation_aim", "ideas"]["reliability"] == verdict
    assert found["participation_aim", "information"]["reliability"] == "unassessed"


def test_a_combination_is_as_reliable_as_its_weakest_part():
    verdicts = dict.fromkeys(["existing_unit", "person_role", "dedicated_unit", "cross_cutting"], "reliable")
    verdicts["person_role"] = "tentative"
    agreement = [{"variable": f"org_{k}", "verdict": v} for k, v in verdicts.items()]
    found = count(three("a", "org_person_role", "111"), agreement)
    assert found["organisation_models", "1"]["reliability"] == "tentative"


def test_automatic_codes_are_counted_but_never_certain():
    tally = StatisticsCollector({"a"}, {"x"})
    rows = three("a", "org_person_role", "111") + [code("x", "org_person_role", "1", "automatic", "0")]
    count_codes(tally, rows, [])
    row = next(r for r in tally.rows if r["group"] == "person_role" and r["scope"] == "all")
    assert (row["lower"], row["count"], row["upper"], row["base"]) == (1, 2, 2, 2)
