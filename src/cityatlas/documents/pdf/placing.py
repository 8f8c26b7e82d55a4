"""Which group of labels is which city's: by the heading of its page, and by the page that the contents give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cityatlas.core.errors import InputError, raise_all
from cityatlas.documents.pdf.looking import Looked, PageGroup
from cityatlas.documents.pdf.opening import WANTED


def placed(looked: Looked, pages: Mapping[str, int], file: str) -> tuple[dict[str, PageGroup], int]:
    """The group of each city, and how many pages the file has before the printed page 1.

    ``pages``: the cities' printed pages. InputError, all at once: a city without labels, twice, on another page than
    promised, or a page with two groups or two cities; one message where the file is another one altogether.
    """
    _check_whole(looked, pages, file)
    groups = [group for group in looked.groups if group.cities]
    # what to add to a printed page to find it in the file: what most headings say
    offset = Counter(g.page - pages[city] for g in groups for city in g.cities).most_common(1)[0][0]
    doubtful = _doubtful(groups, file, offset)
    by_city: dict[str, list[PageGroup]] = {city: [] for city in pages}
    for group in groups:
        for city in group.cities:
            by_city[city].append(group)
    raise_all(doubtful + [e for city in pages for e in _misplaced(city, by_city[city], pages[city], offset, file)])
    return {city: found[0] for city, found in by_city.items()}, offset


def _check_whole(looked: Looked, pages: Mapping[str, int], file: str) -> None:
    """One message for what is no such report, instead of fifty."""
    if not looked.with_text:
        problem = f"none of the {looked.pages} pages has text (pictures only)"
        action = "run a text recognition over it (such as ocrmypdf), or fill in the sheet: matrix sheet"
        raise InputError(problem, file=file, expected=WANTED, action=action)
    with_city = {city for group in looked.groups for city in group.cities}
    if len(with_city) >= len(pages) / 2:
        return
    named = {city for cities in looked.headings.values() for city in cities}
    problem = (
        f"the ten field labels stand together under the headings of {len(with_city)} of {len(pages)} cities "
        f"({looked.pages} pages, {len(named)} cities named in headings, {len(looked.groups)} groups of labels)"
    )
    raise InputError(problem, file=file, expected=WANTED, action="check that it is that report, with all its pages")


def _doubtful(groups: list[PageGroup], file: str, offset: int) -> list[InputError]:
    """Pages with more than one group of labels, or whose largest line does not name one city alone."""
    found = []
    for page, number in Counter(group.page for group in groups).items():
        cities = next(group.cities for group in groups if group.page == page)
        where = f"page {page - offset} (page {page} of the file)"
        if number > 1:
            problem, expected = f"{where}: the ten labels stand there {number} times", "once on a profile's page"
            found.append(InputError(problem, file=file, city=cities[0], expected=expected))
        if len(cities) > 1:
            found.append(InputError(f"{where}: the headings name {' and '.join(cities)}", file=file, expected="one"))
    return found


def _misplaced(city: str, found: list[PageGroup], page: int, offset: int, file: str) -> list[InputError]:
    expected = f"page {page} by the report's contents, which is page {page + offset} of the file by the other headings"
    on = sorted({group.page for group in found})
    if not on:
        problem = f"no page with its heading and the ten labels (expected on page {page})"
        return [InputError(problem, file=file, city=city, expected=expected)]
    if len(on) > 1:
        problem = "the profile stands on several pages: " + ", ".join(str(p - offset) for p in on)
        return [InputError(problem, file=file, city=city, expected=expected)]
    if on[0] != page + offset:
        return [
            InputError(f"heading and labels stand on page {on[0] - offset}", file=file, city=city, expected=expected)
        ]
    if not found[0].values:
        return [InputError(f"the labels on page {page} lie outside of what the page shows", file=file, city=city)]
    return []
