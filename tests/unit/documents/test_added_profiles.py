"""Profiles that a user added: where they are found, what of their text counts, and how their cities join the others."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents import added_profiles, profile_files
from cityatlas.documents.added_profiles import add_profiles, read_added_profiles, read_profile_file
from cityatlas.documents.profiles import collect
from tests.conftest import ROOT
from tests.fixtures.report import SECTIONS


def profile(city="Aufstadt", projects="", **texts) -> str:
    parts = [f"## {city}", "Einwohner: 12.345", "Fläche in km²: 40,5"]
    for section in SECTIONS:
        parts += [f"### {section}", texts.get(section.split()[0], ""), projects if section == SECTIONS[5] else ""]
    return "\n\n".join(parts) + "\n"


@pytest.fixture
def raw(tmp_path, monkeypatch):
    """An empty data/raw, to which profiles can be put."""
    monkeypatch.setattr(profile_files, "RAW", tmp_path)
    (tmp_path / "profiles").mkdir()
    return tmp_path


def facts():
    return {name: [] for name in collect([])}


def test_profiles_of_both_folders_are_read_by_name(raw, tmp_path):
    documents = tmp_path / "elsewhere"
    (documents / "profiles").mkdir(parents=True)
    (documents / "profiles" / "a.md").write_text(profile("Anstadt"), encoding="utf-8")
    (raw / "profiles" / unicodedata.normalize("NFD", "Bad\u00a0Köln.md")).write_text(profile("Bad Köln"), "utf-8")
    assert [d.name for d in read_added_profiles(documents)] == ["profiles/Bad Köln.md", "profiles/a.md"]
    assert [d.name for d in read_added_profiles(None)] == ["profiles/Bad Köln.md"]
    (raw / "profiles" / "a.md").write_text(profile("Zweistadt"), encoding="utf-8")
    with pytest.raises(InputError, match="lies in .* too"):
        read_added_profiles(documents)


def test_without_documents_those_beside_them_are_read_too(raw):
    (raw / "documents" / "profiles").mkdir(parents=True)
    (raw / "documents" / "profiles" / "a.md").write_text(profile(), encoding="utf-8")
    assert [d.name for d in read_added_profiles(None)] == ["profiles/a.md"]


def test_remarks_of_the_form_are_no_text_and_lines_keep_their_numbers(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("## Aufstadt <!-- nur\nein Rat --> \n\n<!---->x\n", encoding="utf-8")
    assert read_profile_file(path).lines == ("## Aufstadt ", " ", "", "x", "")
    path.write_text("## Aufstadt\n\n<!-- kein Ende\n", encoding="utf-8")
    with pytest.raises(InputError, match="does not end") as caught:
        read_profile_file(path)
    assert caught.value.line == 3


@pytest.mark.parametrize("projects", [0, 1, 12])
def test_any_number_of_projects_and_empty_sections_are_a_profile(raw, projects):
    text = "\n\n".join(f"#### Projekt {n} (Mobilität)\n\nText." for n in range(projects))
    (raw / "profiles" / "a.md").write_text(profile(projects=text), encoding="utf-8")
    found = facts()
    add_profiles(found, read_added_profiles(None))
    assert len(found["facts_projects"]) == projects and len(found["sections"]) == 9
    assert found["facts_cities"][0]["population"] == 12345 and not found["facts_cities"][0]["in_study"]


def test_all_profiles_are_told_of_at_once(raw):
    texts = {
        "a.md": profile().replace("12.345", ""),
        "b.md": profile("Bergfeld").replace("### Meilensteine\n", ""),
        "c.md": profile("Chorin") + profile("Dorfen"),
        "d.md": profile("Aufstadt"),
    }
    for name, text in texts.items():
        (raw / "profiles" / name).write_text(text.replace("\n", "\r\n"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        add_profiles(facts(), read_added_profiles(None))
    message = str(caught.value)
    assert all(name in message for name in texts) and "stands twice" in message and "population is missing" in message


def test_a_text_that_is_no_utf8_is_named(raw):
    (raw / "profiles" / "a.md").write_bytes(profile().encode("utf-16"))
    with pytest.raises(InputError, match="UTF-8") as caught:
        added_profiles.read_added_profiles(None)
    assert "a.md" in str(caught.value)


def test_a_city_of_the_study_is_named_as_such(raw):
    found = facts()
    found["facts_cities"] = [{"city": "Aachen", "document": "atlas", "in_study": True}]
    (raw / "profiles" / "a.md").write_text(profile("AACHEN"), encoding="utf-8")
    with pytest.raises(InputError, match=r"Aachen is a city of the study(.|\n)*docs/objections\.md"):
        add_profiles(found, read_added_profiles(None))


def test_a_second_city_in_a_file_is_named_with_its_line(raw):
    text = profile("Trier")
    (raw / "profiles" / "a.md").write_text(text + profile("Bad Ems"), encoding="utf-8")
    with pytest.raises(InputError, match="a second city begins here: 'Bad Ems'") as caught:
        add_profiles(facts(), read_added_profiles(None))
    assert caught.value.line == len(text.splitlines()) + 1


def test_a_section_twice_is_no_second_city(raw):
    text = profile().replace("### Meilensteine", "### Organisationsstruktur\n\n### Meilensteine")
    (raw / "profiles" / "a.md").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="'Organisationsstruktur' stands twice"):
        add_profiles(facts(), read_added_profiles(None))


def test_files_that_are_no_text_are_told_of_at_once(raw):
    for name, content in {
        "a.md": profile("Köln").encode("utf-16"),
        "b.md": b"PK\x03\x04\xff",
        "c.md": profile("Köln").encode("cp1252"),
        "d.md": b"## D\n<!-- open",
    }.items():
        (raw / "profiles" / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_added_profiles(None)
    told = str(caught.value)
    assert all(f"{name}.md" in told for name in "abcd") and "an Office document" in told and "'Save as'" in told


def test_half_filled_forms_of_several_cities_are_told_of_at_once(raw):
    form = (ROOT / "docs" / "profile-template.md").read_text("utf-8")
    (raw / "profiles" / "a.md").write_text(form.replace("NAME", "Anstadt"), encoding="utf-8")
    (raw / "profiles" / "b.md").write_text(form.replace("NAME", "Bestadt").replace("wohner: ", "wohner: 5"), "utf-8")
    (raw / "profiles" / "c.md").write_text("no heading", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        add_profiles(facts(), read_added_profiles(None))
    told = str(caught.value)
    assert told.count("the population is missing") == 1 and told.count("the area is missing") == 2
    assert "c.md: the file has no heading" in told
