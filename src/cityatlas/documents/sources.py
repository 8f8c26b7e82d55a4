"""The five documents: where they lie, whether they are the registered ones, and what a run stands on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import as_on_disk
from cityatlas.core.language import Pair, say
from cityatlas.core.project import RAW, ROOT, shown
from cityatlas.core.registers import any_text, matching, one_of, optional, read_checked_rows, some_text
from cityatlas.core.vocabulary import terms
from cityatlas.documents.normalising.normalise import normalised
from cityatlas.documents.profile_files import added_profile_files, left_behind, profile_files
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


def named_folder(configured: str | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder where the documents are looked for: the setting ``documents``, the variable CITYATLAS_DOCUMENTS (empty
    means unset), or data/raw/documents. InputError where a folder that is named does not exist."""
    named = configured or environment.get(DOCUMENTS_VARIABLE) or ""
    if not named:
        return RAW / "documents"
    folder = as_on_disk(Path(named) if Path(named).is_absolute() else ROOT / named)
    if not os.path.isdir(folder):  # unlike Path.is_dir, no error for a name that is too long
        raise InputError(
            f"the documents folder named by {_origin(configured)} does not exist",
            file=named if len(named) <= 200 else f"{named[:100]} ... ({len(named)} characters)",
            expected="a folder with " + ", ".join(s.file for s in registered_sources().values()),
            action="name an existing folder, or leave it unset to start from the facts snapshot",
        )
    return folder


def _origin(configured: str | None) -> str:
    return "the setting 'documents'" if configured else f"the variable {DOCUMENTS_VARIABLE}"


def holds_atlas(folder: Path) -> bool:
    """Whether the text of the atlas lies in a folder, under its registered name (and is not its PDF)."""
    file = folder / registered_sources()["atlas"].file
    return os.path.isfile(file) and not _is_pdf(file)


def documents_folder(configured: str | None, environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder with the documents, or None where the run starts from the snapshot.

    The folder of ``named_folder`` where it holds the text of the atlas. InputError where a folder that is named does
    not exist, or holds neither that text nor a PDF (which is compared with the snapshot; ``documents.pdf.document``).
    """
    folder = named_folder(configured, environment)
    if holds_atlas(folder):
        return folder
    named = configured or environment.get(DOCUMENTS_VARIABLE) or ""
    if named and not pdf_files(folder):
        raise InputError(
            f"the folder named by {_origin(configured)} does not hold the Smart-City-Atlas",
            file=named,
            expected=f"a file {registered_sources()['atlas'].file}",
            action="put the document there under this name, or leave the folder unset to start from the snapshot",
        )
    if named:
        raise_all(_left_out(folder))
    return None


def _left_out(folder: Path) -> list[InputError]:
    """What lies in a named folder that has a PDF of the report alone, and would be read beside the report's text."""
    beside = [path for path in (*document_files(folder).values(), *profile_files(folder)) if not _is_pdf(path)]
    expected = f"the report's text ({registered_sources()['atlas'].file}) beside it, or none of it"
    return [
        InputError(
            "a run without the report's text stands on the snapshot and does not read this",
            file=shown(path),
            expected=expected,
            action="put profiles into data/raw/profiles",
        )
        for path in beside
    ]


def pdf_files(folder: Path) -> list[Path]:
    """The files in a folder that are PDFs by their beginning, whatever their names; those left behind are none."""
    lying = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in lying if not (path.is_dir() or left_behind(path.name)) and _is_pdf(path)]


def _is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF, or is named so: one that is empty or damaged shall be told, not passed over."""
    try:
        with path.open("rb") as content:
            return b"%PDF-" in content.read(1024) or path.suffix.lower() == ".pdf"
    except OSError:
        return path.suffix.lower() == ".pdf"


def document_files(folder: Path) -> dict[str, Path]:
    """The registered documents that lie in the folder, by id."""
    return {key: folder / s.file for key, s in registered_sources().items() if (folder / s.file).is_file()}


def checksum(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Documents:
    """The documents of a run: texts by id, and those whose checksum is not the registered one."""

    folder: Path
    texts: dict[str, Document]
    changed: frozenset[str]
    normalised: Mapping[str, int] = field(default_factory=dict)
    """What was done to the lines of an atlas of another conversion, and to how many (see ``normalising``)."""


def read_documents(folder: Path) -> Documents:
    """Read every document of the folder; an atlas that is not the registered file is set as the grammar reads it.

    InputError where one is no UTF-8.
    """
    files = document_files(folder)
    texts = {key: read_document(path, key, shown(path)) for key, path in files.items()}
    changed = frozenset(key for key, path in files.items() if checksum(path) != registered_sources()[key].sha256)
    done: dict[str, int] = {}
    if "atlas" in changed:
        texts["atlas"], done = normalised(texts["atlas"])
    return Documents(folder, texts, changed, done)


def read_registered(configured: str | None, why: str) -> Documents:
    """The documents with the registered atlas among them. InputError saying ``why`` it is needed where it is not there.

    ``configured``: the setting ``documents``.
    """
    folder = documents_folder(configured)
    documents = read_documents(folder) if folder else None
    if documents is None or "atlas" in documents.changed:
        raise InputError(
            why,
            expected="the registered document (data/raw/sources.csv)",
            action=f"name the documents' folder in {DOCUMENTS_VARIABLE}",
        )
    return documents


def describe_source(folder: Path | None) -> str:
    """One line for the console: what the run stands on."""
    extra = len(added_profile_files(folder))
    profiles = f"{extra} additional profile{'s' * (extra != 1)}" if extra else ""
    if folder is None:
        text = "Source: the facts snapshot in data/raw/facts" + (f" and {profiles}" if profiles else "")
        where = f"data/raw/documents, in --config documents=FOLDER or in {DOCUMENTS_VARIABLE}"
        return f"{text} (no documents found in {where})"
    files = document_files(folder)
    changed = [registered_sources()[k].file for k, p in files.items() if checksum(p) != registered_sources()[k].sha256]
    missing = [s.file for k, s in registered_sources().items() if k not in files]
    text = f"Source: the documents in {shown(folder)} ({len(files)} of {len(registered_sources())} registered documents"
    text += f", {profiles}" if extra else ""
    text += ", checksums verified)" if not changed else f"; checksum not the registered one: {', '.join(changed)})"
    return text + (f"; missing: {', '.join(missing)}" if missing else "")
