"""Figures as files: SVG, PNG and PDF with the same bytes on every run."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from cityatlas.core.files import write_bytes, write_text
from cityatlas.figures import style
from cityatlas.figures.lettering import with_letters
from cityatlas.figures.sheet import Sheet, Shown

FORMAT_OPTIONS: dict[str, dict[str, Any]] = {"png": {"pil_kwargs": {"compress_level": 2}}}
"""A level of compression at which writing costs no more than drawing."""


def _metadata(sheet: Sheet, ending: str) -> dict[str, str | None]:
    """Title and description, and nothing of the run: no date, no program."""
    words = sheet.words
    if ending == "svg":
        return {"Title": words.title, "Description": words.alt, "Date": None, "Creator": None}
    if ending == "png":
        return {"Title": words.title, "Description": words.alt, "Software": None}
    return {"Title": words.title, "Subject": words.alt, "CreationDate": None, "Creator": None, "Producer": None}


def as_bytes(sheet: Sheet, ending: str) -> bytes:
    """The file's content in one of the formats svg, png (300 dpi) and pdf."""
    buffer = io.BytesIO()
    with style.project_style():
        sheet.savefig(
            buffer, format=ending, dpi=style.DPI, metadata=_metadata(sheet, ending), **FORMAT_OPTIONS.get(ending, {})
        )
    if ending == "svg":
        return with_letters(buffer.getvalue().decode("utf-8")).encode("utf-8")
    return buffer.getvalue()


def save(sheet: Sheet, folder: Path, name: str, endings: tuple[str, ...]) -> None:
    """Write a figure below a folder in the given formats."""
    for ending in endings:
        write_bytes(folder / f"{name}.{ending}", as_bytes(sheet, ending))


def save_values(shown: Shown, path: Path) -> None:
    """Write what a figure shows as CSV; a value that is not known is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([shown.columns, *([_cell(value) for value in row] for row in shown.rows)])
    write_text(path, buffer.getvalue())


def _cell(value: Any) -> Any:
    """A value as it stands in a cell: shares with six digits, so that every machine writes the same."""
    value = value.item() if hasattr(value, "item") else value
    return f"{value:.6g}" if isinstance(value, float) else value
