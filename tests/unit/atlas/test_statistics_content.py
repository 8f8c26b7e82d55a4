"""The statistics of the atlas: who is behind a count, bounds as published, and each claim once."""

from __future__ import annotations

import pytest

from cityatlas.atlas.content import atlas_content, read_atlas_tables
from cityatlas.atlas.statistics_content import SHOWN_STATISTICS, _open_above
from cityatlas.core.vocabulary import terms
from cityatlas.statistics.from_matrix import BASIS as MATRIX
from tests.fixtures.atlas import with_matrix


@pytest.fixture(scope="module")
def published(processed):
    return read_atlas_tables(processed)


@pytest.fixture(scope="module")
def content(published):
    return atlas_content(published, "de")


def test_counts_bounds_and_reliability_are_the_published_ones(published, content):
    known = {(r["statistic"], r["basis"], r["group"]): r for r in published["statistics"] if r["scope"] == "study"}
    shown = [(e["statistic"], e["basis"]) for e in content["statistics"]]
    assert shown == [pair for pair in SHOWN_STATISTICS if pair[1] != MATRIX]
    for entry in content["statistics"]:
        for at, group in enumerate(entry["groups"]):
            row = known[entry["statistic"], entry["basis"], group]
            assert entry["all"][at] == [row["count"], row["lower"], row["upper"]]
            assert (entry["base"], entry["reliability"][at]) == (row["base"], row["reliability"])
            printed = known.get((entry["statistic"], "printed_counts", group))
            wanted = [printed["count"], printed["lower"], printed["upper"]] if printed else None
            assert entry["printed"][at] == wanted


def test_the_digits_are_the_members(published, content):
    members = {(m["statistic"], m["basis"], m["group"], m["member"]): m["membership"] for m in published["members"]}
    names = [row[0] for row in content["cities"]]
    for entry in content["statistics"]:
        for at, group in enumerate(entry["groups"]):
            if entry["of"] == "projects":
                continue
            found = {n: "0123".index(d) for n, d in zip(names, entry["members"][at], strict=True)}
            wanted = {n: members.get((entry["statistic"], entry["basis"], group, n), "") for n in names}
            assert found == {n: ["", "possible", "counted", "certain"].index(w) for n, w in wanted.items()}


def test_the_base_is_the_upper_bound_just_where_it_is_published_so(content):
    for entry in content["statistics"]:
        uppers = {row[2] for row in entry["all"]}
        if entry["open"]:
            assert uppers == {entry["base"]}
        assert _open_above("agenda_status", "coding") is False


def test_each_claim_of_a_statistic_is_there_once(published, content):
    shown = [claim[0] for entry in content["statistics"] for claim in entry["claims"]]
    names = {statistic for statistic, _ in SHOWN_STATISTICS}
    wanted = [c["claim_id"] for c in published["claims"] if c["statistic"] in names and not c["same_as"]]
    assert sorted(shown) == sorted(wanted) and len(set(shown)) == len(shown)
    verdicts = {c["claim_id"]: c["status"] for c in published["claims"]}
    assert all(verdicts[claim[0]] == claim[4] for entry in content["statistics"] for claim in entry["claims"])


def test_with_the_matrix_its_statistic_is_of_the_study_cities(published):
    (entry,) = [e for e in atlas_content(with_matrix(published), "de")["statistics"] if e["basis"] == MATRIX]
    assert (entry["of"], entry["open"], entry["groups"], entry["claims"]) == ("study", 0, terms("field"), [])
    totals = [[digits.count("3")] * 3 for digits in entry["members"]]
    assert totals == entry["all"] and entry["base"] == 50
