"""Reading and writing files: whole or not at all, UTF-8, one message where it fails."""

from __future__ import annotations

import csv
import glob
import io
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all (a temporary file beside it, then a rename)."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write bytes whole or not at all; the temporary file does not outlive a failure, nor one of a killed run."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
            left.unlink(missing_ok=True)
        temporary.write_bytes(content)
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise InputError(
            f"could not be written ({error.strerror})",
            file=path,
            action="check free space, size limits and the folder's permissions, then run again",
        ) from None


def as_on_disk(path: Path) -> Path:
    """A path in the spelling that the disk has, where it is there in another one only (decomposed, other blanks).

    Systems keep the names of files as they were written, and a path that stands in a text of ours is composed.
    """
    if path.exists() or path.parent == path:
        return path
    folder = as_on_disk(path.parent)
    try:
        alike = sorted(p.name for p in folder.iterdir() if composed(p.name) == composed(path.name))
    except OSError:
        alike = []
    return folder / (alike[0] if alike else path.name)


def read_rows(path: Path, columns: Iterable[str] | None = None) -> list[tuple[int, dict[str, str]]]:
    """Rows of a CSV as (line in the file, cells as text); InputError where it cannot be read or a column is missing."""
    text = composed(read_utf8(path))
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = reader.fieldnames or []
    missing = [c for c in columns or () if c not in header]
    if missing:
        raise InputError(
            f"the column {missing[0]!r} is missing",
            file=path,
            line=1,
            expected=f"the columns {', '.join(columns or ())}",
        )
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise InputError(
                "a row has another number of cells than the header",
                file=path,
                line=reader.line_num,
                expected=f"{len(header)} cells",
            )
        rows.append((reader.line_num, row))
    return rows


def read_utf8(path: Path) -> str:
    """A file's text, byte order mark dropped; InputError where it is missing or no UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise InputError(
            "the file is not UTF-8", file=path, line=line, expected="text in UTF-8", action="convert it to UTF-8"
        ) from None
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=path) from None
