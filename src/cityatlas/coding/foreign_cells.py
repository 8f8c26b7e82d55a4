"""Cells of codings that people type: labels for keys, numbers as a spreadsheet writes them, dates it made of lines."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from cityatlas.coding.codebook import variables
from cityatlas.core.language import Pair
from cityatlas.core.vocabulary import label, terms

CONFIDENCE: dict[str, Pair] = {"sure": ("sicher", "sure"), "doubtful": ("zweifelhaft", "doubtful")}
YES_NO: dict[str, Pair] = {"1": ("ja", "yes"), "0": ("nein", "no")}
_WHOLE = re.compile(r"([0-9]+)[.,]0+")
"""A whole number with the decimals that a spreadsheet gave it."""
_DATE = re.compile(
    r"[0-9]{1,2}\.\s*(?:[A-Za-zä]{3,}|[0-9]{1,2}\.[0-9]{2,4})\.?.*|[A-Za-zä]{3}\.?[ -][0-9]{2}|.*[0-9]:[0-9].*"
)
"""What a spreadsheet makes of ``4-12``: a day, a month or a time."""


class MadeDate(ValueError):
    """A spreadsheet has made a date of what was typed."""


def cell_text(value: Any) -> str:
    """A spreadsheet's value as the text that was typed. Raises MadeDate where the spreadsheet made a date of it."""
    if isinstance(value, date | datetime | time):
        raise MadeDate(str(value))
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _known(pairs: dict[str, Pair]) -> dict[str, str]:
    return {word.casefold(): key for key, words in pairs.items() for word in (*words, key)}


def _terms(vocabulary: str) -> dict[str, str]:
    """The keys of a vocabulary by their labels in both languages and by themselves."""
    return _known({key: (label(vocabulary, key, "de"), label(vocabulary, key, "en")) for key in terms(vocabulary)})


def _value(text: str, name: str) -> str:
    variable = variables().get(name)
    whole = _WHOLE.fullmatch(text)
    text = whole[1] if whole else text
    if variable is None or variable.kind == "year":
        return text
    known = _known(YES_NO) if variable.kind == "binary" else _terms(variable.statistic)
    return known.get(text.casefold(), text)


def _lines(text: str) -> str:
    """Lines as 408;416-418, whatever blanks and dashes. Raises MadeDate for what was turned into a date."""
    if _DATE.fullmatch(text):
        raise MadeDate(text)
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else re.sub(r"\s+", "", re.sub("[‐‑–—−]", "-", text))


def _sections(text: str) -> str:
    known = _terms("section")
    return "|".join(
        known.get(part.strip().casefold(), part.strip()) for part in re.split(r"[|;]", text) if part.strip()
    )


def understood(cells: dict[str, str]) -> dict[str, str]:
    """A typed row with keys for labels and plain numbers; what is not understood stays and is refused by its rule.

    Raises MadeDate where the lines have become a date.
    """
    name = cells["variable"]
    return cells | {
        "value": _value(cells["value"], name),
        "alternative": _value(cells["alternative"], name),
        "strength": _terms("strength").get(cells["strength"].casefold(), cells["strength"]),
        "confidence": _known(CONFIDENCE).get(cells["confidence"].casefold(), cells["confidence"]),
        "section": _sections(cells["section"]),
        "lines": _lines(cells["lines"]),
    }
