"""The data package (data/processed/datapackage.json): every product table described by the Data Package standard 2.0.

Everything said of a table comes from workflow/schemas/tables.yaml, labels of keys from the vocabulary, sources from
data/raw/sources.csv, authors, title and date from CITATION.cff, what columns mean from workflow/schemas/columns.yaml
and the codebook. No date of the run: the same tables give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cityatlas import __version__
from cityatlas.coding.coders import read_coders, single_coders
from cityatlas.coding.who_coded import who_coded
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import write_text
from cityatlas.core.language import say
from cityatlas.core.project import PROCESSED, ROOT, load_yaml, shown
from cityatlas.core.tables import Table, has_optional, published_tables, tables
from cityatlas.documents.sources import registered_sources
from cityatlas.package.columns import PROFILE, Descriptor, describe_schema
from cityatlas.package.geojson import GEOJSON_FILE, write_points

if TYPE_CHECKING:
    from frictionless.report import ReportTask

DESCRIPTOR_FILE = "datapackage.json"

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
"""Of tables, codings and texts (LICENSE, last part; the code's MIT licence does not concern the package)."""
KEYWORDS = [
    *(
        "smart city",
        "digitalisation",
        "digital agenda",
        "municipalities",
        "Germany",
        "content analysis",
        "reproduction",
    ),
    *("Smart City", "Digitalisierung", "Digitale Agenda", "Kommunen", "Deutschland"),
]
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


def describe_file(folder: Path, table: Table, optional: bool) -> Descriptor:
    """A table's file in a folder. InputError where it is missing."""
    path = folder / table.path
    if not path.is_file():
        raise InputError("the table is missing", file=shown(path), action="run snakemake first")
    return describe_table(table, path.read_bytes(), optional)


def describe_table(
    table: Table, content: bytes, optional: bool = False, among: Collection[str] | None = None
) -> Descriptor:
    """A table with the size and checksum of its file's content; ``among``: see ``describe_schema``."""
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
        "schema": describe_schema(table, optional, among),
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


def describe_points(path: Path) -> Descriptor:
    """The cities as points for maps."""
    content = path.read_bytes()
    return {
        "$schema": PROFILE.format("dataresource"),
        "name": "cities_geojson",
        "path": path.name,
        "title": "Cities as points for maps, with their columns and counted codes",
        "title_de": "Städte als Punkte für Karten, mit ihren Spalten und gezählten Kodierungen",
        "description": "GeoJSON (RFC 7946, WGS 84): the rows of cities and cities_coded, for QGIS and other programs.",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
    }


def contributors() -> list[Descriptor]:
    """Who made the package: its authors, and who coded the profiles, as the products describe them."""
    authors = [{"title": a["name"], "roles": ["author"]} for a in load_yaml(ROOT / "CITATION.cff")["authors"]]
    return authors + [{"title": say("en", *c.described), "roles": ["coder"]} for c in single_coders(read_coders())]


def descriptor(folder: Path = PROCESSED, address: str = "") -> Descriptor:
    """The whole package over the products of a folder; ``address`` is where the project is found, if anywhere.

    InputError where a table is missing.
    """
    optional = has_optional(folder)
    resources = [describe_file(folder, t, optional) for t in published_tables(folder)]
    points = folder / GEOJSON_FILE
    return package_of(resources + ([describe_points(points)] if points.is_file() else []), address)


def described_texts(texts: Mapping[str, str], about: str, address: str = "") -> str:
    """The descriptor, as JSON, of some tables alone: their CSV texts by file name; ``about`` says which rows they hold.

    Relations to tables that are not among them are left out; optional keys may be in use.
    """
    chosen = [t for t in tables().values() if t.path in texts and t.stage != "facts"]
    among = {t.name for t in chosen}
    resources = [describe_table(t, texts[t.path].encode("utf-8"), True, among) for t in chosen]
    package = package_of(resources, address)
    return as_text(package | {"name": "smart-city-atlas-selection", "description": f"{package['description']} {about}"})


def as_text(content: Descriptor) -> str:
    """A descriptor as its file holds it."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def package_of(resources: list[Descriptor], address: str) -> Descriptor:
    """The package that holds these resources."""
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
        "created": f"{citation['date-released']}T00:00:00Z",
        **({"homepage": address} if address else {}),
        "keywords": KEYWORDS,
        "licenses": [LICENCE],
        "contributors": contributors(),
        "sources": describe_sources(),
        "resources": resources,
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
    write_points(folder)
    content = descriptor(folder, address)
    write_text(path, as_text(content))
    rows = validate_package(path)
    number = sum(r.get("type") == "table" for r in content["resources"])
    print(f"data package of {number} tables written to {shown(path)}, {rows} rows validated")
