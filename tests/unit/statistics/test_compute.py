"""The one recipe for all statistics, over three small cities of which one is not of the study."""

from __future__ import annotations

import pytest

from cityatlas.statistics.compute import collector_of, compute_coded, compute_statistics, count_selection
from tests.fixtures.codes import code, three

CITIES = [
    {"city": name, "state_code": state, "size_class": "small", "population": people, "in_study": in_study}
    for name, state, people, in_study in [
        ("Aufstadt", "DE-NW", 30000, True),
        ("Bergfeld", "DE-BE", 40000, True),
        ("Dorfen", "DE-BY", 20000, False),
    ]
]
PROJECTS = [
    {"project_id": key, "city": city, "annex_field": field}
    for key, city, field in [
        ("a-1", "Aufstadt", "mobility"),
        ("a-2", "Aufstadt", "mobility"),
        ("b-1", "Bergfeld", "mobility"),
        ("d-1", "Dorfen", ""),
    ]
]
CODES = [
    *three("Aufstadt", "field_mobility", "111"),
    *three("Bergfeld", "field_mobility", "000"),
    code("Dorfen", "field_mobility", "1", "automatic"),
]
TABLES = {
    "cities": CITIES,
    "projects": PROJECTS,
    "project_fields": [{"project_id": p["project_id"], "field": "mobility"} for p in PROJECTS],
    "codes": CODES,
    "agreement": [],
    "facts_structure": [{"item": item, "count": 2} for item in ("profiles", "complete_profiles")]
    + [{"item": "tables", "count": 5}],
    "printed_counts": [
        {"statistic": "lighthouse_projects", "group": "mobility", "document": "atlas", "lines": "9"}
        | {"low": 3, "high": 3}
    ],
}
PROGRAMMES = [{"city": "Bergfeld", "programme": "interreg"}]


def rows(collector):
    return {(r["statistic"], r["group"], r["basis"], r["scope"]): r for r in collector.rows}


@pytest.fixture(scope="module")
def whole():
    return rows(compute_statistics(TABLES, PROGRAMMES))


def bounds(row):
    return row["lower"], row["count"], row["upper"], row["base"]


def test_cities_of_the_study_and_others_are_counted_apart():
    collector = collector_of(iter(CITIES), PROJECTS)
    assert (collector.study, collector.others) == ({"Aufstadt", "Bergfeld"}, {"Dorfen"})
    assert collector.city_of["d-1"] == "Dorfen" and collector.rows == []


def test_projects_by_three_ways_of_counting(whole):
    at = ("mobility", "annex", "study")
    assert bounds(whole["lighthouse_projects", *at]) == (3, 3, 3, 3)
    assert bounds(whole["lighthouse_projects_per_city", *at]) == (3, 3, 3, 2)
    assert bounds(whole["lighthouse_cities", *at]) == (2, 2, 2, 2)
    labelled = [whole["projects_by_label", "mobility", "profile_facts", scope]["count"] for scope in ("study", "all")]
    assert labelled == [3, 4]  # the annex lists no project of a city that was added


def test_projects_among_all_their_labels_and_by_words_of_their_titles():
    titles = {"a-1": "Freies WLAN", "a-2": "LoRAWAN", "b-1": "Gründerzentrum", "d-1": "WLAN"}
    projects = [
        {**p, "annex_field": "it_infrastructure" if p["annex_field"] else "", "annex_title": titles[p["project_id"]]}
        for p in PROJECTS
    ]
    labels = [*TABLES["project_fields"], {"project_id": "a-1", "field": "education"}]
    found = rows(compute_statistics({**TABLES, "projects": projects, "project_fields": labels}, PROGRAMMES))
    among = found["projects_among_labels", "all", "profile_facts", "study"]
    assert (*bounds(among), among["base_unit"]) == (3, 3, 3, 4, "labels")
    assert bounds(found["projects_by_title", "networks", "annex", "study"]) == (2, 2, 2, 3)


def test_codes_programmes_and_the_build(whole):
    assert bounds(whole["agenda_field", "mobility", "coding", "study"])[:2] == (1, 1)
    assert bounds(whole["programme", "interreg", "profile_facts", "study"]) == (1, 1, 2, 2)  # silence is unknown
    built = whole["document_structure", "complete_profiles", "atlas_pdf", "study"]
    assert (built["count"], built["base"]) == (2, 2)
    assert whole["document_structure", "tables", "atlas_pdf", "study"]["base"] == 5


def test_what_a_document_prints_is_of_the_studys_projects(whole):
    at = ("mobility", "printed_counts", "study")
    assert bounds(whole["lighthouse_projects", *at]) == (3, 3, 3, 3)
    assert bounds(whole["lighthouse_projects_per_city", *at]) == (3, 3, 3, 2)


def test_a_selection_counts_its_cities_alike_and_nothing_that_is_printed():
    found = rows(count_selection(TABLES, PROGRAMMES))
    assert {scope for *_, scope in found} == {"study"}
    assert found["cities_total", "all", "profile_facts", "study"]["count"] == 3
    assert not {"printed_counts", "atlas_pdf"} & {basis for _, _, basis, _ in found}


def test_the_coded_statistics_alone_are_those_of_the_whole(whole):
    coded = rows(compute_coded(CITIES, iter(CODES), iter(())))
    assert coded == {key: row for key, row in whole.items() if key[2] == "coding"}
