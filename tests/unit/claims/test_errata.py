"""Findings on the documents: counts in their texts, claims that they touch."""

from __future__ import annotations

import pytest

from cityatlas.claims.errata import fill, link_field_findings
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


def test_a_share_of_nothing_is_a_dash():
    evidence = evidence_of_small_statistics()
    evidence.statistics["a_stat", "group", "coding"]["base"] = 0
    assert fill("{percent:a_stat/group/coding}", evidence, "de", "x") == "–"


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
