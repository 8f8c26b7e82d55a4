"""Bringing in a person's coding: its CSV and its entry in coders.yaml, both or neither."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cityatlas.coding.checking import checked_rows
from cityatlas.coding.codebook import codebook_checksum, variables
from cityatlas.coding.coder_names import checked_coder_id
from cityatlas.coding.coders import CODERS_FILE, CODING_FOLDER, CONSENSUS, Coder, consensus_of, read_coders
from cityatlas.coding.coding_file import TRAINING_PART, CodingFile, read_coding_file
from cityatlas.coding.codings import CODE_COLUMNS, missing_codes, read_coder
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import read_utf8, write_text
from cityatlas.core.project import shown
from cityatlas.core.rows import CodeRow
from cityatlas.documents.snapshot import study_cities

BLIND = ["chapter_4", "press", "claims", "other_coders", "consensus"]
"""What page and sheet hold back from who codes in them."""


def import_coding(
    path: Path, name: str | None = None, replace: bool = False, folder: Path = CODING_FOLDER
) -> list[str]:
    """Bring in one person's coding. Returns the lines that say what was written.

    InputError, and nothing written, where anything about it is wrong, or where that coder is there already and
    ``replace`` was not given.
    """
    coding = read_coding_file(path, name)
    if coding.between:
        raise InputError(
            "this is a decision between two codings", file=coding.file, action="import it with --as-consensus"
        )
    if coding.part == TRAINING_PART:
        raise InputError(
            "this is the training part of a coding, which is not counted",
            file=coding.file,
            action="compare it by `python -m cityatlas coding compare A B`; import the export of the coding itself",
        )
    coders = read_coders(folder)
    _check_name(coding, [c for c in coders if not (replace and c.kind == "person")], folder)
    rows = checked_rows(coding)
    if not rows:
        raise InputError("nothing is coded in it", file=coding.file, expected="a value in one row at least")
    entry = _entry(coding, coding.coder, "person")
    entry |= {"training_cities": list(coding.training_cities)} if coding.training_cities else {}
    _write(entry, rows, folder)
    cities = {row["city"] for row in rows}
    told = [f"{len(rows)} codes of {len(cities)} cities by {coding.coder} written to {shown(folder / entry['file'])}"]
    return told + _unfinished(coding)


def _unfinished(coding: CodingFile) -> list[str]:
    """What is said of cells that nobody finished; nothing where there are none."""
    if not coding.unfinished:
        return []
    cells = "; ".join(coding.unfinished[:5]) + (" ..." if len(coding.unfinished) > 5 else "")
    return [f"not taken, since unfinished: {len(coding.unfinished)} cells ({cells})"]


def import_consensus(
    path: Path, name: str | None = None, replace: bool = False, folder: Path = CODING_FOLDER
) -> list[str]:
    """Bring in a third person's decisions as the consensus. Returns the lines that say what was written.

    Cells decided, and those that both agreed on, take the place of the consensus that counts today, all others stay as
    they are; its file is kept, and its entry too. InputError, and nothing written, without ``replace``, or where
    anything is wrong with them.
    """
    coding, coders = read_coding_file(path, name), read_coders(folder)
    if not coding.between:
        raise InputError(
            "this is no decision between two codings",
            file=coding.file,
            expected="the export of `python -m cityatlas coding page --adjudicate A B`",
        )
    own = f"{CONSENSUS}_{coding.coder}"
    before = consensus_of(coders)
    if not replace:
        raise InputError(
            f"there is a consensus already ({before.id})",
            file=shown(folder / before.file),
            action="give --replace, so that these decisions count in its place; its file stays where it is",
        )
    base = next((c for c in coders if c.id == before.replaces), before) if before.id == own else before
    _check_name(coding, (), folder)
    given = checked_rows(coding)
    raise_all(_without_reason(coding, given))
    rows, kept = _merged(given, read_coder(base, study_cities(), folder), coding.file)
    entry = _entry(coding, own, CONSENSUS) | {"label_de": f"Konsens ({coding.name})"}
    entry |= {"label_en": f"consensus ({coding.name})", "between": list(coding.between), "decided_by": coding.name}
    _write(entry | {"replaces": base.id}, rows, folder)
    return [
        f"{len(given)} codes ({len(coding.decided)} decided, the others agreed) and {kept} of {base.id} written to "
        f"{shown(folder / entry['file'])}: it counts",
        f"{base.file} stays as it was; to go back to it, take the entry {own!r} out of {CODERS_FILE} with its file",
        *_unfinished(coding),
    ]


def _check_name(coding: CodingFile, taken: Iterable[Coder], folder: Path) -> None:
    checked_coder_id(coding.name, coding.file)
    if any(coder.id == coding.coder for coder in taken):
        raise InputError(
            f"there is a coding by {coding.coder!r} already",
            file=shown(folder / f"{coding.coder}.csv"),
            action="give --replace for a newer state of a person's coding, or --coder with another name",
        )


def _entry(coding: CodingFile, coder: str, kind: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": coder, "kind": kind, "file": f"{coder}.csv"}
    entry |= {"label_de": coding.name, "label_en": coding.name, "blind_to": BLIND if coding.blind else []}
    entry |= {"dates": {"imported": date.today().isoformat()}}
    entry |= {"codebook_sha256": coding.codebook_sha256 or codebook_checksum()}
    return entry | ({"document_sha256": coding.document_sha256} if coding.document_sha256 else {})


def _without_reason(coding: CodingFile, rows: Iterable[CodeRow]) -> list[InputError]:
    """A message on each decided cell without a reason, and on each that has no code."""
    notes = {(row["city"], row["variable"]): row["note"].strip() for row in rows}
    return [
        InputError(f"{variable} is decided without a {missing}", file=coding.file, city=city, expected=expected)
        for city, variable in coding.decided
        for missing, expected in [("reason", "a note") if (city, variable) in notes else ("code", "a row of this cell")]
        if not notes.get((city, variable))
    ]


def _merged(given: list[CodeRow], before: list[CodeRow], file: str) -> tuple[list[CodeRow], int]:
    """The new consensus, and how many codes of the one before are in it. InputError where a city lacks a variable."""
    new = {(row["city"], row["variable"]): row for row in given}
    values = {(r["city"], r["variable"]): r["value"] for r in [*before, *given]}
    kept = [
        row
        for row in before
        if (row["city"], row["variable"]) not in new
        and all(values.get((row["city"], n)) == v for n, v in variables()[row["variable"]].only_where)
    ]
    rows = [*given, *kept]
    raise_all(missing_codes(rows, study_cities(), file))
    return rows, len(kept)


def coding_csv(rows: Iterable[CodeRow]) -> str:
    """A coder's rows as the text of a file of data/raw/coding: by city, variables in the codebook's order."""
    order = list(variables())
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, CODE_COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda r: (r["city"], order.index(r["variable"]))))
    return buffer.getvalue()


def _write(entry: dict[str, Any], rows: Iterable[CodeRow], folder: Path) -> None:
    """Write file and entry. The entry comes last; where it cannot be written, the file is as it was before."""
    path, register = folder / entry["file"], folder / CODERS_FILE
    before = path.read_bytes() if path.is_file() else None
    text = with_entry(read_utf8(register), entry)
    write_text(path, coding_csv(rows))
    try:
        write_text(register, text)
    except InputError:
        path.unlink() if before is None else path.write_bytes(before)
        raise


def with_entry(text: str, entry: dict[str, Any]) -> str:
    """The register with an entry at its end, or in the place of the entry of that id; all else stays as it is.

    Comments within an entry that is replaced are kept behind it.
    """
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    own = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=1000).rstrip("\n").split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("- ")] + [len(lines)]
    for start, end in zip(starts, starts[1:], strict=False):
        if re.match(rf"- \{{?\s*id:\s*[\"']?{re.escape(entry['id'])}[\"']?\s*(?:[,#}}].*)?$", lines[start]):
            comments = [line for line in lines[start:end] if line.lstrip().startswith("#")]
            return "\n".join([*lines[:start], *own, *comments, *lines[end:]]) + "\n"
    return "\n".join([*lines, *own]) + "\n"
