"""The register of coders: who is read, which entries cannot be, and files that nobody names."""

from __future__ import annotations

import pytest

from cityatlas.coding.coders import coder_called, consensus_of, read_coders, single_coders
from cityatlas.core.errors import InputError

PERSON = "- {id: anna, kind: person, file: anna.csv, label_de: Anna, label_en: Anna}\n"
CONSENSUS = "- {id: consensus, kind: consensus, file: consensus.csv, label_de: Konsens, label_en: consensus}\n"
LATER = (
    "- {id: consensus_carla, kind: consensus, file: consensus_carla.csv, label_de: Zweiter, label_en: second, "
    "replaces: consensus}\n"
)


def folder(tmp_path, text=PERSON + CONSENSUS, files=("anna.csv", "consensus.csv")):
    (tmp_path / "coders.yaml").write_text(text, encoding="utf-8")
    for name in files:
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


def test_the_projects_own_register_is_whole():
    coders = read_coders()
    assert [c.id for c in coders][:3] == ["coder_1", "coder_2", "consensus"]
    assert consensus_of(coders).id == "consensus" and all(c.kind == "model" for c in single_coders(coders)[:2])
    assert all(c.complete for c in coders[:3])


def test_coders_are_read_in_the_files_order(tmp_path):
    coders = read_coders(folder(tmp_path))
    assert [c.id for c in coders] == ["anna", "consensus"]
    assert coders[1].in_cell("en") == "Consensus" and coders[1].in_sentence("en") == "consensus"
    assert not coders[0].complete and coders[1].complete


def test_of_two_consensus_the_one_that_replaces_the_other_counts(tmp_path):
    coders = read_coders(folder(tmp_path, CONSENSUS + LATER, ("consensus.csv", "consensus_carla.csv")))
    assert consensus_of(coders).id == "consensus_carla"


@pytest.mark.parametrize(
    ("text", "files", "messages"),
    [
        (PERSON + CONSENSUS, ("consensus.csv",), ["the file of the coder 'anna' is missing"]),
        (CONSENSUS, ("consensus.csv", "anna.csv"), ["anna.csv: no entry", "coding import"]),
        (CONSENSUS, ("consensus.csv", "anna.xlsx", "note.txt"), ["anna.xlsx", "note.txt"]),
        (PERSON + PERSON + CONSENSUS, ("anna.csv", "consensus.csv"), ["the id anna stands twice", "the file anna.csv"]),
        (PERSON, ("anna.csv",), ["which coding do the statistics rest on", "none"]),
        (CONSENSUS + LATER.replace(", replaces: consensus", ""), ("consensus.csv",), ["consensus, consensus_carla"]),
        (CONSENSUS + LATER.replace("replaces: consensus", "replaces: nobody"), (), ["replaces 'nobody'"]),
        (PERSON.replace("person", "persons") + CONSENSUS, (), ["persons"]),
        (PERSON.replace("anna, kind", "automatic, kind") + CONSENSUS, (), ["automatic"]),
        (PERSON.replace("file: anna.csv, ", "") + CONSENSUS, (), ["anna: the key 'file' is missing"]),
        (PERSON.replace("anna.csv", "../anna.csv") + CONSENSUS, (), ["../anna.csv"]),
        ("", (), ["wrong type"]),
        ("coders: [", (), ["coders.yaml:"]),
    ],
)
def test_what_cannot_be_is_told_in_one_message(tmp_path, text, files, messages):
    with pytest.raises(InputError) as caught:
        read_coders(folder(tmp_path, text, files))
    assert all(message in str(caught.value) for message in messages)


def test_what_file_managers_leave_behind_is_no_coding(tmp_path):
    assert read_coders(folder(tmp_path, files=("anna.csv", "consensus.csv", ".DS_Store", "Thumbs.db", "~$anna.xlsx")))


def test_a_coder_who_is_not_there(tmp_path):
    coders = read_coders(folder(tmp_path))
    assert coder_called("anna", coders).id == "anna"
    with pytest.raises(InputError, match="no coder 'ana'"):
        coder_called("ana", coders)
