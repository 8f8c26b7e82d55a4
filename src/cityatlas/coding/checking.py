"""A person's coding held against codebook, document and profiles, everything wrong told at once with its place."""

from __future__ import annotations

from dataclasses import dataclass

from cityatlas.coding.codebook import codebook_checksum
from cityatlas.coding.coding_file import CodingFile
from cityatlas.coding.codings import at_place, check_coding, wrong_evidence
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import FACTS
from cityatlas.core.rows import CodeRow, Row
from cityatlas.core.tables import read_table
from cityatlas.documents.snapshot import study_cities
from cityatlas.documents.sources import registered_sources


@dataclass(frozen=True)
class Ground:
    """What a coding is held against: the cities with a profile, the sections' lines, and the document's checksum."""

    cities: list[str]
    sections: list[Row]
    document_sha256: str


def study_ground() -> Ground:
    """The study as the facts snapshot has it, of the registered document."""
    return Ground(study_cities(), read_table(FACTS, "sections"), registered_sources()["atlas"].sha256)


def checked_rows(coding: CodingFile, ground: Ground | None = None) -> list[CodeRow]:
    """The rows of a coding, with the sections filled in where only lines are given; ``ground`` None: the study.

    InputError in one message where it was made by another codebook or document; else with every breach of the codebook
    and every line of evidence outside the profile, each with its place.
    """
    ground = ground or study_ground()
    check_conditions(coding, ground.document_sha256)
    sections = ground.sections
    placed = [(place, _with_sections(cells, sections)) for place, cells in coding.rows]
    rows, errors = check_coding(placed, coding.coder, ground.cities, coding.file)
    where = {(cells["city"], cells["variable"]): place for place, cells in placed}
    for row in rows:
        for problem, expected in wrong_evidence(row, sections):
            errors.append(at_place(problem, coding.file, where[row["city"], row["variable"]], row["city"], expected))
    raise_all(errors)
    return rows


def check_conditions(coding: CodingFile, document_sha256: str) -> None:
    """InputError where the coding names another codebook or another document than those that lie here."""
    for what, given, own in (
        ("codebook", coding.codebook_sha256, codebook_checksum()),
        ("document", coding.document_sha256, document_sha256),
    ):
        if given and given != own:
            raise InputError(
                f"it was coded by another version of the {what} ({given[:12]})",
                file=coding.file,
                expected=f"the one that lies here ({own[:12]})",
                action=f"code with a page or sheet made from this {what}, or bring back the version it was made from",
            )


def _with_sections(cells: dict[str, str], sections: list[Row]) -> dict[str, str]:
    """The row with the sections that its lines lie in, where it names none."""
    if cells["section"] or not cells["lines"]:
        return cells
    try:
        lines = parse_lines(cells["lines"])
    except ValueError:
        return cells
    own = [s for s in sections if s["city"] == cells["city"]]
    found = [s["section"] for s in own if any(s["line_start"] <= n <= s["line_end"] for n in lines)]
    return cells | {"section": "|".join(found) or (own[0]["section"] if own else "")}
