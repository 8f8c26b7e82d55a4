"""When a field matrix is accepted: all of it or nothing, by what the report prints elsewhere. Nothing overrides this.

What cannot be seen: two columns have no printed total, and exchanged cities keep all totals; those are held by page,
heading and the labels of their projects alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from itertools import combinations

from cityatlas.core.errors import InputError, raise_all
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.snapshot import kept_facts

Cells = Mapping[tuple[str, str], int]
"""Ticked (1) or not (0), by city and field."""
LEAST_PAIRS = 0.95
"""Share of the city and field pairs of the projects' labels that a true matrix ticks."""
SHOWN_MISSES = 12
AGAIN = "compare these with the printed pages; the totals cannot be set aside"
NO_TOTAL = "no total is printed for it: at most the count of the field above it, at least that of the field below it"


@cache
def study_pages() -> dict[str, int]:
    """The study's cities in the order of the report, each with the printed page on which its profile begins."""
    return {row["city"]: row["atlas_page"] for row in kept_facts()["facts_cities"] if row["in_study"]}


@cache
def printed_totals() -> dict[str, tuple[int, int]]:
    """By field, how many cities tick it at least and at most, as the report prints it (equal for eight of the ten)."""
    rows = [r for r in kept_facts()["printed_counts"] if r["statistic"] == "agenda_field"]
    return {field: next((r["low"], r["high"]) for r in rows if r["group"] == field) for field in FIELDS}


@cache
def label_pairs() -> tuple[tuple[str, str], ...]:
    """The different pairs of city and field that the labels of the projects give."""
    city_of = {row["project_id"]: row["city"] for row in kept_facts()["facts_projects"]}
    pairs = {(city_of[row["project_id"]], row["field"]) for row in kept_facts()["project_fields"]}
    return tuple(sorted(pair for pair in pairs if pair[0] in study_pages()))


def column_sums(cells: Cells) -> dict[str, int]:
    """How many cities tick each field."""
    return {field: sum(cells.get((city, field), 0) for city in study_pages()) for field in FIELDS}


def check_cells(cells: Cells, pages: Mapping[str, int | None], file: str) -> list[str]:
    """Refuse a matrix that cannot be the report's, with every reason; return what is worth a look all the same.

    ``pages``: the printed page that each city was read from, None where the file does not say. InputError with cities,
    pages and numbers: a cell missing or no 0 or 1, a page that is not the contents', a column sum, the order of the two
    unprinted sums, too few of the projects' labels ticked.
    """
    raise_all(_cell_objections(cells, file) or [*page_objections(pages, file), *sum_objections(cells, file)])
    raise_all(_pair_objections(cells, file))
    return [_told(*exchange) for exchange in exchanges(cells)]


def _cell_objections(cells: Cells, file: str) -> list[InputError]:
    found, expected = [], f"{len(study_pages())} cities by {len(FIELDS)} fields, each 0 or 1"
    for city, page in study_pages().items():
        missing = [FIELDS[field] for field in FIELDS if cells.get((city, field)) not in (0, 1)]
        if missing:
            problem = f"no 0 or 1 for {_few(missing)} (page {page})"
            found.append(InputError(problem, file=file, city=city, expected=expected))
    foreign = {city for city, _ in cells} - study_pages().keys()
    return found + [InputError("no city of the study", file=file, city=city) for city in sorted(foreign)]


def _few(names: list[str]) -> str:
    return ", ".join(names) if len(names) < len(FIELDS) else "all ten fields"


def page_objections(pages: Mapping[str, int | None], file: str) -> list[InputError]:
    """A city whose page is not the one that the report's contents give."""
    return [
        InputError(f"the labels are said to stand on page {pages[city]}", file=file, city=city, expected=f"page {page}")
        for city, page in study_pages().items()
        if pages.get(city) not in (None, page)
    ]


def sum_objections(cells: Cells, file: str) -> list[InputError]:
    """Columns whose sum is not the printed one, and the two unprinted ones where they leave their bounds or order."""
    sums, found = column_sums(cells), []
    for field, (low, high) in printed_totals().items():
        if not low <= sums[field] <= high:
            wanted = f"{low} (printed)" if low == high else f"{low} to {high} ({NO_TOTAL})"
            problem = f"{FIELDS[field]}: {sums[field]} cities ticked"
            found.append(InputError(problem, file=file, expected=wanted, action=AGAIN))
    if not found and sums["education"] < sums["data_platform"]:
        problem = f"Bildung {sums['education']}, Datenplattform {sums['data_platform']} cities ticked"
        expected = "Bildung at least as often as Datenplattform, as the report orders them"
        found.append(InputError(problem, file=file, expected=expected, action=AGAIN))
    return found


def missed_pairs(cells: Cells) -> list[tuple[str, str]]:
    """City and field where a project bears the label and the matrix has no tick."""
    return [pair for pair in label_pairs() if not cells.get(pair)]


def _pair_objections(cells: Cells, file: str) -> list[InputError]:
    missed, all_pairs = missed_pairs(cells), len(label_pairs())
    least = math.ceil(LEAST_PAIRS * all_pairs)
    if all_pairs - len(missed) >= least:
        return []
    shown = [f"{city} (page {study_pages()[city]}): {FIELDS[field]}" for city, field in missed[:SHOWN_MISSES]]
    more = [f"and {len(missed) - SHOWN_MISSES} more"] if len(missed) > SHOWN_MISSES else []
    better = [_told(*exchange) for exchange in exchanges(cells)[:3]]
    problem = f"{all_pairs - len(missed)} of {all_pairs} labels of the cities' projects are ticked; not ticked: "
    expected = f"at least {least}: a city with a project in a field has the field"
    return [
        InputError(problem + "; ".join([*shown, *more, *better]), file=file, expected=expected, action=AGAIN)
    ]


def exchanges(cells: Cells) -> list[tuple[str, str, int]]:
    """Two cities whose rows, exchanged, would tick more labels of their projects, and how many more; most first."""
    fields_of: dict[str, set[str]] = {city: set() for city in study_pages()}
    for city, field in label_pairs():
        fields_of[city].add(field)
    ticked = {city: {field for field in FIELDS if cells.get((city, field))} for city in fields_of}
    gains = [
        (a, b, sum(len(fields_of[x] & ticked[y]) - len(fields_of[x] & ticked[x]) for x, y in ((a, b), (b, a))))
        for a, b in combinations(fields_of, 2)
    ]
    missing = {city for city, _ in missed_pairs(cells)}
    found = [(a, b, gain) for a, b, gain in gains if gain > 0 and {a, b} & missing]
    return sorted(found, key=lambda exchange: -exchange[2])


def _told(one: str, other: str, gain: int) -> str:
    pages = study_pages()
    return (
        f"{one} (page {pages[one]}) and {other} (page {pages[other]}) exchanged would tick {gain} more of their "
        "projects' labels"
    )
