"""The report's PDF, compared with the facts and never one itself: the step of a run, and what the commands do."""

from __future__ import annotations

from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.files import write_text
from cityatlas.core.project import INTERIM, shown
from cityatlas.core.tables import dump_csv, write_table
from cityatlas.documents.matrix_importing import check_ending
from cityatlas.documents.pdf.comparing import atlas_text, comparison_rows, picture_rows
from cityatlas.documents.pdf.finding import found_pdf
from cityatlas.documents.pdf.telling import pictures_told, profiles_told, result, told

FOLDER = INTERIM / "pdf"


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
