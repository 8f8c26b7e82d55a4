"""Codes that people gave an added city (data/raw/profiles/NAME.codes.csv): they win over the automatic ones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cityatlas.coding.city_codes import HAND
from cityatlas.coding.codebook import variables
from cityatlas.coding.codings import CODE_COLUMNS, at_place, check_coding, wrong_evidence
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.project import shown
from cityatlas.core.rows import CodeRow, Row, Tables
from cityatlas.documents.profile_files import FOLDER, added_profile_files, hand_codes_file


def read_hand_codes(facts: Tables, documents: Path | None) -> list[CodeRow]:
    """The codes that lie beside added profiles; cells that nobody coded have no row.

    InputError, for all files together, with file and line of each row that names another city, breaks the codebook or
    gives lines that do not lie in its sections of the profile.
    """
    city_of = {c["document"]: c["city"] for c in facts["facts_cities"] if not c["in_study"]}
    rows: list[CodeRow] = []
    errors: list[InputError] = []
    for profile in added_profile_files(documents):
        path, city = hand_codes_file(profile), city_of.get(f"{FOLDER}/{composed(profile.name)}")
        if city is None or not path.is_file():
            continue
        sections = [s for s in facts["sections"] if s["city"] == city]
        found, wrong = _read(path, city, sections)
        rows += found
        errors += wrong
    raise_all(errors)
    return rows


def _read(path: Path, city: str, sections: list[Row]) -> tuple[list[CodeRow], list[InputError]]:
    placed = read_foreign_csv(path, CODE_COLUMNS)
    lines = {(cells["city"], cells["variable"]): line for line, cells in placed}
    rows, errors = check_coding(placed, HAND, [city], shown(path))
    errors += [
        at_place(f"{row['variable']}: {problem}", shown(path), lines[row["city"], row["variable"]], city, expected)
        for row in rows
        for problem, expected in wrong_evidence(row, sections)
    ]
    return rows, errors


def hand_before_automatic(hand: Iterable[CodeRow], automatic: Iterable[CodeRow]) -> list[CodeRow]:
    """The codes of added cities: each by hand where there is one, else the automatic one.

    An automatic code whose condition the codes by hand do not meet falls away (a form without an adopted agenda).
    """
    hand = list(hand)
    given = {(r["city"], r["variable"]): r["value"] for r in hand}

    def stands(row: CodeRow) -> bool:
        own = (
            (given.get((row["city"], other), value), value) for other, value in variables()[row["variable"]].only_where
        )
        return (row["city"], row["variable"]) not in given and all(found == value for found, value in own)

    return hand + [row for row in automatic if stands(row)]
