"""Readings, routes and verdicts of small claims over small evidence."""

from __future__ import annotations

import pytest

from cityatlas.claims.evidence import gather
from cityatlas.claims.explanations import explain_verdict
from cityatlas.claims.judge import judge_claim
from cityatlas.core.errors import InputError


def row(statistic, group, basis, count, base=50, lower=None, upper=None, unit="cities"):
    low, high = (count if x is None else x for x in (lower, upper))
    return {"statistic": statistic, "group": group, "basis": basis, "scope": "study", "count": count, "base": base} | {
        "base_unit": unit, "lower": low, "upper": high, "reliability": "exact",
    }  # fmt: skip


def member(statistic, group, name, kind="certain"):
    return {"statistic": statistic, "group": group, "basis": "coding", "member": name, "membership": kind} | {
        "in_study": True
    }


PRINTED = [
    {"statistic": "agenda_field", "group": "mobility", "low": 45, "high": 45, "document": "atlas", "lines": "3585"}
]
STATISTICS = [
    row("lighthouse_projects", "mobility", "annex", 30, 144, unit="projects"),
    row("lighthouse_cities", "mobility", "annex", 26),
    row("lighthouse_projects_per_city", "mobility", "annex", 30),
    row("lighthouse_cities", "society", "annex", 18),
    row("lighthouse_projects", "society", "annex", 18, 144, unit="projects"),
    row("agenda_field", "mobility", "coding", 39, lower=37, upper=50),
    row("agenda_field", "mobility", "printed_counts", 45),
    row("participation_format", "workshops", "coding", 2, 4, 1, 4),
    row("participation_format", "innovative_formats", "coding", 2, 4, 2, 4),
    row("organisation", "person_role", "coding", 2, 4, 1, 3),
    row("document_structure", "partner_names", "atlas_pdf", 13, 13, unit="document"),
]
MEMBERS = [
    member("participation_format", "workshops", "A"),
    member("participation_format", "workshops", "B", "counted"),
    member("participation_format", "innovative_formats", "B"),
    member("participation_format", "innovative_formats", "C"),
    member("organisation", "person_role", "A"),
    member("organisation", "person_role", "B", "possible"),
]
STRUCTURE = [{"item": "partner_names", "lines": "287", "count": 13}]
EVIDENCE = gather(STATISTICS, MEMBERS, PRINTED, STRUCTURE)


def reading(name, *routes, **more):
    texts = dict.fromkeys(("de", "en", "admissible_de", "admissible_en"), name)
    return {"id": name, **texts, "routes": list(routes), **more}


def claim(*readings, **more):
    given = {"claim_id": "x", "document": "press", "lines": "29", "printed": "60", "kind": "exact", "unit": "percent"}
    return {**given, "base": None, "value": 60, "readings": list(readings), **more}


def to(statistic, group="mobility", basis="annex", **more):
    named = {"group": group} if group else {}
    return {"statistic": statistic, "basis": basis, **named, **more}


PROJECTS, CITIES = reading("projects", to("lighthouse_projects")), reading("cities", to("lighthouse_cities"))


def judged(told, config):
    j = judge_claim(told, EVIDENCE, config)
    return j.status["literal"], j.evidence, j.reason, j.test


def test_a_share_that_fits_under_no_reading(config):
    assert judged(claim(PROJECTS, CITIES), config) == ("contradicted", "data", "no_share_fits", "two_sided")


def test_readings_that_differ_make_the_verdict_depend_on_them(config):
    told = claim(
        reading("projects", to("lighthouse_projects", "society")),
        reading("cities", to("lighthouse_cities", "society")),
        value=36,
    )
    assert judged(told, config) == ("reading_dependent", "data", "readings_differ", "two_sided")
    text = explain_verdict(judge_claim(told, EVIDENCE, config), "en", config)
    assert "18 of 144 (12.5 %), contradicted" in text and "18 of 50 (36 %), reproduced" in text


def test_a_route_that_only_explains_decides_nothing(config):
    told = claim(PROJECTS, CITIES, explains=[to("lighthouse_projects_per_city")])
    assert judged(told, config)[0] == "contradicted"
    text = explain_verdict(judge_claim(told, EVIDENCE, config), "de", config)
    assert "Den gedruckten Wert erklärt" in text and "30 von 50 (60 %)" in text


