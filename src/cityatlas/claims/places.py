"""Where lines of a document stand: the printed page and the chapter or city beside them."""

from __future__ import annotations

import re

from cityatlas.core.language import say
from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import Row, Tables
from cityatlas.documents.snapshot import kept_facts

_SPAN = r"[0-9]+(?:[-–][0-9]+)?"
_LINES = re.compile(rf"(?:\b(?:Zeilen?|[Ll]ines?|Z\.|ll?\.) )({_SPAN}(?:(?:, | und | and ){_SPAN})*)")
_SHORT_DOCUMENTS = 60
"""More lines than any document but the atlas has: a line beyond it is one of the atlas."""


def place_of(document: str, lines: str, tables: Tables) -> tuple[int | None, str]:
    """Printed page and chapter (or city) in which lines (``408;416-418``) begin; empty where the text gives none.

    The page is that on which the section begins, by the contents.
    """
    if document != "atlas":
        return None, ""
    first = min(parse_lines(lines))
    for section in tables["sections"]:
        if section["line_start"] <= first <= section["line_end"]:
            pages = (c["atlas_page"] for c in tables["cities"] if c["city"] == section["city"])
            return next(pages, None), section["city"]
    heads = [(c["line"], c["atlas_page"], c["city"]) for c in tables["cities"] if c["in_study"]]
    heads += [(c["line"], c["atlas_page"], c["chapter"]) for c in tables["facts_chapters"]]
    before = [head for head in sorted(heads, key=lambda h: h[0]) if head[0] <= first]
    return (before[-1][1], before[-1][2]) if before else (None, "")


def page_and_chapter(page: int | None, chapter: str, language: str) -> str:
    """``S. 175, Kapitel 4.3`` or ``S. 38, Braunschweig``; empty where the text gives neither."""
    told = [say(language, f"S. {page}", f"p. {page}")] if page else []
    if chapter:
        told.append(say(language, "Kapitel ", "chapter ") * chapter[0].isdigit() + chapter)
    return ", ".join(told)


def with_pages(text: str, language: str, tables: Tables) -> str:
    """A text with page and chapter beside each line of the atlas that it names (``Zeile 3662``, ``ll. 3587, 3591``)."""

    def told(match: re.Match[str]) -> str:
        spans = re.split(r", | und | and ", match[1])
        starts = [re.split("[-–]", span)[0] for span in spans]
        if min(map(int, starts)) <= _SHORT_DOCUMENTS:
            return match[0]
        places = dict.fromkeys(page_and_chapter(*place_of("atlas", start, tables), language) for start in starts)
        where = "; ".join(filter(None, places))
        before = text[: match.start()]
        inside = before.count("(") > before.count(")")
        return match[0] + (f", {where}" if inside else f" ({where})") * bool(where)

    return _LINES.sub(told, text)


def registered_tables() -> Tables:
    """The tables whose lines are those of the registered documents, as the register of claims names them.

    A run on another conversion has other lines; what stands where must then be looked up in the snapshot.
    """
    kept = kept_facts()
    same = ("sections", "facts_chapters", "facts_structure", "printed_counts")
    return {"cities": kept["facts_cities"], **{name: kept[name] for name in same}}


def with_registered_lines(rows: list[Row], registered: list[Row], *key: str) -> list[Row]:
    """Rows of this run with the lines that the same rows have in the registered documents (the n-th of a key each)."""
    lines: dict[tuple, list[str]] = {}
    for row in registered:
        lines.setdefault(tuple(row[k] for k in key), []).append(row["lines"])
    moved = []
    for row in rows:
        left = lines.get(tuple(row[k] for k in key))
        moved.append({**row, "lines": left.pop(0)} if left else row)
    return moved
