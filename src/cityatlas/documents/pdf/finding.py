"""The report's PDF among the documents, recognised by what it says; each other PDF there is named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.project import shown
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.pdf.opening import EXTRA, check_library
from cityatlas.documents.profile_files import is_plain
from cityatlas.documents.sources import holds_atlas, named_folder, pdf_files
from cityatlas.documents.text import name_key


@dataclass(frozen=True)
class FoundPdf:
    """The report's PDF among the documents, None where there is none, and what to tell of the PDFs that lie there."""

    file: Path | None
    lines: tuple[str, ...] = ()


def found_pdf(configured: str | None) -> FoundPdf:
    """The report's PDF in the documents folder, whatever its name.

    ``configured``: the setting ``documents``. Another PDF there is named with what it is not; without the library that
    reads PDFs, how to get it. InputError where two of them are the report, or where a folder that somebody named holds
    neither its text nor its PDF.
    """
    folder = named_folder(configured)
    lying = pdf_files(folder)
    if not lying:
        return FoundPdf(None)
    try:
        check_library()
    except InputError:
        return FoundPdf(None, (f"{shown(lying[0])} is not read: that needs pypdfium2: {EXTRA}",))
    refused = {path: reason for path in lying if (reason := _refused(path))}
    taken = [path for path in lying if path not in refused]
    if len(taken) > 1:
        raise InputError(f"both are the Smart-City-Atlas: {', '.join(map(shown, taken))}", expected="one PDF of it")
    if not taken and not holds_atlas(folder) and folder != named_folder(None, {}):
        told = "; ".join(f"{path.name}: {reason}" for path, reason in refused.items())
        raise InputError(f"the folder holds no Smart-City-Atlas ({told})", file=shown(folder))
    lines = [f"{_named(path)} is not taken: {reason}" for path, reason in refused.items()]
    return FoundPdf(taken[0] if taken else None, (*map(_taken, taken), *lines))


def _named(path: Path) -> str:
    """A path on one line."""
    return shown(path) if shown(path).isprintable() else repr(shown(path))


def _refused(path: Path) -> str | None:
    """What a PDF is not, where it is not the report."""
    if not is_plain(shown(path)):
        return "its name has signs that no rule can hold; give it a plain one"
    from cityatlas.documents.pdf.atlas_text import recognise  # costs every run a tenth of a second elsewhere

    try:
        recognise(path, {name_key(city): city for city in study_pages()})
    except InputError as error:
        return error.problem
    return None


def _taken(path: Path) -> str:
    return (
        f"With the report's PDF ({shown(path)}): compared with the facts in pdf_comparison.csv, its pictures' numbers "
        "in picture_counts.csv; no fact and no verdict rests on it"
    )
