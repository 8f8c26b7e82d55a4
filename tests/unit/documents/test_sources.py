"""The register of sources, and the folder of documents."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents import sources
from cityatlas.documents.sources import documents_folder, read_documents, registered_sources


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "folder/atlas.txt", "..", ""])
def test_the_register_of_sources_names_no_file_elsewhere(tmp_path, monkeypatch, file):
    header = ",".join(sources.SOURCE_COLUMNS)
    (tmp_path / "sources.csv").write_text(f"{header}\natlas,{file},t,p,d,a,r,s\n", encoding="utf-8")
    monkeypatch.setattr(sources, "RAW", tmp_path)
    with pytest.raises(InputError, match="no plain file name"):
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


def test_a_profile_is_known_by_its_composed_name(tmp_path):
    put_atlas(tmp_path)
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / unicodedata.normalize("NFD", "Bad\u00a0Köln.md")).write_text("## K\n", encoding="utf-8")
    assert [d.name for d in read_documents(tmp_path).profiles] == ["profiles/Bad Köln.md"]


def test_profiles_without_the_atlas_are_no_snapshot_run(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "RAW", tmp_path)
    assert documents_folder(None, {}) is None
    (tmp_path / "documents" / "profiles").mkdir(parents=True)
    (tmp_path / "documents" / "profiles" / "Trier.md").write_text("## Trier\n", encoding="utf-8")
    with pytest.raises(InputError, match="without the atlas"):
        documents_folder(None, {})
