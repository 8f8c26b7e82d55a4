"""The report's frame: contents, list of figures and tables, chapters, and what can be counted in its build."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityatlas.core.errors import InputError
from cityatlas.core.rows import Row
from cityatlas.documents.text import Document, clean, fold, name_key, plain

_ENTRY = re.compile(r"^(?P<name>.*?\S)\s*\.{3,}\s*(?P<page>\d+)$")
CAPTION_LINE = re.compile(r"^(?P<kind>Abbildung|Tabelle) (?P<number>\d+) - (?P<title>.+)$")
_CHAPTER = re.compile(r"\d |\d\.\d |Anhang ")
_CHAPTER_NUMBER = re.compile(r"\d(?:\.\d)?(?= )|Anhang [A-Z]")
_DASH = re.compile(r" [-‐‑‒–—―−] ")
CHAPTERS = (
    "1 Einleitung",
    "3 Steckbriefe",
    "4 Querschnittsanalyse",
    "5 Fazit und Ausblick",
    "Anhang A – Liste der Leuchtturmprojekte",
    "Anhang B – Bildnachweise",
)
"""The chapters that the grammar looks for by name."""
CAPTION_KINDS = {"Abbildung": "figure", "Tabelle": "table"}


@dataclass(frozen=True)
class Frame:
    """Where the report's parts lie (line numbers of their headings) and what its contents promise."""

    pages: dict[str, tuple[str, int, int]]
    """name_key of a city -> (name as printed, page, line of the contents)"""
    lists: int
    profiles: int
    profiles_end: int
    analysis: int
    conclusion: int
    annex_a: int
    annex_b: int
    chapters: tuple[tuple[int, int, int], ...] = ()
    """(line of the heading, page, line of the contents) of each chapter and annex that the contents list"""


def chapter_run(doc: Document, number_and_name: str, after: int) -> tuple[int, int]:
    """Last and first line of a chapter's headings (the report prints chapter titles twice, one below the other)."""
    wanted = name_key(number_and_name)
    found = [n for n, key in doc.heading_keys if n >= after and key == wanted]
    if not found:
        raise InputError(
            f"the heading {number_and_name!r} is missing (looked for it up to the last line)",
            file=doc.file,
            line=len(doc.lines),
            expected="the whole report, from the contents to Annex B",
            action="check that the file is complete and that the heading stands on a line of its own",
        )
    return found[-1], found[0]


def _chapter(doc: Document, number_and_name: str, after: int) -> int:
    return chapter_run(doc, number_and_name, after)[0]


def read_frame(doc: Document) -> Frame:
    """Read the contents and find the chapters. InputError where a part of the report is missing."""
    start = _chapter(doc, "Inhaltsverzeichnis", 1)
    lists = _chapter(doc, "Abbildungs- und Tabellenverzeichnis", start)
    pages: dict[str, tuple[str, int, int]] = {}
    chapters: dict[str, tuple[int, int]] = {}
    numbers: dict[str, re.Match[str] | None] = {}
    inside = False
    for number, text in doc.between(start, lists - 1):
        entry = _ENTRY.match(plain(text))
        if not entry:
            continue
        if _CHAPTER.match(entry["name"]):
            chapters[name_key(entry["name"])] = (int(entry["page"]), number)
            numbers[name_key(entry["name"])] = _CHAPTER_NUMBER.match(entry["name"])
        if re.match(r"\d", entry["name"]):
            inside = name_key(entry["name"]) == name_key("3 Steckbriefe")
        elif inside:
            key = name_key(entry["name"])
            if key in pages:
                raise InputError("the contents list the city twice", file=doc.file, line=number, city=entry["name"])
            pages[key] = (entry["name"], int(entry["page"]), number)
    if not pages:
        raise InputError(
            "the contents list no profiles", file=doc.file, line=start, expected="lines like 'Aachen ... 18'"
        )
    profiles = _chapter(doc, "3 Steckbriefe", lists)
    analysis, after = chapter_run(doc, "4 Querschnittsanalyse", profiles)
    conclusion = _chapter(doc, "5 Fazit und Ausblick", analysis)
    annex_a = _chapter(doc, "Anhang A – Liste der Leuchtturmprojekte", conclusion)
    annex_b = _chapter(doc, "Anhang B – Bildnachweise", annex_a)
    lines = {key: n for n, key in reversed(doc.heading_keys) if n > lists and key in chapters}
    for key in chapters.keys() - lines.keys():  # a heading may be spelt otherwise than in the contents
        printed, rest = numbers[key], doc.headings(lists + 1, len(doc.lines))
        named = [n for n, text in rest if printed and plain(text).startswith(f"{printed[0]} ")]
        lines |= {key: named[0]} if named else {}
    places = tuple((line, *chapters[key]) for key, line in lines.items())
    return Frame(pages, lists, profiles, after - 1, analysis, conclusion, annex_a, annex_b, places)


def read_captions(doc: Document, frame: Frame) -> list[Row]:
    """The list of figures and tables, each with its caption in the text. InputError where one has no caption."""
    listed: dict[tuple[str, int], Row] = {}
    end = next(n for n, _ in doc.headings(frame.lists + 1, len(doc.lines)))  # chapter 3 follows at the least
    for number, text in doc.between(frame.lists, end):
        entry = _ENTRY.match(plain(text))
        caption = CAPTION_LINE.match(fold(entry["name"])) if entry else None
        if entry and caption:
            kind, n = CAPTION_KINDS[caption["kind"]], int(caption["number"])
            page = int(entry["page"])
            listed[kind, n] = {"kind": kind, "number": n, "title": caption["title"], "atlas_page": page, "line": number}
    for number, text in doc.folded_between(end, len(doc.lines)):
        caption = CAPTION_LINE.match(text) if text.startswith(tuple(CAPTION_KINDS)) else None
        row = listed.get((CAPTION_KINDS[caption["kind"]], int(caption["number"]))) if caption else None
        if row is not None and "caption" not in row:
            row["caption"] = _DASH.split(clean(doc.line(number)), maxsplit=1)[-1]
            row["caption_line"] = number
    for row in listed.values():
        if "caption" not in row:
            raise InputError(
                f"{row['kind']} {row['number']} is listed but has no caption in the text",
                file=doc.file,
                line=row["line"],
            )
    return list(listed.values())


def read_chapters(doc: Document, frame: Frame) -> list[Row]:
    """Each chapter and annex that the contents list: its number, the page there, and the line of its heading."""
    rows = []
    for line, page, _ in frame.chapters:
        number = _CHAPTER_NUMBER.match(plain(doc.line(line)))
        if number:
            rows.append({"chapter": number[0], "atlas_page": page, "line": line})
    return rows
