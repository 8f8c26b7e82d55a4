"""The codebook as tables: a row for each variable, and one for each value of a choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cityatlas.coding.codebook import CODEBOOK_FILE, variable_in_words, variables
from cityatlas.core.language import LANGUAGES, column, say
from cityatlas.core.project import load_yaml
from cityatlas.core.rows import Row, Tables
from cityatlas.core.wording import group_label


def codebook_tables(path: Path = CODEBOOK_FILE) -> Tables:
    """The tables ``codebook`` and ``codebook_values``, with the rules in both languages."""
    content = {entry["name"]: entry for entry in load_yaml(path)["sets"]}
    known = variables(path)
    values = [
        {"variable": name, "value": value["key"]} | _titles(entry.get("statistic", ""), value["key"]) | _rules(value)
        for name, entry in content.items()
        for value in entry.get("values", ())
    ]
    rows: list[Row] = []
    for variable in known.values():
        entry = content[variable.set]
        own: dict[str, Any] = next((v for v in entry.get("variables", ()) if v["key"] == variable.key), {})
        rows.append(
            {
                "variable": variable.name,
                "set": variable.set,
                "kind": variable.kind,
                "statistic": variable.statistic,
                "silence": variable.silence,
                "only_where": "|".join(f"{name}={value}" for name, value in variable.only_where),
            }
            | _in_both("rule", entry)
            | {column("title", language): variable_in_words(variable.name, language) for language in LANGUAGES}
            | _rules(own or ({} if entry.get("values") else entry))
        )
    return {"codebook": rows, "codebook_values": values}


def _titles(statistic: str, key: str) -> Row:
    return {column("title", language): group_label(statistic, key, language) for language in LANGUAGES}


def _rules(entry: dict[str, Any]) -> Row:
    return _in_both("code_it_when", entry) | _in_both("not_when", entry)


def _in_both(name: str, entry: dict[str, Any]) -> Row:
    """A rule in both languages; the codebook's English ones carry no mark of their language."""
    return {column(name, la): entry.get(say(la, column(name, la), name), "") for la in LANGUAGES}
