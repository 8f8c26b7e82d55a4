"""The one boundary for text that comes from outside: composed characters, plain blanks, nothing invisible.

Whatever reads a text, a cell, a file name or an argument passes it through ``composed``. Dashes and quotes stay as they
are written, for titles are shown as printed; who compares texts or searches them for words folds those too
(``cityatlas.documents.text.fold``, ``cityatlas.coding.automatic.reading.searchable``).
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
DASHES = "‒–—―−"
"""Dashes of all lengths, and the minus sign; a hyphen is none."""
QUOTES = "«»„“”‟\"‹›‚‘’‛'`´"
"""Quotation marks and apostrophes."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_OTHERS = dict.fromkeys(BLANKS, " ") | dict.fromkeys(INVISIBLE, "") | dict.fromkeys("‐‑", "-") | _LIGATURES
"""What is written otherwise than it is meant: a hyphen that keeps words together is one all the same, letters that a
typesetter joined are two."""
_OTHER = re.compile(f"[{''.join(_OTHERS)}]")
"""A pattern finds them in a large text many times faster than ``str.translate`` looks each character up."""


def composed(text: str) -> str:
    """A text in composed form (NFC), with plain blanks and hyphens, without ligatures and invisible characters.

    >>> composed("Ko\u0308ln\u00a0am\u00adRhein") == "Köln amRhein"
    True
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _OTHER.sub(lambda found: _OTHERS[found[0]], text))
