"""Numbers as people read them, in German and English."""

from __future__ import annotations

import re

from cityatlas.core.folding import composed
from cityatlas.core.language import Pair, say

SIGNS: Pair = (".,", ",.")
"""What stands between thousands, and before decimals."""


def number(value: float, language: str, decimals: int = 1) -> str:
    """A number in a language's format; whole ones without decimals.

    >>> number(1234.5, "de"), number(1234.5, "en"), number(2000.0, "de")
    ('1.234,5', '1,234.5', '2.000')
    """
    text = f"{value:,.{decimals}f}" if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", say(language, *SIGNS)))


def with_decimal_sign(text: str, language: str) -> str:
    """A text whose numbers have decimals after a point (and no thousands), with the language's sign in its place."""
    return re.sub(r"(?<=\d)\.(?=\d)", say(language, *SIGNS)[1], text)


_GROUPED = r"[1-9]\d{0,2}(?:(?P<group>[%s' ])\d{3})(?:(?P=group)\d{3})*"
_THOUSANDS = re.compile(rf"[+-]?{_GROUPED % '.,'}")
_GERMAN = re.compile(rf"[+-]?(?:{_GROUPED % '.'}|\d+)(?:,\d+)?")
_ENGLISH = re.compile(rf"[+-]?(?:{_GROUPED % ','}|\d+)(?:\.\d+)?")
_SINGLE = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_OTHER_SIGNS = str.maketrans({"−": "-", "’": "'"})
LARGEST = 10**15
"""No number here comes near; a float holds whole numbers below it exactly."""


def parse_number(text: str, whole: bool = False, small: bool = False) -> float:
    """A number in German or English spelling: ``100.000``, ``1.234,5``, ``1,234.5``, ``0,5``, ``1'234``.

    ``whole``: only whole numbers, so that three digits after one sign are thousands; ``small``: a number without
    thousands, such as a coordinate, so that one sign is the decimals'; elsewhere ``1.234`` can be either and is
    refused. ValueError with the reason for what is no number, or two.

    >>> parse_number("100.000", whole=True), parse_number("40,5"), parse_number("6,083", small=True)
    (100000.0, 40.5, 6.083)
    """
    text = composed(text).strip().translate(_OTHER_SIGNS)
    german, english = _GERMAN.fullmatch(text), _ENGLISH.fullmatch(text)
    if small and _SINGLE.fullmatch(text):
        value = float(text.replace(",", "."))
    elif not german and not english:
        raise ValueError(f"{text!r} is no number")
    elif whole and _THOUSANDS.fullmatch(text):
        value = float(re.sub(r"[.,' ]", "", text))
    elif german and english and re.search(r"[.,]", text):
        raise ValueError(f"{text!r} can be a thousand or a decimal: write it without separators")
    else:
        digits = re.sub(r"[' ]", "", text)
        value = float(digits.replace(".", "").replace(",", ".") if german else digits.replace(",", ""))
    if abs(value) > LARGEST:
        raise ValueError(f"{text[:20]!r} is larger than any number here")
    if whole and value != int(value):
        raise ValueError(f"{text!r} is no whole number")
    return value


def parse_whole(text: str) -> int:
    """A whole number in German or English spelling. ValueError with the reason."""
    return int(parse_number(text, whole=True))
