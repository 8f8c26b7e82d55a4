"""What a figure shows, as a table: a long alternative text is cut into one sentence and rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_ALT = 250
"""Characters of an alternative text that is heard at one go; a longer one becomes a table."""
SENTENCE_BREAK = re.compile(r"(?:(?<=[^\W\d_]\.)|(?<=[)\]%”“]\.)|(?<=\w \d\.)|(?<=\w \d\d\.))\s+")
"""Where a sentence ends: not behind the number of a list (``; 1. Agenda``)."""


@dataclass(frozen=True)
class TableRow:
    """One row of a figure's table: what is shown and its value, which is empty where only the name is shown."""

    name: str
    value: str


@dataclass(frozen=True)
class TableGroup:
    """Rows under a heading, which is empty where they have none."""

    heading: str
    rows: list[TableRow]


@dataclass(frozen=True)
class PictureText:
    """An alternative text in short, and what it was cut off, by group; nothing where it was short enough."""

    short: str
    groups: list[TableGroup]


def picture_text(alt: str) -> PictureText:
    """An alternative text of the form ``SENTENCE. HEADING: NAME VALUE; NAME VALUE.``, told apart where it is long.

    >>> picture_text("Balken.")
    PictureText(short='Balken.', groups=[])
    """
    if len(alt) <= LONGEST_ALT:
        return PictureText(alt, [])
    first, *others = SENTENCE_BREAK.split(alt.strip())
    if not others:
        first, _, rest = first.partition(": ")
        others = [rest]
    groups = [_group(text) for text in others if text]
    return PictureText(_at_one_go(first), groups) if groups else PictureText(_at_one_go(alt), [_group(alt)])


def _at_one_go(text: str) -> str:
    """A sentence that is cut at a word where it is too long itself."""
    return text if len(text) <= LONGEST_ALT else text[: LONGEST_ALT - 2].rpartition(" ")[0] + " …"


def _group(text: str) -> TableGroup:
    items = text.strip().removesuffix(".").split("; ")
    if len(items) == 1:
        head, colon, rest = text.strip().removesuffix(".").partition(": ")
        return TableGroup(head if colon else "", [_row(i) for i in (rest if colon else head).split(", ")])
    heading, colon, first = items[0].partition(": ")
    if not colon or any(": " in item for item in items[1:]) and ": " not in first:
        heading, first = "", items[0]
    return TableGroup(heading, [_row(item) for item in [first, *items[1:]]])


def _row(item: str) -> TableRow:
    """An item's name and value: at its colon, else before its first number."""
    name, colon, value = item.partition(": ")
    if not colon:
        found = re.match(r"(?P<name>\D*[^\W\d].*?)\s+(?P<value>[–-]?\d.*)$", item)
        name, value = (found["name"], found["value"]) if found else (item, "")
    return TableRow(name.strip(), value.strip())
