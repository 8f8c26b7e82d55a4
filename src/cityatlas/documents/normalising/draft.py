"""A text on its way to the grammar: its lines, where its pages begin, and what was done to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cityatlas.documents.text import name_key, plain


@dataclass
class Draft:
    """Lines of a conversion. Their number never changes, so that a line keeps the number that an editor shows."""

    lines: list[str]
    done: Counter[str] = field(default_factory=Counter)
    """What was done, and to how many lines."""
    in_columns: bool = False
    """Whether gaps of several blanks part columns, as in a layout that was printed line by line."""
    page_starts: set[int] = field(default_factory=set)
    """Indices of lines before which a page of the print begins, where the conversion shows that."""

    @property
    def gap(self) -> str:
        """The pattern of what parts the cells of a row."""
        return r"\t| {2,}" if self.in_columns else r"\t"

    def put(self, index: int, text: str, what: str) -> None:
        """Write a line anew and count it under ``what``; a line that stays as it was is not counted."""
        if self.lines[index] != text:
            self.lines[index] = text
            self.done[what] += 1

    def words(self, index: int) -> str:
        """The words of a line without marks, folded."""
        return plain(self.lines[index])

    def key(self, index: int) -> str:
        """The ``name_key`` of a line."""
        return name_key(self.lines[index])

    def is_blank(self, index: int) -> bool:
        """Whether a line is empty, or outside the text."""
        return not 0 <= index < len(self.lines) or not self.lines[index].strip()

    def next_filled(self, index: int, step: int = 1) -> int:
        """The next line with text after a line (step 1) or before it (-1); an index outside the text where none is."""
        index += step
        while 0 <= index < len(self.lines) and not self.lines[index].strip():
            index += step
        return index

    def is_heading(self, index: int) -> bool:
        """Whether a line is marked as a heading."""
        return self.lines[index].lstrip().startswith("#")

    def mark_heading(self, index: int, text: str | None = None, marks: str = "##") -> None:
        """Mark a line as a heading, unless it is marked."""
        if not self.is_heading(index):
            self.put(index, f"{marks} {(self.lines[index] if text is None else text).strip()}", "headings marked")

    def unmark(self, index: int) -> None:
        """Take the marks of a heading away, where there are any."""
        if self.is_heading(index):
            self.put(index, self.lines[index].lstrip().lstrip("#").strip(), "headings unmarked")
