"""Contents and list of figures and tables, however a conversion sets them; what they promise is known by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityatlas.documents.contents import CHAPTERS
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.patterns import CAPTION_START
from cityatlas.documents.text import fold, name_key, plain

_DOTTED = re.compile(r"^(?P<name>.*?\S)\s*\.{3,}\s*(?P<page>\d+)$")
_LEADERS = re.compile(r"^(?P<name>.*?[^\W\d_].*?)(?:\s*[.·․…_]{2,}\s*|\s(?:[.·…]\s)+)\s*(?P<page>\d{1,3})$")
_BARE = re.compile(r"^(?P<name>.*?[^\W\d_].*?)\s(?P<page>\d{1,3})$")
_EMPHASIS = re.compile(r"\*{2,3}|_{2,3}")
_SHORTEST = 6
"""Letters of a city's name that tell it apart though it is not written in full."""
_CHAPTER = re.compile(r"\d(?:\.\d)* |Anhang [A-Z]\b")


@dataclass(frozen=True)
class Promised:
    """What the contents promise: names of cities and chapters by ``name_key``, and the lines that hold them."""

    cities: dict[str, str]
    chapters: dict[str, str]
    titles: frozenset[str]
    """name_key of each figure's and table's title"""
    start: int
    lists: int
    end: int
    """indices: heading of the contents, of the list of figures and tables, first line after that list"""

    def names_city(self, text: str) -> bool:
        """Whether a text names a city of the contents, in full or shorter (``Freiburg`` for Freiburg im Breisgau)."""
        key = name_key(text)
        return key in self.cities or (len(key) >= _SHORTEST and any(known.startswith(key) for known in self.cities))


def read_contents(draft: Draft) -> Promised | None:
    """Set the entries of the contents and of the list as the grammar reads them, and say what they promise.

    None where the contents' heading or that of the list is not to be found: the frame then says so.
    """
    start = _line_called(draft, "Inhaltsverzeichnis", 0)
    lists = None if start is None else _line_called(draft, "Abbildungs- und Tabellenverzeichnis", start + 1)
    if start is None or lists is None:
        return None
    entries = _entries(draft, start + 1, lists)
    end = _end_of_list(draft, lists + 1)
    titles = {name_key(re.sub(r"^\w+ \d+\s*-\s*", "", fold(name))) for name in _entries(draft, lists + 1, end)}
    for index in (start, lists):
        draft.mark_heading(index)
    cities, chapters = _told_apart(entries)
    return Promised(cities, chapters, frozenset(titles), start, lists, end)


def _line_called(draft: Draft, name: str, start: int) -> int | None:
    wanted = name_key(name)
    return next((i for i in range(start, len(draft.lines)) if draft.lines[i].strip() and draft.key(i) == wanted), None)


def _entries(draft: Draft, start: int, end: int) -> list[str]:
    """Names of the entries between two lines; each is set with the leaders that the grammar knows."""
    names = []
    for index in range(start, end):
        _join_broken(draft, index, end)
        entry = _entry(draft.lines[index])
        if entry:
            name, page = entry
            if not _DOTTED.match(draft.words(index)):
                draft.put(index, f"{name} ..... {page}", "entries of the contents read")
            names.append(name)
    return names


def _entry(line: str) -> tuple[str, str] | None:
    bare = _EMPHASIS.sub("", line)
    shown = plain(bare)
    found = _DOTTED.match(shown) or _LEADERS.match(plain(bare.replace("\t", " .. "))) or _BARE.match(shown)
    return (found["name"].strip(" .\t"), found["page"]) if found else None


def _join_broken(draft: Draft, index: int, end: int) -> None:
    """An entry whose page stands on its next line is one line."""
    line, following = draft.lines[index], index + 1
    if following >= end or not line.strip() or draft.is_blank(following) or _entry(line):
        return
    starts_entry = CAPTION_START.match(draft.words(index)) or _CHAPTER.match(draft.words(index))
    starts_another = CAPTION_START.match(draft.words(following)) or _CHAPTER.match(draft.words(following))
    if starts_entry and not starts_another and _entry(draft.lines[following]):
        draft.put(following, f"{line.strip()} {draft.lines[following].strip()}", "broken entries joined")
        draft.put(index, "", "broken entries joined")


def _end_of_list(draft: Draft, start: int) -> int:
    """The line after the last caption that the list holds."""
    last = start
    for index in range(start, len(draft.lines)):
        if draft.is_blank(index):
            continue
        if not CAPTION_START.match(draft.words(index)) and not CAPTION_START.match(draft.words(index - 1)):
            break
        last = index + 1
    return last


def _told_apart(entries: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Cities are what stands between chapter 3 and chapter 4; all others are chapters."""
    cities: dict[str, str] = {}
    chapters: dict[str, str] = {}
    inside = False
    for name in entries:
        if _CHAPTER.match(name):
            inside = name_key(name) == name_key("3 Steckbriefe")
        kind = cities if inside and not _CHAPTER.match(name) else chapters
        kind.setdefault(name_key(name), name)
    for name in CHAPTERS:  # looked for whether the contents list them or not
        chapters.setdefault(name_key(name), name)
    return cities, chapters
