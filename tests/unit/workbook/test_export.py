"""Exporting a selection: conditions, what comes out, and what is said where nothing does."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from cityatlas.__main__ import main
from cityatlas.coding.codebook import variables
from cityatlas.core.errors import InputError
from cityatlas.core.files import read_rows
from cityatlas.core.tables import tables
from cityatlas.package.describe import described_texts, validate_package
from cityatlas.workbook.content import read_tables
from cityatlas.workbook.export import export
from cityatlas.workbook.selection import choose_cities, conditions, parse
from tests.workbooks import Parts, publish, text_of


@pytest.fixture(scope="module")
def folder(tables, results, tmp_path_factory):
    return publish(tables, results, tmp_path_factory.mktemp("processed"))


@pytest.fixture(scope="module")
def content(folder):
    return read_tables(folder)


def chosen(content, **options):
    return choose_cities(content, conditions({k: [v] if isinstance(v, str) else v for k, v in options.items()}))


def coded(content, variable, value):
    return {
        r["city"] for r in content["codes"] if (r["variable"], r["value"], r["coder"]) == (variable, value, "consensus")
    }


def test_conditions_hold_together(content):
    state = {c["city"] for c in content["cities"] if c["state_code"] == "DE-NW"}
    expected = state & coded(content, "field_mobility", "1") & coded(content, "agenda_status", "adopted")
    found = chosen(content, state="DE-NW", field="mobility", status="adopted")
    assert set(found) == expected and 0 < len(expected) < len(state)


@pytest.mark.parametrize(
    "options",
    [{"state": "NRW"}, {"state": "Nordrhein-Westfalen"}, {"state": "nw"}, {"where": "state_code = NRW"}],
)
def test_a_state_is_understood_by_its_name_and_short_forms(content, options):
    assert chosen(content, **options) == chosen(content, state="DE-NW")


def test_a_state_can_be_left_out_by_its_name(content):
    assert set(chosen(content, where="state_code!=NRW,Bayern")) == {
        c["city"] for c in content["cities"] if c["state_code"] not in ("DE-NW", "DE-BY")
    }


def test_a_comma_is_or_and_twice_is_and(content):
    either = set(chosen(content, field="mobility,health"))
    both = set(chosen(content, field=["mobility", "health"]))
    one, other = coded(content, "field_mobility", "1"), coded(content, "field_health", "1")
    assert either == one | other and both == one & other
    assert set(chosen(content, state="DE-SL,DE-TH")) == {"Saarbrücken", "Jena"}


@pytest.mark.parametrize(
    ("condition", "test"),
    [
        ("population>=1000000", lambda c: c["population"] >= 1_000_000),
        ("population<50000", lambda c: c["population"] < 50_000),
        ("in_study=false", lambda c: not c["in_study"]),
        ("size_class!=grossstadt", lambda c: c["size_class"] != "grossstadt"),
        ("ags=05334002", lambda c: c["ags"] == "05334002"),
    ],
)
def test_columns(content, condition, test):
    expected = [c["city"] for c in content["cities"] if test(c)]
    if expected:
        assert chosen(content, where=condition) == expected
    else:
        with pytest.raises(InputError):
            chosen(content, where=condition)


def test_any_column_and_any_variable_can_be_a_condition(content):
    city = content["cities"][0]
    for column in tables()["cities"].columns:
        value = {True: "true", False: "false"}.get(city[column], city[column]) if column == "in_study" else city[column]
        assert city["city"] in chosen(content, where=f"{column}={value}")
    counted = {
        r["variable"]: r["value"] for r in content["codes"] if (r["city"], r["coder"]) == (city["city"], "consensus")
    }
    assert len(counted) == len(variables())
    for variable, value in counted.items():
        assert city["city"] in chosen(content, where=f"{variable}={value}")
    assert city["city"] not in chosen(content, where=f"org_person_role!={counted['org_person_role']}")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"where": "org_person"}, "no condition"),
        ({"where": "org_persn_role=1"}, "org_person_role"),
        ({"where": "org_person_role=yes"}, "0, 1"),
        ({"where": "population>viele"}, "a number"),
        ({"where": "state_code>DE-NW"}, "no number"),
        ({"state": "Nordrhein"}, "DE-NW"),
        ({"where": "state_code=Nordrhein"}, "DE-NW"),
        ({"state": "NRW,"}, "is no state"),
        ({"field": "mobilty"}, "perhaps mobility"),
        ({"status": "beschlossen"}, "adopted"),
        ({"where": "in_study=ja"}, "true"),
        ({"state": "DE-SL", "where": "population>1000000"}, "no city fulfils"),
    ],
)
def test_what_cannot_be_meant_is_said(content, options, message):
    with pytest.raises(InputError) as error:
        chosen(content, **options)
    assert message in str(error.value)


def test_an_empty_selection_says_what_each_condition_leaves(content):
    with pytest.raises(InputError) as error:
        chosen(content, state="DE-SL", where="population>1000000")
    large = sum(c["population"] > 1_000_000 for c in content["cities"])
    assert f"population>1000000: {large}" in str(error.value) and "state_code=DE-SL: 1" in str(error.value)


def test_one_wide_csv(folder, content, tmp_path):
    export({"state": ["DE-SN"]}, tmp_path / "my.csv", "de", described_texts, folder)
    rows = [row for _, row in read_rows(tmp_path / "my.csv")]
    assert [r["city"] for r in rows] == [c["city"] for c in content["cities"] if c["state_code"] == "DE-SN"]
    assert list(rows[0]) == tables()["cities"].columns + list(variables())
    assert {r["city"] for r in rows if r["field_mobility"] == "1"} == coded(content, "field_mobility", "1") & {
        r["city"] for r in rows
    }
    assert parse("population>5").sign == ">"


def test_a_folder_and_a_zip_hold_the_same_tables(folder, tmp_path):
    made = export({"state": ["DE-SN"]}, tmp_path / "out", "de", described_texts, folder)
    export({"state": ["DE-SN"]}, tmp_path / "out.zip", "de", described_texts, folder)
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        names = sorted(packed.namelist())
        assert names == sorted(p.name for p in (tmp_path / "out").iterdir())
        assert all(packed.read(n) == (tmp_path / "out" / n).read_bytes() for n in names)
        statistics = list(csv.DictReader(io.StringIO(packed.read("statistics.csv").decode())))
    total = next(r for r in statistics if r["statistic"] == "cities_total")
    assert total["count"] == str(len(made.cities)) == "3"
    cities = {r["city"] for _, r in read_rows(tmp_path / "out" / "codes.csv")}
    assert cities == {c["city"] for c in made.cities}


@pytest.mark.parametrize("options", [{"state": ["DE-SN"]}, {"where": ["city=Jena"]}, {}])
def test_a_zip_is_itself_a_valid_data_package(folder, tmp_path, options):
    export(options, tmp_path / "out.zip", "de", described_texts, folder)
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        packed.extractall(tmp_path / "package")
    rows = sum(p.read_bytes().count(b"\n") - 1 for p in (tmp_path / "package").glob("*.csv"))
    assert validate_package(tmp_path / "package" / "datapackage.json") == rows > 100
    content = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    names = {r["name"] for r in content["resources"]}
    assert names >= {"cities", "codes", "codebook", "codebook_values"} and "claims" not in names
    keys = [k for r in content["resources"] for k in r["schema"].get("foreignKeys", ())]
    assert {k["reference"]["resource"] for k in keys} == {"cities", "projects", "codebook"}
    assert "Jena" in content["description"] or "Dresden" in content["description"]


def test_a_workbook_of_a_selection_has_the_same_sheets(folder, tmp_path):
    made = export({"state": ["DE-TH"]}, tmp_path / "my.xlsx", "en", described_texts, folder)
    parts = Parts((tmp_path / "my.xlsx").read_bytes())
    assert len(parts.sheets) == 26 and "Cities" in parts.sheets
    assert [c["city"] for c in made.cities] == ["Jena"]
    assert text_of(parts.cells("Cities")["A2"]) == "Jena" and "A3" not in parts.cells("Cities")
    assert any(text_of(c) == "state_code=DE-TH" for c in parts.cells("Cover").values())


def test_the_command_line_tells_and_leaves_no_file(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("cityatlas.workbook.content.PROCESSED", folder)
    target = tmp_path / "my.xlsx"
    assert main(["export", "--state", "DE-SL", "--size", "landgemeinde", "-o", str(target)]) == 2
    assert "no city fulfils" in capsys.readouterr().err and not target.exists()
    assert main(["export", "--state", "DE-SL", "-o", str(tmp_path / "my.doc")]) == 2
    assert "my.xlsx, my.csv" in capsys.readouterr().err
    assert main(["export", "--state", "DE-SL", "-o", str(tmp_path / "my.csv")]) == 0
    assert "1 city" in capsys.readouterr().out


def test_standard_output_holds_the_one_csv_alone(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("cityatlas.workbook.content.PROCESSED", folder)
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--state", "Saarland", "-o", "-"]) == 0
    said = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [r["city"] for r in rows] == ["Saarbrücken"] and not list(tmp_path.iterdir())
    assert said.err == "1 city written to standard output: Saarbrücken\n"
    assert main(["export", "--state", "Tirol", "-o", "-"]) == 2
    assert capsys.readouterr().out == ""
