"""The one place that decides between German and English."""

from __future__ import annotations

from cityatlas.core.errors import InputError

Pair = tuple[str, str]
"""A text in German and in English."""


def say(language: str, de: str, en: str) -> str:
    """The text of the language (``de`` or ``en``). InputError for any other language."""
    if language not in ("de", "en"):
        raise InputError(f"there is no language {language!r}", expected="de or en")
    return de if language == "de" else en
