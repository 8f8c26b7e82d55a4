"""Reading and writing files: whole or not at all, UTF-8, one message where it fails."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cityatlas.core.csv_text import check_header, no_rows, parse_csv, unfit_row
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.foreign_text import OTHER_FILES
from cityatlas.core.project import shown


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
    if os.path.exists(path):
        return path
    found = Path(path.anchor)
    for part in path.parts[len(found.parts) :]:  # a path of a user's can have thousands of them
        found = found / part if os.path.exists(found / part) else found / _alike(found, part)
    return found


def _alike(folder: Path, name: str) -> str:
    """The name of what lies in a folder in another spelling; the name itself where nothing does."""
    try:
        return min((p.name for p in folder.iterdir() if composed(p.name) == composed(name)), default=name)
    except OSError:
        return name


def read_rows(
    path: Path, columns: Iterable[str] | None = None, *, filled: bool = False
) -> list[tuple[int, dict[str, str]]]:
    """Rows of a CSV that the pipeline wrote, as (line in the file, cells as text), read strictly.

    ``filled``: refuse a table without rows. InputError (file, line) where it cannot be read, has no header, a column is
    missing or stands twice, a row is empty or has another number of cells than the header, quotation marks do not fit
    together, or a cell is longer than any can be. What people edit is read by ``core.foreign_csv``.
    """
    file, wanted = shown(path), list(columns or ())
    rows = parse_csv(composed(read_utf8(path)), file)
    line, header = next(rows, (1, []))
    check_header(header, wanted, file, line)
    if not any(header):
        raise InputError("the header is missing", file=file, line=1, expected="the names of the columns")
    found = list(rows)
    raise_all([error for line, cells in found if (error := unfit_row(cells, header, file, line))])
    if filled and not found:
        raise no_rows(file)
    return [(line, dict(zip(header, cells, strict=True))) for line, cells in found]


def read_utf8(path: Path) -> str:
    """A file's text, byte order mark dropped; InputError where it is missing or no UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_utf8(path, error) from None
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=shown(path)) from None


def _no_utf8(path: Path, error: UnicodeDecodeError) -> InputError:
    """What a file is that is no UTF-8: one of Office, or a text in another encoding."""
    content = path.read_bytes()
    other = next((what for start, what in OTHER_FILES.items() if content.startswith(start)), None)
    return InputError(
        f"the file is {other}, no text" if other else "the file is not UTF-8",
        file=shown(path),
        line=None if other else content[: error.start].count(b"\n") + 1,
        expected="text in UTF-8",
        action="save it as plain text with the encoding UTF-8 (the editor asks for it under 'Save as')",
    )
