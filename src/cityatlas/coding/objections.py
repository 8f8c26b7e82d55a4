"""Accepted objections (data/raw/corrections.yaml, kind ``code``): what they change in the consensus, and its telling.

An objection changes one code, and takes along what depends on it: where a condition no longer holds, the dependent code
falls away; where it now holds, the entry itself names the dependent value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from cityatlas.coding.codebook import Variable, depends_on, variable_in_words, variables
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.language import LANGUAGES, column, say
from cityatlas.core.lines import parse_lines, spans
from cityatlas.core.rows import CodeRow, Row
from cityatlas.core.wording import group_label
from cityatlas.documents.corrections import Correction

Key = tuple[str, str]
"""A city and a variable."""
Coded = dict[Key, CodeRow]
FILE = "data/raw/corrections.yaml"


def apply_objections(rows: Iterable[CodeRow], corrections: list[Correction], sections: Iterable[Row]) -> list[CodeRow]:
    """The codes with accepted objections applied to the consensus; the codings themselves stay as they are.

    ``sections`` (rows of that table) say which section of the profile a new line of evidence lies in. InputError naming
    each entry whose guard fails, whose value is not allowed, that names no code, or two that change the same code.
    """
    rows = list(rows)
    coded = {(r["city"], r["variable"]): r for r in rows if r["coder"] == "consensus"}
    evidence = _Evidence(rows, list(sections))
    changed: dict[Key, CodeRow | None] = {}
    made_by: dict[Key, str] = {}
    errors: list[InputError] = []
    for c in (c for c in corrections if c.kind == "code"):
        try:
            for key, row in _changes(c, coded, evidence).items():
                if key in made_by:
                    raise _error(c, f"{key[1]} is changed by {made_by[key]!r} too", "one entry for a code")
                made_by[key], changed[key] = c.id, row
        except InputError as error:
            errors.append(error)
    raise_all(errors)
    result: list[CodeRow] = []
    for row in rows:
        own = changed.pop((row["city"], row["variable"]), row) if row["coder"] == "consensus" else row
        result += [own] if own else []
    return result + [row for row in changed.values() if row]


def _error(c: Correction, problem: str, expected: str, action: str | None = None) -> InputError:
    return InputError(f"{c.id}: {problem}", file=FILE, city=c.values["city"], expected=expected, action=action)


def _changes(c: Correction, coded: Coded, known: _Evidence) -> dict[Key, CodeRow | None]:
    """What an objection makes of its code and of those that depend on it; None for one that falls away."""
    city, name, value = c.values["city"], c.values["variable"], c.values["value"]
    row, variable = coded.get((city, name)), variables().get(name)
    if row is None or variable is None:
        raise _error(c, f"there is no code {name!r}", "a city and a variable of data/raw/coding/consensus.csv")
    if row["value"] != c.values["guard"]:
        action = "remove the entry, or adjust it to the consensus as it stands"
        raise _error(c, f"the guard fails: the consensus has {row['value']!r}", repr(c.values["guard"]), action)
    _check_value(c, variable, value)
    if value == row["value"]:
        raise _error(c, f"{name} is {value!r} already", "a value that changes the code")
    evidence = known.of(c, row)
    changes: dict[Key, CodeRow | None] = {(city, name): _code(c, variable, value, evidence, row)}
    changes |= _dependent(c, coded, evidence)
    return changes


def _check_value(c: Correction, variable: Variable, value: str) -> None:
    if not variable.allows(value):
        allowed = ", ".join(variable.values) or "a year"
        raise _error(c, f"the value {value!r} of {variable.name} is not allowed", allowed)


@dataclass(frozen=True)
class _Evidence:
    """Where evidence for a corrected code can come from: the codings, and the sections of the profiles."""

    codings: list[CodeRow]
    sections: list[Row]

    def of(self, c: Correction, row: CodeRow) -> dict[str, str]:
        """Section and lines of the corrected code: those of the entry, of the consensus, or of a coder with this value.

        InputError where a value that needs evidence has none, or a line lies outside the city's profile.
        """
        if c.values.get("lines"):
            return self._in_profile(c)
        key, value = (row["city"], row["variable"]), c.values["value"]
        alike = [r for r in self.codings if (r["city"], r["variable"]) == key and r["value"] == value]
        found = next((r for r in [row, *alike] if r["lines"]), row)
        if value != "0" and not found["lines"]:
            raise _error(
                c, f"{row['variable']} = {value} has no evidence", "lines: those of the profile, as 408;416-418"
            )
        return {"section": found["section"], "lines": found["lines"]}

    def _in_profile(self, c: Correction) -> dict[str, str]:
        try:
            numbers = parse_lines(c.values["lines"])
        except ValueError:
            raise _error(c, f"the lines {c.values['lines']!r} cannot be read", "a form such as 408;416-418") from None
        own = [s for s in self.sections if s["city"] == c.values["city"]]
        found = {n: next((s["section"] for s in own if s["line_start"] <= n <= s["line_end"]), "") for n in numbers}
        outside = [n for n, section in found.items() if not section]
        if outside:
            first, last = min(s["line_start"] for s in own), max(s["line_end"] for s in own)
            raise _error(c, f"line {outside[0]} does not lie in the city's profile", f"lines {first}-{last}")
        return {"section": "|".join(dict.fromkeys(found.values())), "lines": spans(numbers)}


def _code(c: Correction, variable: Variable, value: str, evidence: dict[str, str], row: Row | CodeRow) -> CodeRow:
    """The consensus row of a corrected value. A doubt about it stays only where it names a third value."""
    alternative = row.get("alternative", "") if row.get("alternative") != value else ""
    made = {"city": c.values["city"], "variable": variable.name, "value": value, "coder": "consensus", **evidence}
    made["strength"] = _strength(c, variable, value, row)
    made |= {"alternative": alternative, "confidence": "doubtful" if alternative else "sure"}
    made["note"] = f"corrected after an objection ({c.id}, {c.date}): {c.reason_en}"
    return cast(CodeRow, made)


def _strength(c: Correction, variable: Variable, value: str, row: Row | CodeRow) -> str:
    """The strength of the entry, or the consensus's, or the weakest: an objection claims no more than it says."""
    if value == "0" or not variable.strength:
        return ""
    strength = str(c.values.get("strength") or row.get("strength") or variable.strength[-1])
    if strength not in variable.strength:
        raise _error(c, f"the strength {strength!r} of {variable.name} does not exist", ", ".join(variable.strength))
    return strength


