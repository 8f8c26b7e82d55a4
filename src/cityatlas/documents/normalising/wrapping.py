"""Lines that a layout broke: paragraphs become one line again, words parted at a line's end become whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.headings import AREA, POPULATION, is_project, section_of
from cityatlas.documents.normalising.patterns import CAPTION_START, PHASE_LINE

_LONG_LINE = 200
_LONG_LINES = 0.01
_FULL_LINES = 0.2
"""A text of which at most the first share of lines is longer, and at least the second full, was broken into lines."""
_SHORT_TEXT = 60
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_LINKED = re.compile(r"(?:und|oder|bzw\.|sowie|als|noch|zu[rm]?)\b")
_ITEM = re.compile(r"^\s*(?:[-*+] |[•▪↗©])\s*\S")
_FOOTNOTE = re.compile(r"^\s*(?:<sup>)?\d{1,2}(?:</sup>)?(?:[.)]?\s+\S|[A-ZÄÖÜ][a-zäöüß])")
_SENTENCE_ENDS = (".", "!", "?", ":", '"', "«", "“", "'", ")")
_TITLE_LINES = 3
_FULL_LINE = 0.8
"""Share of the printed width from which on a line goes to the margin: a paragraph's, hardly ever a title's."""


def is_wrapped(draft: Draft) -> bool:
    """Whether a conversion broke its paragraphs into lines.

    No line is as long as a paragraph, and many go to the margin with another one directly below.
    """
    filled = [index for index, line in enumerate(draft.lines) if line.strip()]
    long = sum(len(draft.lines[index]) > _LONG_LINE for index in filled)
    if len(filled) < _SHORT_TEXT or long > _LONG_LINES * len(filled):
        return False
    width = _printed_width(draft)
    full = [i for i in filled if len(draft.lines[i].strip()) >= _FULL_LINE * width and not draft.is_blank(i + 1)]
    return len(full) >= _FULL_LINES * len(filled)


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph as one; a word parted at the end of the first becomes whole.

    >>> joined("die Digitali-", "sierung"), joined("die IT-", "Infrastruktur"), joined("Ein-", "und Ausgang")
    ('die Digitalisierung', 'die IT-Infrastruktur', 'Ein- und Ausgang')
    """
    first, second = first.rstrip(), second.strip()
    if not _HYPHENATED.search(first) or _LINKED.match(second):
        return f"{first} {second}".strip()
    return (first[:-1] if second[:1].islower() else first) + second


def join_paragraphs(draft: Draft, promised: Promised, tables: set[int]) -> None:
    """Join the lines of each paragraph into its first one. ``tables``: indices of lines that are rows of tables.

    A paragraph that a page's end cut goes on behind it, over the footnotes that stand between.
    """
    width = _printed_width(draft)
    text: list[int] = []
    note: list[int] = []
    for block in _blocks(draft, promised, tables):
        if not block:
            text, note = [], []
            continue
        if _goes_on(draft, note, block, width):  # the last one before the break first
            block = note = [note[0], *block]
        elif _goes_on(draft, text, block, width):
            block = text = [text[0], *block]
        elif _FOOTNOTE.match(draft.lines[block[0]]):
            note = block
        elif not CAPTION_START.match(draft.words(block[0])):
            text, note = block, []
        _join(draft, block)


def _printed_width(draft: Draft) -> int:
    """Characters of a line that goes from margin to margin: nearly all lines are no longer."""
    lengths = sorted(len(line.strip()) for line in draft.lines if line.strip())
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _is_structural(draft: Draft, promised: Promised, index: int) -> bool:
    """Whether a line is whole as it stands: a heading, a line of a profile's head."""
    words = draft.words(index)
    if draft.is_heading(index) or section_of(draft, index) or draft.key(index) in promised.titles:
        return True
    return any(pattern.match(words) for pattern in (POPULATION, AREA, PHASE_LINE))


def _blocks(draft: Draft, promised: Promised, tables: set[int]) -> Iterator[list[int]]:
    """Indices of the lines of each paragraph; a list's item and a footnote begin one, a title above its text ends one.

    An empty one stands for a heading, over which no paragraph goes on.
    """
    block: list[int] = []
    for index in range(_start_of_text(draft, promised), len(draft.lines)):
        blank = draft.is_blank(index)
        whole = not blank and (index in tables or _is_structural(draft, promised, index))
        starts = not blank and _starts_block(draft, block, index)
        if block and (blank or whole or starts):
            yield block
            block = []
        if whole and index not in tables:
            yield []
        if not blank and not whole:
            block.append(index)
            if len(block) <= _TITLE_LINES and is_project(_text(draft, block)):
                yield block
                block = []
    if block:
        yield block


def _starts_block(draft: Draft, block: list[int], index: int) -> bool:
    """Whether a line begins a paragraph of its own: an item, a caption; a number only below a footnote."""
    line = draft.lines[index]
    below_note = bool(block) and bool(_FOOTNOTE.match(draft.lines[block[0]]))
    if CAPTION_START.match(draft.words(index)):
        return True
    return bool(_ITEM.match(line)) or (below_note and bool(_FOOTNOTE.match(line)))


def _start_of_text(draft: Draft, promised: Promised) -> int:
    """Where chapter 1 begins: what stands before it are lists of names and addresses, a line each."""
    headings = (i for i in range(promised.end, len(draft.lines)) if draft.is_heading(i) and draft.words(i)[:1] == "1")
    return next(headings, promised.end)


def _text(draft: Draft, block: list[int]) -> str:
    text = ""
    for index in block:
        text = joined(text, draft.lines[index])
    return text


def _join(draft: Draft, block: list[int]) -> None:
    text = _text(draft, [index for index in block if not draft.is_blank(index)])
    for index in block[1:]:
        draft.put(index, "", "lines joined")
    draft.lines[block[0]] = text if len(block) > 1 else draft.lines[block[0]]


def _goes_on(draft: Draft, before: list[int], block: list[int], width: int) -> bool:
    """Whether a paragraph goes on in another one behind a page's break: its text ended within a sentence."""
    if not before or not any(start in draft.page_starts for start in range(before[-1] + 1, block[0] + 1)):
        return False
    last, first = draft.lines[before[0]].rstrip(), draft.lines[block[0]]
    if last.endswith(_SENTENCE_ENDS) or is_project(last) or _ITEM.match(first) or _FOOTNOTE.match(first):
        return False
    if CAPTION_START.match(draft.words(block[0])):
        return False
    is_whole_line = len(before) > 1 or len(last) >= _FULL_LINE * width
    return is_whole_line or first.lstrip()[:1].islower() or _HYPHENATED.search(last) is not None
