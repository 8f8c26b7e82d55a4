"""The tables' contract (workflow/schemas/tables.yaml): reading, checking and writing CSV by it."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cityatlas.errors import InputError, raise_all
from cityatlas.project import SCHEMAS, load_yaml

Row = dict[str, Any]
BOOLEANS = {"true": True, "false": False}


@dataclass(frozen=True)
class Field:
    """One column: name, type (string, integer, number, boolean), titles, unit and constraints."""

    name: str
    type: str
    de: str
    en: str
    unit: str = ""
    decimals: int | None = None
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    vocabulary: str = ""
    list: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """One table: where it lies, what a row is keyed and sorted by, and its columns in order."""

    name: str
    path: str
    stage: str
    de: str
    en: str
    key: tuple[str, ...]
    sort: tuple[str, ...]
    fields: tuple[Field, ...]
    descending: tuple[str, ...] = ()
    facts: bool = False
    references: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        """Column names in their order."""
        return [f.name for f in self.fields]


@cache
def tables() -> dict[str, Table]:
    """All tables of tables.yaml by name."""
    result = {}
    for name, spec in load_yaml(SCHEMAS / "tables.yaml")["tables"].items():
        fields = tuple(Field(**{**f, "enum": tuple(f.get("enum", ()))}) for f in spec["fields"])
        options = {k: tuple(v) if isinstance(v, list) else v for k, v in spec.items() if k != "fields"}
        result[name] = Table(name=name, fields=fields, **options)
    return result


def fact_tables() -> list[Table]:
    """The tables that extraction writes, which are also the facts snapshot."""
    return [t for t in tables().values() if t.stage == "facts" or t.facts]


def product_tables() -> list[Table]:
    """The tables published to data/processed."""
    return [t for t in tables().values() if t.stage == "product"]


def to_text(value: Any, spec: Field) -> str:
    """A cell's text: empty for missing, ``true``/``false``, fixed decimals where the column has them."""
    if value is None or value != value or value == "":
        return ""
    if spec.type == "boolean":
        return "true" if value else "false"
    if spec.type == "integer":
        return str(int(value))
    if spec.type == "number":
        if spec.decimals is None:
            return f"{value:g}" if value != int(value) else str(int(value))
        return f"{value:.{spec.decimals}f}"
    return re.sub(r"[\x00-\x1f\x7f]+", " ", str(value)).strip()


def from_text(text: str, spec: Field) -> Any:
    """The value of a cell's text; None for empty. Raises ValueError where the type does not fit."""
    if text == "":
        return "" if spec.type == "string" else None
    if spec.type == "integer":
        return int(text)
    if spec.type == "number":
        return float(text)
    if spec.type == "boolean":
        if text not in BOOLEANS:
            raise ValueError(text)
        return BOOLEANS[text]
    return text


def _sort_key(table: Table) -> Any:
    def key(row: Mapping[str, Any]) -> tuple:
        parts = []
        for name in table.sort:
            value = row.get(name)
            missing = value is None or value != value
            if isinstance(value, bool):
                value = int(value)
            if name in table.descending and not missing:
                value = -value
            parts.append((missing, "" if missing else value))
        return tuple(parts)

    return key


def dump_csv(name: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as CSV text: the table's columns, sorted, LF, UTF-8, quoted only where needed."""
    table = tables()[name]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    for row in sorted(rows, key=_sort_key(table)):
        writer.writerow([to_text(row.get(f.name), f) for f in table.fields])
    return buffer.getvalue()


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all (a temporary file beside it, then a rename)."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write bytes whole or not at all; the temporary file does not outlive a failure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise InputError(
            f"could not be written ({error.strerror})",
            file=path,
            action="check free space, size limits and the folder's permissions, then run again",
        ) from None


def write_table(folder: Path, name: str, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write a table by its contract into a folder and return its path."""
    path = folder / tables()[name].path
    write_text(path, dump_csv(name, rows))
    return path


def read_rows(path: Path, columns: Iterable[str] | None = None) -> list[tuple[int, dict[str, str]]]:
    """Rows of a CSV as (line in the file, cells as text); InputError where it cannot be read or a column is missing."""
    text = read_utf8(path)
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


def read_table(folder: Path, name: str) -> list[Row]:
    """A table's rows with typed values; InputError with file and line where a cell breaks the contract."""
    table = tables()[name]
    path = folder / table.path
    rows = []
    errors: list[InputError] = []
    for line, cells in read_rows(path, table.columns):
        row: Row = {}
        for spec in table.fields:
            try:
                row[spec.name] = from_text(cells[spec.name], spec)
            except ValueError:
                errors.append(
                    InputError(
                        f"{cells[spec.name]!r} in column {spec.name!r}", file=path, line=line, expected=f"{spec.type}"
                    )
                )
        rows.append(row)
    raise_all(errors)
    return rows


def check_rows(name: str, rows: list[Row], known: Mapping[str, set[Any]] | None = None) -> None:
    """Check rows against the contract: required cells, enums, patterns, vocabularies, unique keys, references.

    ``known`` maps ``table.column`` to the values a reference may point to. Raises InputError naming each breach.
    """
    from cityatlas.vocabulary import keys

    table = tables()[name]
    errors: list[InputError] = []
    seen: set[tuple] = set()
    for row in rows:
        at = f"{table.path}, row {'/'.join(str(row.get(k)) for k in table.key)}"
        key = tuple(row.get(k) for k in table.key)
        if key in seen:
            errors.append(InputError("the key stands twice", file=at))
        seen.add(key)
        for spec in table.fields:
            text = to_text(row.get(spec.name), spec)
            values = text.split(spec.list) if spec.list and text else [text]
            allowed = set(spec.enum) or (keys(spec.vocabulary) if spec.vocabulary else set())
            if spec.required and text == "":
                errors.append(InputError(f"the column {spec.name!r} is empty", file=at, expected="a value"))
            elif text and allowed and not allowed.issuperset(values):
                bad = ", ".join(v for v in values if v not in allowed)
                errors.append(
                    InputError(f"{bad!r} in {spec.name!r}", file=at, expected="one of " + ", ".join(sorted(allowed)))
                )
            elif text and spec.pattern and not re.fullmatch(spec.pattern, text):
                errors.append(InputError(f"{text!r} in {spec.name!r}", file=at, expected=f"the form {spec.pattern}"))
        for column, target in table.references.items():
            if known and target in known and row.get(column) not in known[target]:
                errors.append(
                    InputError(f"{row.get(column)!r} in {column!r}", file=at, expected=f"a value of {target}")
                )
    raise_all(errors)
