"""Extraction, on a small report of our own writing in the document's grammar."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.tables import dump_csv
from cityatlas.documents.extract import add_profiles, extract_atlas
from cityatlas.documents.text import Document
from tests.fixtures.report import City, profile, report, sample_cities


def document(text: str, name: str = "atlas") -> Document:
    return Document(name, "report.txt", tuple(text.split("\n")))


def extract(text: str):
    return extract_atlas(document(text), [])


def texts(facts):
    return {name: dump_csv(name, rows) for name, rows in facts.items()}


@pytest.fixture(scope="module")
def small():
    return extract(report())


def test_headers_in_both_spellings(small):
    found = [(c["city"], c["population"], c["area_km2"], c["atlas_page"]) for c in small["facts_cities"]]
    assert found == [("Aufstadt", 246272, 161, 18), ("Bergfeld", 41236, 48.5, 21), ("Chorin (Mark)", 8900, 120, 24)]


def test_each_line_is_the_headings_line(small):
    lines = report().split("\n")
    for city in small["facts_cities"]:
        assert lines[city["line"] - 1] == f"## {city['city']}"
    for project in small["facts_projects"]:
        assert project["title"].strip("«") in lines[project["line"] - 1]


def test_nine_sections_with_their_words(small):
    own = [s for s in small["sections"] if s["city"] == "Bergfeld"]
    assert len(own) == 9
    motivation = next(s for s in own if s["section"] == "motivation")
    assert motivation["words"] == 8  # the ampersand is no word


def test_projects_with_brackets_stray_quotes_and_both_separators(small):
    titles = {p["project_id"]: p["title"] for p in small["facts_projects"]}
    assert titles["aufstadt-3"] == "(Teil-)Autonomer Bus"
    assert titles["aufstadt-4"] == "Amt »Ohne Papier«"
    assert titles["bergfeld-2"] == "Funknetz"
    labels = [(f["project_id"], f["field"]) for f in small["project_fields"]]
    assert ("aufstadt-2", "it_infrastructure") in labels
    assert ("aufstadt-4", "society") in labels


def test_annex_in_three_spellings(small):
    entries = {(a["annex_field"], a["title"], a["city"]) for a in small["facts_annex"]}
    assert len(entries) == 10
    assert ("it_infrastructure", "Funknetz (LoRa)", "Bergfeld") in entries
    assert ("administration", "Bürgeramt", "Chorin (Mark)") in entries


def test_printed_counts_with_bounds(small):
    counts = {(r["statistic"], r["group"]): (r["count"], r["low"], r["high"]) for r in small["printed_counts"]}
    assert counts["agenda_field", "administration"] == (2, 2, 2)  # all but one of three
    assert counts["agenda_field", "education"] == (None, 1, 3)
    assert counts["agenda_field", "security"] == (1, 1, 1)  # the sentence breaks over a page
    assert counts["agenda_status", "none"] == (2, 2, 2)  # a number word


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


@pytest.mark.parametrize(
    ("printed", "variant"),
    [("(Bildung)", "(Bildung):"), ("(Datenplattform / IT-Infrastruktur)", "(Daten- plattform, IT-Infrastruktur)")],
)
def test_spellings_of_labels_change_only_the_sections_checksum(small, printed, variant):
    changed, was = texts(extract(report().replace(printed, variant))), texts(small)
    assert changed.pop("sections") != was["sections"]
    assert all(changed[name] == was[name] for name in changed)


def refused(text: str) -> str:
    with pytest.raises(InputError) as caught:
        extract(text)
    return str(caught.value)


def test_a_report_cut_off_names_what_is_missing():
    text = report()
    assert "report.txt" in refused(text[: text.index("## Chorin")])


def test_a_missing_profile_names_the_city_and_the_contents_line():
    text = report().replace("## Bergfeld\n", "## Bergfelt\n")
    message = refused(text)
    assert "Bergfeld" in message and "promised by the contents" in message


def test_a_profile_twice():
    cities = sample_cities()
    text = report(cities).replace(profile(cities[1]), profile(cities[1]) + "\n" + profile(cities[1]))
    assert "stands twice" in refused(text)


@pytest.mark.parametrize("name", ["Meilensteine", "Weiterführende Informationen", "Projektbeispiele"])
def test_a_missing_section_is_named(name):
    text = report().replace(f"### {name}", "", 1)  # Bergfeld's headings stand at level 3
    message = refused(text)
    assert "Bergfeld" in message and f"'{name}' is missing" in message


def test_sections_swapped():
    text = report()
    a, b = "### Organisationsstruktur", "### Meilensteine"
    text = text.replace(a, "@").replace(b, a).replace("@", b)
    assert "out of its order" in refused(text)


@pytest.mark.parametrize("value", ["viele", "246.27", "24,6", "", "246 272", "0"])
def test_a_population_that_is_no_number(value):
    message = refused(report().replace("246.272", value))
    assert "Aufstadt" in message and "report.txt:" in message


def test_an_unknown_label_is_named_with_the_known_ones():
    message = refused(report().replace("(Gesundheit)", "(Gesundheid)"))
    assert "Gesundheid" in message and "one of Bildung" in message


def test_a_project_without_label():
    assert "no field label" in refused(report().replace("### Pflege daheim (Gesundheit)", "### Pflege daheim"))


def test_a_list_that_does_not_have_its_count():
    message = refused(report().replace("- Pflege daheim (Bergfeld)\n", ""))
    assert "prints 1 projects" in message and "its list has 0" in message


def test_an_annex_entry_of_an_unknown_city():
    assert "unknown city 'Nirgends'" in refused(
        report().replace("Pflege daheim (Bergfeld)", "Pflege daheim (Nirgends)")
    )


def test_an_additional_profile_joins_and_a_second_of_the_same_city_does_not(small):
    facts = {name: list(rows) for name, rows in small.items()}
    extra = document(profile(City("Dorfen", "3.000", "20", [("Hofladen", "Handel", "", "")])), "profiles/dorfen.md")
    add_profiles(facts, (extra,))
    row = facts["facts_cities"][-1]
    assert (row["city"], row["in_study"], row["atlas_page"]) == ("Dorfen", False, None)
    again = document(profile(City("Aufstadt", projects=[("Neu", "Handel", "", "")])), "profiles/again.md")
    with pytest.raises(InputError, match="stands twice"):
        add_profiles(facts, (again,))
