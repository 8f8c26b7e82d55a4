"""``python -m cityatlas diff OLD NEW``: what changed between the products of two runs, each table by its key.

The folders may be of different versions of the project: tables are read as texts, and a column that only one of them
has is told as such.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from filecmp import cmp
from pathlib import Path

from cityatlas.core.command_line import STANDARD_OUTPUT, put_text
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import shown
from cityatlas.core.tables import Table, optional_tables, product_tables

Rows = dict[tuple[str, ...], dict[str, str]]
"""Rows as texts by key, in the file's order."""
DIFFERENCE_COLUMNS = ("table", "key", "change", "column", "old", "new")
LISTED = 20
"""Rows of a table that the console lists of each kind."""
LONGEST = 60
"""Characters of a cell that the console shows."""


@dataclass
class TableDifference:
    """What parts two versions of a table; ``changed``: by key the columns with their old and new text."""

    table: Table
    gone: list[tuple[str, ...]] = field(default_factory=list)
    added: list[tuple[str, ...]] = field(default_factory=list)
    changed: dict[tuple[str, ...], dict[str, tuple[str, str]]] = field(default_factory=dict)
    columns_gone: list[str] = field(default_factory=list)
    columns_added: list[str] = field(default_factory=list)

    def any(self) -> bool:
        """Whether there is a difference at all."""
        return any((self.gone, self.added, self.changed, self.columns_gone, self.columns_added))


def read_texts(path: Path, table: Table) -> tuple[list[str], Rows]:
    """Columns and rows of a table as texts. InputError where its key is not there, stands twice, or it is no CSV."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            listed = [{k: v or "" for k, v in row.items() if k is not None} for row in reader]
            columns = list(reader.fieldnames or [])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the table cannot be read ({str(error)[:80]})", file=shown(path)) from None
    missing = [name for name in table.key if name not in columns]
    if missing:
        raise InputError(f"the key column {missing[0]!r} is missing", file=shown(path), expected=", ".join(table.key))
    rows: Rows = {}
    for row in listed:
        key = tuple(row[name] for name in table.key)
        if key in rows:
            raise InputError(f"the key {' / '.join(key)} stands twice", file=shown(path))
        rows[key] = row
    return columns, rows


def compare_table(table: Table, old: Path, new: Path) -> TableDifference:
    """What parts the table in two folders; where one of them lacks it, all its rows are gone or added."""
    (old_columns, old_rows), (new_columns, new_rows) = (
        read_texts(folder / table.path, table) if (folder / table.path).is_file() else ([], {}) for folder in (old, new)
    )
    found = TableDifference(table)
    found.gone = [key for key in old_rows if key not in new_rows]
    found.added = [key for key in new_rows if key not in old_rows]
    if old_columns and new_columns:
        found.columns_gone = [c for c in old_columns if c not in new_columns]
        found.columns_added = [c for c in new_columns if c not in old_columns]
    shared = [c for c in old_columns if c in new_columns]
    for key in (k for k in old_rows if k in new_rows):
        cells = {c: (old_rows[key][c], new_rows[key][c]) for c in shared if old_rows[key][c] != new_rows[key][c]}
        if cells:
            found.changed[key] = cells
    return found


def compared_tables(old: Path, new: Path, names: Sequence[str] = ()) -> list[Table]:
    """The tables that either folder holds, or those named. InputError for a folder without tables or no such table."""
    known = {t.name: t for t in [*product_tables(), *optional_tables()]}
    raise_all([_no_folder(folder) for folder in (old, new) if not _holds_tables(folder, list(known.values()))])
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=3)
            action = f"perhaps {' or '.join(near)}" if near else None
            raise InputError(f"there is no table {name!r}", expected=", ".join(known), action=action)
    wanted = [known[name] for name in dict.fromkeys(names)] or list(known.values())
    return [t for t in wanted if any((folder / t.path).is_file() for folder in (old, new))]


def _holds_tables(folder: Path, known: Sequence[Table]) -> bool:
    return folder.is_dir() and any((folder / t.path).is_file() for t in known)


def _no_folder(folder: Path) -> InputError:
    problem = "the folder holds no table of a run" if folder.is_dir() else "there is no such folder"
    action = "copy data/processed before a run, then compare the copy with data/processed after it"
    return InputError(problem, file=shown(folder), expected="a folder such as data/processed", action=action)


def other_files(old: Path, new: Path) -> list[str]:
    """A line for each page, workbook or other file of the folders themselves that differs or is in one of them only."""
    lines = []
    names = [{p.name for p in folder.iterdir() if p.is_file() and p.suffix != ".csv"} for folder in (old, new)]
    for name in sorted(names[0] | names[1]):
        if name.startswith("."):
            continue
        if name not in names[1]:
            lines.append(f"{name}: only in {old}")
        elif name not in names[0]:
            lines.append(f"{name}: only in {new}")
        elif not cmp(old / name, new / name, shallow=False):
            lines.append(f"{name}: other content")
    return lines


def _short(text: str) -> str:
    return repr(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def _cells(cells: dict[str, tuple[str, str]]) -> str:
    return "; ".join(f"{column} {_short(old)} -> {_short(new)}" for column, (old, new) in cells.items())


def _limited(lines: list[str]) -> list[str]:
    more = [f"    … and {len(lines) - LISTED} more (all of them: -o FILE.csv)"] if len(lines) > LISTED else []
    return lines[:LISTED] + more


def table_lines(found: TableDifference) -> list[str]:
    """The difference of a table for the console; nothing where there is none."""
    if not found.any():
        return []
    counts = f"{len(found.changed)} changed, {len(found.added)} added, {len(found.gone)} gone"
    lines = [f"{found.table.name} ({', '.join(found.table.key)}): {counts}"]
    lines += [f"  column {name}: only in the old" for name in found.columns_gone]
    lines += [f"  column {name}: only in the new" for name in found.columns_added]
    lines += _limited([f"  {' / '.join(key)}: {_cells(cells)}" for key, cells in found.changed.items()])
    lines += _limited([f"  + {' / '.join(key)}" for key in found.added])
    return lines + _limited([f"  - {' / '.join(key)}" for key in found.gone])


def csv_text(found: Sequence[TableDifference]) -> str:
    """Every changed cell, added and gone row as CSV: table, key, change (changed, added, gone), column, old, new."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(DIFFERENCE_COLUMNS)
    for table in found:
        name = table.table.name
        for key, cells in table.changed.items():
            writer.writerows((name, " / ".join(key), "changed", c, old, new) for c, (old, new) in cells.items())
        writer.writerows((name, " / ".join(key), "added", "", "", "") for key in table.added)
        writer.writerows((name, " / ".join(key), "gone", "", "", "") for key in table.gone)
    return buffer.getvalue()


def run(old: Path, new: Path, names: Sequence[str] = (), output: str | None = None) -> None:
    """Print what changed between two folders of products, and write every change where an output is named."""
    found = [compare_table(table, old, new) for table in compared_tables(old, new, names)]
    lines = [line for table in found for line in table_lines(table)] + ([] if names else other_files(old, new))
    equal = sum(not table.any() for table in found)
    told = f"{equal} of {len(found)} tables are equal"
    if output != STANDARD_OUTPUT:
        print("\n".join([*lines, told]))
    if output:
        put_text(output, csv_text(found), told if output == STANDARD_OUTPUT else f"written to {output}")
