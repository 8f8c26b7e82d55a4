"""The five documents: where they lie, whether they are the registered ones, and what a run stands on."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.language import Pair, say
from cityatlas.core.project import RAW, ROOT, shown
from cityatlas.core.registers import any_text, matching, one_of, optional, read_checked_rows, some_text
from cityatlas.core.vocabulary import terms
from cityatlas.documents.text import Document, read_document

SOURCES_FILE = "sources.csv"
SOURCE_COLUMNS = ("document", "file", "title", "publisher", "date", "address", "rights", "sha256")
DOCUMENTS_VARIABLE = "CITYATLAS_DOCUMENTS"
SOURCE_TEXTS: dict[str, Pair] = {
    "all rights with the publishers": ("alle Rechte bei den Herausgebern", "all rights with the publishers"),
    "all rights with the publisher": ("alle Rechte beim Herausgeber", "all rights with the publisher"),
    "Press text on the Smart-City-Atlas (no title in the file)": (
        "Pressetext zum Smart-City-Atlas (ohne Titel in der Datei)",
        "Press text on the Smart-City-Atlas (no title in the file)",
    ),
    "TÜV Rheinland Consulting GmbH (authors: Britta Jansen; Arnd Motzkus)": (
        "TÜV Rheinland Consulting GmbH (Text: Britta Jansen; Arnd Motzkus)",
        "TÜV Rheinland Consulting GmbH (authors: Britta Jansen; Arnd Motzkus)",
    ),
}
"""Our own words on the documents in data/raw/sources.csv; titles and names stay as they are."""


@dataclass(frozen=True)
class Source:
    """A registered document: its short id, file name, bibliographic facts and checksum."""

    document: str
    file: str
    title: str
    publisher: str
    date: str
    address: str
    rights: str
    sha256: str


def source_text(text: str, language: str) -> str:
    """What data/raw/sources.csv says of a document, in the language where it is in our words."""
    return say(language, *SOURCE_TEXTS[text]) if text in SOURCE_TEXTS else text


def _plain_file_name(text: str) -> str:
    plain = Path(text).name == text and text not in ("", ".", "..")
    return "" if plain else "a name without a folder: documents lie in the documents folder and nowhere else"


@cache
def registered_sources() -> dict[str, Source]:
    """The registered documents by id (data/raw/sources.csv), in the order of the vocabulary ``document``.

    InputError (file, line) for a value that cannot be, a document that is registered twice, or not at all.
    """
    checks = dict.fromkeys(SOURCE_COLUMNS, some_text) | {
        "document": one_of(terms("document")),
        "file": _plain_file_name,
        "date": optional(matching(r"\d{4}(-\d\d){0,2}", "a date such as 2019-03 or 2019-03-31")),
        "address": any_text,
        "sha256": matching("[0-9a-f]{64}", "a SHA-256 of 64 digits"),
    }
    rows = read_checked_rows(RAW / SOURCES_FILE, checks, ("document",))
    found = {row["document"]: Source(**{c: row[c] for c in SOURCE_COLUMNS}) for _, row in rows}
    raise_all(
        [
            InputError(f"the document {key!r} is not registered", file=shown(RAW / SOURCES_FILE), expected="its row")
            for key in terms("document")
            if key not in found
        ]
    )
    return {key: found[key] for key in terms("document")}


def documents_folder(configured: str | None, environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder with the documents, or None where the run starts from the snapshot.

    In this order: the setting ``documents``, the variable CITYATLAS_DOCUMENTS (empty means unset), and
    data/raw/documents/ where that folder holds the atlas. InputError where a named folder does not exist
    or does not hold the atlas.
    """
    named = configured or environment.get(DOCUMENTS_VARIABLE) or ""
    origin = "the setting 'documents'" if configured else f"the variable {DOCUMENTS_VARIABLE}"
    if not named:
        folder = RAW / "documents"
        return folder if (folder / registered_sources()["atlas"].file).is_file() else None
    folder = Path(named) if Path(named).is_absolute() else ROOT / named
    if not os.path.isdir(folder):  # unlike Path.is_dir, no error for a name that is too long
        raise InputError(
            f"the documents folder named by {origin} does not exist",
            file=named if len(named) <= 200 else f"{named[:100]} ... ({len(named)} characters)",
            expected="a folder with " + ", ".join(s.file for s in registered_sources().values()),
            action="name an existing folder, or leave it unset to start from the facts snapshot",
        )
    if not os.path.isfile(folder / registered_sources()["atlas"].file):
        raise InputError(
            f"the folder named by {origin} does not hold the Smart-City-Atlas",
            file=named,
            expected=f"a file {registered_sources()['atlas'].file}",
            action="put the document there under this name, or leave the folder unset to start from the snapshot",
        )
    return folder


