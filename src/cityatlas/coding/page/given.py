"""Reading a coding that is to be adjudicated: a table in the form of data/raw/coding, or what the page exported."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityatlas.coding.codebook import variables
from cityatlas.coding.codings import CODE_COLUMNS
from cityatlas.coding.page.build import CODING
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import read_utf8
from cityatlas.core.folding import composed
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import shown
from cityatlas.core.rows import Row


@dataclass(frozen=True)
class Coding:
    """One coder's rows by city and variable; the checksums are empty where the file does not say them."""

    coder: str
    file: str
    rows: dict[tuple[str, str], Row]
    codebook_sha256: str = ""
    document_sha256: str = ""


def read_coding(path: Path, cities: Iterable[str]) -> Coding:
    """A coding from a CSV table or an exported JSON file. InputError (all at once) for what no cell could hold.

    What an exported file calls unfinished is no code of its coder, and is said on the console.
    """
    if path.suffix.lower() == ".csv":
        return Coding(path.stem, shown(path), _by_cell(read_foreign_csv(path, CODE_COLUMNS), path, set(cities)))
    content = _exported(path)
    rows = list(enumerate(content["rows"], 1))
    if content.get("unfinished"):
        print(f"{shown(path)}: {len(content['unfinished'])} unfinished cells of {content['coder']} are left out")
    return Coding(
        content["coder"],
        shown(path),
        _by_cell(rows, path, set(cities)),
        content["codebook_sha256"],
        content["document_sha256"],
    )


def _exported(path: Path) -> dict[str, Any]:
    """The content of an exported file. InputError where it is none, or one of the training."""
    expected = "a table such as data/raw/coding/coder_1.csv, or what the coding page exported (.json)"
    try:
        content = json.loads(composed(read_utf8(path)))
    except ValueError:
        raise InputError("the file is no JSON", file=shown(path), expected=expected) from None
    needed = {"coder": str, "codebook_sha256": str, "document_sha256": str, "rows": list}
    if not isinstance(content, dict) or content.get("format") != CODING:
        raise InputError("the file is no coding", file=shown(path), expected=expected)
    for key, kind in needed.items():
        if not isinstance(content.get(key), kind):
            raise InputError(f"the coding does not say its {key}", file=shown(path), expected=expected)
    if content.get("part") == "training":
        raise InputError("a training is compared, not adjudicated", file=shown(path), expected="part: coding")
    return content


def _by_cell(rows: Iterable[tuple[int, Any]], path: Path, cities: set[str]) -> dict[tuple[str, str], Row]:
    errors, result = [], {}
    for number, row in rows:
        problem = _problem(row, cities)
        cell = (row["city"], row["variable"]) if problem is None else None
        if problem or cell in result:
            city = str(row.get("city")) if isinstance(row, dict) else None
            errors.append(InputError(problem or "coded twice", file=shown(path), line=number, city=city))
        elif cell:
            result[cell] = {c: row[c] for c in CODE_COLUMNS}
    raise_all(errors)
    return result


def _problem(row: Any, cities: set[str]) -> str | None:
    """What of a row the page could not show, or None."""
    if not isinstance(row, dict) or not all(isinstance(row.get(c), str) for c in CODE_COLUMNS):
        return f"a row is not {', '.join(CODE_COLUMNS)} as texts"
    variable = variables().get(row["variable"])
    if row["city"] not in cities:
        return "the city has no profile"
    if variable is None:
        return f"the variable {row['variable']!r} is not in the codebook"
    if not variable.allows(row["value"]):
        return f"the value {row['value']!r} of {variable.name} is not allowed"
    try:
        parse_lines(row["lines"] or "1")
    except ValueError:
        return f"the lines {row['lines']!r} are not of the form 408;416-418"
    return None
