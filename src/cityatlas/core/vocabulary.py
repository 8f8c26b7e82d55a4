"""Keys and labels: every key of a vocabulary with its German and English label."""

from __future__ import annotations

from functools import cache

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_rows
from cityatlas.core.language import LANGUAGES, Pair, pair_of, say
from cityatlas.core.project import REFERENCE

VOCABULARY_FILE = "vocabulary.csv"


_GROUPS = {
    "agenda_field": "field",
    "lighthouse_projects": "field",
    "lighthouse_projects_per_city": "field",
    "lighthouse_cities": "field",
    "projects_by_label": "field",
    "cities_by_state": "state",
    "cities_by_size_class": "size_class",
    "organisation_combination": "organisation",
    "stakeholder_involved": "stakeholder",
    "field_range": "field_spread",
    "field_range_share": "field_spread",
}


@cache
def _entries() -> dict[str, dict[str, Pair]]:
    result: dict[str, dict[str, Pair]] = {}
    for line, row in read_rows(REFERENCE / VOCABULARY_FILE, ("vocabulary", "key", *LANGUAGES)):
        terms = result.setdefault(row["vocabulary"], {})
        if row["key"] in terms:
            raise InputError(f"the key {row['key']!r} stands twice", file=REFERENCE / VOCABULARY_FILE, line=line)
        terms[row["key"]] = pair_of(row)
    return result


def terms(vocabulary: str) -> list[str]:
    """The keys of a vocabulary in the codebook's order."""
    return list(_entries()[vocabulary])


@cache
def keys(vocabulary: str) -> frozenset[str]:
    """The keys of a vocabulary as a set."""
    return frozenset(_entries()[vocabulary])


def label(vocabulary: str, key: str, language: str) -> str:
    """The German (``de``) or English (``en``) label of a key; KeyError where there is none."""
    return say(language, *_entries()[vocabulary][key])


def has(vocabulary: str) -> bool:
    """Whether such a vocabulary exists."""
    return vocabulary in _entries()


def vocabularies() -> list[str]:
    """The names of all vocabularies, in the order of the file."""
    return list(_entries())


def vocabulary_of(statistic: str) -> str:
    """The vocabulary that a statistic's groups come from; where it has none, a name that ``has`` does not know."""
    return _GROUPS.get(statistic, statistic)
