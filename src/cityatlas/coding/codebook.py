"""The codebook (data/raw/coding/codebook.yaml): variables, their values and rules."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.language import say
from cityatlas.core.project import RAW, SCHEMAS, EntryLines, load_yaml, shown
from cityatlas.core.schemas import validate
from cityatlas.core.vocabulary import has, label, terms
from cityatlas.core.wording import group_label

CODEBOOK_FILE = RAW / "coding" / "codebook.yaml"
SETS = ["agenda_status", "agenda_form", "agenda_year", "field", "org", "stakeholder"]
SETS += ["format", "aim", "challenge", "goal", "criterion"]
"""The sets that the statistics and the products name; others may stand beside them."""


@dataclass(frozen=True)
class Variable:
    """One variable: its set, key within the set, allowed values, what silence means and where it is coded at all."""

    name: str
    set: str
    key: str
    kind: str
    statistic: str
    silence: str
    values: tuple[str, ...]
    strength: tuple[str, ...] = ()
    only_where: tuple[tuple[str, str], ...] = ()
    optional: bool = False

    def allows(self, value: str) -> bool:
        """Whether a value may be coded."""
        return value in self.values if self.values else re.fullmatch("(?:19|20)[0-9]{2}", value) is not None


@cache
def variables(path: Path = CODEBOOK_FILE) -> dict[str, Variable]:
    """All variables by name, in the codebook's order. InputError where the codebook breaks its schema."""
    content = load_yaml(path)
    validate(content, SCHEMAS / "codebook.schema.yaml", path)
    _check_sets(content["sets"], path)
    result: dict[str, Variable] = {}
    for entry in content["sets"]:
        shared = {
            "set": entry["name"],
            "kind": entry["kind"],
            "statistic": entry.get("statistic", ""),
            "silence": entry["silence"],
            "strength": tuple(entry.get("strength", ())),
            "only_where": tuple(entry.get("only_where", {}).items()),
            "optional": entry.get("optional", False),
        }
        if entry["kind"] == "binary":
            for key in (v["key"] for v in entry["variables"]):
                name = f"{entry['name']}_{key}"
                result[name] = Variable(name=name, key=key, values=("0", "1"), **shared)
        else:
            values = tuple(v["key"] for v in entry.get("values", ()))
            result[entry["name"]] = Variable(name=entry["name"], key="", values=values, **shared)
    return result


def variable_in_words(name: str, language: str, between: str = ": ") -> str:
    """A variable by its statistic and its key within it, ``Organisationsmodelle: Personenrolle``; else its own name."""
    variable = variables().get(name)
    if variable is None or not (variable.statistic or variable.kind == "year"):
        return name
    if variable.kind == "year":
        return say(language, "Jahr der Agenda", "Year of the agenda")
    told = label("statistic", variable.statistic, language)
    return f"{told}{between}{group_label(variable.statistic, variable.key, language)}" if variable.key else told


def depends_on(name: str, condition: str) -> bool:
    """Whether a variable is coded only where another one has a certain value (``agenda_form``, ``agenda_status``)."""
    return condition in dict(variables()[name].only_where)


def _check_sets(sets: list[dict[str, Any]], path: Path) -> None:
    """InputError for each set that stands twice, is missing, or names keys that its vocabulary has not."""
    names = [entry["name"] for entry in sets]
    found = [(n, f"{name}: the set stands twice") for n, name in enumerate(names) if name in names[:n]]
    found += [(n, f"{e['name']}: {b}") for n, e in enumerate(sets) for b in _breaches(e, sets[:n])]
    lines = EntryLines(path)
    errors = [InputError(text, file=shown(path), line=lines.of("sets", n)) for n, text in found]
    missing = [name for name in SETS if name not in names]
    errors += [InputError(f"the set {name!r} is missing", file=shown(path)) for name in missing]
    raise_all(errors)


def _breaches(entry: dict[str, Any], before: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with one set beyond the schema; conditions name a set that stands before it."""
    statistic, vocabulary = entry.get("statistic"), entry.get("vocabulary") or entry.get("statistic", "")
    if statistic and statistic not in terms("statistic"):
        yield f"there is no statistic {statistic!r}"
    keys = [e["key"] for e in entry.get("variables") or entry.get("values") or ()]
    if entry["kind"] != "year" and not has(vocabulary):
        yield f"there is no vocabulary {vocabulary!r}"
    elif entry["kind"] != "year" and keys != terms(vocabulary):
        what = "variables" if entry["kind"] == "binary" else "values"
        yield f"the {what} are not those of the vocabulary {vocabulary!r} (expected: {', '.join(terms(vocabulary))})"
    for strength in entry.get("strength", ()):
        if strength not in terms("strength"):
            yield f"there is no strength {strength!r} (expected: one of {', '.join(terms('strength'))})"
    known = {e["name"]: [v["key"] for v in e.get("values", ())] for e in before}
    for name, value in entry.get("only_where", {}).items():
        if value not in known.get(name, ()):
            yield f"only_where names {name} = {value}, which no set before it has"


def codebook_checksum(path: Path = CODEBOOK_FILE) -> str:
    """SHA-256 of the codebook's content: values and rules, whatever the file's line breaks. Codings name it."""
    content = json.dumps(load_yaml(path), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()
