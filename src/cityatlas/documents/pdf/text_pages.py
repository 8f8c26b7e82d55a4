"""The text layer of a PDF, page by page, as lines of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cityatlas.documents.pdf.opening import opened, upright
from cityatlas.documents.pdf.words import Box, Word, around, lines, page_words

Spot = tuple[str, int]
"""A line's letters and how high it stands on its page, in points."""


@dataclass(frozen=True)
class PageLine:
    """Words beside each other on a page (1 is the first of the file)."""

    page: int
    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words, with a blank between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def key(self) -> str:
        """The letters and digits, as names are compared."""
        return "".join(word.key for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The box around the words."""
        return around(word.box for word in self.words)

    @property
    def spot(self) -> Spot:
        """What tells a running head: the letters, and the height at which they stand."""
        return self.key, round(self.box[1])


@dataclass(frozen=True)
class TextPage:
    """A page's words in the order of its text; ``number``: 1 is the first page of the file."""

    number: int
    words: list[Word]

    @cached_property
    def lines(self) -> list[PageLine]:
        """The words by their lines."""
        return [PageLine(self.number, tuple(row)) for row in lines(self.words)]

    def edges(self, number: int) -> list[PageLine]:
        """So many of the highest and of the lowest lines."""
        ordered = sorted(self.lines, key=lambda line: line.box[1])
        return ordered[:number] + ordered[number:][-number:]

    @cached_property
    def key(self) -> str:
        """The letters and digits of the whole page."""
        return "".join(word.key for word in self.words)


def text_pages(path: Path) -> Iterator[TextPage]:
    """The pages of a PDF in their order. InputError where it is encrypted, damaged, too long or has none."""
    with opened(path) as document:
        for number in range(1, len(document) + 1):
            page = upright(document, number)
            textpage = page.get_textpage()
            words, _ = page_words(textpage, fonts=True)
            textpage.close()
            page.close()
            yield TextPage(number, words)


def all_lines(pages: Iterable[TextPage]) -> list[PageLine]:
    """The lines of several pages, one after the other."""
    return [line for page in pages for line in page.lines]