def test_a_supporting_route_decides_nothing(config):
    told = claim(reading("cities", to("lighthouse_cities"), to("lighthouse_projects_per_city", role="supporting")))
    assert judged(told, config)[0] == "contradicted"


def test_documents_decide_over_a_coding_whose_silence_is_unknown(config):
    routes = (to("agenda_field", basis="coding"), to("agenda_field", basis="printed_counts"))
    told = claim(reading("agendas", *routes), value=90)
    assert judged(told, config)[:2] == ("reproduced", "documents")
    assert judged({**told, "value": 92}, config)[:3] == ("contradicted", "documents", "documents_disagree")


def test_evidence_is_data_only_where_every_deciding_route_is(config):
    mixed = claim(CITIES, reading("agendas", to("agenda_field", basis="printed_counts")), value=90)
    assert judged(mixed, config)[1] == "documents"


def test_a_reading_without_a_route_is_possible_and_no_test(config):
    assert judged(claim(CITIES, reading("nowhere"), value=52), config) == (
        "reading_dependent", "data", "readings_differ", "untestable",
    )  # fmt: skip


@pytest.mark.parametrize("route", [to("agenda_field", basis="printed_counts")])
def test_the_claims_own_line_is_no_route(config, route):
    told = claim(reading("agendas", route), document="atlas", lines="3585", value=90)
    with pytest.raises(InputError, match="only to its own lines"):
        judge_claim(told, EVIDENCE, config)
    assert judged({**told, "not_recomputable": "external_source"}, config) == (
        "not_recomputable", "none", "external_source", "",
    )  # fmt: skip


def test_the_documents_build_is_not_counted_from_the_claims_own_lines(config):
    route = to("document_structure", "partner_names", "atlas_pdf")
    told = claim(reading("partners", route), unit="other", value=13)
    assert judged(told, config)[:2] == ("reproduced", "data")
    with pytest.raises(InputError, match="own lines"):
        judge_claim({**told, "document": "atlas", "lines": "287"}, EVIDENCE, config)


def test_several_groups_are_counted_by_their_members(config):
    route = {"statistic": "participation_format", "basis": "coding"}
    either = {**route, "any_of": ["workshops", "innovative_formats"]}
    both = {**route, "all_of": ["workshops", "innovative_formats"]}
    values = {}
    for name, joined in (("either", either), ("both", both)):
        told = claim(reading(name, joined), kind="at_least", unit="cities", value=1)
        values[name] = judge_claim(told, EVIDENCE, config).deciding.value.single
    assert (values["either"].lower, values["either"].count, values["either"].upper) == (3, 3, 4)
    assert (values["both"].lower, values["both"].count, values["both"].upper) == (0, 1, 4)


def test_a_claimed_member_is_looked_for_and_not_added(config):
    told = claim(
        reading("named", {"statistic": "organisation", "group": "person_role", "basis": "coding"}),
        kind="list", unit="cities", members=["A", "B", "D"],
    )  # fmt: skip
    judgement = judge_claim(told, EVIDENCE, config)
    assert judgement.status["literal"] == "contradicted"  # D is not there, and silence is a no
    assert [(m.lower, m.count, m.upper) for _, m in judgement.deciding.value.parts] == [(1, 1, 1), (0, 0, 1), (0, 0, 0)]
    silent = {**told, "members": ["A", "D"]}
    silent["readings"] = [
        reading("named", {"statistic": "participation_format", "group": "workshops", "basis": "coding"})
    ]
    judgement = judge_claim(silent, EVIDENCE, config)
    assert judgement.status["literal"] == "consistent" and judgement.test == "untestable"
    assert judgement.deciding.value.text() == "1/2"
    assert "nicht: D" in explain_verdict(judgement, "de", config)


def test_contradiction_by_our_own_quantifiers_names_the_convention(config):
    told = claim(CITIES, kind="quantifier", quantifier="few", unit="cities")
    text = explain_verdict(judge_claim(told, EVIDENCE, config), "de", config)
    assert "Nach unserer Festlegung" in text and "widerlegt" not in text


TICKED = gather([*STATISTICS, row("agenda_field", "mobility", "field_matrix", 45)], MEMBERS, PRINTED, STRUCTURE)
"""The same evidence where a user brought the study's field matrix."""
BROUGHT = (to("agenda_field", basis="field_matrix"), to("agenda_field", basis="printed_counts"))


