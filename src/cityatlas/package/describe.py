"""The data package (data/processed/datapackage.json): every product table described by the Data Package standard 2.0.

Everything said of a table comes from workflow/schemas/tables.yaml, labels of keys from the vocabulary, sources from
data/raw/sources.csv, authors and title from CITATION.cff. No date of the run: the same tables give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cityatlas import __version__
from cityatlas.coding.who_coded import who_coded
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import write_text
from cityatlas.core.project import PROCESSED, ROOT, load_yaml, shown
from cityatlas.core.tables import Field, Table, has_optional, published_tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.documents.sources import registered_sources

if TYPE_CHECKING:
    from frictionless.report import ReportTask

DESCRIPTOR_FILE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
Descriptor = dict[str, Any]

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
"""Of tables, codings and texts (LICENSE, last part; the code's MIT licence does not concern the package)."""
NUMBER_FORMAT = {"decimalChar": "."}
BOOLEAN_FORMAT = {"trueValues": ["true"], "falseValues": ["false"]}
REFERENCE_SOURCES = [
    {
        "title": "GeoNames (coordinates and ids of the cities)",
        "path": "https://www.geonames.org/",
        "rights": "CC BY 4.0",
    },
    {
        "title": "MietNEinV of 2021-08-18, annex (municipality keys)",
        "rights": "official work, no copyright (§ 5 UrhG)",
    },
]
"""What the cities' places rest on beside the documents (data/raw/README.md)."""


def _description(spec: Field) -> str:
    parts = [spec.title("de") + "."]
    if spec.unit:
        parts.append(f"Unit: {spec.unit}.")
    if spec.decimals is not None:
        parts.append(f"Written with {spec.decimals} decimal place{'s' * (spec.decimals != 1)}.")
    if spec.list:
        parts.append(f"Several values are joined by {spec.list}.")
    return " ".join(parts)


def _list_pattern(values: list[str], separator: str) -> str:
    one = "(" + "|".join(map(re.escape, values)) + ")"
    return f"{one}({re.escape(separator)}{one})*"


def _constraints(spec: Field, optional: bool) -> Descriptor:
    known = terms(spec.vocabulary, optional=optional) if spec.vocabulary else ()
    values = [v for v in spec.enum or known if v]
    result: Descriptor = {}
    if spec.required:
        result["required"] = True
    if values and spec.list:
        result["pattern"] = _list_pattern(values, spec.list)
    elif values:
        result["enum"] = values
    if spec.pattern:
        result["pattern"] = spec.pattern
    return result


def describe_field(spec: Field, optional: bool = False) -> Descriptor:
    """A column by the Table Schema standard; title English and German, unit, constraints, labels of its keys.

    ``optional``: with the keys that only a user's input brings. A column that holds a list stays a string with a
    pattern: few readers know the standard's type for lists.
    """
    result: Descriptor = {"name": spec.name, "type": spec.type, "title": spec.title("en"), "title_de": spec.title("de")}
    result["description"] = _description(spec)
    if spec.unit:
        result["unit"] = spec.unit
    if constraints := _constraints(spec, optional):
        result["constraints"] = constraints
    if spec.vocabulary and not spec.list:
        result["categories"] = [
            {"value": k, "label": label(spec.vocabulary, k, "en"), "label_de": label(spec.vocabulary, k, "de")}
            for k in terms(spec.vocabulary, optional=optional)
        ]
    return (
        result | (NUMBER_FORMAT if spec.type == "number" else {}) | (BOOLEAN_FORMAT if spec.type == "boolean" else {})
    )


def describe_schema(table: Table, optional: bool = False) -> Descriptor:
    """A table's columns, missing values, primary key and references by the Table Schema standard."""
    result: Descriptor = {
        "$schema": PROFILE.format("tableschema"),
        "fields": [describe_field(f, optional) for f in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = []
    for column, target in table.references.items():
        resource, _, field = target.partition(".")
        keys.append({"fields": [column], "reference": {"resource": resource, "fields": [field]}})
    return result | ({"foreignKeys": keys} if keys else {})


def describe_table(table: Table, folder: Path) -> Descriptor:
    """A table's file with its size and checksum. InputError where the file is missing."""
    path = folder / table.path
    if not path.is_file():
        raise InputError("the table is missing", file=shown(path), action="run snakemake first")
    content = path.read_bytes()
    rows = content.count(b"\n") - 1
    return {
        "$schema": PROFILE.format("dataresource"),
        "name": table.name,
        "type": "table",
        "path": table.path,
        "title": table.title("en"),
        "title_de": table.title("de"),
        "description": f"{table.title('de')}. {rows} rows, told apart by {', '.join(table.key)}, "
        f"sorted by {', '.join(table.sort)}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "dialect": {
            "$schema": PROFILE.format("tabledialect"),
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": describe_schema(table, has_optional(folder)),
    }


def describe_sources() -> list[Descriptor]:
    """The registered documents with publisher, rights and checksum, then what the places rest on."""
    result = []
    for s in registered_sources().values():
        source = {"title": f"{s.title} ({s.publisher})", "path": f"https://{s.address}" if s.address else ""}
        source |= {"version": s.date, "document": s.document, "publisher": s.publisher, "rights": s.rights}
        result.append({k: v for k, v in source.items() if v} | {"hash": f"sha256:{s.sha256}"})
    return result + REFERENCE_SOURCES


def _who_coded() -> str:
    """Who coded, after "by"."""
    who = who_coded()
    if who.people:
        return f"{who.makers('en')}: {who.in_full('en')}"
    return "machines: runs of one language model (AI), not people"


def descriptor(folder: Path = PROCESSED, address: str = "") -> Descriptor:
    """The whole package over the product tables of a folder; ``address`` is where the project is found, if anywhere.

    InputError where a table is missing.
    """
    citation = load_yaml(ROOT / "CITATION.cff")
    return {
        "$schema": PROFILE.format("datapackage"),
        "name": "smart-city-atlas",
        "title": citation["title"],
        "title_de": "Smart-City-Atlas, nachgerechnet",
        "description": "Tables that reproduce the Smart-City-Atlas of March 2019: its cities with their projects, "
        "codings, statistics with bounds, and a verdict on every claim. The codings were made by "
        f"{_who_coded()}. How to read the tables: docs/data.md.",
        "version": __version__,
        **({"homepage": address} if address else {}),
        "keywords": ["smart city", "digitalisation", "municipalities", "Germany", "reproduction"],
        "licenses": [LICENCE],
        "contributors": [{"title": a["name"], "roles": ["author"]} for a in citation["authors"]],
        "sources": describe_sources(),
        "resources": [describe_table(t, folder) for t in published_tables(folder)],
    }


def validate_package(path: Path) -> int:
    """Check a package and its tables with the frictionless library; the number of rows that were checked.

    InputError naming table, row and column of each breach (and, where only it is wrong, the file's checksum).
    """
    from frictionless import Package, system

    with system.use_context(trusted=False):
        report = Package(str(path)).validate()
    errors = [InputError(f"{e.title}: {e.note}", file=shown(path)) for e in report.errors]
    errors += [error for task in report.tasks for error in _task_errors(task, path.parent)]
    raise_all(errors)
    return sum(task.stats.get("rows") or 0 for task in report.tasks)


def _task_errors(task: ReportTask, folder: Path) -> list[InputError]:
    """A table's breaches; a checksum that differs is told only where no cell explains it."""
    inside = [e for e in task.errors if e.type not in ("hash-count", "byte-count")]
    result = []
    for e in inside or task.errors:
        row = getattr(e, "row_number", None)
        result.append(
            InputError(
                f"{_place(task.name, e)}: {e.title}: {e.note}".strip(": "),
                file=shown(folder / task.place),
                line=row,
                expected="what workflow/schemas/tables.yaml says of it",
                action="run `snakemake` to regenerate the table",
            )
        )
    return result


def _place(table: str, error: Any) -> str:
    """Table, row, column and value of a breach, as far as the library names them."""
    row, cell = getattr(error, "row_number", None), getattr(error, "cell", None)
    columns = getattr(error, "field_name", None) or ", ".join(getattr(error, "field_names", ()))
    parts = (f"table {table}", row and f"row {row}", columns and f"column {columns}", cell and repr(cell))
    return ", ".join(filter(None, parts))


def run(folder: Path = PROCESSED, address: str = "") -> None:
    """Write the package's descriptor beside the tables and validate it with all of them."""
    path = folder / DESCRIPTOR_FILE
    content = descriptor(folder, address)
    write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    rows = validate_package(path)
    print(f"data package of {len(content['resources'])} tables written to {shown(path)}, {rows} rows validated")
