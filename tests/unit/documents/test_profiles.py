"""Profiles, on a small report of our own writing in the document's grammar."""

from __future__ import annotations

import pytest

from tests.fixtures.extraction import extract, refused, texts
from tests.fixtures.report import profile, report, sample_cities


def test_headers_in_both_spellings(small):
    found = [(c["city"], c["population"], c["area_km2"], c["atlas_page"]) for c in small["facts_cities"]]
    assert found == [("Aufstadt", 246272, 161, 18), ("Bergfeld", 41236, 48.5, 21), ("Chorin (Mark)", 8900, 120, 24)]


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


@pytest.mark.parametrize(
    ("printed", "variant"),
    [("(Bildung)", "(Bildung):"), ("(Datenplattform / IT-Infrastruktur)", "(Daten- plattform, IT-Infrastruktur)")],
)
def test_spellings_of_labels_change_only_the_sections_checksum(small, printed, variant):
    changed, was = texts(extract(report().replace(printed, variant))), texts(small)
    assert changed.pop("sections") != was["sections"]
    assert all(changed[name] == was[name] for name in changed)


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


@pytest.mark.parametrize("value", ["viele", "246.27", "24,6", "", "246 27", "½", "1e5", "0"])
def test_a_population_that_is_no_number(value):
    message = refused(report().replace("246.272", value))
    assert "Aufstadt" in message and "report.txt:" in message


@pytest.mark.parametrize("value", ["246272", "246,272", "246 272", "246'272", "246\u202f272", "+246.272"])
def test_a_population_in_other_spellings(value):
    facts = extract(report().replace("246.272", value))
    assert facts["facts_cities"][0]["population"] == 246272


def test_an_area_that_can_be_a_thousand_or_a_decimal_is_refused():
    assert "thousand or a decimal" in refused(report().replace("48,5", "48.500"))


def test_an_unknown_label_is_named_with_the_known_ones():
    message = refused(report().replace("(Gesundheit)", "(Gesundheid)"))
    assert "Gesundheid" in message and "one of Bildung" in message


def test_a_project_without_label():
    assert "no field label" in refused(report().replace("### Pflege daheim (Gesundheit)", "### Pflege daheim"))


@pytest.mark.parametrize(
    ("printed", "wrong", "told"),
    [
        ("Einwohner: 246.272", "Einwohner: 999.999.999.999", "the population cannot be that large"),
        ("Einwohner: 246.272", "Einwohner: 50.000.001", "at most 50,000,000 inhabitants"),
        ("km<sup>2</sup>: 161", "km<sup>2</sup>: 100001", "the area cannot be that large"),
    ],
)
def test_a_number_that_no_city_has_is_refused(printed, wrong, told):
    assert printed in report()
    assert told in refused(report().replace(printed, wrong, 1))
