"""What a key looks like in a cell: the vocabulary's label, or the workbook's own word for the values of an enum."""

from __future__ import annotations

from functools import cache
from typing import Any

from cityatlas.coding.codebook import variables
from cityatlas.coding.coders import read_coders, single_coders
from cityatlas.core.language import Pair, say
from cityatlas.core.tables import Field
from cityatlas.core.vocabulary import keys, label, vocabulary_of

ENUMS: dict[str, dict[str, Pair]] = {
    "confidence": {"sure": ("sicher", "sure"), "doubtful": ("zweifelhaft", "doubtful")},
    "coder": {
        "consensus": ("Konsens", "Consensus"),
        "automatic": ("automatisch", "automatic"),
        "hand": ("von Hand", "by hand"),
    },
    "match": {
        "exact": ("wörtlich", "exact"),
        "spelling": ("andere Schreibung", "spelling"),
        "wording": ("anderer Wortlaut", "wording"),
        "none": ("keine", "none"),
    },
    "base_unit": {
        "cities": ("Städte", "cities"),
        "projects": ("Projekte", "projects"),
        "labels": ("Feldangaben", "labels"),
        "states": ("Länder", "states"),
        "document": ("Dokument", "document"),
        "inhabitants": ("Einwohner", "inhabitants"),
        "percent": ("Prozent", "percent"),
        "fields": ("Felder", "fields"),
    },
    "weight": {"major": ("groß", "major"), "minor": ("klein", "minor")},
    "origin": {
        "register": ("Verzeichnis", "register"),
        "computed": ("berechnet", "computed"),
        "correction": ("Korrektur", "correction"),
    },
    "type": {
        "string": ("Text", "text"),
        "integer": ("ganze Zahl", "whole number"),
        "number": ("Zahl", "number"),
        "boolean": ("ja/nein", "yes/no"),
    },
    "kind": {
        "choice": ("ein Wert von mehreren", "one of several values"),
        "binary": ("ja/nein (1/0)", "yes/no (1/0)"),
        "year": ("Jahr", "year"),
    },
    "silence": {"no": ("nein", "no"), "unknown": ("unbekannt", "unknown")},
}
UNITS: dict[str, Pair] = {
    "inhabitants": ("Einwohner", "inhabitants"),
    "km2": ("km²", "km²"),
    "inhabitants per km2": ("Einwohner je km²", "inhabitants per km²"),
    "degrees north": ("Grad nördlich", "degrees north"),
    "degrees east": ("Grad östlich", "degrees east"),
    "page": ("Seite", "page"),
    "line": ("Zeile", "line"),
    "words": ("Wörter", "words"),
    "fraction of 1": ("Bruchteil von 1", "fraction of 1"),
}
"""Units of workflow/schemas/tables.yaml."""
SET_NAMES: dict[str, Pair] = {
    "agenda_status": ("Status der Agenda", "Status of the agenda"),
    "agenda_form": ("Form der Agenda", "Form of the agenda"),
    "agenda_year": ("Jahr der Agenda", "Year of the agenda"),
    "field": ("Feld", "Field"),
    "org": ("Organisation", "Organisation"),
    "stakeholder": ("Zielgruppe", "Stakeholder"),
    "format": ("Format", "Format"),
    "aim": ("Ziel der Beteiligung", "Aim of participation"),
    "challenge": ("Herausforderung", "Challenge"),
    "goal": ("Ziel", "Goal"),
    "criterion": ("Kriterium", "Criterion"),
}
FLAG_WORDS: dict[bool, Pair] = {True: ("ja", "yes"), False: ("nein", "no")}


@cache
def single_labels() -> dict[str, Pair]:
    """The names of those who coded on their own, as they stand within a heading, by id in the register's order."""
    return {coder.id: coder.label for coder in single_coders(read_coders())}


def coder_name(coder: str, language: str) -> str:
    """A coder in a cell: the consensus and the automatic coder in our words, the others by the register's name."""
    names = single_labels()
    if coder in names:
        name = say(language, *names[coder])
        return name[:1].upper() + name[1:]
    return say(language, *ENUMS["coder"][coder]) if coder in ENUMS["coder"] else coder


def code_value(variable: str, value: str, language: str) -> str | int | None:
    """A coded value in a cell: 0, 1 and years as numbers, the values of a choice in words, None for empty."""
    if value == "":
        return None
    if value.isdigit():
        return int(value)
    return label(variable, value, language)


def variable_label(name: str, language: str) -> str:
    """A variable in words, such as ``Feld: Mobilität``."""
    variable = variables()[name]
    prefix = say(language, *SET_NAMES[variable.set])
    return f"{prefix}: {label(vocabulary_of(variable.statistic), variable.key, language)}" if variable.key else prefix


def cell(spec: Field, value: Any, language: str) -> Any:
    """A table's value as a cell shows it: labels for keys, ja/nein for booleans, None for empty."""
    if value is None or value == "":
        return None
    if spec.type == "boolean":
        return say(language, *FLAG_WORDS[bool(value)])
    if spec.vocabulary and spec.vocabulary != "state":
        parts = value.split(spec.list) if spec.list else [value]
        return " | ".join(label(spec.vocabulary, p, language) for p in parts)
    if spec.name == "document" and value in keys("document"):
        return label("document", value, language)
    if spec.name == "strength":
        return label("strength", value, language)
    if spec.name == "coder":
        return coder_name(value, language)
    if spec.enum and value in ENUMS.get(spec.name, {}):
        return say(language, *ENUMS[spec.name][value])
    return value
