"""The columns of a table that has one for each variable of the codebook, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.language import Pair
from cityatlas.core.project import load_yaml
from cityatlas.core.vocabulary import has, keys, label

YEAR_TITLE: Pair = ("Jahr der Agenda", "Year of the agenda")
FIELD_TYPES = {"binary": "integer", "year": "integer", "choice": "string"}
"""The type of a coded value by the kind of its set; 1 and 0 are numbers, so that they can be added up."""


def coded_columns(codebook: Path) -> list[dict[str, Any]]:
    """The columns as tables.yaml would write them (name, type, de, en, vocabulary of a choice).

    None where the codebook cannot be read: its own reader tells that better.
    """
    try:
        sets = load_yaml(codebook)["sets"]
        return [column for entry in sets for column in _columns_of(entry)]
    except (InputError, KeyError, TypeError, AttributeError):
        return []


def _columns_of(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    spec: dict[str, Any] = {"type": FIELD_TYPES[entry["kind"]]}
    vocabulary = entry.get("vocabulary") or entry.get("statistic", "")
    if entry["kind"] != "binary":
        choice = {"vocabulary": vocabulary} if entry["kind"] == "choice" and has(vocabulary) else {}
        yield {"name": entry["name"], **spec, **_titles(entry, ""), **choice}
        return
    for variable in entry["variables"]:
        yield {"name": f"{entry['name']}_{variable['key']}", **spec, **_titles(entry, variable["key"])}


def _titles(entry: dict[str, Any], key: str) -> dict[str, str]:
    """The titles of a variable: its statistic, and its own word within it; the set's name where it has no statistic."""
    statistic, vocabulary = entry.get("statistic", ""), entry.get("vocabulary", "")
    if entry["kind"] == "year" and not statistic:
        return dict(zip(("de", "en"), YEAR_TITLE, strict=True))
    known = statistic in keys("statistic")
    told = {la: label("statistic", statistic, la) if known else entry["name"] for la in ("de", "en")}
    if key and vocabulary and has(vocabulary) and key in keys(vocabulary):
        return {la: f"{text}: {label(vocabulary, key, la)}" for la, text in told.items()}
    return {la: f"{text}: {key}" if key else text for la, text in told.items()}
