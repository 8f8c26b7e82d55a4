"""The Excel workbook: tables, statistics that compute, charts, verdicts (data/processed/smart-city-atlas.xlsx)."""

from __future__ import annotations

from pathlib import Path

from cityatlas.project import PROCESSED, shown
from cityatlas.tables import write_bytes
from cityatlas.workbook.content import Content, load

FILE = "smart-city-atlas.xlsx"


def build(content: Content) -> bytes:
    """The workbook of a content as bytes; the same content gives the same bytes."""
    from cityatlas.workbook.assembly import assemble
    from cityatlas.workbook.package import finish

    book = assemble(content)
    return finish(book.workbook, book.cached)


def run(language: str, scope: str, target: Path | None = None) -> None:
    """Make the workbook of data/processed in a language (de, en) over a scope (study, all)."""
    path = (target or PROCESSED) / FILE
    write_bytes(path, build(load(language, scope)))
    print(f"workbook written to {shown(path)}")
