"""Headings: chapters and cities by the names in the contents, projects by their brackets, others by how they stand."""

from __future__ import annotations

import re

from cityatlas.documents.field_labels import field_key, split_title
from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.marks import without_emphasis
from cityatlas.documents.normalising.patterns import CAPTION_START
from cityatlas.documents.printed_labels import SECTIONS
from cityatlas.documents.text import name_key

POPULATION = re.compile(r"^Einwohner\b\s*:?\s*\d")
AREA = re.compile(r"^Fläche\b[^:]*:\s*\d")
_HEAD_LINES = 12
"""Filled lines between a profile's heading and its number of inhabitants at most."""
_LONGEST_TITLE = 150
_BULLET = re.compile(r"^\s*(?:[-*+•▪]|\d{1,2}[.)])\s+")
_BEGINS_TITLE = re.compile(r"[A-ZÄÖÜ]|\d\.\d ")
_NUMBERED = re.compile(r"\d(?:\.\d)+ ")
_NO_TITLE = re.compile(r"^\s*(?:[<|↗▪•©-]|\* |\d+\s|\[|www\.|https?:)")


def mark_chapters(draft: Draft, promised: Promised) -> None:
    """Mark the lines after the lists that bear a chapter's name, or its number where the name is spelt otherwise."""
    found = set()
    for index in range(promised.end, len(draft.lines)):
        key = "" if draft.is_blank(index) else draft.key(index)
        if key in promised.chapters:
            draft.mark_heading(index, promised.chapters[key], "#")
            found.add(key)
    for key in promised.chapters.keys() - found:
        number = _NUMBERED.match(promised.chapters[key])
        if number:
            _mark_numbered(draft, promised, number[0])


def _mark_numbered(draft: Draft, promised: Promised, number: str) -> None:
    for index in range(promised.end, len(draft.lines)):
        if draft.words(index).startswith(number) and is_lone_title(draft, index):
            draft.mark_heading(index, without_emphasis(draft.lines[index]), "##")
            return


def region(draft: Draft, promised: Promised, first: str, last: str) -> range:
    """Indices from the last heading of one chapter to the first of another; to the end where that is missing."""
    wanted, until = name_key(first), name_key(last)
    starts = [i for i in range(promised.end, len(draft.lines)) if draft.is_heading(i) and draft.key(i) == wanted]
    if not starts:
        return range(0)
    ends = [i for i in range(starts[0] + 1, len(draft.lines)) if draft.is_heading(i) and draft.key(i) == until]
    end = ends[0] if ends else len(draft.lines)
    return range(max(i for i in starts if i < end), end)


def profile_lines(draft: Draft, promised: Promised) -> range:
    """Indices of chapter 3."""
    return region(draft, promised, "3 Steckbriefe", "4 Querschnittsanalyse")


def section_of(draft: Draft, index: int) -> str | None:
    """The section that a line is the heading of, by its name."""
    if draft.is_blank(index) or len(draft.lines[index]) >= 120:
        return None
    key = draft.key(index)
    return next((section for section, title in SECTIONS.items() if name_key(title) == key), None)


def mark_cities(draft: Draft, promised: Promised) -> None:
    """Mark the heading of each profile: the city's name next above its number of inhabitants.

    Other lines that hold nothing but a city's name are none of a profile's headings; where pages are known, those are
    running heads.
    """
    lines = profile_lines(draft, promised)
    headings = set()
    for index in lines:
        if POPULATION.match(draft.words(index)):
            _part_from_area(draft, index)
            heading = _name_above(draft, promised, index, lines.start)
            headings |= {heading} if heading is not None else set()
    known = {draft.key(index) for index in headings}
    for index in lines:
        if draft.is_blank(index) or draft.key(index) not in promised.cities:
            continue
        if index in headings:
            draft.mark_heading(index)
        elif draft.key(index) in known:  # its heading stands elsewhere; without one, this line may be it
            draft.unmark(index)
            if draft.page_starts and _stands_alone(draft, index):
                draft.put(index, "", "running heads dropped")


