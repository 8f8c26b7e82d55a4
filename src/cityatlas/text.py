"""Reading a document: lines, and the folding that makes spelling variants of a conversion equal."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from cityatlas.tables import read_utf8

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "«»„“”‟\"‹›‚‘’‛'`´"), "'")
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"), " "
)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_FOLD = {**_DASHES, **_QUOTES, **_SPACES, **_INVISIBLE}


def fold(text: str) -> str:
    """NFC, one kind of dash, quote and space, no invisible characters, runs of space collapsed."""
    return re.sub(r" +", " ", unicodedata.normalize("NFC", text).translate(_FOLD)).strip()


def clean(text: str) -> str:
    """A printed title or name: NFC, plain spaces, no markup; dashes and quotes stay as printed."""
    text = unicodedata.normalize("NFC", html.unescape(re.sub(r"<[^>]{1,40}>", "", text)))
    return re.sub(r" +", " ", text.translate({**_SPACES, **_INVISIBLE})).strip()


def plain(line: str) -> str:
    """A line's words without heading marks, bold, tags and stray bullets, folded."""
    text = html.unescape(re.sub(r"<[^>]{1,40}>", "", line))
    return fold(text).strip("#*▪ ")


def is_heading(line: str) -> bool:
    """Whether a line is marked as a heading, at any level."""
    return fold(line).startswith("#")


def name_key(name: str) -> str:
    """What two spellings of a heading's name share: letters and digits, case folded."""
    return re.sub(r"[\W_]+", "", fold(name).casefold())


@dataclass(frozen=True)
class Document:
    """A text with its lines; line numbers start at 1, as editors count them."""

    name: str
    file: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """The line of that number."""
        return self.lines[number - 1]

    def between(self, start: int, end: int) -> list[tuple[int, str]]:
        """Numbered lines from ``start`` to ``end``, both included."""
        return [(n, self.lines[n - 1]) for n in range(max(start, 1), min(end, len(self.lines)) + 1)]


def read_document(path: Path, name: str, shown_as: str | None = None) -> Document:
    """Read a document: UTF-8 with or without byte order mark, any line ends. InputError where it is no UTF-8."""
    text = read_utf8(path)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Document(name, shown_as or path.name, tuple(lines))


_STRUCTURE = re.compile(r"^[\s#*«»|-]*$")


def measure(lines: list[str]) -> tuple[int, str]:
    """Words and SHA-256 of a passage, over folded text without empty and merely structural lines (design, Tables)."""
    text = fold(" ".join(line for line in lines if not _STRUCTURE.match(line)))
    words = sum(1 for word in text.split() if any(c.isalnum() for c in word))
    return words, hashlib.sha256(text.encode("utf-8")).hexdigest()
