"""Lines of evidence as text (408;416-418), and short names for files and keys."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from cityatlas.core.folding import composed

LAST_LINE = 1_000_000
"""No document has more lines: a larger number is a slip, and a range up to it would fill the memory."""


def parse_lines(text: str) -> list[int]:
    """Line numbers of ``408;416-418``, at most as many as a document has; ValueError for anything else.

    >>> parse_lines("408;416-418")
    [408, 416, 417, 418]
    """
    numbers: list[int] = []
    for part in text.split(";"):
        match = re.fullmatch(r"([0-9]{1,9})(?:-([0-9]{1,9}))?", part)
        if not match:
            raise ValueError(text)
        a, b = int(match[1]), int(match[2] or match[1])
        if not 0 < a <= b <= LAST_LINE or len(numbers) + b - a >= LAST_LINE:
            raise ValueError(text)
        numbers += range(a, b + 1)
    return numbers


def spans(numbers: list[int]) -> str:
    """Line numbers as ``408;416-418``.

    >>> spans([417, 408, 416, 418, 416])
    '408;416-418'
    """
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ";".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


_UMLAUTS: dict[int, str] = {ord(k): v for k, v in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}.items()}
LONGEST_SLUG = 60
"""Characters of an identifier; a file's name may have 255 bytes, and more goes before and behind."""


def slug(city: str) -> str:
    """A city's name as an identifier: lower case letters and digits of ASCII, never empty, at most LONGEST_SLUG long.

    Where letters or digits have no such form, or the name is too long, a checksum of the name stands at the end.

    >>> slug("Oldenburg (Oldb)"), slug("Köln"), slug("東京")
    ('oldenburg-oldb', 'koeln', 'city-130016b2')
    """
    name = composed(city)
    text = unicodedata.normalize("NFKD", name.lower().translate(_UMLAUTS))
    plain = re.sub(r"[^a-z0-9]+", "-", text.encode("ascii", "ignore").decode()).strip("-")
    lost = any(c.isalnum() and not c.isascii() for c in text)
    if plain and not lost and len(plain) <= LONGEST_SLUG:
        return plain
    checksum = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{plain[: LONGEST_SLUG - 9].strip('-') or 'city'}-{checksum}"
