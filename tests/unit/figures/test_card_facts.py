"""The profile cards: criteria of table 2 from the codes."""

import pytest

from cityatlas.figures.card_facts import CRITERIA, make_cards
from tests.fixtures.codes import code

CITY = {"city": "Musterstadt"}


def states(codes, projects=()):
    (card,) = make_cards([CITY], codes, list(projects))
    return {c.key: c.state for c in card.criteria}, card


def test_a_city_without_codes_is_silent():
    found, card = states([])
    assert list(found) == list(CRITERIA)
    assert set(found.values()) == {"silent"}
    assert card.met == 0


def test_a_zero_is_a_no_only_where_profiles_answer_for_every_city():
    codes = [code("Musterstadt", v, "0") for v in ("org_person_role", "format_events", "criterion_partner_network")]
    found, _ = states(codes)
    assert found["person"] == "no"
    assert found["events"] == found["network"] == "silent"


def test_certain_doubtful_and_not_met():
    codes = [
        code("Musterstadt", "agenda_status", "in_development", alternative="adopted"),
        code("Musterstadt", "org_dedicated_unit", "0"),
        code("Musterstadt", "org_cross_cutting", "1"),
        code("Musterstadt", "org_person_role", "1", alternative="0"),
        code("Musterstadt", "format_events", "1"),
        code("Musterstadt", "format_events", "0", coder="coder_2"),
        code("Musterstadt", "field_mobility", "1"),
        code("Musterstadt", "field_health", "0"),
    ]
    found, card = states(codes)
    assert found["agenda"] == "yes"  # adopted or being developed: both meet the table's question
    assert found["unit"] == "yes"
    assert found["person"] == found["events"] == "doubtful"
    assert found["fields"] == "yes"
    assert card.fields["mobility"] == "yes" and card.fields["health"] == "silent"
    assert card.met == 5


def test_no_agenda_is_a_no():
    assert states([code("Musterstadt", "agenda_status", "none")])[0]["agenda"] == "no"


def test_projects_stand_in_the_order_of_the_profile():
    projects = [{"city": "Musterstadt", "position": p, "title": str(p)} for p in (3, 1, 2)]
    assert [p["title"] for p in states([], projects)[1].projects] == ["1", "2", "3"]


@pytest.mark.parametrize("coder", ["automatic", "hand"])
def test_what_nobody_checked_never_gets_the_sign_for_certain(coder):
    given = {"agenda_status": "adopted", "org_person_role": "1", "format_events": "1", "field_mobility": "1"}
    codes = [code("Musterstadt", name, value, coder, "in_development" if name == "agenda_status" else "")
             for name, value in given.items()]  # fmt: skip
    found, card = states(codes)
    assert {found[k] for k in ("agenda", "person", "events", "fields")} == {"doubtful"}
    assert card.fields["mobility"] == "doubtful" and card.coders == {coder} and card.met == 4
