"""The figures that lie in figures/: drawn in the page itself, which stays one file and finds their text."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_utf8
from cityatlas.core.language import by_language
from cityatlas.core.project import FIGURES, shown
from cityatlas.core.rows import Row
from cityatlas.report.inline_svg import inline
from cityatlas.report.picture_tables import TableGroup, picture_text
from cityatlas.report.texts import Texts

ALT_TEXTS = "alt_texts.json"
STATISTICS = {
    2: ("cities_total", "cities_by_state", "cities_by_size_class", "states_covered"),
    3: ("goal",),
    5: ("agenda_field",),
    6: ("lighthouse_projects",),
    8: ("agenda_status", "agenda_form"),
    9: ("organisation", "organisation_combination", "organisation_models"),
    10: ("participation_format", "participation_aim"),
}
"""Which statistics a figure of the study shows, by its number there."""
PLACES = (
    (r"verdict|claims", "result"),
    (r"agreement", "agreement"),
    (r"^fig0*6(?!\d)", "tables"),
)
"""Where a figure stands: the section whose pattern its name fits; all others in the section of figures."""


@dataclass(frozen=True)
class ShownFigure:
    """One figure: its name (the file's stem), its SVG for the page, alt text, the study's title, its section.

    ``groups``: what it shows as a table, where the alternative text would be too long to be heard at one go.
    """

    name: str
    drawing: Markup
    alt: str
    original: str
    section: str
    number: int | None
    groups: list[TableGroup] = field(default_factory=list)


def pictures(captions: list[Row], texts: Texts, folder: Path | None = None) -> list[ShownFigure]:
    """All SVGs of the folder, the study's own by their number, then the rest by name; InputError for bad alt texts."""
    source = folder or FIGURES
    told = _alt_texts(source / ALT_TEXTS)
    titles = {c["number"]: c["title"] for c in captions if c["kind"] == "figure"}
    paths = sorted(source.glob("*.svg"))
    made = [_picture(path, told, titles, texts, lettered=i == 0) for i, path in enumerate(paths)]
    return sorted(made, key=lambda p: (p.number is None, p.number or 0, p.name))


def by_statistic(shown_pictures: list[ShownFigure]) -> dict[str, ShownFigure]:
    """The study's figure that shows a statistic, by statistic."""
    return {s: p for p in shown_pictures for s in STATISTICS.get(p.number or 0, ())}


def _picture(path: Path, told: dict[str, Any], titles: dict[int, str], texts: Texts, *, lettered: bool) -> ShownFigure:
    svg = read_utf8(path)
    title, alt = _words(told.get(path.stem, told.get(path.name, "")), texts.language)
    title = title or _inside(svg, "title")
    match = re.match(r"fig0*(\d+)(?!\d)", path.stem)
    number = int(match[1]) if match and int(match[1]) in titles else None
    readable = re.sub(r"[-_]+", " ", path.stem)
    told_in_words = picture_text(alt or _inside(svg, "dc:description") or title or readable)
    label = f"{told_in_words.short} {texts('alt_table')}" if told_in_words.groups else told_in_words.short
    return ShownFigure(
        name=path.stem,
        drawing=inline(svg, path.stem, label, lettered=lettered),
        alt=told_in_words.short,
        original=titles[number] if number else "",
        section=next((s for pattern, s in PLACES if re.search(pattern, path.stem)), "figures"),
        number=number,
        groups=told_in_words.groups,
    )


def _inside(svg: str, element: str) -> str:
    """The text of the first element of this name in an SVG, or nothing."""
    match = re.search(rf"<{element}>(.*?)</{element}>", svg, flags=re.DOTALL)
    return html.unescape(re.sub(r"\s+", " ", match[1]).strip()) if match else ""


def _words(entry: Any, language: str) -> tuple[str, str]:
    """Title and alt text of an entry: a text, or a mapping with ``title`` and ``alt``, each perhaps by language."""
    entry = by_language(entry, language)
    if isinstance(entry, str):
        return "", entry
    parts = [by_language(entry.get(k, ""), language) if isinstance(entry, dict) else "" for k in ("title", "alt")]
    title, alt = ("" if isinstance(p, dict) else str(p) for p in parts)
    return title, alt


def _alt_texts(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        content = json.loads(read_utf8(path))
    except json.JSONDecodeError as error:
        raise InputError(f"no valid JSON ({error.msg})", file=shown(path), line=error.lineno) from None
    if not isinstance(content, dict):
        raise InputError("the alt texts are no mapping", file=shown(path), expected="{figure: text}")
    return content
