"""Figures as files: SVG, PNG and PDF with the same bytes on every run."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from cityatlas.core.files import write_bytes
from cityatlas.figures import style
from cityatlas.figures.sheet import Sheet

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
    return buffer.getvalue()


def save(sheet: Sheet, folder: Path, name: str, endings: tuple[str, ...]) -> None:
    """Write a figure below a folder in the given formats."""
    for ending in endings:
        write_bytes(folder / f"{name}.{ending}", as_bytes(sheet, ending))
