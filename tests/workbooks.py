"""What the workbook's tests share: contents made from the snapshot, and a reader of the file's parts."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from cityatlas.core.tables import optional_tables, product_tables, write_table
from cityatlas.workbook.build import table_sheets
from cityatlas.workbook.content import Content, choose, read_tables
from cityatlas.workbook.layout import Layout

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def publish(tables: dict, results: dict, folder: Path) -> Path:
    """Write all product tables to a folder, and the optional ones that are there, as the pipeline would; return it."""
    everything = {**tables, **results}
    for table in product_tables() + optional_tables():
        if table.name in everything:
            write_table(folder, table.name, everything[table.name])
    return folder


def content_of(folder: Path, language: str) -> Content:
    """The content of the whole study."""
    tables = read_tables(folder)
    return choose(tables, [c["city"] for c in tables["cities"]], language)


def rows_of(content: Content, key: str) -> list[dict]:
    """The rows of a sheet's table, by the sheet's key."""
    layout = Layout(content.names, len(content.cities))
    return next(s for s in table_sheets(content, layout) if s.key == key).rows


class Parts:
    """The parts of a workbook's file: sheets by name, their tables, formulas and values, read from the XML itself."""

    def __init__(self, content: bytes) -> None:
        self.zip = zipfile.ZipFile(BytesIO(content))
        workbook = self.xml("xl/workbook.xml")
        targets = self.relations("xl/workbook.xml")
        self.sheets = {s.get("name"): targets[s.get(f"{RELATION}id")] for s in workbook.iter(f"{MAIN}sheet")}
        self.defined = [(d.get("name").casefold(), d.get("localSheetId")) for d in workbook.iter(f"{MAIN}definedName")]

    @cache  # noqa: B019
    def xml(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.zip.read(part))

    def relations(self, part: str) -> dict[str, str]:
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.zip.namelist():
            return {}
        return {r.get("Id"): r.get("Target").lstrip("/").replace("../", "xl/") for r in self.xml(path)}

    def tables(self, sheet: str) -> list[ElementTree.Element]:
        targets = self.relations(self.sheets[sheet])
        return [
            self.xml(targets[t.get(f"{RELATION}id")]) for t in self.xml(self.sheets[sheet]).iter(f"{MAIN}tablePart")
        ]

    @cache  # noqa: B019
    def cells(self, sheet: str) -> dict[str, ElementTree.Element]:
        return {c.get("r"): c for c in self.xml(self.sheets[sheet]).iter(f"{MAIN}c")}


def text_of(cell: ElementTree.Element) -> str:
    """The text of an inline string."""
    return "".join(t.text or "" for t in cell.iter(f"{MAIN}t"))


def corners(reference: str) -> tuple[int, int, int, int]:
    """First column, first row, last column, last row of a reference such as ``A1:C9``."""
    from openpyxl.utils import range_boundaries

    assert re.fullmatch(r"[A-Z]+[0-9]+:[A-Z]+[0-9]+", reference)
    return range_boundaries(reference)
