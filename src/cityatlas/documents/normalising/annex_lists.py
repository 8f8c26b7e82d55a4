"""The lists of Annex A as the grammar reads them: entries as items, each ending with its city in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.headings import region
from cityatlas.documents.normalising.patterns import ANNEX_LIST_LINE
from cityatlas.documents.normalising.wrapping import joined

_COUNT = re.compile(r"^(?P<count>\d+ Projekte?)\b\s*(?P<rest>.*)$")
_IN_CITY = re.compile(r"\((?P<city>[^()]*(?:\([^()]*\))?)\)\s*$")
_BREAK = re.compile(r"<br\s*/?>")
_BULLETS = "▪•"
_ITEM = re.compile(rf"^\s*[-*+{_BULLETS}] ")


@dataclass
class _List:
    """Entries of one list as they are put together: whole ones by line, and in each column the one not yet whole."""

    promised: Promised
    items: dict[int, list[str]] = field(default_factory=dict)
    opened: dict[int, tuple[int, str]] = field(default_factory=dict)

    def add(self, index: int, column: int, text: str) -> None:
        """Add a piece of a line: a bullet begins an entry, all else goes on in the nearest column's."""
        count = _COUNT.match(text)
        if count:
            self.items[index].append(count["count"])
            text = count["rest"]
        if not text.strip(_BULLETS + " -|"):
            return
        at, before = self._open(index, column, text.startswith(tuple(_BULLETS)))
        whole = joined(before, text.strip(_BULLETS + " |"))
        city = _IN_CITY.search(whole)
        if city and self.promised.names_city(city["city"]):
            self.items[at].append(f"<li>{whole}</li>")
        else:
            self.opened[column] = (at, whole)

    def _open(self, index: int, column: int, begins: bool) -> tuple[int, str]:
        """Where the entry that a piece belongs to began, and what stands of it."""
        if begins:
            self.close(column)
        if begins or not self.opened:
            return index, ""
        return self.opened.pop(min(self.opened, key=lambda c: abs(c - column)))

    def close(self, column: int) -> None:
        """End the entry of a column though it names no city; the grammar says which one that is."""
        if column in self.opened:
            at, text = self.opened.pop(column)
            self.items[at].append(f"<li>{text}</li>")


def read_annex_lists(draft: Draft, promised: Promised) -> None:
    """Set the lists of Annex A: a count on a line of its own, each entry an item that ends with its city."""
    lines = region(draft, promised, "Anhang A – Liste der Leuchtturmprojekte", "Anhang B – Bildnachweise")
    heads = [i for i in lines if not draft.is_blank(i) and ANNEX_LIST_LINE.match(draft.words(i).split("\t")[0])]
    for start, end in pairwise([*heads, lines.stop]):
        _read_list(draft, promised, range(start + 1, end))


def _read_list(draft: Draft, promised: Promised, lines: range) -> None:
    filled = [i for i in lines if not draft.is_blank(i)]
    if any("<li>" in draft.lines[i] for i in filled) or all(_is_item(draft, i) for i in filled):
        return
    found = _List(promised, {index: [] for index in filled})
    for index in filled:
        for column, text in _pieces(draft, index):
            found.add(index, column, text)
    for column in list(found.opened):
        found.close(column)
    for index in filled:
        draft.put(index, " ".join(found.items[index]), "lists of the annex read")


def _is_item(draft: Draft, index: int) -> bool:
    """Whether a line is one list item, as Markdown writes it, or the list's count."""
    line = draft.lines[index]
    return bool(_ITEM.match(line) or _COUNT.match(draft.words(index))) and len(_pieces(draft, index)) == 1


def _pieces(draft: Draft, index: int) -> list[tuple[int, str]]:
    """The parts of a line with their columns: parted by bullets and by what parts columns; bullets part none."""
    found, column = [], 0
    for part in re.split(f"({draft.gap})", _BREAK.sub(" ", draft.lines[index])):
        inside = re.split(rf"(?=[{_BULLETS}])", part.replace("**", ""))
        found += [(column, piece.strip()) for piece in inside if piece.strip()]
        column += len(part)
    return found
