"""A sound text with the places that its facts were read from, and small tools to damage it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import Row, Tables
from cityatlas.documents.text import Document

Lines = list[str]


@dataclass(frozen=True)
class SoundText:
    """A sound text with the places that its facts were read from."""

    doc: Document
    facts: Tables

    @property
    def lines(self) -> Lines:
        """A copy of the lines, to be damaged."""
        return list(self.doc.lines)

    def rows(self, table: str) -> list[Row]:
        """The facts of a table."""
        return self.facts[table]

    def section_span(self, row: Row) -> tuple[int, int]:
        """First and following index of a section in ``lines``: its heading to the line before the next part."""
        starts = sorted(
            {s["line_start"] for s in self.rows("sections")} | {c["line"] for c in self.rows("facts_cities")}
        )
        after = next((s for s in starts if s > row["line_start"]), row["line_end"] + 1)
        return row["line_start"] - 1, after - 1

    def profile_span(self, city: str) -> tuple[int, int]:
        """First and following index of a profile in ``lines``."""
        own = [s for s in self.rows("sections") if s["city"] == city]
        start = next(c["line"] for c in self.rows("facts_cities") if c["city"] == city)
        return start - 1, self.section_span(max(own, key=lambda s: s["line_start"]))[1]


def joined(lines: Lines) -> bytes:
    """Lines as the bytes of a file."""
    return "\n".join(lines).encode("utf-8")


def listing_lines(a: SoundText) -> list[int]:
    """Lines of contents, lists of figures and tables, captions, annex and credits."""
    structure = {r["item"]: r["lines"] for r in a.rows("facts_structure")}
    spans = ";".join(structure[k] for k in ("contents_profiles", "picture_credits", "figures", "tables"))
    return sorted(
        {
            *parse_lines(spans),
            *(e["line"] for e in a.rows("facts_annex")),
            *(c["caption_line"] for c in a.rows("facts_captions")),
        }
    )


def number_lines(a: SoundText) -> list[int]:
    """Lines that numbers were read from: headers of profiles, printed counts, lists."""
    headers = [n for c in a.rows("facts_cities") for n in range(c["line"] + 1, c["line"] + 8)]
    wanted = [n for n in headers if n <= len(a.doc.lines) and re.match(r"\W*(Einwohner|Fläche)", a.doc.line(n))]
    counts = [n for r in a.rows("printed_counts") for n in parse_lines(r["lines"])]
    return sorted({*wanted, *counts, *listing_lines(a)})


def misspell(text: str, rng: Random) -> str:
    """One letter of a text replaced, dropped, doubled, or changed with its neighbour."""
    places = [m.start() for m in re.finditer(r"[^\W\d_]", text)]
    i = rng.choice(places)
    kind = rng.randrange(4)
    if kind == 0:
        letter = rng.choice([c for c in "abcdefghijklmnopqrstuvwxyz" if c != text[i].lower()])
        return text[:i] + letter + text[i + 1 :]
    if kind == 1:
        return text[:i] + text[i + 1 :]
    if kind == 2:
        return text[:i] + text[i] + text[i:]
    return text[:i] + text[i + 1 : i + 2] + text[i] + text[i + 2 :]