def test_without_a_matrix_its_route_is_as_if_it_was_not_there(config):
    without, with_route = (claim(reading("agendas", *routes), value=90) for routes in (BROUGHT[1:], BROUGHT))
    one, other = (judge_claim(told, EVIDENCE, config) for told in (without, with_route))
    assert one.deciding == other.deciding and len(other.readings[0].checks) == 1
    assert explain_verdict(one, "de", config) == explain_verdict(other, "de", config)


@pytest.mark.parametrize(
    ("value", "verdict"), [(90, ("reproduced", "data", "exact")), (92, ("contradicted", "data", "off_by"))]
)
def test_a_matrix_decides_before_everything_else(config, value, verdict):
    told = claim(reading("agendas", to("agenda_field", basis="coding"), *reversed(BROUGHT)), value=value)
    judgement = judge_claim(told, TICKED, config)
    assert (judgement.status["literal"], judgement.evidence, judgement.reason) == verdict
    assert judgement.test == "two_sided"  # the totals stand in another document, which this one could contradict


def test_a_claim_whose_line_alone_prints_the_total_could_not_fail_by_the_matrix(config):
    own = {"document": "atlas", "lines": "3585", "value": 45, "unit": "cities"}
    judgement = judge_claim(claim(reading("agendas", *BROUGHT), **own), TICKED, config)
    assert (judgement.status["literal"], judgement.evidence, judgement.test) == ("reproduced", "data", "untestable")
    assert "nur mit den Summen" in explain_verdict(judgement, "de", config)
    assert "only with the totals" in explain_verdict(judgement, "en", config)
    elsewhere = judge_claim(claim(reading("agendas", *BROUGHT), **own | {"lines": "3608"}), TICKED, config)
    assert elsewhere.test == "two_sided" and "nur mit den Summen" not in explain_verdict(elsewhere, "de", config)


@pytest.mark.parametrize(("lines", "test"), [("3585", "untestable"), ("3583", "two_sided")])
def test_so_it_is_with_an_order(config, lines, test):
    more = [row("agenda_field", "society", "field_matrix", 38)]
    printed = [*PRINTED, PRINTED[0] | {"group": "society", "low": 38, "high": 38, "lines": "3590"}]
    evidence = gather([*STATISTICS, *more, row("agenda_field", "mobility", "field_matrix", 45)], MEMBERS, printed)
    told = claim(
        reading("order", {"statistic": "agenda_field", "basis": "field_matrix"}),
        kind="order", unit="fields", order=["mobility", "society"], document="atlas", lines=lines,
    )  # fmt: skip
    assert (j := judge_claim(told, evidence, config)).test == test and j.status["literal"] == "reproduced"
    turned = judge_claim({**told, "order": ["society", "mobility"]}, evidence, config)
    assert turned.status["literal"] == "contradicted" and turned.test == ("one_sided" if lines == "3585" else test)


def test_a_lost_picture_is_judged_where_a_matrix_is_there(config):
    told = claim(reading("agendas", BROUGHT[0]), value=90, not_recomputable="picture_lost")
    assert judged(told, config) == ("not_recomputable", "none", "picture_lost", "")
    assert judge_claim(told, TICKED, config).status["literal"] == "reproduced"


LOST = gather(
    [*STATISTICS[:-1], row("document_structure", "partner_names", "atlas_pdf", 0, 0, unit="document")], [], []
)


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "exact", "unit": "percent", "value": 60},
        {"kind": "exact", "unit": "number", "value": 13},
        {"kind": "quantifier", "quantifier": "majority", "unit": "number"},
        {"kind": "vague", "unit": "number"},
        {"kind": "order", "order": [["partner_names"]], "unit": "number"},
        {"kind": "list", "members": ["A"], "unit": "number"},
    ],
)
def test_where_nothing_is_there_to_count_nothing_is_judged(config, more):
    route = to("document_structure", "partner_names", "atlas_pdf")
    j = judge_claim(claim(reading("parts", route), **more), LOST, config)
    assert (j.status["literal"], j.evidence, j.reason, j.test) == ("not_recomputable", "none", "nothing_to_count", "")
    assert set(j.status.values()) == {"not_recomputable"}
    assert "lässt nicht erkennen" in explain_verdict(j, "de", config)
    assert "does not show" in explain_verdict(j, "en", config)
