"""What a run says of what a user brought: that it stands on a field matrix, or that the last products had something of
it (or of the report's PDF) and this one does not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cityatlas.core.project import PROCESSED
from cityatlas.core.tables import optional_tables, tables


def matrix_lines(files: Sequence[str], folder: Path = PROCESSED) -> list[str]:
    """A line where there is something to say. ``files``: the matrix, if any; ``folder``: the last run's products."""
    if files:
        return [f"With the study's field matrix ({files[0]})"]
    if (folder / tables()["field_agreement"].path).is_file():
        return ["Dropped, for there is no field matrix any more: what rested on it"]
    return []


def dropped_pdf(files: Sequence[str], folder: Path = PROCESSED) -> list[str]:
    """A line where the last run's products had the report's PDF and this run has none. ``files``: the PDF, if any."""
    if files or not any((folder / t.path).is_file() for t in optional_tables("pdf")):
        return []
    return ["Dropped, for there is no PDF of the report any more: pdf_comparison.csv and picture_counts.csv"]
