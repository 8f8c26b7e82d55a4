"""The codings: reading the coders' tables, checking them against codebook, profiles and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from cityatlas.coding.codebook import Variable, variables
from cityatlas.coding.coders import CODING_FOLDER, CONSENSUS, Coder
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import shown
from cityatlas.core.rows import CodeRow, Row
from cityatlas.core.vocabulary import keys

CODE_COLUMNS = ("city", "variable", "value", "strength", "alternative", "confidence", "section", "lines", "note")
Place = int | str
"""Where a row stands: the line of a file, or a cell or entry of another format in words."""
PlacedRow = tuple[Place, dict[str, str]]


def read_coder(coder: Coder, cities: list[str], folder: Path = CODING_FOLDER) -> list[CodeRow]:
    """One coder's table. InputError (file, line, city) for each breach of the codebook.

    Of a complete coder (and of the consensus) each missing pair of city and variable is an error too; of any other a
    row that is not there says that the cell was not coded.
    """
    name = CONSENSUS if coder.kind == CONSENSUS else coder.id
    file = shown(folder / coder.file)
    rows, errors = check_coding(read_foreign_csv(folder / coder.file, CODE_COLUMNS), name, cities, file)
    raise_all(errors)
    if coder.complete:
        raise_all(missing_codes(rows, cities, file))
    return rows


def check_coding(
    placed: Iterable[PlacedRow], coder: str, cities: Iterable[str], file: str
) -> tuple[list[CodeRow], list[InputError]]:
    """The rows of a coding that fit the codebook, and a message with the place on each that does not."""
    known, places = variables(), set(cities)
    errors: list[InputError] = []
    rows: dict[tuple[str, str], CodeRow] = {}
    where: dict[tuple[str, str], Place] = {}
    refused: set[tuple[str, str]] = set()
    for place, cells in placed:
        row = cast(CodeRow, {c: cells[c] for c in CODE_COLUMNS} | {"coder": coder})
        key = (row["city"], row["variable"])
        problem = _breach(row, known, places) or ("coded twice" if key in rows else None)
        if problem:
            errors.append(at_place(problem, file, place, row["city"]))
            refused.add(key)
            continue
        rows[key], where[key] = row, place
    errors += [at_place(text, file, where[key], key[0]) for key, text in _misplaced(rows, refused)]
    return list(rows.values()), errors


def at_place(problem: str, file: str, place: Place, city: str, expected: str | None = None) -> InputError:
    """A message on a row, wherever it stands."""
    line = place if isinstance(place, int) else None
    where = file if line else f"{file}, {place}"
    return InputError(problem, file=where, line=line, city=city or None, expected=expected)


def _breach(row: CodeRow, known: dict[str, Variable], cities: set[str]) -> str | None:
    """What is wrong with a coded row, or None."""
    variable = known.get(row["variable"])
    if row["city"] not in cities:
        return "the city has no profile"
    if variable is None:
        return f"the variable {row['variable']!r} is not in the codebook"
    if not variable.allows(row["value"]):
        allowed = ", ".join(variable.values) or "a year"
        return f"the value {row['value']!r} of {variable.name} is not allowed (expected: {allowed})"
    if row["confidence"] not in ("sure", "doubtful"):
        return f"the confidence {row['confidence']!r} is neither sure nor doubtful"
    if row["alternative"] and (not variable.allows(row["alternative"]) or row["alternative"] == row["value"]):
        return f"the alternative {row['alternative']!r} is no other value of {variable.name}"
    if row["confidence"] == "doubtful" and not row["alternative"]:
        return "doubtful, but no alternative is given"
    positive = row["value"] not in ("0", "")
    if variable.strength and positive and row["strength"] not in variable.strength:
        return f"the strength {row['strength']!r} of {variable.name} is none of {', '.join(variable.strength)}"
    if row["strength"] and not (variable.strength and positive):
        return f"{variable.name} = {row['value']} takes no strength"
    if positive and not row["lines"]:
        return f"{variable.name} = {row['value']} has no evidence (expected: lines of the document)"
    return _bad_evidence(row)


def _bad_evidence(row: CodeRow) -> str | None:
    sections = [s for s in row["section"].split("|") if s]
    unknown = [s for s in sections if s not in keys("section")]
    if unknown:
        return f"the section {unknown[0]!r} does not exist"
    if bool(sections) != bool(row["lines"]):
        return "section and lines must be given together"
    if row["lines"]:
        try:
            parse_lines(row["lines"])
        except ValueError:
            return f"the lines {row['lines']!r} are not of the form 408;416-418"
    return None


def _misplaced(
    rows: dict[tuple[str, str], CodeRow], refused: set[tuple[str, str]]
) -> list[tuple[tuple[str, str], str]]:
    """The codes whose condition their city does not meet, such as a form without an adopted agenda.

    Nothing is said of a code whose condition was refused itself.
    """
    values = {key: row["value"] for key, row in rows.items()}
    return [
        ((city, name), f"{name} is coded, but only belongs to {dict(variables()[name].only_where)}")
        for city, name in rows
        if any(
            values.get((city, other)) != value and (city, other) not in refused
            for other, value in variables()[name].only_where
        )
    ]


def missing_codes(rows: Iterable[CodeRow], cities: Iterable[str], file: str) -> list[InputError]:
    """A message on each variable of a city that is not coded though it applies there."""
    values = {(row["city"], row["variable"]): row["value"] for row in rows}
    return [
        InputError(f"the variable {variable.name} is not coded", file=file, city=city)
        for city in cities
        for variable in variables().values()
        if not variable.optional
        and (city, variable.name) not in values
        and all(values.get((city, name)) == value for name, value in variable.only_where)
    ]


def check_evidence(rows: Iterable[CodeRow], sections: Iterable[Row], files: Mapping[str, str]) -> None:
    """Check that each line of evidence lies in the named section of the named city; InputError for those that do not.

    ``sections`` are the rows of the table of that name, ``files`` the coders' files by coder. Only meaningful for the
    registered document.
    """
    known = list(sections)
    raise_all(
        [
            InputError(
                f"{row['coder']}, {row['variable']}: {problem}",
                file=files[row["coder"]],
                city=row["city"],
                expected=expected,
            )
            for row in rows
            for problem, expected in wrong_evidence(row, known)
        ]
    )


def wrong_evidence(row: CodeRow, sections: Iterable[Row]) -> list[tuple[str, str]]:
    """What is wrong with each line of evidence of a row that lies in none of its sections, and what was expected."""
    named = row["section"].split("|")
    if not row["lines"]:
        return []
    allowed = [(s["line_start"], s["line_end"]) for s in sections if s["city"] == row["city"] and s["section"] in named]
    expected = "; ".join(f"lines {a}-{b}" for a, b in allowed) or "a section of the profile"
    return [
        (f"line {number} does not lie in {row['section']}", expected)
        for number in parse_lines(row["lines"])
        if not any(a <= number <= b for a, b in allowed)
    ]
