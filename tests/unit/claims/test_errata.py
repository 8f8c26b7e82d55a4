"""Findings on the documents: counts in their texts, claims that they touch."""

from __future__ import annotations

import pytest
import yaml

from cityatlas.claims.errata import fill, link_field_findings, read_errata
from cityatlas.core.errors import InputError


def evidence_of_small_statistics():
    from cityatlas.claims.evidence import gather

    def row(group, count, lower, upper):
        at = {"statistic": "a_stat", "group": group, "basis": "coding", "scope": "study"}
        return at | {"count": count, "lower": lower, "upper": upper, "base": 8, "reliability": "exact"}

    members = [
        {"statistic": "a_stat", "group": g, "basis": "coding", "member": m, "membership": "certain", "in_study": True}
        for g, m in (("group", "A"), ("group", "B"), ("second", "B"), ("second", "C"))
    ]
    return gather([row("group", 3, 1, 5), row("second", 2, 2, 2)], members, [])


def test_placeholders_are_filled_in_both_languages_or_refused():
    evidence = evidence_of_small_statistics()
    text = "{count:a_stat/group/coding} von {base:a_stat/group/coding}, {percent:a_stat/group/coding}"
    assert fill(text, evidence, "de", "x") == "3 von 8, 37,5 %"
    assert fill(text, evidence, "en", "x") == "3 von 8, 37.5 %"
    assert fill("{count:a_stat/group|second/coding}", evidence, "de", "x") == "3"  # A, B and C, each once
    for wrong in ("{count:a_stat/other/coding}", "{count:a_stat/group|other/coding}"):
        with pytest.raises(InputError, match="names no statistic"):
            fill(wrong, evidence, "de", "x")


def claim_on(name, *fields, statistic="lighthouse_projects", basis="annex"):
    routes = [{"statistic": statistic, "basis": basis, "group": field} for field in fields]
    return {"claim_id": name, "readings": [{"routes": routes}, {"id": "without a route"}]}


def test_a_finding_on_a_field_names_the_claims_on_both_counts():
    projects = [{"project_id": "ulm-1", "main_field": "mobility", "annex_field": "health"}]
    claims = [
        claim_on("press-b", "health", "mobility"),
        claim_on("press-a", "mobility"),
        claim_on("press-c", "retail"),
        claim_on("press-d", "health", basis="coding"),
        claim_on("press-e", "health", statistic="agenda_field"),
    ]
    findings = [
        {"finding_id": "annex-field-ulm-1", "claim_ids": ""},
        {"finding_id": "annex-field-ulm-2", "claim_ids": ""},
        {"finding_id": "annex-field-ulm-1", "claim_ids": "press-z"},  # the register's own ids stay
    ]
    linked = link_field_findings(findings, projects, claims)
    assert [row["claim_ids"] for row in linked] == ["press-a|press-b", "", "press-z"]
    assert [row["claim_ids"] for row in findings] == ["", "", "press-z"]


FINDING = {
    "finding_id": "a-finding",
    "documents": ["atlas"],
    "locators": ["atlas:12"],
    "claim_ids": ["one"],
    "finding_de": "Es sind {count:a_stat/group/coding} von {base:a_stat/group/coding}.",
    "finding_en": "There are {count:a_stat/group/coding} of {base:a_stat/group/coding}.",
    "consequence_de": "Zwei Zahlen.",
    "consequence_en": "Two numbers.",
    "weight": "minor",
}


@pytest.fixture
def read(tmp_path):
    def from_file(*entries):
        path = tmp_path / "errata.yaml"
        path.write_text(yaml.safe_dump({"errata": list(entries)}, allow_unicode=True), encoding="utf-8")
        return read_errata({"one"}, evidence_of_small_statistics(), path)

    return from_file


def test_a_sound_finding_is_read(read):
    (row,) = read(FINDING)
    assert row["finding_de"] == "Es sind 3 von 8." and row["origin"] == "register" and row["locators"] == "atlas:12"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"claim_ids": ["two"]}, "there is no claim 'two'"),
        ({"documents": ["press"]}, "the locator atlas:12 is of a document that 'documents' does not name"),
        ({"documents": ["novel"]}, "'novel' does not exist here"),
        ({"documents": []}, "non-empty"),
        ({"locators": ["atlas:0"]}, "has not the expected form"),
        ({"locators": ["atlas:3-1"]}, "the lines 3-1 run backwards"),
        ({"locators": ["atlas:1-999999"]}, "more than 10000 lines"),
        ({"locators": ["atlas:12", "atlas:12"]}, "non-unique"),
        ({"finding_de": "{count.__class__}"}, "'{count.__class__}' is no placeholder"),
        ({"finding_de": "{count:a_stat/group/coding.__class__}"}, "is no placeholder"),
        ({"finding_de": "{__class__:a_stat/group/coding}"}, "is no placeholder"),
        ({"finding_de": "{count:a_stat/group}"}, "is no placeholder"),
        ({"finding_de": "{0}{n!r}"}, "'{0}' is no placeholder"),
        ({"consequence_en": "an open { brace"}, "is no placeholder"),
        ({"consequence_en": "a closed } brace"}, "'}' is no placeholder"),
        ({"finding_en": "{count:a_stat/other/coding}"}, "names no statistic"),
        ({"finding_en": "x" * 5000}, "a text of 5000 characters"),
        ({"finding_en": ""}, "too short"),
        ({"weight": "grave"}, "'grave' does not exist here"),
        ({"finding_id": "a finding"}, "has not the expected form"),
    ],
)
def test_a_finding_that_cannot_be_meant_is_refused(read, change, message):
    with pytest.raises(InputError) as caught:
        read({**FINDING, **change})
    assert message in str(caught.value)


def test_a_finding_given_twice_is_refused(read):
    with pytest.raises(InputError) as caught:
        read(FINDING, FINDING)
    assert str(caught.value).count("a-finding: the id stands twice") == 2


def test_a_count_with_bounds_only_is_asked_for_its_bounds():
    evidence = evidence_of_small_statistics()
    evidence.statistics["a_stat", "group", "coding"]["count"] = None
    with pytest.raises(InputError, match="only bounded\n  expected: lower and upper"):
        fill("{count:a_stat/group/coding}", evidence, "de", "x")
    assert fill("{lower:a_stat/group/coding}-{upper:a_stat/group/coding}", evidence, "de", "x") == "1-5"
