"""Statistics and verdicts as the design knows they must come out."""

from __future__ import annotations

import re

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.relations import known_values
from cityatlas.core.tables import check_rows, product_tables
from cityatlas.core.vocabulary import terms
from cityatlas.statistics.groups import expected_groups
from cityatlas.tidy.publish import check_statistics


@pytest.fixture(scope="module")
def figures(results):
    return {(r["statistic"], r["group"], r["basis"]): r for r in results["statistics"] if r["scope"] == "study"}


@pytest.fixture(scope="module")
def claims(results):
    return {c["claim_id"]: c for c in results["claims"]}


def test_every_table_keeps_its_contract(tables, results):
    everything = {**tables, **results}
    known = known_values([t.references for t in product_tables()], everything)
    for table in product_tables():
        check_rows(table.name, everything[table.name], known)
    check_statistics(results["statistics"])


def test_a_missing_row_of_any_statistic_with_a_vocabulary_is_refused(results):
    rows = results["statistics"]
    expected = {s: expected_groups(s) for s in {r["statistic"] for r in rows} if expected_groups(s)}
    assert len(expected) >= 15
    for statistic, groups in expected.items():
        for group in sorted(groups)[:1] + sorted(groups)[-1:]:
            rest = [r for r in rows if (r["statistic"], r["group"]) != (statistic, group)]
            with pytest.raises(InputError, match=re.escape(statistic)):
                check_statistics(rest)


def test_a_statistic_that_is_not_there_at_all_is_refused(results):
    with pytest.raises(InputError, match="goal: no row at all"):
        check_statistics([r for r in results["statistics"] if r["statistic"] != "goal"])


def test_states_and_sizes(figures):
    states = {k: figures["cities_by_state", k, "profile_facts"]["count"] for k in terms("state")}
    assert [states[k] for k in ("DE-NW", "DE-BW", "DE-BY", "DE-NI", "DE-SN")] == [15, 8, 7, 5, 3]
    assert sum(states.values()) == 50 and min(states.values()) == 1
    assert figures["cities_by_size_class", "mittelstadt", "profile_facts"]["count"] == 13


def test_three_ways_of_counting_lighthouse_projects(figures):
    ways = [("lighthouse_projects", 144), ("lighthouse_projects_per_city", 50), ("lighthouse_cities", 50)]
    for key, counts in {
        "administration": (37, 37, 32),
        "mobility": (30, 30, 26),
        "data_platform": (18, 18, 18),
    }.items():
        found = [(figures[s, key, "annex"]["count"], figures[s, key, "annex"]["base"]) for s, _ in ways]
        assert found == list(zip(counts, [b for _, b in ways], strict=True))
    assert sum(figures["lighthouse_projects", k, "annex"]["count"] for k in terms("field")) == 144


def test_bounded_fields_have_no_count(figures):
    row = figures["agenda_field", "education", "printed_counts"]
    assert (row["count"], row["share"], row["lower"], row["upper"], row["reliability"]) == (
        None,
        None,
        38,
        42,
        "bounded",
    )


def test_every_value_has_a_row(figures):
    assert len([k for k in figures if k[0] == "organisation_combination"]) == 16
    for statistic in ("challenge", "goal", "participation_format", "stakeholder"):
        assert {g for s, g, _ in figures if s == statistic} == set(terms(statistic))


@pytest.mark.parametrize(
    ("claim", "status", "evidence", "reason"),
    [
        ("press-verwaltung-98", "reproduced", "documents", "exact"),
        ("press-mobilitaet-92", "contradicted", "documents", "documents_disagree"),
        ("press-energie-86", "reproduced", "documents", "exact"),
        ("press-lighthouse-verwaltung-74", "contradicted", "data", "no_share_fits"),
        ("press-lighthouse-mobilitaet-60", "contradicted", "data", "no_share_fits"),
        ("press-lighthouse-datenplattform-36", "reading_dependent", "data", "readings_differ"),
        ("press-19-adopted", "reading_dependent", "data", "readings_differ"),
        ("prof-darmstadt-14", "reproduced", "documents", "exact"),
        ("press-13-mittelstaedte", "reproduced", "data", "exact"),
        ("lh-count-verwaltung", "reproduced", "data", "exact"),
        ("bw-8", "reproduced", "data", "exact"),
        ("bw-list-8", "reproduced", "data", "exact"),
        ("press-n50", "reproduced", "data", "exact"),
    ],
)
def test_known_verdicts(claims, claim, status, evidence, reason):
    c = claims[claim]
    assert (c["status"], c["evidence"], c["reason"]) == (status, evidence, reason)


def test_no_claim_without_a_verdict_and_a_reason(claims):
    assert len(claims) >= 322
    for c in claims.values():
        assert c["status"] and c["reason"] and c["explanation_de"] and c["explanation_en"]
        assert (c["status"] == "not_recomputable") == (c["evidence"] == "none")


