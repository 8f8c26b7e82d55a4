"""Guarded corrections (data/raw/corrections.yaml): what is read otherwise than it stands there, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import RAW, load_yaml, shown
from cityatlas.documents.text import Document, fold

CORRECTIONS_FILE = RAW / "corrections.yaml"
_REQUIRED = {"id", "kind", "reason_de", "reason_en", "date"}
_OPTIONAL = {"claim_ids"}
_OPTIONAL_OF = {"city_name": set(), "code": {"lines", "strength", "dependent"}}
_KINDS = {
    "city_name": {"document", "lines", "printed", "corrected", "guard"},
    "code": {"city", "variable", "value", "guard", "objector"},
}


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
    """All corrections; InputError where an entry is of an unknown kind or misses a field."""
    content = load_yaml(path) or {}
    entries = content.get("corrections") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise InputError("the list 'corrections' is missing", file=shown(path))
    result = []
    for position, entry in enumerate(entries, 1):
        name = entry.get("id", f"entry {position}") if isinstance(entry, dict) else f"entry {position}"
        kind = entry.get("kind") if isinstance(entry, dict) else None
        if kind not in _KINDS:
            raise InputError(f"{name}: the kind {kind!r} is unknown", file=shown(path), expected=" or ".join(_KINDS))
        expected = _REQUIRED | _KINDS[kind]
        given = set(entry) - _OPTIONAL - _OPTIONAL_OF[kind]
        if given != expected:
            wrong = ", ".join(sorted(given ^ expected))
            raise InputError(
                f"{name}: missing or unknown: {wrong}", file=shown(path), expected=", ".join(sorted(expected))
            )
        values: dict[str, Any] = {k: str(entry[k]) for k in _KINDS[kind]}
        values |= {k: entry[k] if k == "dependent" else str(entry[k]) for k in _OPTIONAL_OF[kind] & set(entry)}
        claims = tuple(map(str, entry.get("claim_ids") or ()))
        texts = (entry["reason_de"], entry["reason_en"], str(entry["date"]))
        result.append(Correction(str(name), kind, values, *texts, claims))
    return result


def city_names(corrections: list[Correction], doc: Document, strict: bool = True) -> dict[str, str]:
    """Spellings of cities that a document uses -> the tables' names, each after its guard has been checked.

    ``strict`` is False for a document whose checksum is not the registered one: its lines may have moved, so the
    guard need only stand somewhere in the text. InputError where a guard fails.
    """
    names = {}
    for c in corrections:
        if c.kind != "city_name" or c.values["document"] != doc.name:
            continue
        guard = fold(c.values["guard"])
        try:
            numbers = parse_lines(c.values["lines"])
        except ValueError:
            raise InputError(f"{c.id}: bad lines {c.values['lines']!r}", file=shown(CORRECTIONS_FILE)) from None
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
