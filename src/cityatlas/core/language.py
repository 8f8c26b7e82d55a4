"""The one place that decides between German and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import EntryLines, load_yaml, shown

Pair = tuple[str, str]
"""A text in German and in English, in this order."""
LANGUAGES: Pair = ("de", "en")
LONGEST_TEXT = 5000
"""Characters that a text of a catalogue may have."""


def say(language: str, de: str, en: str) -> str:
    """The text of the language, of a pair ``say(language, *PAIR)``; InputError for any language but ``de`` and ``en``.

    >>> say("en", "Stadt", "city")
    'city'
    """
    if language not in LANGUAGES:
        raise InputError(f"there are no texts in the language {language!r}", expected=" or ".join(LANGUAGES))
    return de if language == "de" else en


def main_first(main: str) -> list[str]:
    """All languages, the main one first.

    >>> main_first("en")
    ['en', 'de']
    """
    return sorted(LANGUAGES, key=lambda language: language != main)


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
    if not isinstance(content, dict):
        raise InputError("the texts are no mapping", file=shown(file), expected="KEY: {de: TEXT, en: TEXT}")
    found = {key: _text_breach(entry) for key, entry in content.items()}
    problems = {key: breach for key, breach in found.items() if breach[0]}
    lines = EntryLines(file)
    raise_all(
        [
            InputError(f"the text {key[:60]!r} {problem}", file=shown(file), line=lines.of(key), expected=wanted)
            for key, (problem, wanted) in problems.items()
        ]
    )
    return {key: pair_of(entry) for key, entry in content.items()}


def _text_breach(entry: Any) -> Pair:
    """What is wrong with an entry of a catalogue, and what was expected; empty where nothing is."""
    if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
        return "is not in both languages", "de and en"
    if not all(isinstance(text, str) and text.strip() for text in entry.values()):
        return "is empty or no text", "a text in quotation marks"
    if max(map(len, entry.values())) > LONGEST_TEXT:
        return f"has more than {LONGEST_TEXT} characters", "a sentence or a few"
    try:
        names = [set(placeholders(text)) for text in pair_of(entry)]
    except ValueError as error:
        return f"has a placeholder that is none ({error})", "{name}, and nothing else in braces"
    return ("", "") if names[0] == names[1] else ("has other placeholders in German and English", "the same in both")


def placeholders(text: str) -> list[str]:
    """The names in braces of a text; ValueError for one that reaches into a value (``{n.__class__}``) or formats it.

    >>> placeholders("{n} von {total}")
    ['n', 'total']
    """
    found = []
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(name[:40] or "{}")
        found.append(name)
    return found


class Catalogue:
    """The texts of a YAML file (by key, each with ``de`` and ``en``) in one language."""

    def __init__(self, file: Path, language: str) -> None:
        self.language = language
        self._file = file

    def text(self, key: str) -> str:
        """The text of a key as it stands in the file; InputError where there is none."""
        if not self.has(key):
            raise InputError(f"the text {key!r} is missing", file=shown(self._file), expected="de and en")
        return say(self.language, *_pairs(self._file)[key])

    def plain(self, key: str, **values: Any) -> str:
        """The text of a key, its placeholders filled; InputError for a placeholder without a value."""
        return self.template(key, values).format(**values)

    def template(self, key: str, values: Mapping[str, Any]) -> str:
        """The text of a key before it is filled; InputError where a placeholder has no value."""
        text = self.text(key)
        missing = [name for name in placeholders(text) if name not in values]
        if missing:
            raise InputError(
                f"the text {key!r} names {missing[0]!r}, which it is not given",
                file=shown(self._file),
                expected="one of " + ", ".join(sorted(values)) if values else "no placeholder",
            )
        return text

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in _pairs(self._file)
