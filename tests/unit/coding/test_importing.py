"""Bringing a person's coding in: whole or not at all, everything wrong at once, nothing of others touched."""

from __future__ import annotations

import shutil

import pytest

from cityatlas.coding.codebook import variables
from cityatlas.coding.coders import consensus_of, read_coders
from cityatlas.coding.codings import read_coder
from cityatlas.coding.importing import import_coding, import_consensus, with_entry
from cityatlas.core.errors import InputError
from cityatlas.core.project import RAW
from tests.fixtures.people import CITIES, as_csv, coded, export, first_line, proven, rows


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(RAW / "coding", tmp_path / "coding")


def state(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def refused(folder, path, *messages, **options):
    """The import says all of this in one message, and the folder stays as it was."""
    before = state(folder)
    with pytest.raises(InputError) as caught:
        import_coding(path, folder=folder, **options)
    assert state(folder) == before
    for message in messages:
        assert message in str(caught.value)


def test_a_pages_export_becomes_a_coder(folder, tmp_path):
    path = export(tmp_path / "export.json", "Anna", training_cities=["Aachen"])
    told = import_coding(path, folder=folder)
    assert "8 codes of 2 cities by anna" in told[0]
    coders = {c.id: c for c in read_coders(folder)}
    anna = coders["anna"]
    assert (anna.kind, anna.complete, anna.label, anna.training_cities) == ("person", False, ("Anna",) * 2, {"Aachen"})
    assert "consensus" in anna.blind_to
    found = [{k: v for k, v in r.items() if k != "coder"} for r in read_coder(anna, list(CITIES), folder)]
    assert found == sorted(rows(), key=lambda r: (r["city"], list(variables()).index(r["variable"])))


def test_the_name_that_the_page_was_made_for_is_the_label(folder, tmp_path):
    import_coding(export(tmp_path / "anna.json", "anna-mueller", name="Anna Müller"), folder=folder)
    coder = read_coders(folder)[-1]
    assert (coder.id, coder.label[0]) == ("anna-mueller", "Anna Müller")


def test_the_register_keeps_its_comments_and_order(folder, tmp_path):
    before = (folder / "coders.yaml").read_text(encoding="utf-8")
    import_coding(export(tmp_path / "anna.json"), folder=folder)
    assert (folder / "coders.yaml").read_text(encoding="utf-8").startswith(before.rstrip("\n") + "\n- id: anna\n")


def test_what_is_unfinished_is_said_and_not_taken(folder, tmp_path):
    path = export(tmp_path / "anna.json", unfinished=[{"city": "Jena", "variable": "aim_ideas"}])
    assert "unfinished: 1 cells (Jena: aim_ideas)" in import_coding(path, folder=folder)[1]


def test_a_csv_by_german_excel_with_labels_and_decimals(folder, tmp_path):
    given = [
        coded(
            "Aachen", "agenda_status", "in Entwicklung", lines=f"{first_line('Aachen', 'milestones')},0", confidence=""
        ),
        coded(
            "Aachen", "field_mobility", "1,0", strength="Projekt", lines=str(first_line("Aachen")), confidence="sicher"
        ),
        coded("Aachen", "field_health", "nein"),
        coded("Aachen", "field_retail", ""),
    ]
    import_coding(as_csv(tmp_path / "ben.csv", given, ";"), folder=folder)
    ben = {r["variable"]: r for r in read_coder(read_coders(folder)[-1], ["Aachen"], folder)}
    assert {k: r["value"] for k, r in ben.items()} == {
        "agenda_status": "in_development",
        "field_mobility": "1",
        "field_health": "0",
    }
    assert (ben["field_mobility"]["strength"], ben["field_mobility"]["section"]) == ("project", "projects")
    assert ben["agenda_status"]["confidence"] == "sure"


def test_everything_wrong_is_told_at_once_with_its_place(folder, tmp_path):
    given = [
        coded("Aachen", "field_mobilty", "1"),
        coded("Achen", "field_mobility", "0"),
        coded("Aachen", "agenda_status", "adoptd"),
        proven("Aachen", "field_health", strength="project") | {"lines": "99999"},
        coded("Aachen", "aim_ideas", "0", confidence="doubtful"),
        coded("Aachen", "field_retail", "0"),
        coded("Aachen", "field_retail", "0"),
    ]
    messages = ["row 1", "field_mobilty", "row 2", "no profile", "row 3", "'adoptd'", "row 4", "99999 does not lie in"]
    refused(
        folder, export(tmp_path / "a.json", given=given), *messages, "row 5", "no alternative", "row 7", "coded twice"
    )


def test_a_half_filled_row_and_lines_that_became_a_date(folder, tmp_path):
    given = [
        coded("Aachen", "field_mobility", "", lines="412"),
        coded("Aachen", "field_health", "1", strength="project", lines="12. Apr"),
        coded("Aachen", "field_retail", "1", strength="project", lines="12.04.2026"),
    ]
    path = as_csv(tmp_path / "anna.csv", given)
    refused(folder, path, "anna.csv:2", "has no value", "anna.csv:3", "become a date (12. Apr)", "anna.csv:4")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"codebook_sha256": "0" * 64}, "another version of the codebook"),
        ({"document_sha256": "0" * 64}, "another version of the document"),
        ({"part": "training"}, "training part"),
        ({"format": "cityatlas-coding/2"}, "cityatlas-coding/2"),
        ({"format": "cityatlas-adjudication/1", "between": ["a", "b"], "decided": []}, "--as-consensus"),
        ({"format": "cityatlas-adjudication/1", "between": ["a", "b"]}, "'decided' is no list"),
        ({"format": "cityatlas-adjudication/1", "between": ["a", "b"], "decided": [["Aachen"]]}, "'decided' is no"),
        ({"coder": "consensus"}, "cannot be the name"),
        ({"coder": "???"}, "cannot be the name"),
        ({"given": []}, "nothing is coded"),
        ({"rows": {}}, "'rows' is missing"),
        ({"rows": ["x"]}, "row 1"),
    ],
)
def test_what_cannot_be_taken_is_one_message(folder, tmp_path, changes, message):
    refused(folder, export(tmp_path / "x.json", **changes), message)


