"""The report's PDF among the documents: recognised by what it says, compared with the facts, never a fact itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.project import INTERIM, shown
from cityatlas.core.tables import dump_csv, write_table
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.matrix_importing import check_ending
from cityatlas.documents.pdf.atlas_text import recognise
from cityatlas.documents.pdf.comparing import atlas_text, comparison_rows, picture_rows
from cityatlas.documents.pdf.opening import EXTRA, check_library
from cityatlas.documents.pdf.telling import pictures_told, profiles_told, result, told
from cityatlas.documents.sources import holds_atlas, named_folder, pdf_files
from cityatlas.documents.text import name_key

FOLDER = INTERIM / "pdf"


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
    lines = [f"{shown(path)} is not taken: {reason}" for path, reason in refused.items()]
    return FoundPdf(taken[0] if taken else None, (*map(_taken, taken), *lines))


def _refused(path: Path) -> str | None:
    """What a PDF is not, where it is not the report."""
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


def run(configured: str | None) -> None:
    """Write what the PDF among the documents says beside the facts, and its pictures' numbers, to data/interim/pdf."""
    found = found_pdf(configured)
    if found.file is None:
        raise InputError("there is no PDF of the report among the documents", action="\n".join(found.lines) or None)
    read = atlas_text(found.file)
    rows = comparison_rows(read)
    write_table(FOLDER, "pdf_comparison", rows)
    write_table(FOLDER, "picture_counts", picture_rows(read))
    print("\n".join(told(read, rows)))


def compare_into(pdf: Path, output: Path) -> list[str]:
    """Write the comparison of a PDF with the facts as CSV; return what to tell. InputError where it is not read."""
    check_ending(output, "the comparison")
    read = atlas_text(pdf)
    rows = comparison_rows(read)
    write_text(output, dump_csv("pdf_comparison", rows))
    return [*profiles_told(read), result(rows), f"written to {shown(output)}"]


def pictures_into(pdf: Path, output: Path) -> list[str]:
    """Write the numbers of a PDF's pictures as CSV; return what to tell. InputError where it is not read."""
    check_ending(output, "the list")
    read = atlas_text(pdf)
    rows = picture_rows(read)
    write_text(output, dump_csv("picture_counts", rows))
    return [*pictures_told(read), f"{len(rows)} numbers written to {shown(output)}; no verdict rests on them"]
