"""The one place that decides between German and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.project import load_yaml, shown

Pair = tuple[str, str]
"""A text in German and in English, in this order."""
LANGUAGES: Pair = ("de", "en")


def say(language: str, de: str, en: str) -> str:
    """The text of the language, of a pair ``say(language, *PAIR)``; InputError for any language but ``de`` and ``en``.

    >>> say("en", "Stadt", "city")
    'city'
    """
    if language not in LANGUAGES:
        raise InputError(f"there are no texts in the language {language!r}", expected=" or ".join(LANGUAGES))
    return de if language == "de" else en


def pair_of(entry: Mapping[str, str]) -> Pair:
    """The pair of an entry or a row with ``de`` and ``en``.

    >>> pair_of({"key": "city", "de": "Stadt", "en": "city"})
    ('Stadt', 'city')
    """
    return entry["de"], entry["en"]


def column(name: str, language: str) -> str:
    """The column of a table that holds a text in the language.

    >>> column("claim", "de")
    'claim_de'
    """
    return say(language, f"{name}_de", f"{name}_en")


def by_language(entry: Any, language: str) -> Any:
    """What an entry holds for the language where it has the languages as keys; any other entry is meant for both.

    >>> by_language({"de": "Balken", "en": "Bars"}, "en"), by_language("Atlas", "en")
    ('Bars', 'Atlas')
    """
    return entry[language] if isinstance(entry, dict) and language in entry else entry


@cache
def _pairs(file: Path) -> dict[str, Pair]:
    """The texts of a catalogue's file by key; InputError for one that is not there in both languages."""
    content = load_yaml(file)
    for key, entry in content.items():
        if set(entry) != set(LANGUAGES):
            raise InputError(f"the text {key!r} is not in both languages", file=shown(file), expected="de and en")
    return {key: pair_of(entry) for key, entry in content.items()}


class Catalogue:
    """The texts of a YAML file (by key, each with ``de`` and ``en``) in one language."""

    def __init__(self, file: Path, language: str) -> None:
        self.language = language
        self._file = file

    def text(self, key: str) -> str:
        """The text of a key as it stands in the file; KeyError where there is none."""
        return say(self.language, *_pairs(self._file)[key])

    def plain(self, key: str, **values: Any) -> str:
        """The text of a key, its placeholders filled."""
        return self.text(key).format(**values)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in _pairs(self._file)