@pytest.mark.parametrize(("name", "content"), [("a.json", "{"), ("a.json", "[1]"), ("a.xlsx", "x"), ("a.ods", "x")])
def test_a_file_that_is_none(folder, tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    refused(folder, tmp_path / name, name)
    refused(folder, tmp_path / "missing.csv", "no such file")


def test_a_second_import_needs_the_word_of_the_user(folder, tmp_path):
    import_coding(export(tmp_path / "anna.json"), folder=folder)
    refused(folder, export(tmp_path / "anna.json"), "already", "--replace")
    import_coding(export(tmp_path / "anna.json", given=rows("0")), folder=folder, replace=True)
    text = (folder / "coders.yaml").read_text(encoding="utf-8")
    assert text.count("- id: anna") == 1 and text.count("\n") > 20
    anna = next(c for c in read_coders(folder) if c.id == "anna")
    values = {r["value"] for r in read_coder(anna, list(CITIES), folder) if r["variable"] == "field_mobility"}
    assert values == {"0"}


def test_a_models_coding_is_never_replaced(folder, tmp_path):
    path = export(tmp_path / "x.json", "coder_1")
    with pytest.raises(InputError, match="cannot be the name|already"):
        import_coding(path, "coder_1", replace=True, folder=folder)


def test_where_the_register_cannot_be_written_the_coding_is_taken_back(folder, tmp_path, monkeypatch):
    from cityatlas.coding import importing

    before, write = state(folder), importing.write_text

    def failing(path, text):
        if path.name == "coders.yaml":
            raise InputError("could not be written")
        write(path, text)

    monkeypatch.setattr(importing, "write_text", failing)
    with pytest.raises(InputError, match="could not be written"):
        import_coding(export(tmp_path / "anna.json"), folder=folder)
    assert state(folder) == before


DECIDED = {
    "format": "cityatlas-adjudication/1",
    "between": ["anna", "ben"],
    "decided": [[c, "field_mobility"] for c in CITIES],
}


@pytest.fixture
def two(folder, tmp_path):
    """A folder with the codings of anna and ben, who differ on mobility."""
    import_coding(export(tmp_path / "anna.json"), folder=folder)
    import_coding(export(tmp_path / "ben.json", "ben", rows("0")), folder=folder)
    return folder


def decisions(tmp_path, note="Straßenbahn steht im Profil", **changes):
    given = [proven(c, "field_mobility", "1", strength="project", note=note) for c in CITIES]
    return export(tmp_path / "carla.json", "carla", given, **DECIDED | changes)


def test_decisions_become_the_consensus_and_the_old_one_stays(two, tmp_path):
    before = (two / "consensus.csv").read_bytes()
    told = import_consensus(decisions(tmp_path), replace=True, folder=two)
    assert "2 codes (2 decided, the others agreed)" in told[0] and "consensus.csv stays" in told[1]
    assert (two / "consensus.csv").read_bytes() == before
    coders = read_coders(two)
    counted = consensus_of(coders)
    assert (counted.id, counted.replaces) == ("consensus_carla", "consensus")
    from cityatlas.documents.snapshot import study_cities

    found = {(r["city"], r["variable"]): r for r in read_coder(counted, study_cities(), two)}
    assert found["Aachen", "field_mobility"]["note"] == "Straßenbahn steht im Profil" and len(found) > 2000
    import_consensus(decisions(tmp_path, "anders begründet"), replace=True, folder=two)
    assert consensus_of(read_coders(two)).replaces == "consensus"


def test_decisions_need_a_reason_and_the_word_of_the_user(two, tmp_path):
    before = state(two)
    with pytest.raises(InputError, match="--replace"):
        import_consensus(decisions(tmp_path), folder=two)
    with pytest.raises(InputError, match="without a reason") as caught:
        import_consensus(decisions(tmp_path, note=""), replace=True, folder=two)
    assert "Aachen" in str(caught.value) and "Augsburg" in str(caught.value)
    with pytest.raises(InputError, match="no decision between"):
        import_consensus(export(tmp_path / "anna2.json"), replace=True, folder=two)
    assert state(two) == before


def test_the_reason_is_due_though_neither_coding_is_there(folder, tmp_path):
    with pytest.raises(InputError, match="without a reason") as caught:
        import_consensus(decisions(tmp_path, note=" "), replace=True, folder=folder)
    assert str(caught.value).count("without a reason") == 2
    with pytest.raises(InputError, match=r"Jena.*aim_ideas is decided without a code"):
        import_consensus(decisions(tmp_path, decided=[["Jena", "aim_ideas"]]), replace=True, folder=folder)
    agreed = decisions(tmp_path, note="", decided=[], unfinished=[{"city": "Jena", "variable": "aim_ideas"}])
    told = import_consensus(agreed, replace=True, folder=folder)
    assert "(0 decided" in told[0] and "unfinished: 1 cells (Jena: aim_ideas)" in told[2]


def test_a_newly_adopted_agenda_needs_its_form(two, tmp_path):
    """The city is one whose agenda the consensus does not call adopted."""
    text = (two / "consensus.csv").read_text(encoding="utf-8")
    city = next(line.split(",")[0] for line in text.splitlines() if ",agenda_status,in_development," in line)
    given = [proven(city, "agenda_status", "adopted", "milestones", note="beschlossen")]
    changes = DECIDED | {"decided": [[city, "agenda_status"]]}
    before = state(two)
    with pytest.raises(InputError, match="agenda_form is not coded"):
        import_consensus(export(tmp_path / "carla.json", "carla", given, **changes), replace=True, folder=two)
    assert state(two) == before


ENTRY = {"id": "anna", "kind": "person"}


@pytest.mark.parametrize("own", ["- id: anna\n  kind: model\n", "- {id: anna, kind: model}\n", "- id: 'anna'  # she\n"])
def test_an_entry_is_replaced_in_its_place(own):
    text = with_entry(f"# head\n{own}  # remark\n- id: annabel\n  kind: person\n", ENTRY)
    assert text == "# head\n- id: anna\n  kind: person\n  # remark\n- id: annabel\n  kind: person\n"


def test_an_entry_is_added_at_the_end():
    assert with_entry("- id: annabel\r\n", ENTRY) == "- id: annabel\n- id: anna\n  kind: person\n"
