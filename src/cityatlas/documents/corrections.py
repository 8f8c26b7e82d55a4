"""Guarded corrections (data/raw/corrections.yaml): what is read otherwise than it stands there, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import RAW, SCHEMAS, EntryLines, load_yaml, shown
from cityatlas.core.schemas import validate
from cityatlas.documents.text import Document, fold

CORRECTIONS_FILE = RAW / "corrections.yaml"
_COMMON = {"id", "kind", "reason_de", "reason_en", "date", "claim_ids"}


@dataclass(frozen=True)
class Correction:
    """One entry: its kind, the fields of that kind, the reason and the date."""

    id: str
    kind: str
    values: dict[str, Any]
    reason_de: str
    reason_en: str
    date: str
    claim_ids: tuple[str, ...] = ()
    """claims that the correction bears on"""


def read_corrections(path: Path = CORRECTIONS_FILE) -> list[Correction]:
    """All corrections; InputError for each breach of the schema, an id given twice, lines or a date that are none."""
    content = load_yaml(path)
    validate(content, SCHEMAS / "corrections.schema.yaml", path)
    entries: list[dict[str, Any]] = content["corrections"]
    ids = Counter(e["id"] for e in entries)
    found = [(n, f"{e['id']}: {b}") for n, e in enumerate(entries) for b in _breaches(e, ids)]
    lines = EntryLines(path)
    raise_all([InputError(text, file=shown(path), line=lines.of("corrections", n)) for n, text in found])
    return [_correction(entry) for entry in entries]


def _breaches(entry: dict[str, Any], ids: Counter[str]) -> Iterator[str]:
    """What is wrong with one entry beyond the schema."""
    if ids[entry["id"]] > 1:
        yield "the id stands twice"
    try:
        date.fromisoformat(entry["date"])
    except ValueError:
        yield f"there is no day {entry['date']}"
    try:
        parse_lines(str(entry.get("lines", 1)))
    except ValueError:
        yield f"the lines {entry['lines']!r} run backwards or are too many"


def _correction(entry: dict[str, Any]) -> Correction:
    values = {k: v if k == "dependent" else str(v) for k, v in entry.items() if k not in _COMMON}
    texts = (entry["reason_de"], entry["reason_en"], entry["date"])
    return Correction(entry["id"], entry["kind"], values, *texts, tuple(entry.get("claim_ids", ())))


def corrected_city_names(corrections: list[Correction], doc: Document, strict: bool = True) -> dict[str, str]:
    """Spellings of cities that a document uses -> the tables' names, each after its guard has been checked.

    ``strict`` is False for a document whose checksum is not the registered one: its lines may have moved, so the
    guard need only stand somewhere in the text. InputError where a guard fails.
    """
    names = {}
    for c in corrections:
        if c.kind != "city_name" or c.values["document"] != doc.name:
            continue
        guard = fold(c.values["guard"])
        numbers = parse_lines(c.values["lines"])
        if strict:
            failed = [n for n in numbers if n > len(doc.lines) or guard not in doc.folded[n - 1]]
        else:
            failed = [] if any(guard in text for text in doc.folded) else numbers
        if failed:
            raise InputError(
                f"the guard of correction {c.id!r} fails: {c.values['guard']!r} does not stand there",
                file=doc.file,
                line=failed[0],
                action="if the document was mended, remove the correction from data/raw/corrections.yaml",
            )
        names[fold(c.values["printed"])] = c.values["corrected"]
    return names
