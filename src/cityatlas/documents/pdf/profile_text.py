"""What the text layer of a profile's pages says: inhabitants, area, and projects with their field labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cityatlas.documents.field_labels import field_key
from cityatlas.documents.pdf.text_pages import PageLine, Spot, TextPage, all_lines
from cityatlas.documents.pdf.words import Word, same_line
from cityatlas.documents.printed_labels import SECTIONS
from cityatlas.documents.text import name_key

MOST_TEXT = 300
"""Characters of a title or heading that are kept."""
MOST_PROJECTS = 40
"""Of one profile; the report has three or so."""
TITLE_LINES = 4
"""Lines above that of its labels that a project's title may stand on."""
_POPULATION = re.compile(
    r"(?:\([^()]{0,40}\))?\s*[:–-]?\s*(\d{1,3}(?:\.\d{3}){1,2}|\d(?: \d{3}){2}|\d{1,3} \d{3}|\d{4,7})(?![\d.,])"
)
_AREA = re.compile(
    r"(?:\(?in\s)?\s*\(?(?:km\s?+[²2]?+|qkm)?+\)?\s*[:–-]?\s*(\d{1,4}(?:,\d{1,2})?)(?!\d|\.\d|,\d)", re.IGNORECASE
)
_BRACKET = re.compile(r"\(([^()]{3,150})\)")
_SECTION_KEYS = {name_key(label): key for key, label in SECTIONS.items()}


@dataclass(frozen=True)
class ReadProfile:
    """What a PDF says of a city: the page of the file, its heading, numbers (None where not read), project titles."""

    city: str
    page: int
    heading: str
    population: int | None
    area_km2: float | None
    projects: tuple[str, ...]


def begins_profile(page: TextPage) -> bool:
    """Whether a page has what a profile begins with beside its heading: inhabitants, area, or the first section."""
    first = next(iter(_SECTION_KEYS))
    return any(line.key.startswith(("einwohner", "flächein")) or line.key == first for line in page.lines)


def section_lines(pages: Sequence[TextPage]) -> set[str]:
    """The sections of a profile that have a line of their own on these pages."""
    return {_SECTION_KEYS[line.key] for line in all_lines(pages) if line.key in _SECTION_KEYS}


def read_profile_text(city: str, heading: str, pages: Sequence[TextPage], running: frozenset[Spot]) -> ReadProfile:
    """A profile by its pages, the first of which has its heading.

    ``running``: the lines that stand on many pages (running heads), which belong to no profile.
    """
    first = pages[0]
    population, area = _number(first, "einwohner", _POPULATION), _number(first, "fläche", _AREA)
    lines = [line for line in all_lines(pages) if line.spot not in running and not line.key.isdecimal()]
    titles = tuple(project_titles(_project_lines(lines)))
    return ReadProfile(
        city, first.number, heading[:MOST_TEXT], None if population is None else int(population), area, titles
    )


def _number(page: TextPage, label: str, pattern: re.Pattern[str]) -> float | None:
    """The number behind, right of or below a label; None where there is none, or two differ."""
    found = set()
    for word in _labels(page, label):
        places = (_behind, _beside, _below)
        read = (pattern.match(" ".join(w.text for w in place(page.words, word))) for place in places)
        found |= {_value(match[1]) for match in [next(filter(None, read), None)] if match}
    return found.pop() if len(found) == 1 else None


def _labels(page: TextPage, label: str) -> Iterator[Word]:
    """The words that begin with a label where one can stand: first on a line, or behind a mark or a number."""
    for line in page.lines:
        for before, word in zip((None, *line.words), line.words, strict=False):
            if word.key.startswith(label) and (before is None or not before.key or before.key.isdecimal()):
                yield word


def _value(text: str) -> float:
    """A German number: a point or blank parts thousands, a comma decimals."""
    return float(re.sub("[. ]", "", text).replace(",", "."))


def _behind(words: list[Word], label: Word) -> list[Word]:
    return words[label.order + 1 : label.order + 8]


def _beside(words: list[Word], label: Word) -> list[Word]:
    return sorted((w for w in words if same_line(w, label) and w.box[0] > label.box[2]), key=lambda w: w.box[0])[:8]


def _below(words: list[Word], label: Word) -> list[Word]:
    """What stands in the label's column on the next line."""
    column = [w for w in words if w.box[0] < label.box[2] and w.box[2] > label.box[0] and w.box[3] <= label.box[1]]
    nearest = max(column, key=lambda w: w.box[3], default=None)
    if nearest is None or label.box[1] - nearest.box[3] > 3 * label.height:
        return []
    return [nearest, *_beside(words, nearest)]


def _project_lines(lines: list[PageLine]) -> list[PageLine]:
    """The lines from the heading of the projects to that of the next section; all where that heading is not met.

    Of several such headings (a page's register has one too) the first counts that has titles below.
    """
    keys = [_SECTION_KEYS.get(line.key) for line in lines]
    found = []
    for start in (at for at, key in enumerate(keys, 1) if key == "projects"):
        end = next((at for at in range(start, len(keys)) if keys[at]), len(lines))
        found.append(lines[start:end])
    return next((own for own in found if any(project_titles(own))), found[0]) if found else lines


def project_titles(lines: Sequence[PageLine]) -> Iterator[str]:
    """The titles before brackets of nothing but field labels, in their order, as they stand."""
    text, starts = "", []
    for line in lines:
        starts.append(len(text))
        text += line.text + " "
    for number, bracket in enumerate(match for match in _BRACKET.finditer(text) if _only_fields(match[1])):
        if number == MOST_PROJECTS:
            return
        last = max(at for at, start in enumerate(starts) if start <= bracket.start())
        first = _title_start(lines, last, alone=not text[starts[last] : bracket.start()].strip())
        yield text[starts[first] : bracket.start()].strip()[-MOST_TEXT:]


def _only_fields(inside: str) -> bool:
    parts = [part for part in re.split(r"[/,]", inside) if part.strip()]
    return bool(parts) and all(field_key(part) for part in parts)


def _title_start(lines: Sequence[PageLine], last: int, alone: bool) -> int:
    """The line on which a title begins whose bracket opens on a line: that one or some above, set alike and close.

    ``alone``: whether nothing stands before the bracket on its line, so that the title is above in any case.
    """
    first = last
    while first and last - first < TITLE_LINES:
        if not _goes_on(lines[first - 1], lines[first]) and not (alone and first == last):
            break
        first -= 1
    return first


def _goes_on(upper: PageLine, lower: PageLine) -> bool:
    """Whether a line can be a title's whose next line is known: set alike, just above, no sentence and no title."""
    alike = upper.words[-1].font == lower.words[0].font and upper.page == lower.page
    height, drop = max(w.height for w in lower.words), upper.box[1] - lower.box[3]
    brackets = _BRACKET.findall(upper.text)
    ended = upper.text.rstrip().endswith((".", ":")) or (upper.text.rstrip().endswith(")") and _only_last(brackets))
    return alike and -height < drop < 1.2 * height and not ended


def _only_last(brackets: Sequence[str]) -> bool:
    return bool(brackets) and _only_fields(brackets[-1])
