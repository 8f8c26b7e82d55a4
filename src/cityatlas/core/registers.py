"""The registers that people keep as CSV (data/raw): each with its columns, and what a cell of a column may hold.

A register's values are closed as its columns are: a cell is looked at when it is read, and every breach is named at
once with its line. ``{"line": whole(1), "document": one_of(terms("document"))}`` says what two columns may hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.lines import parse_lines
from cityatlas.core.numbers import parse_number
from cityatlas.core.project import shown

CellCheck = Callable[[str], str]
"""What was expected instead of a cell's text; empty where the text will do."""


def read_checked_rows(
    path: Path, checks: Mapping[str, CellCheck], key: Sequence[str] = (), *, filled: bool = True
) -> list[tuple[int, dict[str, str]]]:
    """A register's rows as (line in the file, cells by column). ``key``: the columns that tell its rows apart.

    InputError (file, line, city where it has one) for each cell that its column's check does not take, for a key that
    stands twice, and for a register without rows unless ``filled`` is False.
    """
    rows = read_foreign_csv(path, list(checks), filled=filled)
    errors: list[InputError] = []
    file = shown(path)
    first: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        place = {"file": file, "city": row.get("city")}
        for column, check in checks.items():
            expected = check(row[column])
            if expected:
                problem = f"{row[column][:60]!r} in the column {column!r}"
                errors.append(InputError(problem, line=line, expected=expected, **place))
        identity = tuple(row[k] for k in key) or (str(line),)
        earlier = first.setdefault(identity, line)
        if earlier != line:
            errors.append(InputError(f"{'/'.join(identity)} stands twice (also in line {earlier})", line=line, **place))
    raise_all(errors)
    return [(line, {column: row[column] for column in checks}) for line, row in rows]


def any_text(text: str) -> str:
    """Takes every text, an empty one too."""
    return ""


def some_text(text: str) -> str:
    """Takes every text but an empty one."""
    return "" if text else "a text"


def one_of(values: Collection[str]) -> CellCheck:
    """Takes one of the values."""
    return lambda text: "" if text in values else "one of " + ", ".join(values)


def listed(check: CellCheck) -> CellCheck:
    """Takes an empty cell, or several texts joined by ``|``, each of which the check takes."""
    return lambda text: next((problem for part in text.split("|") if (problem := check(part))), "") if text else ""


def matching(pattern: str, form: str) -> CellCheck:
    """Takes what matches a pattern; ``form`` says it for people."""
    return lambda text: "" if re.fullmatch(pattern, text) else form


def optional(check: CellCheck) -> CellCheck:
    """Takes an empty cell, or what the check takes."""
    return lambda text: check(text) if text else ""


def whole(least: int, most: int = 10**12) -> CellCheck:
    """Takes a whole number between two others."""
    return _number(least, most, whole=True)


def small_number(least: float, most: float) -> CellCheck:
    """Takes a number without thousands, such as a coordinate, between two others."""
    return _number(least, most, whole=False)


def _number(least: float, most: float, whole: bool) -> CellCheck:
    kind = "a whole number" if whole else "a number"
    expected = f"{kind} between {least} and {most}"

    def check(text: str) -> str:
        try:
            if least <= parse_number(text, whole=whole, small=not whole) <= most:
                return ""
        except ValueError as error:
            return f"{expected} ({error})"
        return expected

    return check


def line_numbers(text: str) -> str:
    """Takes lines of a document, such as ``408;416-418``."""
    try:
        parse_lines(text)
    except ValueError:
        return "lines such as 408;416-418"
    return ""
