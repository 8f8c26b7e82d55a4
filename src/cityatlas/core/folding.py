"""The one boundary for text that comes from outside: composed characters, plain blanks, nothing invisible.

Whatever reads a text, a cell, a file name or an argument passes it through ``composed``. Dashes and quotes stay as they
are written, for titles are shown as printed; comparing folds them too (``cityatlas.documents.text.fold``).
"""

from __future__ import annotations

import re
import unicodedata

BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks of other widths; a tab stays, for it parts cells."""
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
)
INVISIBLE += "\u2066\u2067\u2068\u2069\ufe00\ufe0e\ufe0f\ufeff"
"""Soft hyphens, joiners, marks of direction, variation selectors, byte order marks inside a text."""
_OTHERS = re.compile(f"[{BLANKS}{INVISIBLE}]")
"""A pattern finds them in a large text many times faster than ``str.translate`` looks each character up."""


def composed(text: str) -> str:
    """A text in composed form (NFC), with plain blanks and without invisible characters.

    >>> composed("Ko\u0308ln\u00a0am\u00adRhein") == "Köln amRhein"
    True
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _OTHERS.sub(lambda found: " " if found[0] in BLANKS else "", text))
