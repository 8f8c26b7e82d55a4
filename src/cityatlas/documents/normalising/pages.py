"""What the print repeats on every page: page numbers and running heads, which are no part of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from cityatlas.documents.field_labels import field_key
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.printed_labels import SECTIONS
from cityatlas.documents.text import name_key

_NUMBER = re.compile(r"\d+")
_LONGEST = 100
"""Characters of a line that can be a running head."""
_PAGES = 12
"""Pages on which a line must stand to be taken for the print's."""
_FEW_PAGES = 5
"""Pages at whose edge a line must stand to be a running head: a chapter's can be few."""
_RISING = 0.9
_AT_AN_EDGE = 0.8
"""Share of a running head's lines that stand at the edge of a page."""
_EDGE = 3
"""Filled lines from the edge of a page within which running heads stand."""


def drop_page_furniture(draft: Draft) -> None:
    """Drop page numbers (lines of one form whose number rises through the text), running heads and margins.

    A running head is a line that comes back at the edge of page after page. Where it names a chapter its first one
    stays, for that line is the chapter's heading.
    """
    _part_at_form_feeds(draft)
    numbers = _page_numbers(draft)
    draft.page_starts |= _starts_after(draft, numbers)
    for index in numbers:
        draft.put(index, "", "page numbers dropped")
    for index in _running_heads(draft):
        draft.put(index, "", "running heads dropped")
    _take_margins_away(draft)


def _take_margins_away(draft: Draft) -> None:
    """Each page's own margin: the indentation that all its lines share."""
    for start, end in pairwise([0, *sorted(draft.page_starts), len(draft.lines)]):
        filled = [index for index in range(start, end) if draft.lines[index].strip()]
        margin = min((len(draft.lines[i]) - len(draft.lines[i].lstrip(" ")) for i in filled), default=0)
        for index in filled if margin else ():
            draft.put(index, draft.lines[index][margin:], "margins dropped")


def _part_at_form_feeds(draft: Draft) -> None:
    for index, line in enumerate(draft.lines):
        if "\f" in line:
            draft.page_starts.add(index)
            draft.put(index, line.replace("\f", ""), "page breaks read")


def _form(line: str) -> str:
    """A line with its numbers left out: what page numbers have in common."""
    return _NUMBER.sub("0", " ".join(line.split()))


def _page_numbers(draft: Draft) -> list[int]:
    """Lines whose one number rises from line to line of the same form, by no more than a few pages."""
    lines: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(draft.lines):
        numbers = _NUMBER.findall(line) if len(line.strip()) <= _LONGEST else []
        if len(numbers) == 1 and len(numbers[0]) <= 4:
            lines[_form(line)].append((index, int(numbers[0])))
    found: list[int] = []
    for places in lines.values():
        rising = _longest_rise(places)
        if len(rising) >= _PAGES and len(rising) >= _RISING * len(places):
            found += [index for index, _ in rising]
    return sorted(found)


def _longest_rise(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of places (not next to each other, perhaps) whose numbers rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(places)
    for position, (_, number) in enumerate(places):
        at = bisect_left(tails, number)
        if at:
            before[position] = ends[at - 1]
        tails[at : at + 1], ends[at : at + 1] = [number], [position]
    chain: list[tuple[int, int]] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        chain.append(places[position])
        position = before[position]
    return chain[::-1]


def _starts_after(draft: Draft, numbers: list[int]) -> set[int]:
    """Pages begin at their number where numbers stand at the top, after it where they stand at the bottom.

    Which of the two cannot be told from the number alone, and nothing depends on it but that a break is there.
    """
    return {index + 1 for index in numbers if index + 1 < len(draft.lines)}


def _meant(key: str) -> bool:
    """Whether a line that comes back is meant: the same headings and head lines stand in every profile."""
    sections = {name_key(title) for title in SECTIONS.values()}
    return key in sections or key.startswith(("einwohner", "fläche")) or field_key(key) is not None


def _running_heads(draft: Draft) -> list[int]:
    edges = _edges(draft)
    lines: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(draft.lines):
        key = name_key(_NUMBER.sub("", line)) if line.strip() and len(line.strip()) <= _LONGEST else ""
        if key and not _meant(key):
            lines[key].append(index)
    found: list[int] = []
    for places in lines.values():
        entries = [index for index in places if draft.words(index)[-1:].isdigit()]
        at_edge = [index for index in places if index in edges and index not in entries]
        if len(at_edge) >= _FEW_PAGES and len(at_edge) >= _AT_AN_EDGE * len(places):
            found += at_edge[bool(entries) :]  # what the contents list with its page is a chapter
    return found


def _edges(draft: Draft) -> set[int]:
    """Lines that stand among the first or last filled ones of a page."""
    edges: set[int] = set()
    bounds = [0, *sorted(draft.page_starts), len(draft.lines)]
    for start, end in pairwise(bounds):
        filled = [index for index in range(start, end) if draft.lines[index].strip()]
        edges |= {*filled[:_EDGE], *filled[-_EDGE:]} if bounds[1:-1] else set()
    return edges
