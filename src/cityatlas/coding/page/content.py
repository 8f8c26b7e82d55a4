"""What the page holds of the documents: the profiles of chapter 3, line by line, and nothing else of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.rows import Row, Tables
from cityatlas.core.vocabulary import label
from cityatlas.documents.extract import extract_documents
from cityatlas.documents.sources import checksum, document_files, documents_folder, read_documents
from cityatlas.documents.text import Document, clean


@dataclass(frozen=True)
class Profiles:
    """The report's text with the facts of its profiles; ``cities`` in its order, ``sha256`` of its bytes."""

    atlas: Document
    facts: Tables
    sha256: str
    registered: bool

    @property
    def cities(self) -> list[str]:
        """The cities with a profile, in the report's order."""
        return [row["city"] for row in self.facts["facts_cities"]]


def read_profiles(configured: str | None) -> Profiles:
    """The profiles of the user's own documents. InputError where there are none."""
    folder = documents_folder(configured)
    if folder is None:
        raise InputError(
            "a coding page needs the report's text, and there are no documents",
            expected="the Smart-City-Atlas as a text file (see data/raw/README.md)",
            action="put it into data/raw/documents, or name its folder in CITYATLAS_DOCUMENTS",
        )
    documents = read_documents(folder)
    facts = extract_documents(documents)
    return Profiles(
        documents.texts["atlas"], facts, checksum(document_files(folder)["atlas"]), "atlas" not in documents.changed
    )


def profile_content(profiles: Profiles, city: str, language: str) -> dict[str, Any]:
    """One profile: ``head`` (lines above the sections) and ``sections`` with their bounds and lines.

    A line is (number in the document, text, whether it is a heading of a project). Empty lines are left out.
    """
    own = [s for s in profiles.facts["sections"] if s["city"] == city]
    start = next(c["line"] for c in profiles.facts["facts_cities"] if c["city"] == city)
    return {
        "head": _lines(profiles.atlas, start + 1, own[0]["line_start"] - 1),
        "sections": [_section(profiles.atlas, s, language) for s in own],
    }


def _section(doc: Document, section: Row, language: str) -> dict[str, Any]:
    return {
        "key": section["section"],
        "label": label("section", section["section"], language),
        "from": section["line_start"],
        "to": section["line_end"],
        "lines": _lines(doc, section["line_start"] + 1, section["line_end"]),
    }


def _lines(doc: Document, start: int, end: int) -> list[tuple[int, str, bool]]:
    return [
        (number, clean(text).lstrip("#* "), text.lstrip().startswith("#"))
        for number, text in doc.between(start, end)
        if not doc.is_structure(number)
    ]