def _part_from_area(draft: Draft, index: int) -> None:
    """Inhabitants and area on one line become two, where an empty line follows."""
    words = draft.words(index)
    at = words.find("Fläche")
    if at > 0 and draft.is_blank(index + 1) and index + 1 < len(draft.lines):
        draft.put(index + 1, words[at:].strip(), "lines parted")
        draft.put(index, words[:at].strip(" |,;·"), "lines parted")


def _name_above(draft: Draft, promised: Promised, index: int, first: int) -> int | None:
    seen = 0
    for above in range(index - 1, first, -1):
        if draft.is_blank(above):
            continue
        seen += 1
        if draft.key(above) in promised.cities:
            return above
        if seen > _HEAD_LINES or section_of(draft, above):
            return None
    return None


def _stands_alone(draft: Draft, index: int) -> bool:
    return draft.is_blank(index - 1) and draft.is_blank(index + 1)


def is_project(text: str) -> bool:
    """Whether a short text ends with a bracket of nothing but field labels.

    >>> is_project("**Serviceportal (Verwaltung)**"), is_project("Wir nutzen sie (die Verwaltung)")
    (True, False)
    """
    if not 3 <= len(text) <= _LONGEST_TITLE + 80 or ")" not in text:
        return False
    parts = split_title(_BULLET.sub("", text))
    if not parts or not parts[1] or len(parts[0]) > _LONGEST_TITLE:
        return False
    return all(field_key(label) for label in parts[1])


def mark_projects(draft: Draft, promised: Promised) -> None:
    """Mark the titles of projects in each profile's "Projektbeispiele"."""
    inside = False
    for index in profile_lines(draft, promised):
        section = section_of(draft, index)
        inside = section == "projects" if section else inside and not _is_city(draft, promised, index)
        if inside and not section and is_project(draft.lines[index]):
            draft.mark_heading(index, _BULLET.sub("", draft.lines[index]), "####")


def _is_city(draft: Draft, promised: Promised, index: int) -> bool:
    return draft.is_heading(index) and draft.key(index) in promised.cities


def mark_analysis(draft: Draft, promised: Promised) -> None:
    """Mark the headings of chapter 4 that no contents name.

    Only where the conversion marks none there: lines that are emphasised as a whole; where there is none either, short
    lines that stand alone and are no sentence.
    """
    lines = region(draft, promised, "4 Querschnittsanalyse", "5 Fazit und Ausblick")
    if any(draft.is_heading(i) and not draft.words(i)[:1].isdigit() for i in lines):
        return
    bold = [i for i in lines if without_emphasis(draft.lines[i]) and not _is_printed_by_a_figure(draft, promised, i)]
    for index in bold or [i for i in lines if _is_title(draft, promised, i)]:
        draft.mark_heading(index, without_emphasis(draft.lines[index]), "###")


def _is_printed_by_a_figure(draft: Draft, promised: Promised, index: int) -> bool:
    return draft.key(index) in promised.titles or bool(CAPTION_START.match(draft.words(index)))


def _is_title(draft: Draft, promised: Promised, index: int) -> bool:
    """Whether a line is a title that no figure or table prints."""
    is_title = is_lone_title(draft, index) and bool(_BEGINS_TITLE.match(draft.words(index)))
    return is_title and not draft.is_heading(index) and not _is_printed_by_a_figure(draft, promised, index)


def is_lone_title(draft: Draft, index: int) -> bool:
    """Whether a line stands alone, is short and no sentence."""
    line = draft.lines[index].strip()
    if not line or len(line) > _LONGEST_TITLE or not _stands_alone(draft, index):
        return False
    return not line.endswith((".", "!", "?", ":", ";", ",", "-")) and "\t" not in line and not _NO_TITLE.match(line)
