"""Numbers as people read them, in German and English."""

from __future__ import annotations

import re

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


_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*")
_GERMAN = re.compile(r"[+-]?(?:\d{1,3}(?:[.' ]\d{3})+|\d+)(?:,\d+)?")
_ENGLISH = re.compile(r"[+-]?(?:\d{1,3}(?:[,' ]\d{3})+|\d+)(?:\.\d+)?")


def parse_number(text: str, whole: bool = False) -> float:
    """A number in German or English spelling: ``100.000``, ``1.234,5``, ``1,234.5``, ``0,5``.

    ``whole``: only whole numbers, so that three digits after one sign are thousands; elsewhere ``1.234`` can be either
    and is refused. ValueError with the reason for what is no number, or two.

    >>> parse_number("100.000", whole=True), parse_number("40,5"), parse_number("1,234.5")
    (100000.0, 40.5, 1234.5)
    """
    text = text.strip()
    german, english = _GERMAN.fullmatch(text), _ENGLISH.fullmatch(text)
    if not german and not english:
        raise ValueError(f"{text!r} is no number")
    if whole and _THOUSANDS.fullmatch(text):
        return float(re.sub(r"[.,' ]", "", text))
    if german and english and re.search(r"[.,]", text):
        raise ValueError(f"{text!r} can be a thousand or a decimal: write it without separators")
    digits = re.sub(r"[' ]", "", text)
    value = float(digits.replace(".", "").replace(",", ".") if german else digits.replace(",", ""))
    if whole and value != int(value):
        raise ValueError(f"{text!r} is no whole number")
    return value
