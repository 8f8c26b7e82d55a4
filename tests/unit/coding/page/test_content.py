"""What the page takes of the documents: chapter 3, line by line with its own numbers."""

from __future__ import annotations

import pytest

from cityatlas.coding.page.content import profile_content, read_profiles
from cityatlas.core.errors import InputError
from tests.fixtures.coding_page import CITIES, small_profiles
from tests.fixtures.report import SECTIONS


def shown_lines(city):
    shown = profile_content(small_profiles(), city, "de")
    return [line for section in shown["sections"] for line in section["lines"]]


@pytest.mark.parametrize("city", CITIES)
def test_lines_bear_the_documents_numbers_and_lie_in_their_section(city):
    atlas = small_profiles().atlas
    for section in profile_content(small_profiles(), city, "de")["sections"]:
        for number, text, _ in section["lines"]:
            assert section["from"] < number <= section["to"]
            assert text.split()[0] in atlas.line(number)


def test_sections_stand_in_order_with_their_names_and_without_empty_lines():
    shown = profile_content(small_profiles(), CITIES[0], "de")
    assert [s["label"] for s in shown["sections"]] == SECTIONS
    assert all(text.strip() for _, text, _ in shown_lines(CITIES[0]))


def test_headings_of_projects_are_lines_too_for_they_name_the_field():
    headings = [text for _, text, heading in shown_lines(CITIES[0]) if heading]
    assert "Lernort (Bildung)" in headings and len(headings) == 4


def test_the_head_is_shown_apart():
    head = profile_content(small_profiles(), CITIES[0], "de")["head"]
    assert [text for _, text, _ in head][:2] == ["Einwohner: 246.272", "Fläche in km2: 161"]


def test_without_documents_there_is_one_message(monkeypatch, tmp_path):
    monkeypatch.setenv("CITYATLAS_DOCUMENTS", "")
    with pytest.raises(InputError, match=r"(?s)there are no documents.*CITYATLAS_DOCUMENTS"):
        read_profiles(None)


def test_the_users_own_documents_are_read_from_the_folder_that_the_settings_name(tmp_path, monkeypatch):
    from cityatlas.documents.sources import registered_sources

    atlas = registered_sources()["atlas"].file
    (tmp_path / atlas).write_text("\n".join(small_profiles().atlas.lines), encoding="utf-8")
    monkeypatch.setattr("cityatlas.documents.extract.read_corrections", list)  # they are of the atlas's own faults
    found = read_profiles(str(tmp_path))
    assert found.cities == CITIES and not found.registered and len(found.sha256) == 64
