"""The data package: what it says of the tables, and that one broken cell in a copy is found."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cityatlas
from cityatlas.core.errors import InputError, InputErrors
from cityatlas.core.files import read_rows
from cityatlas.core.project import ROOT, load_yaml
from cityatlas.core.tables import dump_csv, product_tables
from cityatlas.core.tables import tables as contracts
from cityatlas.package import describe

BROKEN = [
    ("cities", 1, "ags", "9761000", "pattern"),
    ("cities", 2, "population", "viele", "integer"),
    ("cities", 3, "state_code", "DE-XX", "enum"),
    ("cities", 4, "area_km2", "147,8", "number"),
    ("cities", 5, "in_study", "ja", "boolean"),
    ("codes", 7, "city", "Atlantis", "cities"),
    ("codes", 8, "confidence", "", "required"),
    ("check_values", 5, "claim_id", "atlantis-1", "claims"),
    ("claim_checks", 4, "test", "sharp", "enum"),
    ("claims", 6, "status", "wahr", "enum"),
    ("codebook_values", 0, "variable", "atlantis", "codebook"),
    ("members", 11, "group", "atlantis", "statistics"),
    ("errata", 0, "documents", "atlas|nix", "pattern"),
    ("project_fields", 3, "project_id", "atlantis-1", "projects"),
    ("statistics", 9, "upper", "1.5", "integer"),
]


@pytest.fixture(scope="module")
def content(tables, results):
    return {t.name: (results.get(t.name) or tables[t.name]) for t in product_tables()}


@pytest.fixture(scope="module")
def package(content, tmp_path_factory):
    """A folder with all product tables and their descriptor, made from the snapshot and validated."""
    folder = tmp_path_factory.mktemp("package")
    for name, rows in content.items():
        (folder / contracts()[name].path).write_bytes(dump_csv(name, rows).encode())
    describe.run(folder)
    return folder


@pytest.fixture
def copy(package, tmp_path):
    return Path(shutil.copytree(package, tmp_path / "copy"))


def test_it_describes_every_product_table_as_the_contract_does(package):
    descriptor = json.loads((package / describe.DESCRIPTOR_FILE).read_text(encoding="utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["version"] == cityatlas.__version__
    assert [r["name"] for r in descriptor["resources"]] == [*(t.name for t in product_tables()), "cities_geojson"]
    for resource, table in zip(descriptor["resources"], product_tables(), strict=False):
        schema = resource["schema"]
        assert [f["name"] for f in schema["fields"]] == table.columns
        assert [(f["title"], f["title_de"], f["type"]) for f in schema["fields"]] == [
            (f.en, f.de, f.type) for f in table.fields
        ]
        assert [f.get("unit", "") for f in schema["fields"]] == [f.unit for f in table.fields]
        assert tuple(schema["primaryKey"]) == table.key and schema["missingValues"] == [""]
        targets = {
            ", ".join(k["fields"]): f"{k['reference']['resource'] or table.name}.{', '.join(k['reference']['fields'])}"
            for k in schema.get("foreignKeys", ())
        }
        assert targets == dict(table.references)
    assert len([s for s in descriptor["sources"] if "hash" in s]) == 5


def test_it_says_who_coded_and_where_the_project_is_found(package):
    plain, placed = describe.descriptor(package), describe.descriptor(package, "https://example.org")
    assert "language model" in plain["description"] and "homepage" not in plain
    assert placed["homepage"] == "https://example.org"


def test_it_says_since_when_by_whom_and_how_to_find_it(package):
    content = describe.descriptor(package)
    assert content["created"] == f"{load_yaml(ROOT / 'CITATION.cff')['date-released']}T00:00:00Z"
    assert [c["roles"] for c in content["contributors"]] == [["author"], ["coder"], ["coder"]]
    assert "model" in content["contributors"][1]["title"]
    assert {"smart city", "Kommunen"} <= set(content["keywords"])


def test_every_relation_that_holds_between_whole_columns_is_declared(content):
    """Ids of one table that stand in another are declared; what is one of many in a list cannot be."""
    declared = {(t.name, c) for t in product_tables() for r in t.relations for c in r.columns}
    ids = {"city": "cities", "project_id": "projects", "claim_id": "claims", "variable": "codebook"}
    ids |= {"statistic": "statistics"}
    for table in product_tables():
        for column in set(table.columns) & set(ids):
            if ids[column] != table.name and (table.name, column) != ("codebook", "statistic"):
                assert (table.name, column) in declared, (table.name, column)


def test_the_same_tables_give_the_same_description(package, copy):
    assert describe.descriptor(package) == describe.descriptor(copy)


def break_cell(folder: Path, name: str, index: int, column: str, value: str) -> None:
    path = folder / contracts()[name].path
    rows = [cells for _, cells in read_rows(path)]
    assert rows[index][column] != value
    rows[index][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_one_broken_cell_is_found_with_table_row_and_column(copy):
    break_cell(copy, "cities", 2, "population", "viele")
    with pytest.raises(InputError) as error:
        describe.validate_package(copy / describe.DESCRIPTOR_FILE)
    message = str(error.value)
    assert "cities.csv:4: table cities, row 4, column population, 'viele': " in message and "integer" in message
    assert message.count("table ") == 1


def test_every_kind_of_breach_is_found(copy):
    for name, index, column, value, _ in BROKEN:
        break_cell(copy, name, index, column, value)
    with pytest.raises(InputErrors) as error:
        describe.validate_package(copy / describe.DESCRIPTOR_FILE)
    messages = [str(e) for e in error.value.errors]
    for name, index, column, _, word in BROKEN:
        here = [
            m
            for m in messages
            if re.search(rf"table {name}, row {index + 2}, column ([a-z]+, )?{column}[,:](?! route)", m)
        ]
        assert len(here) == 1 and word in here[0], (name, column, messages)
    together = [m for m in messages if "table check_values, row 7, column claim_id, route" in m]
    assert len(together) == 1, "the same cell also points to its route"
    assert len(messages) == len(BROKEN) + 1


def test_a_valid_but_changed_cell_breaks_the_checksum(copy):
    break_cell(copy, "cities", 0, "population", "1")
    with pytest.raises(InputError, match="table cities: .*(?i:hash|byte)"):
        describe.validate_package(copy / describe.DESCRIPTOR_FILE)


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(InputError, match=r"cities\.csv: the table is missing"):
        describe.descriptor(tmp_path)


def test_no_reader_is_loaded_before_it_is_needed():
    code = "import sys, cityatlas.package.describe; sys.exit('frictionless' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
