"""The report's PDF beside the facts snapshot: what agrees, what differs, what could not be read. No fact is changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz

from cityatlas.core.rows import Row, Tables
from cityatlas.core.tables import tables, to_text
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.pdf.atlas_text import AtlasText, read_atlas_text
from cityatlas.documents.pdf.picture_numbers import Wanted
from cityatlas.documents.pdf.profile_text import ReadProfile
from cityatlas.documents.printed_labels import PICTURE_LABELS
from cityatlas.documents.snapshot import kept_facts
from cityatlas.documents.text import name_key

AGREES, DIFFERS, NOT_READ = "agrees", "differs", "not_read"
TITLES_ALIKE = 60.0
"""Likeness (0 to 100) from which two titles that differ are taken for one and the same project's."""


def atlas_text(pdf: Path) -> AtlasText:
    """What a PDF of the atlas says. InputError where it is another one, or cannot be read."""
    pages = study_pages()
    return read_atlas_text(pdf, {name_key(city): city for city in pages}, wanted_pictures(), pages)


def wanted_pictures() -> list[Wanted]:
    """The figures whose numbers are looked for, with caption and page by the report's list."""
    captions = {r["number"]: r for r in kept_facts()["facts_captions"] if r["kind"] == "figure"}
    return [
        Wanted(figure, captions[figure]["caption"], captions[figure]["atlas_page"], labels)
        for figure, labels in PICTURE_LABELS.items()
    ]


def comparison_rows(read: AtlasText) -> list[Row]:
    """Every profile's heading, numbers and projects of the snapshot beside the PDF's (table ``pdf_comparison``)."""
    pages = study_pages()
    offset, facts = read.offset(pages), _study_facts(kept_facts())
    rows: list[Row] = []
    for city in pages:
        found = [profile for profile in read.profiles if profile.city == city]
        profile = found[0] if len(found) == 1 else None
        rows += _profile_rows(*facts[city], profile, offset)
    return rows


def _study_facts(facts: Tables) -> dict[str, tuple[Row, list[Row]]]:
    """Each city's head and its projects in the snapshot."""
    projects: dict[str, list[Row]] = {}
    for project in sorted(facts["facts_projects"], key=lambda p: p["position"]):
        projects.setdefault(project["city"], []).append(project)
    return {c["city"]: (c, projects.get(c["city"], [])) for c in facts["facts_cities"] if c["in_study"]}


def _profile_rows(head: Row, projects: Sequence[Row], profile: ReadProfile | None, offset: int) -> list[Row]:
    """The rows of one city; ``profile`` is None where it does not stand in the PDF once."""
    city = head["city"]
    titles = _titles([p["title"] for p in projects], profile.projects if profile else ())
    number = len(profile.projects) if profile and profile.projects else None
    rows = [
        _row(city, "heading", city, profile.heading if profile else None, True),
        _number_row(city, "population", head["population"], profile.population if profile else None),
        _number_row(city, "area_km2", head["area_km2"], profile.area_km2 if profile else None),
        _number_row(city, "atlas_page", head["atlas_page"], profile.page - offset if profile else None),
        _number_row(city, "projects_total", len(projects), number),
        *(_row(city, "project_title", *pair, _same(*pair), at) for at, pair in enumerate(titles, 1)),
    ]
    return [row | {"file_page": profile.page if profile else None} for row in rows]


def _row(city: str, item: str, snapshot: str, pdf: str | None, same: bool, position: int = 0) -> Row:
    outcome = NOT_READ if pdf is None else AGREES if same else DIFFERS
    return {"city": city, "item": item, "position": position, "snapshot": snapshot, "pdf": pdf, "outcome": outcome}


def _number_row(city: str, item: str, snapshot: float, pdf: float | None) -> Row:
    spec = next((f for f in tables()["facts_cities"].fields if f.name == item), None)
    one, other = (to_text(value, spec) if spec else "" if value is None else str(value) for value in (snapshot, pdf))
    return _row(city, item, one, None if pdf is None else other, one == other)


def _same(snapshot: str, pdf: str | None) -> bool:
    return pdf is not None and name_key(snapshot) == name_key(pdf)


def _titles(snapshot: Sequence[str], pdf: Sequence[str]) -> list[tuple[str, str | None]]:
    """The snapshot's titles in their order, each with the PDF's; then what only the PDF has, with an empty title.

    A title of the PDF that only ends with one of the snapshot's stands behind text that is set alike: its end counts.
    """
    left, found = list(pdf), dict.fromkeys(range(len(snapshot)), "")
    for alike in (_equal, _ends_with, _resembles):
        for at, title in enumerate(snapshot):
            match = next((other for other in left if not found[at] and alike(title, other)), None)
            if match is not None:
                left.remove(match)
                found[at] = title if alike is _ends_with else match
    return [(title, found[at] or None) for at, title in enumerate(snapshot)] + [("", other) for other in left]


def _equal(title: str, other: str) -> bool:
    return name_key(title) == name_key(other)


def _ends_with(title: str, other: str) -> bool:
    return len(name_key(title)) > 3 and name_key(other).endswith(name_key(title))


def _resembles(title: str, other: str) -> bool:
    return fuzz.ratio(name_key(title), name_key(other)) >= TITLES_ALIKE


def picture_rows(read: AtlasText) -> list[Row]:
    """The numbers read from pictures (table ``picture_counts``)."""
    offset = read.offset(study_pages())
    return [
        {
            "figure": c.figure, "statistic": c.statistic, "group": c.group, "label": c.label, "printed": c.printed,
            "count": c.count, "page": c.page - offset, "file_page": c.page,
        }
        for picture in read.pictures for c in picture.counts
    ]  # fmt: skip
