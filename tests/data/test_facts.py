"""The facts of the report, as the issue and the design know them; from the snapshot and, where present, the text."""

from __future__ import annotations

from collections import Counter

import pytest

from cityatlas.core.tables import dump_csv, fact_tables
from cityatlas.documents.extract import extract_documents
from cityatlas.documents.sources import checksum, document_files, read_documents, registered_sources
from tests.conftest import ROOT


def test_fifty_profiles_with_nine_sections_each(facts):
    assert len(facts["facts_cities"]) == 50
    assert set(Counter(s["city"] for s in facts["sections"]).values()) == {9}


def test_the_projects_and_the_annex(facts):
    assert len(facts["facts_projects"]) == len(facts["facts_annex"]) == 144
    by_field = Counter(a["annex_field"] for a in facts["facts_annex"])
    assert [by_field[k] for k in ("administration", "mobility", "data_platform", "it_infrastructure")] == [
        37,
        30,
        18,
        14,
    ]


def test_the_printed_counts(facts):
    counts = {(r["statistic"], r["group"]): (r["low"], r["high"]) for r in facts["printed_counts"]}
    fields = [
        counts["agenda_field", k] for k in ("administration", "mobility", "energy_environment", "it_infrastructure")
    ]
    assert fields == [(49, 49), (45, 45), (43, 43), (42, 42)]
    rest = [
        counts["agenda_field", k] for k in ("education", "data_platform", "society", "retail", "health", "security")
    ]
    assert rest == [(38, 42), (38, 42), (38, 38), (27, 27), (23, 23), (19, 19)]
    assert counts["agenda_status", "adopted"] == (19, 19) and counts["agenda_status", "none"] == (2, 2)


def test_ten_figures_and_five_tables(facts):
    assert Counter(c["kind"] for c in facts["facts_captions"]) == {"figure": 10, "table": 5}


def test_names_of_cities_follow_the_design(facts):
    names = {c["city"] for c in facts["facts_cities"]}
    assert {"Bergisch Gladbach", "Freiburg im Breisgau", "Oldenburg (Oldb)"} <= names


@pytest.mark.documents
def test_the_snapshot_is_what_the_documents_give(documents):
    extracted = extract_documents(read_documents(documents))
    for table in fact_tables():
        kept = (ROOT / "data" / "raw" / "facts" / table.path).read_text(encoding="utf-8")
        assert dump_csv(table.name, extracted[table.name]) == kept, f"{table.path} drifted: run make snapshot"


@pytest.mark.documents
def test_the_documents_are_the_registered_ones(documents):
    assert {k: checksum(p) for k, p in document_files(documents).items()} == {
        k: s.sha256 for k, s in registered_sources().items()
    }


@pytest.mark.documents
@pytest.mark.parametrize("variant", ["crlf", "bom", "decomposed", "nbsp", "trailing", "dashes"])
def test_another_conversion_gives_the_same_facts(documents, tmp_path, variant):
    import unicodedata

    text = (documents / registered_sources()["atlas"].file).read_text(encoding="utf-8")
    text = {
        "crlf": lambda t: t.replace("\n", "\r\n"),
        "bom": lambda t: "\ufeff" + t,
        "decomposed": lambda t: unicodedata.normalize("NFD", t),
        "nbsp": lambda t: t.replace("& ", "&\u00a0"),
        "trailing": lambda t: t.replace("\n", "  \n"),
        "dashes": lambda t: t.replace("–", "-"),
    }[variant](text)
    (tmp_path / registered_sources()["atlas"].file).write_bytes(text.encode("utf-8"))
    extracted = extract_documents(read_documents(tmp_path))
    for table in fact_tables():
        kept = (ROOT / "data" / "raw" / "facts" / table.path).read_text(encoding="utf-8")
        found = dump_csv(table.name, extracted[table.name])
        if variant == "dashes" and table.name in ("facts_projects", "facts_annex", "facts_captions"):
            found, kept = (t.replace("–", "-") for t in (found, kept))  # titles stand as printed
        assert found == kept


def renamed_labels(tmp_path, monkeypatch):
    """The vocabulary with another German and English label for every key."""
    from cityatlas.core import vocabulary

    lines = (ROOT / "data/raw/reference/vocabulary.csv").read_text(encoding="utf-8").splitlines()
    rows = [",".join([*line.split(",")[:2], f"Wort {n}", f"Word {n}"]) for n, line in enumerate(lines[1:])]
    (tmp_path / "vocabulary.csv").write_text("\n".join([lines[0], *rows]) + "\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "REFERENCE", tmp_path)
    for cached in (vocabulary._entries, vocabulary.keys):
        cached.cache_clear()
    assert vocabulary.label("field", "mobility", "de").startswith("Wort ")


def extracted_anew(doc):
    """Facts of a text, with no grammar kept from an earlier extraction."""
    from cityatlas.documents import field_labels, profiles
    from cityatlas.documents.extract import extract_atlas

    for cached in (field_labels._fields, profiles._section_names):
        cached.cache_clear()
    return extract_atlas(doc, [], strict=False)


@pytest.fixture
def fresh_vocabulary():
    """Whatever a test does to the vocabulary, the next one reads it anew."""
    yield
    from cityatlas.core import vocabulary

    for cached in (vocabulary._entries, vocabulary.keys):
        cached.cache_clear()


def test_renaming_every_label_changes_no_fact_of_the_small_report(tmp_path, monkeypatch, fresh_vocabulary):
    from cityatlas.documents.text import Document
    from tests.fixtures import report

    doc = Document("atlas", "atlas.txt", tuple(report.report().split("\n")))
    before = extracted_anew(doc)
    renamed_labels(tmp_path, monkeypatch)
    assert extracted_anew(doc) == before


@pytest.mark.documents
def test_renaming_every_label_changes_no_fact(documents, tmp_path, monkeypatch, fresh_vocabulary):
    renamed_labels(tmp_path, monkeypatch)
    from cityatlas.documents import field_labels, profiles

    for cached in (field_labels._fields, profiles._section_names):
        cached.cache_clear()
    extracted = extract_documents(read_documents(documents))
    for table in fact_tables():
        kept = (ROOT / "data" / "raw" / "facts" / table.path).read_text(encoding="utf-8")
        assert dump_csv(table.name, extracted[table.name]) == kept
