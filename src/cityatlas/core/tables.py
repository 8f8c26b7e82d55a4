"""The tables' contract (workflow/schemas/tables.yaml): reading, checking and writing CSV by it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, overload

from cityatlas.core.coded_columns import coded_columns
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import read_rows, write_text
from cityatlas.core.folding import composed
from cityatlas.core.language import say
from cityatlas.core.project import RAW, SCHEMAS, load_yaml, shown
from cityatlas.core.published import refuse_changed
from cityatlas.core.relations import Relation, relations
from cityatlas.core.rows import (
    AgreementRow,
    CityRow,
    CodeRow,
    ProjectRow,
    Row,
    StatisticRow,
)

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the start of a formula."""
_SIGNS = frozenset(FORMULA)
_STARTS_FORMULA = re.compile(r"""^(?='*[=+\-@])|(?:(?<=;)|(?<=; ))(?=["']*[=+\-@])""")
"""Where a cell would start with a formula: at the text's start, or behind a semicolon where a spreadsheet parts it."""
_QUOTED_FORMULA = re.compile(r"""^'(?='*[=+\-@])|(?:(?<=;)|(?<=; ))'(?=["']*[=+\-@])""")
_INTEGER = re.compile(r"-?[0-9]{1,15}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,20})?(?:e[+-][0-9]{2})?")
"""How ``to_text`` writes numbers; what a person writes otherwise is not guessed at in the pipeline's own tables."""
_BROUGHT = {
    "field_matrix": ", with the study's field matrix in data/raw/matrix",
    "pdf": ", with the report's PDF in data/raw/documents",
}
"""Where lies what an optional table rests on."""
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

    def title(self, language: str) -> str:
        """The column's title in German (``de``) or English (``en``)."""
        return say(language, self.de, self.en)


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
    steps: tuple[str, ...] = ()
    rests_on: str = ""
    references: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        """Column names in their order."""
        return [f.name for f in self.fields]

    @property
    def relations(self) -> list[Relation]:
        """Which of its columns point to rows of another table, or of itself."""
        return relations(self.references)

    def title(self, language: str) -> str:
        """The table's title in German (``de``) or English (``en``)."""
        return say(language, self.de, self.en)


def _field(spec: dict[str, Any]) -> Field:
    """A column of the contract. ``enum_ids`` names a list below data/raw whose ids may stand there too, and first."""
    rest = {key: value for key, value in spec.items() if key not in ("enum", "enum_ids")}
    ids = _ids(RAW / spec["enum_ids"]) if "enum_ids" in spec else ()
    return Field(**rest, enum=(*ids, *spec.get("enum", ())))


def _ids(path: Path) -> list[str]:
    """The ids of a list of entries; none where it cannot be read, which the list's own reader tells better."""
    try:
        listed = load_yaml(path)
    except InputError:
        return []
    entries = listed if isinstance(listed, list) else []
    return [str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry]


@cache
def tables() -> dict[str, Table]:
    """All tables of tables.yaml by name. ``codebook`` names a file whose variables are columns after their own."""
    result = {}
    for name, spec in load_yaml(SCHEMAS / "tables.yaml")["tables"].items():
        own = coded_columns(RAW / spec.pop("codebook")) if "codebook" in spec else []
        fields = tuple(_field(f) for f in [*spec["fields"], *own])
        if Path(spec["path"]).name != spec["path"]:
            raise InputError(f"the path {spec['path']!r} of {name} is no plain file name", file=SCHEMAS / "tables.yaml")
        options: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in spec.items() if k != "fields"}
        result[name] = Table(name=name, fields=fields, **options)
    return result


def fact_tables() -> list[Table]:
    """The tables that extraction writes, which are also the facts snapshot."""
    return [t for t in tables().values() if t.stage == "facts" or t.facts]


def product_tables() -> list[Table]:
    """The tables published to data/processed."""
    return [t for t in tables().values() if t.stage == "product"]


def optional_tables(*rests_on: str) -> list[Table]:
    """The tables published only where a user brought what they rest on: all, or those of what is named."""
    return [t for t in tables().values() if t.stage == "optional" and (not rests_on or t.rests_on in rests_on)]


def published_tables(folder: Path) -> list[Table]:
    """The tables that a folder of products holds: all of ``product_tables``, and the optional ones that lie there."""
    return product_tables() + [t for t in optional_tables() if (folder / t.path).is_file()]


def has_optional(folder: Path) -> bool:
    """Whether the products in a folder rest on a field matrix too, so that optional keys of vocabularies are in use."""
    return any((folder / t.path).is_file() for t in optional_tables("field_matrix"))


def to_text(value: Any, spec: Field) -> str:
    """A cell's text: empty for missing, ``true``/``false``, fixed decimals where the column has them.

    What a spreadsheet would take for a formula, whether it parts cells at commas, tabs or semicolons, gets an
    apostrophe before it; ``from_text`` takes it off again.
    """
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
    text = composed(str(value))
    text = text.strip() if text.isprintable() else _CONTROL.sub(" ", text).strip()
    return _STARTS_FORMULA.sub("'", text) if _SIGNS & set(text) else text


def texts(rows: Sequence[Mapping[str, Any]], spec: Field) -> list[str]:
    """A column's cells as texts, in the order of the rows; texts that repeat are made once."""
    values = [row.get(spec.name) for row in rows]
    made = {value: to_text(value, spec) for value in {v for v in values if type(v) is str}}
    return [made[v] if type(v) is str else to_text(v, spec) for v in values]


