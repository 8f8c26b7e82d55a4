"""When a field matrix is accepted: all of it or nothing, by what the report prints elsewhere. Nothing overrides this.

What cannot be seen: two columns have no printed total, and exchanged cities keep all totals; those are held by page,
heading and the labels of their projects alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.rows import Row
from cityatlas.documents.matrix import check_cells, check_pairs, matrix_breaches, project_pairs, study_pages
from cityatlas.documents.printed_labels import FIELDS

SHOWN_PARTNERS = 5


def accept(rows: Sequence[Row], file: str) -> list[str]:
    """Refuse a matrix that cannot be the report's, with every reason; return what is worth a look all the same.

    ``rows``: city, field, value, page. InputError with cities, pages and numbers: a city or field missing, a page that
    is not the contents', a column sum, the order of the two unprinted sums, too few of the projects' labels ticked.
    """
    raise_all(check_cells(rows, file))
    found, notes = matrix_breaches(rows, file), exchange_notes(rows)
    if check_pairs(rows) and notes:
        found.append(InputError("; ".join(notes[:SHOWN_PARTNERS]), file=file, expected="each city with its own row"))
    raise_all(found)
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
    """For each city with a label that is not ticked for it: the label, and with which cities it may be exchanged."""
    pages, found = study_pages(), exchanges(rows)
    ticked = {(row["city"], row["field"]) for row in rows if row["value"]}
    notes = []
    for city in pages:
        missed = [FIELDS[field] for own, field in project_pairs() if own == city and (city, field) not in ticked]
        partners = [(b if a == city else a, gain) for a, b, gain in found if city in (a, b)]
        if missed and partners:
            named = [f"{p} (page {pages[p]}, {gain} more)" for p, gain in partners[:SHOWN_PARTNERS]]
            more = f" or one of {len(partners) - len(named)} others" if len(partners) > len(named) else ""
            notes.append(
                f"{city} (page {pages[city]}): {', '.join(missed)} not ticked, though its projects bear the label; "
                f"exchanged with {', '.join(named)}{more}, more labels would be ticked"
            )
    return notes
