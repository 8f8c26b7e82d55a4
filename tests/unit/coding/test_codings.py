"""Codings: what a coder's table must hold, evidence."""

from __future__ import annotations

import pytest

from cityatlas.coding.codebook import variables
from cityatlas.coding.codings import CODE_COLUMNS, check_evidence, read_coder
from cityatlas.core.errors import InputError
from tests.fixtures.codes import coder


def sheet(changes: dict[str, dict[str, str]] | None = None, status: str = "in_development") -> str:
    """A complete sheet of one fictional city, every binary variable 0 but for the changes."""
    rows = []
    for name, variable in variables().items():
        row = dict.fromkeys(CODE_COLUMNS, "") | {
            "city": "Aufstadt",
            "variable": name,
            "value": "0",
            "confidence": "sure",
        }
        if name == "agenda_status":
            row |= {"value": status, "section": "milestones", "lines": "12"}
        elif variable.only_where and name not in (changes or {}):
            continue
        rows.append(row | (changes or {}).get(name, {}))
    return "\n".join([",".join(CODE_COLUMNS), *(",".join(r[c] for c in CODE_COLUMNS) for r in rows)]) + "\n"


def read(tmp_path, text: str, complete=True):
    (tmp_path / "coder_1.csv").write_text(text, encoding="utf-8")
    return read_coder(coder("coder_1", complete=complete), ["Aufstadt"], tmp_path)


EVIDENCE = {"section": "projects", "lines": "20"}


def test_a_complete_sheet_is_read(tmp_path):
    rows = read(tmp_path, sheet({"field_mobility": {"value": "1", "strength": "project", **EVIDENCE}}))
    assert {r["coder"] for r in rows} == {"coder_1"} and len(rows) == len(variables()) - 2


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"field_mobility": {"value": "2"}}, "'2' of field_mobility is not allowed"),
        ({"field_mobility": {"value": "1", "strength": "project"}}, "has no evidence"),
        ({"field_mobility": {"value": "1", **EVIDENCE}}, "strength '' of field_mobility"),
        ({"org_person_role": {"value": "1", "strength": "agenda", **EVIDENCE}}, "takes no strength"),
        ({"aim_ideas": {"confidence": "doubtful"}}, "no alternative"),
        ({"aim_ideas": {"confidence": "perhaps"}}, "neither sure nor doubtful"),
        ({"aim_ideas": {"value": "1", "section": "nowhere", "lines": "3"}}, "'nowhere' does not exist"),
        ({"aim_ideas": {"value": "1", "section": "projects", "lines": "3-"}}, "not of the form"),
        ({"agenda_form": {"value": "written_out", **EVIDENCE}}, "only belongs to"),
    ],
)
def test_a_breach_of_the_codebook_is_named(tmp_path, change, message):
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, sheet(change))
    assert "Aufstadt" in str(caught.value)


@pytest.mark.parametrize("year", ["２０１８", "2.018", "201", "0000", "²²²²", "12018", "2018,0"])
def test_a_year_is_four_plain_digits(tmp_path, year):
    with pytest.raises(InputError, match="agenda_year is not allowed"):
        read(tmp_path, sheet({"agenda_year": {"value": f'"{year}"', **EVIDENCE}}, status="adopted"))


def excel(text: str, encoding: str = "utf-8-sig") -> bytes:
    """A sheet as German Excel saves it, with blanks that people leave and rows that nobody filled."""
    text = text.replace(",", ";").replace("Aufstadt;", "Aufstadt\u00a0 ;").replace("\n", "\r\n")
    return (text + ";" * (len(CODE_COLUMNS) - 1) + "\r\n\r\n").encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_sheet_saved_by_german_excel_is_read_and_said(tmp_path, capsys, encoding):
    text = sheet({"field_mobility": {"value": "1", "strength": "project", **EVIDENCE, "note": "für Größe"}})
    plain = read(tmp_path, text)
    (tmp_path / "coder_1.csv").write_bytes(excel(text, encoding))
    assert read_coder(coder("coder_1", complete=True), ["Aufstadt"], tmp_path) == plain
    assert "semicolons" in capsys.readouterr().out


def test_a_stray_quotation_mark_is_named_with_its_line(tmp_path):
    with pytest.raises(InputError, match="quotation marks") as caught:
        read(tmp_path, sheet({"agenda_status": {"note": 'sagt "fast fertig'}}))
    assert caught.value.line == 2


def test_a_missing_pair_and_a_missing_form(tmp_path):
    lines = sheet().split("\n")
    without = "\n".join(line for line in lines if "goal_quality_of_life" not in line)
    with pytest.raises(InputError, match="goal_quality_of_life is not coded"):
        read(tmp_path, without)
    with pytest.raises(InputError, match="agenda_form is not coded"):
        read(tmp_path, sheet(status="adopted"))


def test_a_partial_coding_is_read_and_what_is_not_there_is_not_coded(tmp_path):
    some = "\n".join(sheet().split("\n")[:4])
    rows = read(tmp_path, some + "\n", complete=False)
    assert [(r["variable"], r["value"]) for r in rows] == [
        ("agenda_status", "in_development"),
        ("field_education", "0"),
        ("field_data_platform", "0"),
    ]


def test_a_form_needs_its_status_from_the_same_coder(tmp_path):
    lines = sheet({"agenda_form": {"value": "written_out", **EVIDENCE}}, status="adopted").split("\n")
    without = "\n".join(line for line in lines if "agenda_status" not in line)
    with pytest.raises(InputError, match="agenda_form is coded, but only belongs to"):
        read(tmp_path, without, complete=False)


def test_a_misspelt_status_is_told_once_and_not_blamed_on_the_form_too(tmp_path):
    text = sheet({"agenda_form": {"value": "written_out", **EVIDENCE}}, status="adoptd")
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert "'adoptd'" in str(caught.value) and "only belongs" not in str(caught.value)


def test_a_sheet_saved_by_german_excel_is_read(tmp_path, capsys):
    rows = read(tmp_path, sheet().replace(",", ";"))
    assert len(rows) == len(variables()) - 2 and "semicolons" in capsys.readouterr().out


def test_a_pair_coded_twice(tmp_path):
    text = sheet()
    with pytest.raises(InputError, match="coded twice"):
        read(tmp_path, text + text.split("\n")[5] + "\n")


def row(**cells):
    return {"city": "Aufstadt", "coder": "consensus", "variable": "field_mobility", "strength": "", **cells}


SECTIONS = [
    {"city": "Aufstadt", "section": "projects", "line_start": 10, "line_end": 20},
    {"city": "Aufstadt", "section": "milestones", "line_start": 5, "line_end": 9},
]


def test_evidence_must_lie_in_its_section_and_city():
    check_evidence([row(section="projects|milestones", lines="6;12-14")], SECTIONS, FILES)
    for lines, section in (("21", "projects"), ("6", "projects"), ("12", "milestones")):
        with pytest.raises(InputError, match=f"line {lines} does not lie in {section}"):
            check_evidence([row(section=section, lines=lines)], SECTIONS, FILES)
    with pytest.raises(InputError, match="a section of the profile") as caught:
        check_evidence([row(section="projects", lines="12", city="Bergfeld")], SECTIONS, FILES)
    assert "consensus_carla.csv" in str(caught.value)


FILES = {"consensus": "consensus_carla.csv"}
