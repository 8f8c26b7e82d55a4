"""What to say of a PDF beside the snapshot, in lines for the console and the step's log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cityatlas.core.rows import Row
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.pdf.atlas_text import AtlasText
from cityatlas.documents.pdf.comparing import AGREES, DIFFERS, NOT_READ
from cityatlas.documents.pdf.picture_numbers import ReadPicture
from cityatlas.documents.snapshot import kept_facts


def told(read: AtlasText, rows: Sequence[Row]) -> list[str]:
    """What to say of a PDF beside the snapshot, the result last."""
    return [*profiles_told(read), *pictures_told(read), f"{result(rows)}; {_figures(read)} read"]


def profiles_told(read: AtlasText) -> list[str]:
    """Profiles that do not stand in the PDF once, and where pages are missing or too many."""
    pages, offset = study_pages(), read.offset(study_pages())
    on = {city: [p.page for p in read.profiles if p.city == city] for city in pages}
    lines = []
    for city, found in on.items():
        where = ", ".join(map(str, found))
        if not found:
            lines.append(f"{city}: no profile found (expected on page {pages[city] + offset} of the file)")
        if len(found) > 1:
            lines.append(f"{city}: its profile stands on several pages of the file ({where}), so none is compared")
    moved = {city: found[0] - pages[city] - offset for city, found in on.items() if len(found) == 1}
    before = 0
    for city, by in moved.items():
        if by != before:
            step = by - before
            what = f"{abs(step)} page{'s' * (abs(step) > 1)} {'too many' if step > 0 else 'missing'}"
            lines.append(f"{what} before page {on[city][0]} of the file ({city}), by the report's contents")
        before = by
    return lines


def pictures_told(read: AtlasText) -> list[str]:
    """What became of each picture."""
    lines = []
    for picture in read.pictures:
        at = f"figure {picture.figure}"
        for statistic, number in Counter(count.statistic for count in picture.counts).items():
            lines.append(f"{at}: {number} numbers of {statistic} read{_beside_text(picture, statistic)}")
        for problem in dict.fromkeys(picture.problems.values()):
            unread = [statistic for statistic, why in picture.problems.items() if why == problem]
            lines.append(f"{at}: {' and '.join(unread)} not read: {problem}")
    return lines


def _beside_text(picture: ReadPicture, statistic: str) -> str:
    """How many of the counts that the text prints too are the picture's."""
    printed = {
        r["group"]: r["count"]
        for r in kept_facts()["printed_counts"]
        if r["statistic"] == statistic and r["count"] is not None
    }
    own = [c for c in picture.counts if c.statistic == statistic and c.count is not None and c.group in printed]
    same = sum(printed[c.group] == c.count for c in own)
    return f"; {same} of {len(own)} that the text prints too agree" if own else ""


def result(rows: Sequence[Row]) -> str:
    """How many values agree, differ and were not read."""
    number = {o: sum(row["outcome"] == o for row in rows) for o in (AGREES, DIFFERS, NOT_READ)}
    return f"{number[AGREES]} values agree, {number[DIFFERS]} differ, {number[NOT_READ]} not read"


def _figures(read: AtlasText) -> str:
    """Of which figures numbers were read."""
    figures = sorted({picture.figure for picture in read.pictures if picture.counts})
    return f"numbers of figure{'s' * (len(figures) > 1)} {', '.join(map(str, figures))}" if figures else "no picture"
