"""Reading a document: lines, and the folding that makes spelling variants of a conversion equal."""

from __future__ import annotations

import hashlib
import html
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cityatlas.core.files import read_utf8
from cityatlas.core.folding import DASHES, QUOTES, composed
from cityatlas.documents.markdown import visible

_TAG = re.compile(r"<[^>]{1,40}>")
_ENTITY = re.compile(r"&[A-Za-z#]\w{1,31};")
_LINE_ENDS = ("\r\n", "\r", "\u0085", "\u2028", "\u2029")
"""Line ends of other systems, and those that word processors put within a paragraph."""
_NO_LETTER = re.compile(r"[\W_]+")
_FOLDED = {c: "-" for c in DASHES} | {c: "'" for c in QUOTES if c != "'"} | {"\t": " "}
_TABLE = str.maketrans(_FOLDED)
_CHUNK = 4096
"""Lines folded at once: whole passages fold many times faster than single lines, and small ones spare memory."""


def _collapse(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def fold(text: str) -> str:
    """Composed, with one kind of dash, quote and space, runs of space collapsed.

    >>> fold(" Energie\u00a0–  „Umwelt“ ")
    "Energie - 'Umwelt'"
    """
    return _collapse(composed(text).translate(_TABLE)).strip()


def fold_lines(lines: list[str]) -> list[str]:
    """Each line folded, as ``fold`` does it, in a fraction of the time."""
    text = composed("\n".join(lines))
    for character, replacement in _FOLDED.items():
        text = text.replace(character, replacement)
    return [line.strip() for line in _collapse(text).split("\n")]


def clean(text: str) -> str:
    """A printed title or name as a reader sees it: composed, without markup; dashes and quotes stay as printed."""
    return _collapse(composed(visible(text)).replace("\t", " ")).strip()


def plain(line: str) -> str:
    """A line's words without heading marks, bold, tags and stray bullets, folded."""
    text = html.unescape(_TAG.sub("", line))
    return fold(text).strip("#*_▪ ")


def name_key(name: str) -> str:
    """What two spellings of a heading's name share: letters and digits, case folded.

    >>> name_key("Oldenburg (Oldb.)") == name_key("OLDENBURG - Oldb")
    True
    """
    return folded_key(fold(name))


def folded_key(name: str) -> str:
    """``name_key`` of a text that is folded already; tags and entities of another conversion are no letters of it."""
    if "<" in name or "&" in name:
        name = html.unescape(_TAG.sub("", name))
    return _NO_LETTER.sub("", name.casefold())


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
        start = max(start, 1)
        return list(enumerate(self.lines[start - 1 : max(end, 0)], start))

    @cached_property
    def folded(self) -> list[str]:
        """All lines folded; where folding changes nothing, the line itself (so that it is kept once)."""
        result: list[str] = []
        for first in range(0, len(self.lines), _CHUNK):
            chunk = list(self.lines[first : first + _CHUNK])
            result += [new if new != old else old for old, new in zip(chunk, fold_lines(chunk), strict=True)]
        return result

    def folded_between(self, start: int, end: int) -> list[tuple[int, str]]:
        """Numbered folded lines from ``start`` to ``end``, both included."""
        start = max(start, 1)
        return list(enumerate(self.folded[start - 1 : max(end, 0)], start))

    @cached_property
    def _heading_lines(self) -> list[int]:
        return [n for n, text in enumerate(self.folded, 1) if text.startswith("#")]

    def headings(self, start: int, end: int) -> list[tuple[int, str]]:
        """Numbered lines marked as headings, at any level, from ``start`` to ``end``, both included."""
        known = self._heading_lines
        return [(n, self.lines[n - 1]) for n in known[bisect_left(known, start) : bisect_right(known, end)]]

    @cached_property
    def heading_keys(self) -> list[tuple[int, str]]:
        """Line and ``name_key`` of every heading."""
        return [(n, folded_key(self.folded[n - 1])) for n in self._heading_lines]

    def is_structure(self, number: int) -> bool:
        """Whether a line holds nothing but marks: empty, a rule, a stray quote or bullet."""
        return _STRUCTURE.match(self.folded[number - 1]) is not None


def read_document(path: Path, name: str, shown_as: str | None = None) -> Document:
    """Read a document: UTF-8 with or without byte order mark, any line ends. InputError where it is no UTF-8."""
    text = composed(_ENTITY.sub(_character, read_utf8(path)))
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    return Document(name, shown_as or path.name, tuple(text.split("\n")))


def _character(entity: re.Match[str]) -> str:
    """The character that another conversion names; the signs of tags stay named, for they are meant as signs."""
    character = html.unescape(entity[0])
    return entity[0] if character in "<>\r\n" else character


_STRUCTURE = re.compile(r"^[\s#*'|-]*$")


def words_and_checksum(lines: list[str]) -> tuple[int, str]:
    """Words and SHA-256 of a passage of folded lines, without empty and merely structural ones (design, Tables)."""
    text = _collapse(" ".join(line for line in lines if line and not _STRUCTURE.match(line)))
    words = text.split()
    odd = [word for word in words if not word[0].isalnum()]
    count = len(words) - sum(not any(c.isalnum() for c in word) for word in odd)
    return count, hashlib.sha256(text.encode("utf-8")).hexdigest()


_TEXT_SIGNS = re.compile(r"(?<=\d)[.,:](?=\d)|[%€\w]")
"""What is left of a text without marks, blanks, dashes, quotes and hyphens: letters, digits, and signs in numbers."""


def letters_and_checksum(lines: list[str]) -> tuple[int, str]:
    """Letters and digits of a passage as a reader sees them, and their SHA-256.

    The same for every conversion of one text, whatever its marks, bullets, line ends and hyphens: unlike the words'
    checksum it says whether another conversion holds the same text.

    >>> letters_and_checksum(["- [Die Digitali-", "sierung](#)"]) == letters_and_checksum(["**Die** Digitalisierung"])
    True
    """
    text = "".join(_TEXT_SIGNS.findall(" ".join(visible(line) for line in lines if line)))
    return len(text), hashlib.sha256(text.encode("utf-8")).hexdigest()
