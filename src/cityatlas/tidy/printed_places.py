"""Numbers that two places of the documents print (data/raw/reference/printed_places.csv), each guarded by its words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import LAST_LINE
from cityatlas.core.numbers import parse_whole
from cityatlas.core.project import REFERENCE, shown
from cityatlas.core.registers import matching, one_of, read_checked_rows, some_text, whole
from cityatlas.core.rows import Row
from cityatlas.core.vocabulary import terms
from cityatlas.documents.text import Document, fold

PRINTED_PLACES_FILE = REFERENCE / "printed_places.csv"


def read_printed_places(path: Path = PRINTED_PLACES_FILE) -> list[tuple[int, dict[str, str]]]:
    """The register's rows with their lines in the file. InputError where a number or a line is none."""
    checks = {
        "statistic": one_of(("printed_number", "printed_share")),
        "group": matching("[a-z0-9_]+", "a key such as small_towns"),
        "count": whole(1),
        "document": one_of(terms("document")),
        "line": whole(1, LAST_LINE),
        "printed": some_text,
    }
    rows = read_checked_rows(path, checks, ("group", "document", "line"))
    return [(at, row | {c: str(parse_whole(row[c])) for c in ("count", "line")}) for at, row in rows]


def check_places(
    rows: list[tuple[int, dict[str, str]]], texts: Mapping[str, Document], changed: frozenset[str]
) -> None:
    """Check that each number's words stand in its line; documents that are absent or changed are left out."""
    errors = []
    for line, row in rows:
        doc = texts.get(row["document"])
        if doc is None or row["document"] in changed:
            continue
        number = int(row["line"])
        there = number <= len(doc.lines) and fold(row["printed"]) in fold(doc.line(number))
        if not there:
            where = shown(PRINTED_PLACES_FILE)
            problem = f"{row['printed']!r} does not stand in line {number} of {row['document']}"
            errors.append(InputError(problem, file=where, line=line))
    raise_all(errors)


def printed_place_counts(texts: Mapping[str, Document], changed: frozenset[str]) -> list[Row]:
    """The numbers as rows of printed_counts, checked against the documents that are present."""
    rows = read_printed_places()
    check_places(rows, texts, changed)
    return [
        {"statistic": row["statistic"], "group": row["group"], "document": row["document"], "lines": row["line"]}
        | dict.fromkeys(("count", "low", "high"), int(row["count"]))
        for _, row in rows
    ]
