"""Codes that people gave an added city (data/raw/profiles/NAME.codes.csv): they win over the automatic ones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cityatlas.coding.city_codes import HAND
from cityatlas.coding.codebook import variables
from cityatlas.coding.coding_file import read_coding_file
from cityatlas.coding.codings import at_place, check_coding, wrong_evidence
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.project import shown
from cityatlas.core.rows import CodeRow, Row, Tables
from cityatlas.documents.profile_files import PROFILES_FOLDER, added_profile_files, hand_codes_files
from cityatlas.documents.text import name_key


def read_hand_codes(facts: Tables, documents: Path | None) -> list[CodeRow]:
    """The codes that lie beside added profiles; cells that nobody coded have no row.

    InputError, for all files together, with file and line of each row that names another city, breaks the codebook or
    gives lines that do not lie in its sections of the profile.
    """
    city_of = {c["document"]: c["city"] for c in facts["facts_cities"] if not c["in_study"]}
    rows: list[CodeRow] = []
    errors: list[InputError] = []
    for profile, path in hand_codes_files(added_profile_files(documents)).items():
        city = city_of.get(f"{PROFILES_FOLDER}/{composed(profile.name)}")
        if city is None:
            continue
        sections = [s for s in facts["sections"] if s["city"] == city]
        try:
            found, wrong = _read(path, city, sections)
        except InputError as error:
            found, wrong = [], [error]
        rows += found
        errors += wrong
    raise_all(errors)
    return rows


def _read(path: Path, city: str, sections: list[Row]) -> tuple[list[CodeRow], list[InputError]]:
    read = read_coding_file(path).rows
    placed = [(place, cells | {"city": city}) for place, cells in read if name_key(cells["city"]) == name_key(city)]
    lines = {(cells["city"], cells["variable"]): place for place, cells in placed}
    rows, errors = check_coding(placed, HAND, [city], shown(path))
    errors += [
        at_place("the row is of another city", shown(path), place, cells["city"], f"{city}, whose profile lies beside")
        for place, cells in read
        if name_key(cells["city"]) != name_key(city)
    ]
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
