"""Extraction as a whole, on a small report of our own writing in the document's grammar."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityatlas.core.errors import InputError
from cityatlas.documents.extract import add_profiles, extract_atlas
from cityatlas.documents.profiles import LONGEST_NAME
from cityatlas.documents.text import name_key
from tests.fixtures.extraction import document, extract, texts
from tests.fixtures.odd_names import ODD_NAMES
from tests.fixtures.report import FIELDS, City, profile, report, sample_cities
from tests.fixtures.strategies import anything, common

REPORT = report()


def test_each_line_is_the_headings_line(small):
    lines = report().split("\n")
    for city in small["facts_cities"]:
        assert lines[city["line"] - 1] == f"## {city['city']}"
    for project in small["facts_projects"]:
        assert project["title"].strip("«") in lines[project["line"] - 1]


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("## Organisationsstruktur", "### Organisationsstruktur"),
        lambda t: t.replace("**Einwohner: 246.272**", "Einwohner: 246.272"),
        lambda t: t.replace("Motivation & Zielsetzung", "Motivation &  Zielsetzung "),
        lambda t: t.replace(" – ", " - "),
    ],
    ids=["crlf", "level", "bold", "spaces", "dashes"],
)
def test_faults_of_the_conversion_change_no_fact(small, change):
    text = change(report())
    text = text.replace("\r\n", "\n")
    assert texts(extract(text)) == texts(small)


def test_an_additional_profile_joins_and_a_second_of_the_same_city_does_not(small):
    facts = {name: list(rows) for name, rows in small.items()}
    extra = document(profile(City("Dorfen", "3.000", "20", [("Hofladen", "Handel", "", "")])), "profiles/dorfen.md")
    add_profiles(facts, (extra,))
    row = facts["facts_cities"][-1]
    assert (row["city"], row["in_study"], row["atlas_page"]) == ("Dorfen", False, None)
    again = document(profile(City("Aufstadt", projects=[("Neu", "Handel", "", "")])), "profiles/again.md")
    with pytest.raises(InputError, match="stands twice"):
        add_profiles(facts, (again,))


def added(facts, *names):
    docs = [document(profile(City(n, "3.000", "20", [("Hofladen", "Handel", "", "")])), f"profiles/{i}.md")
            for i, n in enumerate(names)]  # fmt: skip
    add_profiles(facts, tuple(docs))
    return facts


@pytest.mark.parametrize(
    "names",
    [
        ("AUFSTADT",),
        ("Auf-Stadt",),
        ("Kölnhausen", "Koelnhausen"),
        ("Dorfen 🏙", "Dorfen"),
        ("東京", "東京"),
        ("Ｄorf", "Dorf"),
    ],
)
def test_names_that_a_reader_cannot_tell_apart_are_refused(small, names):
    with pytest.raises(InputError, match="stands twice|by its spelling only") as caught:
        added({name: list(rows) for name, rows in small.items()}, *names)
    assert caught.value.line == 1 and "what to do" in str(caught.value)


def test_all_names_that_stand_twice_are_told_of_at_once(small):
    facts = {name: list(rows) for name, rows in small.items()}
    with pytest.raises(InputError) as caught:
        added(facts, "Aufstadt", "Dorfen", "Bergfeld")
    assert str(caught.value).count("stands twice") == 2 and len(facts["facts_cities"]) == 3


def test_odd_names_get_projects_of_their_own(small):
    names = [n for n in ODD_NAMES if "[" not in n and len(n) <= LONGEST_NAME]
    facts = added({name: list(rows) for name, rows in small.items()}, *names)
    ids = [p["project_id"] for p in facts["facts_projects"]]
    assert len(set(ids)) == len(ids) and not any(i.startswith("-") for i in ids)
    assert len(facts["facts_cities"]) == 3 + len(names)


@pytest.mark.parametrize("name", ["🏙", "...", "(-)", "x" * 151])
def test_what_is_no_name_is_refused(small, name):
    with pytest.raises(InputError, match="names no city"):
        added({n: list(rows) for n, rows in small.items()}, name)


@common
@given(st.integers(0, len(REPORT)), st.integers(0, 400), anything)
def test_a_damaged_report_gives_facts_or_one_message(start, length, text):
    try:
        facts = extract_atlas(document(REPORT[:start] + text + REPORT[start + length :]), [])
    except InputError as error:
        assert "report.txt" in str(error)
    else:
        assert len(facts["facts_cities"]) == 3 and len(facts["facts_annex"]) == len(facts["facts_projects"]) == 10


letters = st.text(string.ascii_letters + "äöüß", min_size=3, max_size=12)


words = st.lists(letters, min_size=1, max_size=5).map(" ".join)


titles = words.filter(lambda t: not t.endswith(("Projekt", "Projekte")))


@common
@given(
    st.integers(100, 4_000_000),
    st.decimals("25", "2000", places=2),
    st.lists(titles, min_size=1, max_size=4, unique_by=name_key),
    st.sampled_from(FIELDS),
)
def test_what_is_written_is_read(population, area, names, field):
    if not 4 <= population / float(area) <= 5000:
        return
    printed = f"{population:,}".replace(",", ".")
    projects = [(name, field, name, field) for name in names]
    cities = [*sample_cities(), City("Zweistadt", printed, str(area).replace(".", ","), projects)]
    facts = extract_atlas(document(report(cities)), [])
    city = facts["facts_cities"][-1]
    assert (city["population"], city["area_km2"]) == (population, pytest.approx(float(area)))
    own = [p for p in facts["facts_projects"] if p["city"] == "Zweistadt"]
    assert [p["title"] for p in own] == names
    assert [a["title"] for a in facts["facts_annex"] if a["city"] == "Zweistadt"] == names
