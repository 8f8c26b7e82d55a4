"""The cells of a CSV text with their lines; what is broken is told in one message, and no row is lost on the way."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from cityatlas.core.errors import InputError

LONGEST_CELL = 100_000
"""Characters of a cell; more is a damage (the csv module stops a little above)."""
LineCells = tuple[int, list[str]]
"""A row's line in the file, and its cells."""
_BREAK = re.compile(r"\r\n|\r|\n")


def line_at(text: str, position: int) -> int:
    """The number of the line that a position of a text lies in, counted from 1."""
    return len(_BREAK.findall(text, 0, position)) + 1


def parse_csv(text: str, file: str, delimiter: str = ",", line: int = 1) -> Iterator[LineCells]:
    """The rows of a CSV text, the header among them, each with the line it begins in; empty lines come as no cells.

    ``file`` and ``line`` (of the text's first line) are for messages. InputError for NUL characters, quotation marks
    that do not fit together, a cell longer than ``LONGEST_CELL`` and a cell that has swallowed rows.
    """
    _check_characters(text, file, delimiter, line)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    width = 0
    while True:
        first = line + reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise (
                _too_long(file, first)
                if "limit" in str(error)
                else InputError(f"the row cannot be read ({error})", file=file, line=first)
            ) from None
        if cells is None:
            return
        width = width or len(cells)
        _check_cells(cells, width, delimiter, file, first)
        yield first, cells


def _too_long(file: str, line: int) -> InputError:
    return InputError(
        "a cell is longer than any cell can be",
        file=file,
        line=line,
        expected=f"at most {LONGEST_CELL:,} characters",
        action="look for a quotation mark that is never closed, or a text pasted into the wrong place",
    )


def _check_cells(cells: list[str], width: int, delimiter: str, file: str, line: int) -> None:
    """Refuse a cell that is too long, or that holds a whole row because its quotation mark was closed too late."""
    for cell in cells:
        if len(cell) > LONGEST_CELL:
            raise _too_long(file, line)
        if width > 2 and any(part.count(delimiter) >= width - 1 for part in _BREAK.split(cell)[1:]):
            raise InputError(
                "a cell holds whole rows of the table",
                file=file,
                line=line,
                expected="a quotation mark at the end of the cell",
                action="close the quotation mark where the cell ends, or delete the one that opens it",
            )


def _check_characters(text: str, file: str, delimiter: str, line: int) -> None:
    at = text.find("\0")
    if at >= 0:
        raise InputError(
            "the file holds a NUL character: it is damaged, or no plain text",
            file=file,
            line=line + line_at(text, at) - 1,
            action="save it again as CSV in UTF-8",
        )
    stray = _misplaced_quote(text, delimiter) if '"' in text else None
    if stray is not None:
        raise InputError(
            "the quotation marks of a cell do not fit together",
            file=file,
            line=line + line_at(text, stray) - 1,
            expected='a cell without any, or one in "..." with each mark inside it doubled',
            action="delete the stray mark, or close the one that is open",
        )


def _misplaced_quote(text: str, delimiter: str) -> int | None:
    """Where a cell begins whose quotation marks do not fit together; None where all do."""
    part = re.escape(delimiter)
    cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"|[^"{part}\r\n]*+)'
    whole = re.match(rf"(?:{cell}(?:{part}|\r\n|\r|\n))*+", text)
    end = whole.end() if whole else 0
    return None if re.compile(cell).fullmatch(text, end) else end


def check_header(header: list[str], wanted: list[str], file: str, line: int) -> None:
    """Refuse a header that lacks a wanted column, or has a name twice."""
    twice = [name for name, times in Counter(header).items() if times > 1 and name]
    if twice:
        raise InputError(
            f"the column {twice[0]!r} stands twice", file=file, line=line, expected="each column once, in one header"
        )
    missing = [c for c in wanted if c not in header]
    if missing:
        raise InputError(
            f"the column {missing[0]!r} is missing",
            file=file,
            line=line,
            expected=f"the columns {', '.join(wanted)}",
        )


def unfit_row(cells: list[str], header: list[str], file: str, line: int) -> InputError | None:
    """What is wrong with a row beside its header: another number of cells, or the header once more; None if nothing."""
    if cells == header:
        return InputError("the header stands again", file=file, line=line, expected="one header, in the first line")
    if len(cells) == len(header):
        return None
    return InputError(
        "a row has another number of cells than the header",
        file=file,
        line=line,
        expected=f"{len(header)} cells, not {len(cells)}",
    )


def no_rows(file: str) -> InputError:
    """The message on a table that is empty where rows are needed."""
    return InputError("the table has no rows", file=file, expected="rows below the header")
