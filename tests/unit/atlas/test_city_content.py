"""Each city and project of the atlas: every value as the tables have it."""

from __future__ import annotations

import pytest

from cityatlas.atlas.city_content import CITY_COLUMNS, PROJECT_COLUMNS, short_name
from cityatlas.atlas.content import atlas_content, read_atlas_tables
from cityatlas.coding.codebook import variables
from cityatlas.core.vocabulary import terms
from tests.fixtures.atlas import with_matrix
from tests.fixtures.matrix import made_up_cells

SAME = {
    "name": "city", "ags": "ags", "state": "state_code", "population": "population", "area": "area_km2",
    "density": "density_per_km2", "size": "size_class", "page": "atlas_page", "line": "line",
}  # fmt: skip


@pytest.fixture(scope="module")
def published(processed):
    return read_atlas_tables(processed)


def rows_of(published):
    content = atlas_content(published, "de")
    return [dict(zip(CITY_COLUMNS, row, strict=True)) for row in content["cities"]], [
        dict(zip(PROJECT_COLUMNS, row, strict=True)) for row in content["projects"]
    ]


def test_the_facts_of_each_city_are_those_of_its_table(published):
    cities, _ = rows_of(published)
    known = {c["city"]: c for c in published["cities"]}
    for city in cities:
        row = known.pop(city["name"])
        assert {key: city[key] for key in SAME} == {key: row[column] for key, column in SAME.items()}
    assert not known


def test_each_code_has_the_value_strength_section_and_lines_of_the_consensus(published):
    cities, _ = rows_of(published)
    consensus = {(c["city"], c["variable"]): c for c in published["codes"] if c["coder"] == "consensus"}
    for city in cities:
        lines, sections = city["lines"].split(","), city["sections"].split(",")
        assert len(lines) == len(sections) == len(city["values"]) == len(variables())
        for at, name in enumerate(variables()):
            code = consensus.get((city["name"], name))
            value = code["value"] if code else ""
            assert city["values"][at] == (value if value in ("0", "1") else "-")
            strength = "" if city["strengths"][at] == "-" else terms("strength")[int(city["strengths"][at])]
            assert strength == (code["strength"] if code else "")
            assert lines[at] == (code["lines"] if code else "")
            assert "|".join(terms("section")[int(d)] for d in sections[at]) == (code["section"] if code else "")
        assert [city[k] for k in ("status", "form", "year")] == [
            consensus[city["name"], n]["value"] if (city["name"], n) in consensus else ""
            for n in ("agenda_status", "agenda_form", "agenda_year")
        ]


def test_each_project_has_title_fields_and_lines_of_its_tables(published):
    cities, projects = rows_of(published)
    labels = {}
    for row in published["project_fields"]:
        labels.setdefault(row["project_id"], {})[row["position"]] = row["field"]
    found = {(cities[p["city"]]["name"], p["title"], p["line"]): p for p in projects}
    assert len(found) == len(published["projects"])
    for row in published["projects"]:
        project = found[row["city"], row["title"], row["line"]]
        assert (project["field"], project["annex"], project["annexLine"]) == (
            row["main_field"], row["annex_field"], row["annex_line"],
        )  # fmt: skip
        assert project["fields"] == [f for _, f in sorted(labels[row["project_id"]].items())]
        assert project["annexTitle"] == ("" if row["annex_title"] == row["title"] else row["annex_title"])


def test_a_city_is_named_in_addresses_as_its_projects_ids_begin(published):
    for row in published["projects"]:
        assert row["project_id"].startswith(f"{short_name(row['city'])}-")
    shorts = [short_name(c["city"]) for c in published["cities"]]
    assert len(set(shorts)) == len(shorts)


def test_ticks_are_there_only_with_the_study_matrix(published):
    cities, _ = rows_of(published)
    assert {c["ticked"] for c in cities} == {""}
    cities, _ = rows_of(with_matrix(published))
    for city in cities:
        ticks = [made_up_cells()[city["name"], key] for key in terms("field")]
        assert city["ticked"] == "".join(map(str, ticks))


def test_an_added_city_says_who_coded_it_and_has_no_page(published):
    added = {**published["cities"][0], "city": "Trier", "in_study": False, "document": "p/trier.md", "atlas_page": None}
    code = {**published["codes"][0], "city": "Trier", "variable": "agenda_status", "value": "none", "coder": "hand"}
    tables = {**published, "cities": [*published["cities"], added], "codes": [*published["codes"], code]}
    cities, _ = rows_of(tables)
    trier = next(c for c in cities if c["name"] == "Trier")
    assert [trier[k] for k in ("coders", "page", "document", "study", "status")] == [
        "hand",
        None,
        "p/trier.md",
        0,
        "none",
    ]
