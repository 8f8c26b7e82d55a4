"""When a field matrix is accepted: all of it or nothing, by what the report prints elsewhere. Nothing overrides this.

What cannot be seen: two columns have no printed total, and exchanged cities keep all totals; those are held by page,
heading and the labels of their projects alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.rows import Row
from cityatlas.documents.matrix import check_cells, objections, project_pairs, study_pages

SHOWN_EXCHANGES = 3


def accept(rows: Sequence[Row], file: str) -> list[str]:
    """Refuse a matrix that cannot be the report's, with every reason; return what is worth a look all the same.

    ``rows``: city, field, value, page. InputError with cities, pages and numbers: a city or field missing, a page that
    is not the contents', a column sum, the order of the two unprinted sums, too few of the projects' labels ticked.
    """
    raise_all(check_cells(rows, file))
    found, notes = objections(rows, file), exchange_notes(rows)
    if found:
        hints = [InputError(note, file=file, expected="each city with its own row") for note in notes]
        raise_all(found + hints)
    return notes


def exchanges(rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    """Two cities whose rows, exchanged, would tick more labels of their projects, and how many more; most first.

    One of the two has a label that is not ticked for it.
    """
    ticked: dict[str, set[str]] = {city: set() for city in study_pages()}
    for row in rows:
        if row["value"]:
            ticked[row["city"]].add(row["field"])
    labelled: dict[str, set[str]] = {city: set() for city in study_pages()}
    for city, field in project_pairs():
        labelled[city].add(field)
    missed = {city for city in labelled if labelled[city] - ticked[city]}
    gains = [
        (a, b, sum(len(labelled[x] & ticked[y]) - len(labelled[x] & ticked[x]) for x, y in ((a, b), (b, a))))
        for a, b in combinations(labelled, 2)
        if {a, b} & missed
    ]
    return sorted((g for g in gains if g[2] > 0), key=lambda g: -g[2])


def exchange_notes(rows: Sequence[Row]) -> list[str]:
    """The exchanges that would gain most, in words with both pages."""
    pages, found = study_pages(), exchanges(rows)
    notes = [
        f"exchanging {a} (page {pages[a]}) and {b} (page {pages[b]}) would tick {gain} more of their projects' labels"
        for a, b, gain in found[:SHOWN_EXCHANGES]
    ]
    more = len(found) - len(notes)
    return [*notes, f"and {more} more pairs of cities"] if more else notes