def document_files(folder: Path) -> dict[str, Path]:
    """The registered documents that lie in the folder, by id."""
    return {key: folder / s.file for key, s in registered_sources().items() if (folder / s.file).is_file()}


PROFILE_ENDINGS = (".md", ".markdown")
_LEFT_BEHIND = re.compile(r"^(?:\.|~|thumbs\.db$|desktop\.ini$|ehthumbs)|~$|\.(?:swp|tmp|bak)$", re.IGNORECASE)
"""What file managers and editors leave in a folder; nobody put it there for us."""


def profile_files(folder: Path) -> list[Path]:
    """Additional profiles that a user put into the folder (profiles/*.md, in any spelling of the ending), by name.

    InputError naming each file that is not read, for nothing that somebody put there is left out in silence.
    """
    found, errors = [], []
    for path in sorted((folder / "profiles").rglob("*")):
        parts = path.relative_to(folder / "profiles").parts
        if path.is_dir() or any(_LEFT_BEHIND.search(part) for part in parts):
            continue
        if len(parts) == 1 and path.suffix.lower() in PROFILE_ENDINGS:
            found.append(path)
            continue
        where = "in a folder of its own" if len(parts) > 1 else f"with the ending {path.suffix or 'none'!r}"
        errors.append(
            InputError(
                f"a file {where} is not read as a profile",
                file=shown(path),
                expected="profiles/NAME.md, a text in Markdown",
                action="rename it, or move it elsewhere; docs/new-profile.md has the form",
            )
        )
    raise_all(errors + _unfit_names(found))
    return sorted(found, key=lambda p: composed(p.name))


def _unfit_names(paths: list[Path]) -> list[InputError]:
    """File names that no table can hold (a line break), and those that only invisible characters tell apart."""
    errors, seen = [], set[str]()
    for path in paths:
        name = composed(path.name)
        if not name.isprintable() or name in seen:
            problem = "two profiles have this name" if name in seen else f"the file name {name!r} is no plain text"
            errors.append(InputError(problem, file=shown(path), action="rename the file"))
        seen.add(name)
    return errors


def checksum(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Documents:
    """The documents of a run: texts by id, those whose checksum is not the registered one, and extra profiles."""

    folder: Path
    texts: dict[str, Document]
    changed: frozenset[str]
    profiles: tuple[Document, ...]


def read_documents(folder: Path) -> Documents:
    """Read every document of the folder. InputError where one is no UTF-8."""
    files = document_files(folder)
    texts = {key: read_document(path, key, shown(path)) for key, path in files.items()}
    changed = frozenset(key for key, path in files.items() if checksum(path) != registered_sources()[key].sha256)
    profiles = tuple(read_document(p, f"profiles/{composed(p.name)}", shown(p)) for p in profile_files(folder))
    return Documents(folder, texts, changed, profiles)


def describe_source(folder: Path | None) -> str:
    """One line for the console: what the run stands on."""
    if folder is None:
        return (
            "Source: the facts snapshot in data/raw/facts (no documents found in data/raw/documents, "
            f"in --config documents=FOLDER or in {DOCUMENTS_VARIABLE})"
        )
    files = document_files(folder)
    changed = [registered_sources()[k].file for k, p in files.items() if checksum(p) != registered_sources()[k].sha256]
    missing = [s.file for k, s in registered_sources().items() if k not in files]
    extra = len(profile_files(folder))
    text = f"Source: the documents in {shown(folder)} ({len(files)} of {len(registered_sources())} registered documents"
    text += f", {extra} additional profile{'s' * (extra != 1)}" if extra else ""
    text += ", checksums verified)" if not changed else f"; checksum not the registered one: {', '.join(changed)})"
    return text + (f"; missing: {', '.join(missing)}" if missing else "")
