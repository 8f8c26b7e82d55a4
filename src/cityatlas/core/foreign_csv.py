"""The one tolerant reader of CSV that people make: other delimiters and encodings are found and said.

Sheets of coders, places, codings and imports come from German Excel, LibreOffice, a Mac or an editor. What a person can
mean in one way only is understood; everything else is refused with its line. What the pipeline wrote itself is read by
``cityatlas.core.files.read_rows``, which forgives nothing.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from cityatlas.core.csv_text import LineCells, check_header, no_rows, parse_csv, unfit_row
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.foreign_text import decode_foreign
from cityatlas.core.project import shown

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SEP_LINE = re.compile(r'\A"?sep=(?P<sign>[^\r\n])"?[,;\t ]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
"""The first line by which Excel is told, and tells, the delimiter."""


def read_foreign_csv(
    path: Path, columns: Iterable[str], *, filled: bool = False, optional: Iterable[str] = ()
) -> list[tuple[int, dict[str, str]]]:
    """Rows of a CSV that people edit, as (line in the file, cells by column name), blanks at the ends of cells dropped.

    The delimiter (comma, semicolon, tab) and the encoding are found, and one line on the console says so where they are
    not the plain ones; it also names columns that are not among ``columns``, which come along. Names of columns are
    taken whatever their case and blanks; rows without any content are left out. ``filled``: refuse a table without
    rows; ``optional``: columns that may be missing. InputError (file, line) where one of the others is missing or one
    stands twice, a row has another number of cells than the header, quotation marks do not fit together, a cell is
    longer than any can be, or the file is no text.
    """
    file, wanted = shown(path), list(columns)
    text, encoding = decode_foreign(_content(path, file), file)
    text = composed(text)
    delimiter, start = _delimiter(text, wanted)
    first_line = 2 if start else 1
    rows = [(line, [c.strip() for c in cells]) for line, cells in parse_csv(text[start:], file, delimiter, first_line)]
    rows = [(line, cells) for line, cells in rows if any(cells)]
    if not rows:
        raise InputError("the file is empty", file=file, expected=f"the columns {', '.join(wanted)}")
    header = [_folded(name) for name in rows[0][1]]
    while header and not header[-1]:
        header.pop()
    check_header(header, wanted, file, rows[0][0])
    found = _by_column(rows[1:], header, file)
    if filled and not found:
        raise no_rows(file)
    _say(file, encoding, delimiter, [name for name in header if name not in {*wanted, *optional}])
    return found


def with_row(path: Path, cells: Mapping[str, str], needed: Iterable[str]) -> bytes:
    """A CSV that people edit with one more row: everything in it stays, and the row is written as the others are.

    Delimiter, order of columns and line ends are the file's own; it becomes UTF-8, with a byte order mark where it was
    anything but plain UTF-8, so that Excel reads it again. Cells without a column are left out; a file that is not
    there begins with their names. InputError where one of the ``needed`` columns is missing, or the file is no text.
    """
    file = shown(path)
    content = _content(path, file) if path.exists() else ",".join(cells).encode() + b"\n"
    text, encoding = decode_foreign(content, file)
    delimiter, start = _delimiter(text, list(cells))
    rows = (row for _, row in parse_csv(text[start:], file, delimiter) if any(cell.strip() for cell in row))
    header = [_folded(composed(name)) for name in next(rows, [])]
    check_header(header, list(needed), file, 2 if start else 1)
    line_end = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=line_end).writerow([cells.get(c, "") for c in header])
    plain = encoding == "UTF-8" and not content.startswith(codecs.BOM_UTF8)
    whole = text.rstrip("\r\n") + line_end + buffer.getvalue()
    return (b"" if plain else codecs.BOM_UTF8) + whole.encode("utf-8")


def _content(path: Path, file: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=file) from None


def _folded(name: str) -> str:
    """A column's name as the tables spell it: ``State Code`` is ``state_code``."""
    return re.sub(r"\s+", "_", name.strip().casefold())


def _delimiter(text: str, wanted: list[str]) -> tuple[str, int]:
    """What parts the cells, and where the table starts (behind Excel's ``sep=;``)."""
    told = _SEP_LINE.match(text)
    if told:
        return told["sign"], told.end()
    first = next((line for line in re.split(r"\r\n|\r|\n", text) if line.strip(' ,;\t"')), "")

    def fits(sign: str) -> tuple[int, int]:
        names = {_folded(part.strip().strip('"')) for part in first.split(sign)}
        return len(names.intersection(wanted)), first.count(sign)

    return max(DELIMITERS, key=fits), 0


def _by_column(rows: list[LineCells], header: list[str], file: str) -> list[tuple[int, dict[str, str]]]:
    """Rows with their cells by name. Empty cells beyond the header are Excel's and mean nothing."""
    rows = [(line, cells if any(cells[len(header) :]) else cells[: len(header)]) for line, cells in rows]
    errors = [unfit_row(_as_names(cells, header), header, file, line) for line, cells in rows]
    raise_all([error for error in errors if error])
    named = [i for i, name in enumerate(header) if name]
    for line, cells in rows:
        if len(named) < len(header) and any(cells[i] for i, name in enumerate(header) if not name):
            raise InputError("a cell stands in a column without a name", file=file, line=line)
    return [(line, {header[i]: cells[i] for i in named}) for line, cells in rows]


def _as_names(cells: list[str], header: list[str]) -> list[str]:
    """A row as names of columns where it begins as the header does, otherwise as it is."""
    begins = bool(cells) and cells[0].casefold() == header[0]
    return [_folded(cell) for cell in cells] if begins else cells


def _say(file: str, encoding: str, delimiter: str, unknown: list[str]) -> None:
    found = [] if encoding == "UTF-8" else [f"read as {encoding}"]
    if delimiter != ",":
        found.append(f"cells parted by {DELIMITERS.get(delimiter, repr(delimiter))}")
    unknown = [name for name in unknown if name]
    if unknown:
        found.append(f"not read: the columns {', '.join(unknown)}")
    if found:
        print(f"{file}: {'; '.join(found)}")