def _dependent(c: Correction, coded: Coded, evidence: dict[str, str]) -> dict[Key, CodeRow | None]:
    """The codes that only make sense under a condition which this objection changes."""
    city, changed = c.values["city"], {c.values["variable"]: c.values["value"]}
    given = dict(c.values.get("dependent") or {})
    result: dict[Key, CodeRow | None] = {}
    for name, variable in variables().items():
        if not depends_on(name, c.values["variable"]):
            continue
        values = {v: r["value"] for (where, v), r in coded.items() if where == city} | changed
        holds = all(values.get(v) == value for v, value in variable.only_where)
        value = str(given.pop(name, ""))
        if not holds and (city, name) in coded:
            result[city, name] = None
        if holds and (city, name) not in coded and not value and not variable.optional:
            raise _error(
                c,
                f"{c.values['variable']} = {c.values['value']} needs {name}",
                f"dependent: {{{name}: one of {', '.join(variable.values)}}}",
            )
        if value and not holds:
            raise _error(c, f"{name} only belongs to {dict(variable.only_where)}", "no dependent value for it")
        if value:
            _check_value(c, variable, value)
            result[city, name] = _code(c, variable, value, evidence, {})
    if given:
        raise _error(c, f"{next(iter(given))} does not depend on {c.values['variable']}", "variables that depend on it")
    return result


def objection_texts(c: Correction, dropped: Iterable[str] = ()) -> dict[str, str]:
    """An objection as a finding tells it (``finding_de``, ``finding_en``), with the codes that fall away by it."""
    texts = {}
    for language in LANGUAGES:
        was, now = (_in_words(c.values["variable"], c.values[k], language) for k in ("guard", "value"))
        name = variable_in_words(c.values["variable"], language, ", ")
        text = say(
            language,
            f"{c.values['city']}, {name}: nach einem Einwand ({c.values['objector']}) "
            f"„{now}“ statt „{was}“. {c.reason_de}",
            f"{c.values['city']}, {name}: after an objection ({c.values['objector']}) "
            f"'{now}' instead of '{was}'. {c.reason_en}",
        )
        gone = ", ".join(variable_in_words(one, language, ", ") for one in dropped)
        text += say(language, f" Damit entfällt: {gone}.", f" This drops: {gone}.") if gone else ""
        texts[column("finding", language)] = text
    return texts


def _in_words(variable: str, value: str, language: str) -> str:
    spec = variables().get(variable)
    if spec is not None and spec.kind == "binary":
        return say(language, *(("ja", "yes") if value == "1" else ("nein", "no")))
    return group_label(variable, value, language)
