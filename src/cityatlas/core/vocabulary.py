"""Keys and labels: every key of a vocabulary with its German and English label."""

from __future__ import annotations

from functools import cache

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.language import LANGUAGES, Pair, pair_of, say
from cityatlas.core.project import REFERENCE, shown
from cityatlas.core.registers import matching, read_checked_rows, some_text

VOCABULARY_FILE = "vocabulary.csv"
COMPLETE = {"field": 10, "section": 9, "state": 16, "size_class": 4, "document": 5}
"""Vocabularies that the documents or the country fix, and how many keys they have: none can be lost unseen."""
OPTIONAL = {"basis": ("field_matrix",)}
"""Keys that only a user's own input brings into the products; without it no product lists them."""

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
    checks = {
        "vocabulary": matching("[a-z_]+", "a name of small letters"),
        "key": matching(r"[^\s|;,/]+", "a key without blanks"),
    }
    path = REFERENCE / VOCABULARY_FILE
    for _, row in read_checked_rows(path, checks | dict.fromkeys(LANGUAGES, some_text), ("vocabulary", "key")):
        result.setdefault(row["vocabulary"], {})[row["key"]] = pair_of(row)
    raise_all(
        [
            InputError(
                f"the vocabulary {name!r} has {len(result.get(name, {}))} keys", file=shown(path), expected=str(n)
            )
            for name, n in COMPLETE.items()
            if len(result.get(name, {})) != n
        ]
    )
    return result


def _vocabulary(name: str) -> dict[str, Pair]:
    if name not in _entries():
        raise InputError(f"the vocabulary {name!r} is missing", file=shown(REFERENCE / VOCABULARY_FILE))
    return _entries()[name]


def terms(vocabulary: str, *, optional: bool = True) -> list[str]:
    """The keys of a vocabulary in the codebook's order; ``optional``: with those that only a user's input brings."""
    left_out = () if optional else OPTIONAL.get(vocabulary, ())
    return [key for key in _vocabulary(vocabulary) if key not in left_out]


@cache
def keys(vocabulary: str) -> frozenset[str]:
    """The keys of a vocabulary as a set."""
    return frozenset(_vocabulary(vocabulary))


def label(vocabulary: str, key: str, language: str) -> str:
    """The German (``de``) or English (``en``) label of a key; InputError where there is none."""
    if key not in _vocabulary(vocabulary):
        problem = f"the vocabulary {vocabulary!r} has no key {key!r}"
        raise InputError(
            problem, file=shown(REFERENCE / VOCABULARY_FILE), expected="one of " + ", ".join(terms(vocabulary))
        )
    return say(language, *_vocabulary(vocabulary)[key])


def has(vocabulary: str) -> bool:
    """Whether such a vocabulary exists."""
    return vocabulary in _entries()


def vocabularies() -> list[str]:
    """The names of all vocabularies, in the order of the file."""
    return list(_entries())


def vocabulary_of(statistic: str) -> str:
    """The vocabulary that a statistic's groups come from; where it has none, a name that ``has`` does not know."""
    return _GROUPS.get(statistic, statistic)
