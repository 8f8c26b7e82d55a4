"""A coding as it comes from a person: the page's export, a filled sheet of a spreadsheet, or a CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cityatlas.coding.coder_names import coder_id
from cityatlas.coding.codings import CODE_COLUMNS, PlacedRow, at_place
from cityatlas.coding.foreign_cells import MadeDate, understood
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import read_utf8
from cityatlas.core.folding import composed
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.project import shown

CODING_FORMAT, ADJUDICATION_FORMAT = "cityatlas-coding/1", "cityatlas-adjudication/1"
TRAINING_PART = "training"
SHEET_ENDINGS = (".xlsx", ".xlsm")
_TYPES: dict[str, type] = {"coder": str, "codebook_sha256": str, "document_sha256": str, "rows": list}


@dataclass(frozen=True)
class CodingFile:
    """A coding as read: who coded (``name`` as written, ``coder`` as an id), rows with their place, and its conditions.

    Checksums are empty where the file does not say them (CSV); ``between`` are the codings decided between, and
    ``decided`` the cells (city, variable) that were decided there.
    """

    file: str
    name: str
    rows: list[PlacedRow]
    codebook_sha256: str = ""
    document_sha256: str = ""
    part: str = "coding"
    training_cities: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    decided: tuple[tuple[str, str], ...] = ()
    unfinished: tuple[str, ...] = field(default=())
    blind: bool = False

    @property
    def coder(self) -> str:
        """The coder's id: the name, or where it cannot be one, the name in small letters and digits."""
        return coder_id(self.name)


def read_coding_file(path: Path, name: str | None = None) -> CodingFile:
    """A coding of any of the formats; ``name`` overrides who coded (default: what the file says, or its own name).

    InputError where the file cannot be read as what its ending says; the rows are not held against the codebook yet.
    """
    if not path.is_file():
        raise InputError("there is no such file", file=shown(path), expected="a coding (.json, .xlsx or .csv)")
    readers = {".json": _exported, ".csv": _csv, ".txt": _csv} | dict.fromkeys(SHEET_ENDINGS, _sheet)
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"the ending {path.suffix!r} is none of a coding",
            file=shown(path),
            expected=".json (exported by the page), .xlsx (the sheet) or .csv",
            action="save it as .xlsx or .csv",
        )
    return reader(path, name)


def _exported(path: Path, name: str | None) -> CodingFile:
    content, file = _json(path), shown(path)
    form = content.get("format")
    if form not in (CODING_FORMAT, ADJUDICATION_FORMAT):
        raise InputError(f"the format {form!r} is unknown", file=file, expected=f"{CODING_FORMAT}, as the page exports")
    for key, wanted in _TYPES.items():
        if not isinstance(content.get(key), wanted):
            raise InputError(f"{key!r} is missing or no {wanted.__name__}", file=file, expected="the page's export")
    rows = list(_json_rows(content["rows"], file))
    open_cells = content.get("unfinished") or []
    return CodingFile(
        file,
        name or str(content.get("name") or content["coder"]),
        rows,
        content["codebook_sha256"],
        content["document_sha256"],
        part=str(content.get("part", "coding")),
        training_cities=tuple(map(str, content.get("training_cities") or ())),
        between=tuple(map(str, content.get("between") or ())) if form == ADJUDICATION_FORMAT else (),
        decided=_decided(content, file) if form == ADJUDICATION_FORMAT else (),
        unfinished=tuple(f"{c.get('city', '')}: {c.get('variable', '')}" for c in open_cells if isinstance(c, dict)),
        blind=form == CODING_FORMAT,
    )


def _decided(content: dict[str, Any], file: str) -> tuple[tuple[str, str], ...]:
    """The cells that a third person decided; without them nothing could tell where a reason is due."""
    cells = content.get("decided")
    if not isinstance(cells, list) or any(not isinstance(c, list) or list(map(type, c)) != [str, str] for c in cells):
        raise InputError("'decided' is no list of [city, variable]", file=file, expected="the page's export")
    return tuple((city, variable) for city, variable in cells)


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(composed(read_utf8(path)))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise InputError("the file is no JSON", file=shown(path), line=line, expected="the page's export") from None
    if not isinstance(content, dict):
        raise InputError("the file is no export of a coding", file=shown(path), expected=CODING_FORMAT)
    return content


def _json_rows(rows: list[Any], file: str) -> Iterable[PlacedRow]:
    errors = []
    for number, row in enumerate(rows, 1):
        wrong = [c for c in CODE_COLUMNS if not isinstance(row, dict) or not isinstance(row.get(c), str)]
        if wrong:
            errors.append(at_place(f"{wrong[0]!r} is missing or no text", file, f"row {number}", ""))
    raise_all(errors)
    return [(f"row {number}", {c: row[c] for c in CODE_COLUMNS}) for number, row in enumerate(rows, 1)]


def _csv(path: Path, name: str | None) -> CodingFile:
    rows = read_foreign_csv(path, CODE_COLUMNS, filled=True)
    return CodingFile(shown(path), name or path.stem, _typed(rows, shown(path)))


def _sheet(path: Path, name: str | None) -> CodingFile:
    from cityatlas.coding.filled_sheet import read_filled_sheet

    rows, meta = read_filled_sheet(path)
    return CodingFile(
        shown(path),
        name or meta.get("coder") or path.stem,
        _typed(rows, shown(path)),
        meta.get("codebook_sha256", ""),
        meta.get("document_sha256", ""),
        blind=bool(meta),
    )


def _typed(rows: Iterable[PlacedRow], file: str) -> list[PlacedRow]:
    """The rows as they are meant, those left out where nothing was coded. InputError with every place at once."""
    errors, found = [], []
    for place, cells in rows:
        filled = [c for c in CODE_COLUMNS[2:] if cells[c] and c != "confidence"]
        if not filled:
            continue
        if not cells["value"]:
            problem = f"{cells['variable']} has no value, but {', '.join(filled)} is filled"
            errors.append(at_place(problem, file, place, cells["city"], "a value, or an empty row for 'not coded'"))
            continue
        try:
            found.append((place, understood(cells | {"confidence": cells["confidence"] or "sure"})))
        except MadeDate as made:
            problem = f"the lines of {cells['variable']} have become a date ({made})"
            errors.append(at_place(problem, file, place, cells["city"], "lines as text, such as 412-414 or 408;416"))
    raise_all(errors)
    return found
