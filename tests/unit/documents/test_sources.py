"""The register of sources, and the folder of added profiles: read or named, never left out in silence."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents import sources
from cityatlas.documents.sources import profile_files


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


@pytest.mark.parametrize("name", ["Trier.md.txt", "Trier.txt", "Trier.docx", "neu/Trier.md", "Trier", "Trier.md.html"])
def test_what_is_not_read_is_named(tmp_path, name):
    put(tmp_path, "Ulm.md", name)
    with pytest.raises(InputError, match="not read as a profile") as caught:
        profile_files(tmp_path)
    assert name in str(caught.value) and "NAME.md" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "._Trier.md", "Thumbs.db", "desktop.ini", "Trier.md~", ".Trier.md.swp", "~$Trier.md", ".git/x"],
)
def test_droppings_of_other_systems_are_left_alone(tmp_path, name):
    put(tmp_path, "Ulm.md", name)
    assert [p.name for p in profile_files(tmp_path)] == ["Ulm.md"]


def test_no_folder_no_profile(tmp_path):
    assert profile_files(tmp_path) == []


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "folder/atlas.txt", "..", ""])
def test_the_register_of_sources_names_no_file_elsewhere(tmp_path, monkeypatch, file):
    header = ",".join(sources.SOURCE_COLUMNS)
    (tmp_path / "sources.csv").write_text(f"{header}\natlas,{file},t,p,d,a,r,s\n", encoding="utf-8")
    monkeypatch.setattr(sources, "RAW", tmp_path)
    with pytest.raises(InputError, match="no plain file name"):
        sources.registered_sources.__wrapped__()
