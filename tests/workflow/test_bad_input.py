"""Bad input: one message of ours, no traceback, a non-zero exit, and the products as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from cityatlas.documents.sources import registered_sources
from tests.conftest import executed, snakemake
from tests.workflow.test_runs import TABLES
from tools.robustness.project_copies import copy_project, digests

pytestmark = pytest.mark.workflow
ATLAS = registered_sources()["atlas"].file


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = copy_project(tmp_path_factory.mktemp("bad") / "project")
    result = snakemake(folder, *TABLES)
    assert result.returncode == 0, result.stdout
    return folder


def refused(project: Path, *arguments: str, **environment: str) -> str:
    """Run, check that it failed in the agreed way, and return what it printed."""
    before = digests(project)
    result = snakemake(project, *TABLES, *arguments, **environment)
    assert result.returncode != 0
    assert "Traceback" not in result.stdout
    assert digests(project) == before
    return result.stdout


def test_a_documents_folder_that_does_not_exist(project):
    output = refused(project, "--config", "documents=/no/such/folder")
    assert "/no/such/folder" in output and "does not exist" in output
    assert "CITYATLAS_DOCUMENTS" in refused(project, CITYATLAS_DOCUMENTS="/no/such/folder")


def test_a_folder_without_the_atlas(project, tmp_path):
    assert ATLAS in refused(project, CITYATLAS_DOCUMENTS=str(tmp_path))


def test_an_empty_variable_means_unset(project):
    result = snakemake(project, *TABLES, CITYATLAS_DOCUMENTS="")
    assert result.returncode == 0 and not executed(result.stdout)


def test_a_config_key_that_does_not_exist_stops_before_anything_runs(project):
    output = refused(project, "--config", "langage=en")
    assert "'langage' does not exist" in output and not executed(output) and "Source:" not in output


def test_a_config_value_of_the_wrong_type(project):
    assert "wrong type" in refused(project, "--config", "accept_changes=perhaps")


def test_a_file_that_is_not_utf8(project, tmp_path):
    (tmp_path / ATLAS).write_bytes("Einwohner: über".encode("latin-1"))
    output = refused(project, CITYATLAS_DOCUMENTS=str(tmp_path))
    assert "not UTF-8" in output and output.count("not UTF-8") == 1 and "log: logs/extract.log" in output


DAMAGES = {
    "cut off in the middle": (lambda t: t[: len(t) // 2], "is missing (looked"),
    "a profile without a section": (lambda t: t.replace("### Meilensteine", "", 1), "'Meilensteine' is missing"),
    "a population that is no number": (lambda t: t.replace("246.272", "viele", 1), "is no number"),
    "an unknown field label": (
        lambda t: t.replace("Marktliner (Mobilität)", "Marktliner (Mobil)", 1),
        "'Mobil' is unknown",
    ),
    "a city twice": (lambda t: t.replace("\n## Augsburg", "\n## Aachen", 1), "stands twice"),
    "a count that its list does not have": (
        lambda t: t.replace("<li>▪ Verschwörhaus (Ulm)</li>", "", 1),
        "its list has 12",
    ),
}


@pytest.mark.documents
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_report(project, documents, tmp_path, damage):
    text = (documents / ATLAS).read_text(encoding="utf-8")
    change, message = DAMAGES[damage]
    assert change(text) != text
    (tmp_path / ATLAS).write_text(change(text), encoding="utf-8")
    output = refused(project, CITYATLAS_DOCUMENTS=str(tmp_path))
    assert message in output and f"{ATLAS}:" in output


@pytest.mark.documents
def test_another_document_with_other_facts_needs_the_users_word(project, documents, tmp_path):
    text = (documents / ATLAS).read_text(encoding="utf-8").replace("Einwohner: 246.272", "Einwohner: 246.273", 1)
    (tmp_path / ATLAS).write_text(text, encoding="utf-8")
    output = refused(project, CITYATLAS_DOCUMENTS=str(tmp_path))
    assert "population was '246272', is '246273'" in output and "accept_changes" in output
    copy = copy_project(tmp_path / "project")
    accepted = snakemake(copy, *TABLES, "--config", "accept_changes=true", CITYATLAS_DOCUMENTS=str(tmp_path))
    assert accepted.returncode == 0, accepted.stdout
    assert "246273" in (copy / "data/processed/cities.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("data/raw/reference/places.csv", "Aachen,", "Achen,", "add a row"),
        (
            "data/raw/coding/coder_1.csv",
            "Aachen,field_mobility,1",
            "Aachen,field_mobilty,1",
            "'field_mobilty' is not in the codebook",
        ),
        ("data/raw/coding/coder_2.csv", "Aachen,agenda_status,adopted", "Aachen,agenda_status,maybe", "'maybe'"),
        ("data/raw/coding/consensus.csv", "Aachen,agenda_status,", "Nirgends,agenda_status,", "has no profile"),
        ("data/raw/claims.yaml", "kind: exact", "kind: exactly", "exactly"),
        (
            "data/raw/claims.yaml",
            "statistic: cities_by_state, group: DE-NW",
            "statistic: cities_by_state, group: DE-XX",
            "DE-XX",
        ),
        ("data/raw/corrections.yaml", "kind: city_name", "kind: town_name", "town_name"),
    ],
)
def test_a_broken_register_or_coding(project, tmp_path, file, old, new, message):
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        assert message in refused(project)
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            lambda text: (
                text + "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9 if n else 'x')}]" for n in range(30))
            ),
            "unfold",
        ),
        (lambda text: text.replace("seed: ", "seed: [", 1), "config.yaml:"),
        (lambda text: text.replace("language: de", "language: no", 1), "the value 'no' does not exist here"),
    ],
    ids=["unfolding without end", "broken", "no language"],
)
def test_a_broken_config_file_is_refused_before_snakemake_reads_it(project, damage, message):
    file = project / "config" / "config.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(damage(text), encoding="utf-8")
    try:
        assert message in refused(project)
    finally:
        file.write_text(text, encoding="utf-8")


def test_a_documents_path_that_no_system_takes(project):
    assert "does not exist" in refused(project, "--config", "documents=" + "x" * 3000)
