"""Lists of names: the partners with their addresses before chapter 1, the pictures' credits in Annex B."""

from __future__ import annotations

import re

from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.headings import region
from cityatlas.documents.structure import BOLD_ENDS, BOLD_MARKS
from cityatlas.documents.text import name_key

_THANKS = "Partnern der Studie"
_SHORTEST = 6
"""Letters that tell a partner's name from a word of it."""
_LONGEST_CITY = 4
"""Words of a city's name at most."""


def read_credits(draft: Draft, promised: Promised) -> None:
    """Part the city from its credit in Annex B by a tab."""
    for index in region(draft, promised, "Anhang B – Bildnachweise", "\0"):
        line = draft.lines[index].strip()
        if not line or "\t" in line or draft.is_heading(index):
            continue
        words = line.split()
        for length in range(min(_LONGEST_CITY, len(words) - 1), 0, -1):
            if promised.names_city(" ".join(words[:length])):
                draft.put(index, f"{' '.join(words[:length])}\t{' '.join(words[length:])}", "rows of tables read")
                break


def mark_partners(draft: Draft, promised: Promised) -> None:
    """Mark the partners' names in the list of contacts in bold: the names that the introduction thanks."""
    lines = range(promised.end, _start_of(draft, promised, "1 Einleitung"))
    thanks = _thanks(draft, lines.stop)
    for index in lines:
        line = draft.lines[index].strip()
        if _is_second_line(draft, index):
            continue
        if line.startswith(BOLD_MARKS) and name_key(line) and _thanked(draft, index, thanks) is None:
            draft.put(index, line.strip("*_ "), "names that are no partners")
        names = _thanked(draft, index, thanks)
        if names and not line.startswith(BOLD_MARKS) and not draft.is_heading(index):
            draft.put(index, f"**{line}**" if names == 1 else f"**{line}", "names of partners marked")
            if names == 2:
                following = draft.next_filled(index)
                draft.put(following, f"{draft.lines[following].strip()}**", "names of partners marked")


def _thanks(draft: Draft, start: int) -> frozenset[str]:
    """``name_key`` of each name that the introduction thanks; none where that sentence is not found."""
    for index in range(start, len(draft.lines)):
        _, found, names = draft.words(index).partition(_THANKS)
        if found:
            return frozenset(map(name_key, re.split(r",| und |:", names)))
    return frozenset()


def _start_of(draft: Draft, promised: Promised, chapter: str) -> int:
    wanted = name_key(chapter)
    found = (i for i in range(promised.end, len(draft.lines)) if draft.is_heading(i) and draft.key(i) == wanted)
    return next(found, promised.end)


def _is_second_line(draft: Draft, index: int) -> bool:
    """Whether a line ends the name that the line above it begins."""
    above = draft.lines[draft.next_filled(index, -1)].strip()
    return above.startswith(BOLD_MARKS) and not above.endswith(BOLD_ENDS)


def _thanked(draft: Draft, index: int, thanks: frozenset[str]) -> int | None:
    """On how many lines a name that is thanked stands from this one on; None where it is no such name."""
    key = draft.key(index)
    if not key:
        return None
    following = draft.next_filled(index)
    if following < len(draft.lines) and any(key + draft.key(following) in name for name in thanks):
        return 2
    return 1 if len(key) >= _SHORTEST and any(key in name for name in thanks) else None