def test_one_route_decides_each_reading_that_has_one(claims, results):
    deciding = [(c["claim_id"], c["reading"]) for c in results["claim_checks"] if c["decides"]]
    assert len(set(deciding)) == len(deciding)
    assert {c for c, _ in deciding} == {c for c, row in claims.items() if row["evidence"] != "none"}


def test_every_reading_is_told_in_both_languages_with_the_reason_that_admits_it(results):
    for check in results["claim_checks"]:
        if check["role"] != "explains":
            assert all(check[f"{k}_{lang}"] for k in ("reading", "admissible") for lang in ("de", "en")), check


def test_the_status_is_what_the_readings_agree_on(claims, results):
    outcomes = {}
    for check in results["claim_checks"]:
        if check["role"] == "reading" and (check["decides"] or not check.get("statistic")):
            outcomes.setdefault(check["claim_id"], set()).add(check["outcome"])
    for claim, found in outcomes.items():
        joint = claims[claim]["status"] == "contradicted" and found == {"consistent"}  # a partition that cannot hold
        assert joint or claims[claim]["status"] == (found.pop() if len(found) == 1 else "reading_dependent"), claim


def test_a_verdict_that_nothing_could_contradict_is_no_reproduction_in_the_headline(claims):
    from cityatlas.claims.headline import headline

    totals = headline(claims.values())
    reproduced = [c for c in claims.values() if c["status"] == "reproduced" and not c["same_as"]]
    counted = totals.from_data("reproduced") + totals.documents["reproduced"]
    assert counted == sum(c["test"] in ("one_sided", "two_sided") for c in reproduced) < len(reproduced)


def test_what_adopted_can_mean_carries_the_doubt_about_the_status_on(figures):
    bounds = {g: (r["count"], r["lower"], r["upper"]) for (s, g, b), r in figures.items() if s == "agenda_form"}
    assert bounds == {"council_decision": (9, 7, 16), "written_out": (11, 4, 20), "carried_out": (3, 0, 12)}
    as_adopted = {g: (r["lower"], r["upper"]) for (s, g, b), r in figures.items() if s == "agenda_adopted_as"}
    status = figures["agenda_status", "adopted", "coding"]
    assert as_adopted["finished_or_running"] == (status["lower"], status["upper"])
    assert as_adopted["decided"] == (7, 16)


def test_programmes_are_lower_bounds(figures):
    rows = [r for (s, _, _), r in figures.items() if s == "programme"]
    assert rows and all(r["upper"] == r["base"] == 50 for r in rows)


def test_a_claims_own_line_is_never_its_source(results):
    from cityatlas.claims.register import own_lines, read_register
    from cityatlas.statistics.from_facts import printed_bounds

    # 45 mentions stand in one line only; judged by that line the claim would confirm itself
    claim = next(c for c in read_register() if c["claim_id"] == "q42-mobilitaet-45")
    used = [c for c in results["claim_checks"] if c["claim_id"] == "q42-mobilitaet-45"]
    assert own_lines(claim) and all(c["basis"] != "printed_counts" for c in used)
    assert ("agenda_field", "mobility") not in printed_bounds(
        [
            {
                "statistic": "agenda_field",
                "group": "mobility",
                "low": 45,
                "high": 45,
                "document": "atlas",
                "lines": "3585",
            }
        ],
        {("atlas", "3585")},
    )


def test_moving_one_project_flips_just_the_right_verdicts(tables, results, config):
    from cityatlas.claims.analyse import analyse

    moved = [dict(p) for p in tables["projects"]]
    project = next(p for p in moved if p["annex_field"] == "data_platform")
    project["annex_field"] = "society"
    after = {
        c["claim_id"]: c["status"]
        for c in analyse({**tables, "projects": moved}, tables["programmes"], config)["claims"]
    }
    before = {c["claim_id"]: c["status"] for c in results["claims"]}
    flipped = {c for c in before if before[c] != after[c]}
    assert {"lh-count-datenplattform", "lh-count-gesellschaft", "press-lighthouse-datenplattform-36"} <= flipped
    assert "lh-count-verwaltung" not in flipped and "press-19-adopted" not in flipped
    assert all(after[c] == "contradicted" for c in ("lh-count-datenplattform", "lh-count-gesellschaft"))


def test_a_verdict_that_rests_on_an_unreliable_coding_says_so(tables, config):
    from cityatlas.claims.analyse import analyse

    weak = [{**a, "verdict": "unreliable"} if a["variable"] == "agenda_status" else a for a in tables["agreement"]]
    after = {c["claim_id"]: c for c in analyse({**tables, "agreement": weak}, tables["programmes"], config)["claims"]}
    assert "not reliable" in after["press-19-adopted"]["explanation_en"]
    assert "not reliable" not in after["press-13-mittelstaedte"]["explanation_en"]
