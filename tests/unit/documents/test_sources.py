"""The register of sources, and the folder of documents."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents import sources
from cityatlas.documents.sources import documents_folder, registered_sources


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


def put_atlas(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / registered_sources()["atlas"].file).write_text("x\n", encoding="utf-8")


@pytest.mark.parametrize(("on_disk", "named"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_a_folder_is_found_in_every_spelling_of_its_name(tmp_path, on_disk, named):
    folder = tmp_path / unicodedata.normalize(on_disk, "Aktenköfferchen") / "Texte"
    put_atlas(folder)
    wanted = unicodedata.normalize(named, str(folder))
    assert documents_folder(wanted, {}) == folder
    assert documents_folder(None, {"CITYATLAS_DOCUMENTS": wanted.replace("k", "k\u00ad", 1)}) == folder
