"""The folder of added profiles: read or named, never left out in silence."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents import profile_files as module
from cityatlas.documents.profile_files import hand_codes_files, profile_files, shown_profile


def put(folder, *names):
    for name in names:
        path = folder / "profiles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("## Stadt\n", encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    ["Trier.md", "Trier.MD", "Trier.Markdown", "Trier.markdown", "a b.md", unicodedata.normalize("NFD", "Köln.md")],
)
def test_profiles_are_taken_in_every_spelling_of_the_ending(tmp_path, name):
    put(tmp_path, name)
    assert [p.name for p in profile_files(tmp_path)] == [name]


@pytest.mark.parametrize(
    "name",
    ["Trier.md.txt", "Trier.txt", "Trier.docx", "neu/Trier.md", "Trier", "Trier.md.html", "Trier.rst", "Trier.m d"],
)
def test_what_is_not_read_is_named(tmp_path, name):
    put(tmp_path, "Ulm.md", name)
    with pytest.raises(InputError, match="not read as a profile") as caught:
        profile_files(tmp_path)
    assert name in str(caught.value) and "NAME.md" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "._Trier.md",
        "Thumbs.db",
        "Thumbs.db:encryptable",
        "desktop.ini",
        "Desktop.ini",
        "Trier.md~",
        "#Trier.md#",
        ".Trier.md.swp",
        ".~lock.Trier.md#",
        "~$Trier.md",
        "Trier.md.bak",
        "Icon\r",
        "__MACOSX/._Trier.md",
        "__MACOSX/Trier.md",
        "$RECYCLE.BIN/x",
        ".git/x",
    ],
)
def test_droppings_of_other_systems_are_left_alone(tmp_path, name):
    put(tmp_path, "Ulm.md", name)
    assert [p.name for p in profile_files(tmp_path)] == ["Ulm.md"]


def test_no_folder_no_profile(tmp_path):
    assert profile_files(tmp_path) == []


def test_links_to_files_are_followed_and_links_to_folders_named(tmp_path):
    put(tmp_path, "Ulm.md")
    put(tmp_path / "elsewhere", "Trier.md")
    (tmp_path / "profiles" / "Trier.md").symlink_to(tmp_path / "elsewhere" / "profiles" / "Trier.md")
    assert [p.name for p in profile_files(tmp_path)] == ["Trier.md", "Ulm.md"]
    (tmp_path / "profiles" / "more").symlink_to(tmp_path / "elsewhere" / "profiles")
    with pytest.raises(InputError, match="link to a folder"):
        profile_files(tmp_path)


def test_two_files_of_one_name_are_named(tmp_path):
    put(tmp_path, *(unicodedata.normalize(form, "Köln.md") for form in ("NFC", "NFD")))
    if len(list((tmp_path / "profiles").iterdir())) == 1:
        pytest.skip("this file system keeps one of the two spellings only")
    with pytest.raises(InputError, match="another file of this name"):
        profile_files(tmp_path)


def test_a_folder_in_capitals_is_named_where_it_is_not_the_same(tmp_path):
    put(tmp_path, "Ulm.md")
    (tmp_path / "PROFILES").mkdir(exist_ok=True)
    assert [p.name for p in profile_files(tmp_path)] == ["Ulm.md"]
    (tmp_path / "PROFILES" / "Trier.md").write_text("## Trier\n", encoding="utf-8")
    if (tmp_path / "profiles" / "Trier.md").exists():
        pytest.skip("this file system does not tell capitals apart")
    with pytest.raises(InputError, match="folder of this name"):
        profile_files(tmp_path)


def test_all_that_is_not_read_is_named_at_once(tmp_path):
    put(tmp_path, "Trier.txt", "neu/Ulm.md")
    with pytest.raises(InputError) as caught:
        profile_files(tmp_path)
    assert "Trier.txt" in str(caught.value) and "Ulm.md" in str(caught.value)


@pytest.mark.parametrize("name", ["Bad\nEms.md", "Ulm {neu}.md"])
def test_a_name_that_no_table_can_hold_is_named(tmp_path, name):
    put(tmp_path, name)
    with pytest.raises(InputError, match="no table can hold"):
        profile_files(tmp_path)


@pytest.fixture
def raw(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "RAW", tmp_path)
    return tmp_path


def test_what_lies_beside_profiles_is_known(raw):
    put(raw, "Trier.md", "Trier.codes.csv", "places.csv", "README.md")
    assert [p.name for p in profile_files(raw)] == ["Trier.md"]
    assert {k.name: v.name for k, v in hand_codes_files(profile_files(raw)).items()} == {"Trier.md": "Trier.codes.csv"}


@pytest.mark.parametrize("name", ["Trier.codes.csv", "trier.CODES.csv", unicodedata.normalize("NFD", "Köln.codes.csv")])
def test_codes_belong_to_their_profile_in_every_spelling(raw, name):
    put(raw, "Trier.md", unicodedata.normalize("NFC", "Köln.md"), name)
    assert [path.name for path in hand_codes_files(profile_files(raw)).values()] == [name]


@pytest.mark.parametrize("name", ["Ulm.codes.csv", "codes.csv", "Trier.code.csv", "neu/Trier.codes.csv", "Places.xlsx"])
def test_codes_without_their_profile_are_named(raw, name):
    put(raw, "Trier.md", name)
    with pytest.raises(InputError, match="not read") as caught:
        profile_files(raw)
    assert name in str(caught.value)


def test_codes_twice_are_named(raw):
    put(raw, "Trier.md", "Trier.codes.csv", "trier.codes.csv")
    if len(list((raw / "profiles").iterdir())) == 2:
        pytest.skip("this file system does not tell capitals apart")
    with pytest.raises(InputError, match="other codes of this name"):
        profile_files(raw)


def test_places_beside_the_documents_are_named(tmp_path):
    put(tmp_path, "Trier.md", "places.csv")
    with pytest.raises(InputError, match=r"places\.csv"):
        profile_files(tmp_path)


def test_a_profile_is_shown_where_it_lies(raw):
    put(raw, "Trier.md")
    assert shown_profile("profiles/Trier.md") == str(raw / "profiles" / "Trier.md")
    assert shown_profile("profiles/Ulm.md") == "profiles/Ulm.md" and shown_profile("atlas") == "atlas"
