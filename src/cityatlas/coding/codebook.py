"""The codebook (data/raw/coding/codebook.yaml): variables, their values and rules."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.project import RAW, SCHEMAS, load_yaml, shown
from cityatlas.core.schemas import validate
from cityatlas.core.vocabulary import terms

CODEBOOK_FILE = RAW / "coding" / "codebook.yaml"


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
            keys = [v["key"] for v in entry["variables"]]
            if keys != terms(entry["vocabulary"]):
                raise InputError(
                    f"the variables of {entry['name']!r} are not those of the vocabulary {entry['vocabulary']!r}",
                    file=shown(path),
                    expected=", ".join(terms(entry["vocabulary"])),
                )
            for key in keys:
                name = f"{entry['name']}_{key}"
                result[name] = Variable(name=name, key=key, values=("0", "1"), **shared)
        else:
            values = tuple(v["key"] for v in entry.get("values", ()))
            result[entry["name"]] = Variable(name=entry["name"], key="", values=values, **shared)
    return result


def codebook_checksum(path: Path = CODEBOOK_FILE) -> str:
    """SHA-256 of the codebook's content: values and rules, whatever the file's line breaks. Codings name it."""
    content = json.dumps(load_yaml(path), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()
