"""What the text layer of a PDF says: whether it is the Smart-City-Atlas, its profiles, the numbers in its pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.project import shown
from cityatlas.documents.pdf.bounded import MOST_SECONDS, in_bounds
from cityatlas.documents.pdf.headings import page_headings
from cityatlas.documents.pdf.opening import WANTED
from cityatlas.documents.pdf.picture_numbers import ReadPicture, Wanted, read_picture
from cityatlas.documents.pdf.profile_text import ReadProfile, begins_profile, read_profile_text, section_lines
from cityatlas.documents.pdf.text_pages import Spot, TextPage, text_pages
from cityatlas.documents.printed_labels import SECTIONS
from cityatlas.documents.text import name_key

TITLE_KEY = name_key("Smart-City-Atlas")
TITLE_PAGES = 30
"""Pages from the first one on of which one has the title."""
FIRST_PROFILES = 80
"""Pages from the first one on among which some profiles begin."""
FEW = 3
"""Profiles that are looked at before a PDF is taken for the atlas, with the cities of its contents."""
PROFILE_PAGES = 6
"""Pages of a profile at most; the report's have three."""
RUNNING = 12
"""Pages that a line stands on from which it belongs to none of them."""
EDGE = 2
"""Lines at the top and at the bottom of a page that can be running heads."""
RECOGNISING_SECONDS = 30
"""How long a PDF may take to say what it is; the report's says it in one."""


@dataclass
class AtlasText:
    """What a PDF says: how many pages it has (that were read) and how many of them have text, whether the title stands
    in it, the cities of its contents and of its profiles, these in the order of the pages, and its pictures."""

    pages: int = 0
    with_text: int = 0
    title: bool = False
    contents: set[str] = field(default_factory=set)
    cities: set[str] = field(default_factory=set)
    profiles: list[ReadProfile] = field(default_factory=list)
    pictures: list[ReadPicture] = field(default_factory=list)

    def offset(self, atlas_pages: Mapping[str, int]) -> int:
        """How many pages the file has before the printed page 1: what most profiles say; the least where two do."""
        counted = Counter(p.page - atlas_pages[p.city] for p in self.profiles)
        return min(counted, key=lambda offset: (-counted[offset], abs(offset)), default=0)


def read_atlas_text(
    path: Path, cities: Mapping[str, str], wanted: Sequence[Wanted], atlas_pages: Mapping[str, int]
) -> AtlasText:
    """All that a PDF's text layer says that is compared. InputError where it is not the atlas, or not readable.

    ``cities``: names by their ``name_key``; ``atlas_pages``: the printed page on which each city's profile begins.
    """
    read = in_bounds(read_all, path, dict(cities), list(wanted), dict(atlas_pages), seconds=MOST_SECONDS)
    refused = not_the_atlas(read, len(atlas_pages))
    if refused:
        raise InputError(refused, file=shown(path), expected=WANTED)
    return read


def recognise(path: Path, cities: Mapping[str, str]) -> None:
    """InputError that says what a PDF is not, where it is not the atlas; only as much of it is read as it takes."""
    read = in_bounds(read_enough, path, dict(cities), seconds=RECOGNISING_SECONDS)
    refused = not_the_atlas(read, len(cities))
    if refused:
        raise InputError(refused, file=shown(path), expected=WANTED)


def not_the_atlas(read: AtlasText, cities: int) -> str | None:
    """Why a PDF is not the atlas, or None where it is: it has the title, some profiles, and half of the cities."""
    named = read.contents | read.cities
    if not read.with_text:
        return f"none of its {read.pages} pages has text (pictures only), so that it cannot be recognised"
    if read.title and len(read.cities) >= FEW and len(named) >= cities / 2:
        return None
    title = "" if read.title else "its title does not stand on the first pages, "
    return (
        f"it is not the Smart-City-Atlas: {title}its contents name {len(read.contents)} and its profiles "
        f"{len(read.cities)} of the {cities} cities"
    )


def read_enough(path: Path, cities: Mapping[str, str]) -> AtlasText:
    """What is read until a PDF is recognised, or cannot be any more; in this process, without bounds."""
    read, begun = AtlasText(), dict[int, dict[str, str]]()
    for page in text_pages(path):
        _look_at(page, read, cities, begun)
        late = page.number >= FIRST_PROFILES and len(read.cities) < FEW
        if (page.number >= TITLE_PAGES and not read.title) or late or not not_the_atlas(read, len(cities)):
            break
    return read


def read_all(
    path: Path, cities: Mapping[str, str], wanted: Sequence[Wanted], atlas_pages: Mapping[str, int]
) -> AtlasText:
    """``read_atlas_text`` in this process, without bounds."""
    read, pages, begun = AtlasText(), list[TextPage](), dict[int, dict[str, str]]()
    for page in text_pages(path):
        pages.append(page)
        _look_at(page, read, cities, begun)
    running = _running(pages)
    for start, headings in begun.items():
        after = next((n for n in begun if n > start), len(pages) + 1)
        own = pages[start - 1 : min(after - 1, start - 1 + PROFILE_PAGES)]
        read.profiles += [read_profile_text(city, text, own, running) for city, text in headings.items()]
    read.pictures = [read_picture(w, pages, read.offset(atlas_pages)) for w in wanted]
    return read


def _look_at(page: TextPage, read: AtlasText, cities: Mapping[str, str], begun: dict[int, dict[str, str]]) -> None:
    """Note what a page has of that which tells the atlas.

    ``begun``: the profiles begun so far, each with its first page's headings by city.
    """
    read.pages += 1
    read.with_text += bool(page.words)
    if page.number <= TITLE_PAGES:
        read.title |= TITLE_KEY in page.key
    headings = page_headings(page.words, cities)
    if _begins(page, headings, begun):
        begun[page.number] = headings
    if page.number <= TITLE_PAGES and not begun:
        named = (line.key.strip("0123456789") for line in page.lines)
        read.contents |= {cities[key] for key in named if key in cities}
    last = max(begun, default=page.number)
    if section_lines([page]) and page.number - last < PROFILE_PAGES:
        read.cities |= set(begun.get(last, {}))


def _begins(page: TextPage, headings: Mapping[str, str], begun: Mapping[int, Mapping[str, str]]) -> bool:
    """Whether a profile begins on a page: one city's heading, with what a profile begins with.

    A head that is repeated on a profile's next pages begins none, but with the first section it is the profile again.
    """
    if len(headings) != 1 or not begins_profile(page):
        return False
    last = max(begun, default=0)
    repeated = last and page.number - last < PROFILE_PAGES and begun[last].keys() == headings.keys()
    return not repeated or next(iter(SECTIONS)) in section_lines([page])


def _running(pages: Sequence[TextPage]) -> frozenset[Spot]:
    """The lines that stand in one place at the top or bottom of many pages and are no section's."""
    counted = Counter(spot for page in pages for spot in {line.spot for line in page.edges(EDGE)})
    sections = {name_key(label) for label in SECTIONS.values()}
    return frozenset(spot for spot, number in counted.items() if number >= RUNNING and spot[0] not in sections)
