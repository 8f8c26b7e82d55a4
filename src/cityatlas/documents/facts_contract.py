"""What the facts snapshot must hold: the contract's values, facts that fit together, and every row that was extracted.

A value may be changed by hand, at one's own risk; a row that got lost would change the results without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import read_rows, write_text
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import shown
from cityatlas.core.rows import Row, Tables
from cityatlas.core.tables import Table, check_rows, fact_tables

ROWS_FILE = "rows.csv"
"""How many rows each table of the snapshot has, written with it."""
ABOVE_ZERO = (
    *("line", "line_start", "line_end", "caption_line", "atlas_page"),
    *("position", "number", "population", "area_km2"),
)
ORDERED = (("line_start", "line_end"), ("low", "high"), ("low", "count"), ("count", "high"))
"""Columns of which the first is never above the second."""


def write_row_counts(folder: Path, facts: Tables) -> None:
    """Write how many rows each table has, beside the tables."""
    lines = [f"{t.path},{len(facts[t.name])}" for t in fact_tables()]
    write_text(folder / ROWS_FILE, "\n".join(["table,rows", *lines, ""]))


def check_snapshot(facts: Tables, folder: Path) -> None:
    """Check the snapshot of a folder. InputError naming each value that cannot be, and each table that lost rows."""
    cities = {row["city"] for row in facts["facts_cities"]}
    known = {"projects.project_id": {row["project_id"] for row in facts["facts_projects"]}, "cities.city": cities}
    errors = list(_lost_rows(facts, folder))
    for table in fact_tables():
        try:
            check_rows(table.name, facts[table.name], known)
        except InputError as error:
            errors += getattr(error, "errors", [error])
        for row in facts[table.name]:
            name = "/".join(str(row[c]) for c in table.key)
            problems = _problems(row, cities)
            errors += [InputError(p, file=f"{shown(folder / table.path)}, row {name}") for p in problems]
    raise_all(errors)


def _problems(row: Row, cities: set[str]) -> Iterator[str]:
    """What cannot be in a row of facts, whatever its table."""
    if row.get("city", "") not in cities and "city" in row:
        yield f"{row['city']!r} is no city of cities.csv"
    for column in ABOVE_ZERO:
        if row.get(column) is not None and row[column] <= 0:
            yield f"{row[column]!r} in {column!r} (expected: a number above zero)"
    for low, high in ORDERED:
        if row.get(low) is not None and row.get(high) is not None and row[low] > row[high]:
            yield f"{low} {row[low]} is above {high} {row[high]}"
    try:
        parse_lines(row.get("lines") or "1")
    except ValueError:
        yield f"{row['lines']!r} in 'lines' (expected: lines such as 408;416-418)"


def _lost_rows(facts: Tables, folder: Path) -> Iterator[InputError]:
    path = folder / ROWS_FILE
    extracted: dict[str, str] = {}
    for line, row in read_rows(path, ("table", "rows"), filled=True):
        if row["table"] in extracted:
            yield InputError(f"{row['table']} stands twice", file=shown(path), line=line)
        extracted[row["table"]] = row["rows"]
    for table in fact_tables():
        there, wanted = str(len(facts[table.name])), extracted.get(table.path)
        if there != wanted:
            yield _lost(table, folder, there, wanted or "no number for it")


def _lost(table: Table, folder: Path, there: str, wanted: str) -> InputError:
    return InputError(
        f"the table has {there} rows, {wanted} stands in {ROWS_FILE}",
        file=shown(folder / table.path),
        expected="the rows that were extracted from the documents, no more and no fewer",
        action="take the file from the repository again, or run make snapshot where the documents are",
    )
