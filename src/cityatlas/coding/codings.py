"""The codings: reading the coders' tables, checking them against codebook, profiles and evidence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from cityatlas.coding.codebook import Variable, variables
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.foreign_csv import read_foreign_csv
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import RAW, shown
from cityatlas.core.rows import CodeRow, Row
from cityatlas.core.vocabulary import keys
from cityatlas.documents.corrections import Correction

FOLDER = RAW / "coding"
CODERS = ("coder_1", "coder_2", "consensus")
CODE_COLUMNS = ("city", "variable", "value", "strength", "alternative", "confidence", "section", "lines", "note")


def read_coder(coder: str, cities: list[str], folder: Path = FOLDER) -> list[CodeRow]:
    """One coder's table. InputError (file, line, city) for each breach of the codebook, and for missing pairs."""
    path = folder / f"{coder}.csv"
    known = variables()
    errors: list[InputError] = []
    rows: dict[tuple[str, str], CodeRow] = {}
    for line, cells in read_foreign_csv(path, CODE_COLUMNS):
        row = cast(CodeRow, {c: cells[c] for c in CODE_COLUMNS} | {"coder": coder})
        problem = _breach(row, known, set(cities)) or (
            "coded twice" if (row["city"], row["variable"]) in rows else None
        )
        if problem:
            errors.append(InputError(problem, file=shown(path), line=line, city=row["city"]))
            continue
        rows[row["city"], row["variable"]] = row
    raise_all(errors)
    raise_all([InputError(text, file=shown(path), city=city) for city, text in _missing(rows, cities)])
    return list(rows.values())


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


def _missing(rows: dict[tuple[str, str], CodeRow], cities: Iterable[str]) -> list[tuple[str, str]]:
    missing = []
    values = {key: row["value"] for key, row in rows.items()}
    for city in cities:
        for variable in variables().values():
            needed = all(values.get((city, name)) == value for name, value in variable.only_where)
            coded = (city, variable.name) in rows
            if needed and not coded and not variable.optional:
                missing.append((city, f"the variable {variable.name} is not coded"))
            if coded and not needed:
                missing.append((city, f"{variable.name} is coded, but only belongs to {dict(variable.only_where)}"))
    return missing


def check_evidence(rows: Iterable[CodeRow], sections: Iterable[Row]) -> None:
    """Check that each line of evidence lies in the named section of the named city; InputError for those that do not.

    ``sections`` are the rows of the table of that name. Only meaningful for the registered document.
    """
    spans = {(s["city"], s["section"]): (s["line_start"], s["line_end"]) for s in sections}
    errors = []
    for row in rows:
        allowed = [spans[row["city"], s] for s in row["section"].split("|") if (row["city"], s) in spans]
        for number in parse_lines(row["lines"]) if row["lines"] else ():
            if not any(a <= number <= b for a, b in allowed):
                errors.append(
                    InputError(
                        f"{row['coder']}, {row['variable']}: line {number} does not lie in {row['section']}",
                        file=f"data/raw/coding/{row['coder']}.csv",
                        city=row["city"],
                        expected="; ".join(f"lines {a}-{b}" for a, b in allowed) or "a section of the profile",
                    )
                )
    raise_all(errors)


def apply_objections(rows: Iterable[CodeRow], corrections: list[Correction]) -> list[CodeRow]:
    """The consensus with accepted objections applied. InputError where the code guarded for is no longer there."""
    objections = {(c.values["city"], c.values["variable"]): c for c in corrections if c.kind == "code"}
    result = []
    for row in rows:
        c = objections.pop((row["city"], row["variable"]), None) if row["coder"] == "consensus" else None
        if c is None:
            result.append(row)
            continue
        variable = variables()[row["variable"]]
        if row["value"] != c.values["guard"] or not variable.allows(c.values["value"]):
            raise InputError(
                f"the guard of correction {c.id!r} fails: the consensus has {row['value']!r}",
                expected=f"the value {c.values['guard']!r} that the correction was made for",
                file="data/raw/corrections.yaml",
                city=row["city"],
                action="remove the correction, or adjust it to the consensus as it stands",
            )
        strength = "" if c.values["value"] == "0" else row["strength"] or (variable.strength or ("",))[-1]
        note = f"corrected after an objection ({c.id}, {c.date}): {c.reason_en}"
        result.append({**row, "value": c.values["value"], "strength": strength, "note": note})
    for c in objections.values():
        raise InputError(
            f"the correction {c.id!r} names a code that does not exist",
            file="data/raw/corrections.yaml",
            city=c.values["city"],
            expected="a city and a variable of the consensus",
        )
    return result
