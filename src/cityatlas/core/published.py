"""What was published: checksums of the tables, so that no later step believes a table that was changed afterwards.

A table in data/processed is a result and the input of later steps. Who edits it there, or saves it from a spreadsheet,
would have every product follow; corrections belong into data/raw.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_rows, write_text
from cityatlas.core.project import INTERIM, PROCESSED, shown

PUBLISHED_FILE = INTERIM / "published.csv"
"""Each published table's file and SHA-256, written by the publish step with the tables."""


def record_published(texts: Mapping[str, str]) -> None:
    """Write the checksums of the tables, by file name, beside the steps' tables."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("file", "sha256"))
    writer.writerows((name, hashlib.sha256(texts[name].encode("utf-8")).hexdigest()) for name in sorted(texts))
    write_text(PUBLISHED_FILE, buffer.getvalue())


@lru_cache(maxsize=8)
def _recorded(file: Path, changed: int) -> dict[str, str]:
    return {row["file"]: row["sha256"] for _, row in read_rows(file, ("file", "sha256"))}


def refuse_changed(path: Path) -> None:
    """InputError where a table in data/processed is not the one that the last run published.

    Tables elsewhere, and those of which no record is left, are taken as they are.
    """
    if not PUBLISHED_FILE.is_file() or path.parent.resolve() != PROCESSED.resolve() or not path.is_file():
        return
    wanted = _recorded(PUBLISHED_FILE, os.stat(PUBLISHED_FILE).st_mtime_ns).get(path.name)
    if wanted and hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
        raise InputError(
            "the table was changed after it was published",
            file=shown(path),
            expected="the table as the run wrote it (a spreadsheet that saves a CSV changes it, too)",
            action="move your copy elsewhere and run snakemake, which publishes the table anew; what is to be"
            " corrected goes into data/raw (docs/objections.md)",
        )
