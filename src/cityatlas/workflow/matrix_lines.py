"""What a run says of the field matrix: that it stands on one, or that the last products did and this one does not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cityatlas.core.project import PROCESSED
from cityatlas.core.tables import tables


def matrix_lines(files: Sequence[str], folder: Path = PROCESSED) -> list[str]:
    """A line where there is something to say. ``files``: the matrix, if any; ``folder``: the last run's products."""
    if files:
        return [f"With the study's field matrix ({files[0]})"]
    if (folder / tables()["field_agreement"].path).is_file():
        return ["Dropped, for there is no field matrix any more: what rested on it"]
    return []
