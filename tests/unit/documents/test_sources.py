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


@pytest.mark.parametrize("name", ["Bad\u00a0Ems.md", "Bad Ems.md", "Ba\u00add Ems.md"])
def test_a_profile_is_known_by_its_name_as_a_table_holds_it(tmp_path, name):
    put(tmp_path, name)
    (profile,) = sources.read_documents(tmp_path).profiles
    assert profile.name == "profiles/Bad Ems.md"


@pytest.mark.parametrize("names", [["Bad\u00a0Ems.md", "Bad Ems.md"], ["Bad\nEms.md"]])
def test_a_name_that_a_table_cannot_hold_or_tell_apart_is_refused(tmp_path, names):
    put(tmp_path, *names)
    with pytest.raises(InputError, match="rename the file"):
        profile_files(tmp_path)


def test_no_folder_no_profile(tmp_path):
    assert profile_files(tmp_path) == []


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "folder/atlas.txt", "..", ""])
def test_the_register_of_sources_names_no_file_elsewhere(tmp_path, monkeypatch, file):
    header = ",".join(sources.SOURCE_COLUMNS)
    (tmp_path / "sources.csv").write_text(f"{header}\natlas,{file},t,p,2019,a,r,{'0' * 64}\n", encoding="utf-8")
    monkeypatch.setattr(sources, "RAW", tmp_path)
    with pytest.raises(InputError, match="in the column 'file'") as caught:
        sources.registered_sources.__wrapped__()
    assert caught.value.line == 2 and "without a folder" in caught.value.expected


def register_of(rows):
    return "\n".join((",".join(sources.SOURCE_COLUMNS), *rows, ""))


SOURCE_ROWS = [
    f"{d},{d}.txt,Titel,Verlag,2019-03,,Rechte,{'a1' * 32}" for d in ("atlas", "press", "bw", "tuev", "bitkom")
]


def test_the_order_of_the_registers_rows_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "RAW", tmp_path)
    found = []
    for rows in (SOURCE_ROWS, SOURCE_ROWS[::-1]):
        (tmp_path / "sources.csv").write_text(register_of(rows), encoding="utf-8")
        found.append(list(sources.registered_sources.__wrapped__().items()))
    assert found[0] == found[1] and found[0][0][0] == "atlas"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "no rows"),
        (SOURCE_ROWS[:-1], "'bitkom' is not registered"),
        ([*SOURCE_ROWS, SOURCE_ROWS[0]], r"atlas stands twice \(also in line 2\)"),
        ([",".join(sources.SOURCE_COLUMNS), *SOURCE_ROWS], "the header stands again"),
        ([*SOURCE_ROWS[1:], SOURCE_ROWS[0].replace("a1", "G1")], "in the column 'sha256'"),
        ([*SOURCE_ROWS[1:], SOURCE_ROWS[0].replace("2019-03", "March 2019")], "in the column 'date'"),
    ],
)
def test_what_the_register_of_sources_cannot_say_is_refused(tmp_path, monkeypatch, rows, message):
    monkeypatch.setattr(sources, "RAW", tmp_path)
    (tmp_path / "sources.csv").write_text(register_of(rows), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        sources.registered_sources.__wrapped__()
