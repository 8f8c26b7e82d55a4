"""Where lines of a document stand: the printed page and the chapter or city beside them."""

from __future__ import annotations

from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import Tables


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