def from_text(text: str, spec: Field) -> Any:
    """The value of a cell's text; None for empty. Raises ValueError where the type does not fit."""
    if text == "":
        return "" if spec.type == "string" else None
    if spec.type == "integer" or spec.type == "number":
        if not (_INTEGER if spec.type == "integer" else _NUMBER).fullmatch(text):
            raise ValueError(text)
        return int(text) if spec.type == "integer" else float(text)
    if spec.type == "boolean":
        if text not in BOOLEANS:
            raise ValueError(text)
        return BOOLEANS[text]
    return _QUOTED_FORMULA.sub("", text) if "'" in text else text


def _sort_column(rows: Sequence[Mapping[str, Any]], name: str, descending: bool) -> list[tuple[bool, Any]]:
    parts: list[tuple[bool, Any]] = []
    for row in rows:
        value = row.get(name)
        if value is None or value != value:
            parts.append((True, ""))
        elif isinstance(value, bool):
            parts.append((False, -value if descending else int(value)))
        else:
            parts.append((False, -value if descending else value))
    return parts


def dump_csv(name: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as CSV text: the table's columns, sorted, LF, UTF-8, quoted only where needed."""
    table = tables()[name]
    rows = list(rows)
    keys = list(zip(*(_sort_column(rows, c, c in table.descending) for c in table.sort), strict=True))
    if keys:
        rows = [rows[i] for i in sorted(range(len(rows)), key=keys.__getitem__)]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(zip(*(texts(rows, f) for f in table.fields), strict=True))
    return buffer.getvalue()


def write_table(folder: Path, name: str, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write a table by its contract into a folder and return its path."""
    path = folder / tables()[name].path
    write_text(path, dump_csv(name, rows))
    return path


@overload
def read_table(folder: Path, name: Literal["cities"]) -> list[CityRow]: ...
@overload
def read_table(folder: Path, name: Literal["projects"]) -> list[ProjectRow]: ...
@overload
def read_table(folder: Path, name: Literal["codes"]) -> list[CodeRow]: ...
@overload
def read_table(folder: Path, name: Literal["agreement"]) -> list[AgreementRow]: ...
@overload
def read_table(folder: Path, name: Literal["statistics"]) -> list[StatisticRow]: ...
@overload
def read_table(folder: Path, name: str) -> list[Any]: ...
def read_table(folder: Path, name: str) -> list[Any]:
    """A table's rows with typed values.

    InputError where no run has made it yet, where it was changed after it was published, or with the line of a broken
    cell.
    """
    table = tables()[name]
    path = folder / table.path
    if not path.is_file() and table.stage in ("product", "optional"):
        brought = _BROUGHT.get(table.rests_on, "")
        action = f"run snakemake first{brought}, which makes it"
        raise InputError("the table is missing", file=shown(path), action=action)
    refuse_changed(path)
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


def _breach(text: str, spec: Field, allowed: set[str] | frozenset[str]) -> tuple[str, str] | None:
    """What is wrong with a cell's text, and what was expected; None where nothing is."""
    if spec.required and text == "":
        return f"the column {spec.name!r} is empty", "a value"
    values = text.split(spec.list) if spec.list and text else [text]
    if text and allowed and not allowed.issuperset(values):
        bad = ", ".join(v for v in values if v not in allowed)
        return f"{bad!r} in {spec.name!r}", "one of " + ", ".join(sorted(allowed))
    if text and spec.pattern and not re.fullmatch(spec.pattern, text):
        return f"{text!r} in {spec.name!r}", f"the form {spec.pattern}"
    return None


def check_rows(name: str, rows: Sequence[Mapping[str, Any]], known: Mapping[str, set[Any]] | None = None) -> None:
    """Check rows against the contract: required cells, enums, patterns, vocabularies, unique keys, references.

    ``known`` maps a relation's target to the values it may point to. Raises InputError naming each breach.
    Each column is looked at by its different texts: a large table repeats the same few.
    """
    from cityatlas.core.vocabulary import keys

    table = tables()[name]
    found: list[tuple[int, str, str | None]] = []
    identities = [tuple(row.get(k) for k in table.key) for row in rows]
    if len(set(identities)) < len(rows):
        seen: set[tuple] = set()
        for i, identity in enumerate(identities):
            if identity in seen:
                found.append((i, "the key stands twice", None))
            seen.add(identity)
    for spec in table.fields:
        cells = texts(rows, spec)
        allowed = set(spec.enum) or (keys(spec.vocabulary) if spec.vocabulary else set())
        wrong = {text: breach for text in set(cells) if (breach := _breach(text, spec, allowed))}
        if wrong:
            found += [(i, *wrong[text]) for i, text in enumerate(cells) if text in wrong]
    for relation in table.relations:
        if known and relation.target in known:
            allowed_values, columns = known[relation.target] | {None}, ", ".join(relation.columns)
            unknown = ((i, v) for i, row in enumerate(rows) if (v := relation.value(row)) not in allowed_values)
            found += [(i, f"{value!r} in {columns!r}", f"a value of {relation.target}") for i, value in unknown]
    raise_all(
        [
            InputError(problem, file=f"{table.path}, row {'/'.join(map(str, identities[i]))}", expected=expected)
            for i, problem, expected in sorted(found, key=lambda f: f[0])
        ]
    )
