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
