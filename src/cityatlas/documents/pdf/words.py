"""A page's words with their places, in a frame in which the text stands upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from cityatlas.core.folding import composed
from cityatlas.documents.text import name_key

Box = tuple[float, float, float, float]
"""Left, bottom, right, top; in points, the y axis pointing up."""
Placed = tuple[int, str, Box]
"""A character: its number on the page, its sign and its box."""
MOST_CHARACTERS = 40_000
"""On one page: several times what the densest print holds."""
_HYPHENS = {0x02, 0xFFFE}
"""What the library gives for a hyphen at a line's end."""

_OF_NUMBERS = "0123456789.,"


@dataclass(frozen=True)
class Word:
    """A word: its text, its letters as names are compared, its box and the height of its first letter (points).

    ``font``: name and size of its first letter's, where they were asked for.
    """

    order: int
    text: str
    key: str
    box: Box
    height: float
    font: str = ""


def turned(box: Box, turns: int) -> Box:
    """A box after so many quarter turns about the origin, against the clock.

    >>> turned((1, 2, 3, 5), 1)
    (-5, 1, -2, 3)
    """
    left, bottom, right, top = box
    for _ in range(turns % 4):
        left, bottom, right, top = -top, left, -bottom, right
    return left, bottom, right, top


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def page_words(textpage: Any, fonts: bool = False) -> tuple[list[Word], int]:
    """The words of a page in the order of its text, and the quarter turns that its text is turned by.

    ``fonts``: whether words shall say their font. Boxes are those of the upright frame. A page with more characters
    than any print holds counts as having none.
    """
    count = textpage.count_chars()
    if not 0 < count <= MOST_CHARACTERS:
        return [], 0
    found = _characters(textpage, count)
    turns = _turns(textpage, found)
    font = partial(_font, textpage) if fonts else _no_font
    return _words([(number, sign, turned(box, -turns) if box else None) for number, sign, box in found], font), turns


def _no_font(number: int) -> str:
    return ""


def _font(textpage: Any, number: int) -> str:
    """Name and size of a character's font."""
    from pypdfium2 import raw

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(textpage, number, name, len(name), flags)
    size = raw.FPDFText_GetFontSize(textpage, number)
    return f"{name.value.decode('utf-8', 'replace') if 0 < length <= len(name) else ''} {size:.1f}"


def _characters(textpage: Any, count: int) -> list[tuple[int, str, Box | None]]:
    """Number, sign and box of each character; blanks have no box."""
    from pypdfium2 import raw

    found: list[tuple[int, str, Box | None]] = []
    for number in range(count):
        code = raw.FPDFText_GetUnicode(textpage, number)
        sign = "-" if code in _HYPHENS else chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else " "
        box = None if sign.isspace() else textpage.get_charbox(number)
        found.append((number, sign, box if box and box[2] > box[0] and box[3] > box[1] else None))
    return found


def _turns(textpage: Any, found: list[tuple[int, str, Box | None]]) -> int:
    """Quarter turns against the clock of most of the text; the library counts angles with the clock."""
    from pypdfium2 import raw

    placed = [number for number, _, box in found if box]
    sample = placed[:: max(1, len(placed) // 200)]
    angles = Counter(-round(raw.FPDFText_GetCharAngle(textpage, n) / (math.pi / 2)) % 4 for n in sample)
    return angles.most_common(1)[0][0] if angles else 0


def _words(characters: list[tuple[int, str, Box | None]], font: Callable[[int], str]) -> list[Word]:
    words: list[Word] = []
    current: list[Placed] = []
    for number, sign, box in characters:
        if current and box is None and not sign.isspace():
            box = current[-1][2]  # a letter of a ligature: another one's box is its own, too
        if current and (box is None or not _adjoins(current, sign, box)):
            words.append(_word(len(words), current, font))
            current = []
        if box is not None:
            current.append((number, sign, box))
    return [*words, _word(len(words), current, font)] if current else words


def _adjoins(current: list[Placed], sign: str, box: Box) -> bool:
    """Whether a character belongs to the word before it: on its line, and near."""
    before = current[-1][2]
    if box == before:
        return True
    line = around(b for _, _, b in current[-3:])
    height = max(line[3] - line[1], box[3] - box[1])
    shared = min(line[3], box[3]) - max(line[1], box[1])
    on_line = shared > -0.3 * height  # a comma and an apostrophe share none
    number = sign in _OF_NUMBERS and current[-1][1] in _OF_NUMBERS
    widest = 0.8 if number else 0.4  # a 1 fills little of the room that it has
    return on_line and -height < box[0] - before[2] < widest * height


def _word(order: int, characters: list[Placed], font: Callable[[int], str]) -> Word:
    text = composed("".join(sign for _, sign, _ in characters))
    number, _, lettered = next((c for c in characters if c[1].isalnum()), characters[0])
    box = around(b for _, _, b in characters)
    return Word(order, text, name_key(text), box, lettered[3] - lettered[1], font(number))


def same_line(one: Word, other: Word) -> bool:
    """Whether two words stand on one line: they share half of the lower one's height."""
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared > 0.5 * min(one.box[3] - one.box[1], other.box[3] - other.box[1])


def lines(words: list[Word]) -> list[list[Word]]:
    """Words that follow each other on one line, parted where a gap is wider than one between words."""
    found: list[list[Word]] = []
    for word in words:
        last = found[-1][-1] if found else None
        height = max(word.height, last.height) if last else 0
        if last and same_line(last, word) and -height < word.box[0] - last.box[2] < 1.6 * height:
            found[-1].append(word)
        else:
            found.append([word])
    return found
