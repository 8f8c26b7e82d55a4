"""The field matrix: which of the ten fields each of the study's cities has, as the report highlights them.

The text conversion lost the highlighting, so the matrix comes from whoever owns the PDF: read from it, typed by hand,
or given by the authors. It lies in data/raw/matrix, in a fresh clone not at all; what is there is accepted whole or
refused, with every reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.numbers import parse_whole
from cityatlas.core.project import RAW, shown
from cityatlas.core.registers import CellCheck, one_of, optional, read_checked_rows, whole
from cityatlas.core.rows import Row
from cityatlas.documents.field_labels import field_key
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.profile_files import left_behind
from cityatlas.documents.snapshot import kept_facts, study_cities
from cityatlas.documents.text import name_key

MATRIX_FOLDER = RAW / "matrix"
MATRIX_FILE = MATRIX_FOLDER / "agenda_fields.csv"
MATRIX_COLUMNS = ("city", "field", "value", "page", "source")
SOURCES = ("pdf", "hand", "authors")
"""Read from the PDF, typed by a person who looked at it, or given by the study's authors."""
LEAST_PAIRS = 0.95
"""Share of the fields that a city's own projects are labelled with and that must be ticked for it."""
LAST_PAGE = 10_000
_ORDERED = ("education", "data_platform")
"""Fields whose totals the report does not print; its order of the fields bounds them, the first one not below."""


def matrix_file(path: Path = MATRIX_FILE) -> Path | None:
    """The matrix that a user brought, or None where there is none.

    InputError naming each other file in its folder: nothing that somebody put there is left out in silence.
    """
    known = {path.name, "README.md"}
    others = [p for p in sorted(path.parent.glob("*")) if composed(p.name) not in known and not left_behind(p.name)]
    raise_all([_unread(p, path) for p in others])
    return path if path.exists() else None


def _unread(path: Path, wanted: Path) -> InputError:
    return InputError(
        "a file of this name is not read as the field matrix",
        file=shown(path),
        expected=shown(wanted),
        action="bring it in with `python -m cityatlas matrix import FILE`, or move it elsewhere",
    )


def read_matrix(path: Path = MATRIX_FILE) -> list[Row]:
    """The accepted matrix, 500 rows by city and field (``value`` 0 or 1, ``page`` or None); empty where there is none.

    InputError, for all breaches together, where a cell holds something else, a city or field is missing or stands
    twice, or the matrix contradicts what the report prints about it.
    """
    found = matrix_file(path)
    if found is None:
        return []
    rows = read_cells(found)
    raise_all(matrix_breaches(rows, shown(found)))
    return rows


def matrix_breaches(rows: Sequence[Row], file: str | None = None) -> list[InputError]:
    """All that the report contradicts about a matrix that has its 500 rows."""
    return check_pages(rows, file) + check_totals(rows, file) + check_pairs(rows, file)


@cache
def study_pages() -> dict[str, int]:
    """The study's cities in the report's order, each with the printed page on which its profile begins."""
    return {c["city"]: c["atlas_page"] for c in kept_facts()["facts_cities"] if c["in_study"]}


def read_cells(path: Path) -> list[Row]:
    """The file's rows with the keys of cities and fields; InputError where they are not each of them once."""
    names = {name_key(city): city for city in study_cities()}
    checks: dict[str, CellCheck] = {
        "city": lambda text: "" if name_key(text) in names else "a city of the study, by its heading in the report",
        "field": lambda text: "" if _field(text) else "one of " + ", ".join(FIELDS),
        "value": whole(0, 1),
        "page": optional(whole(1, LAST_PAGE)),
        "source": one_of(SOURCES),
    }
    read = read_checked_rows(path, checks)
    rows = [(line, _row(cells, names)) for line, cells in read]
    raise_all(_repeated(rows, shown(path)) + check_cells([row for _, row in rows], shown(path)))
    return sorted((row for _, row in rows), key=lambda r: (r["city"], list(FIELDS).index(r["field"])))


def _field(text: str) -> str | None:
    return text if text in FIELDS else field_key(text)


def _row(cells: dict[str, str], names: dict[str, str]) -> Row:
    return {
        "city": names[name_key(cells["city"])],
        "field": _field(cells["field"]),
        "value": parse_whole(cells["value"]),
        "page": parse_whole(cells["page"]) if cells["page"] else None,
        "source": cells["source"],
    }


def _repeated(rows: Iterable[tuple[int, Row]], file: str) -> list[InputError]:
    """An error for each row whose city and field stood before."""
    first: dict[tuple[str, str], int] = {}
    errors = []
    for line, row in rows:
        before = first.setdefault((row["city"], row["field"]), line)
        if before != line:
            problem = f"the field {row['field']} stands twice (also in line {before})"
            errors.append(InputError(problem, file=file, line=line, city=row["city"], expected="each field once"))
    return errors


def check_cells(rows: Iterable[Row], file: str | None = None) -> list[InputError]:
    """An error for each city of the study that has no row or lacks fields (``city``, ``field``)."""
    have: dict[str, set[str]] = {city: set() for city in study_cities()}
    for row in rows:
        have.setdefault(row["city"], set()).add(row["field"])
    errors = []
    for city, fields in have.items():
        missing = [key for key in FIELDS if key not in fields]
        if missing:
            problem = "the city is missing" if len(missing) == len(FIELDS) else f"no row for {', '.join(missing)}"
            expected = f"{len(study_cities())} cities with {len(FIELDS)} fields each"
            errors.append(InputError(problem, file=file, city=city, expected=expected))
    return errors


def printed_totals() -> dict[str, tuple[int, int]]:
    """Lowest and highest number of cities that the report gives for each field; equal where it prints the number."""
    found: dict[str, tuple[int, int]] = {}
    for row in kept_facts()["printed_counts"]:
        if row["statistic"] == "agenda_field":
            low, high = found.get(row["group"], (row["low"], row["high"]))
            found[row["group"]] = (min(low, row["low"]), max(high, row["high"]))
    return found


def column_sums(rows: Iterable[Row]) -> dict[str, int]:
    """Ticked cities for each of the ten fields (rows with ``field`` and ``value``)."""
    counted = Counter(row["field"] for row in rows if row["value"])
    return {key: counted[key] for key in FIELDS}


def check_pages(rows: Iterable[Row], file: str | None = None) -> list[InputError]:
    """An error for each city that is said to stand on another page than the contents give (``city``, ``page``)."""
    said = {(row["city"], row["page"]) for row in rows if row["page"] is not None}
    return [
        InputError(f"its labels are said to stand on page {page}", file=file, city=city, expected=f"page {printed}")
        for city, printed in study_pages().items()
        for page in sorted(page for named, page in said if named == city and page != printed)
    ]


def check_totals(rows: Iterable[Row], file: str | None = None) -> list[InputError]:
    """An error for each field whose ticked cities are not as many as the report prints.

    ``rows``: city, field, value (0 or 1). Two fields have no printed number; these lie within the bounds that the
    report's order of the fields gives, education not below data platform.
    """
    sums, printed = column_sums(rows), printed_totals()
    errors = [
        InputError(
            f"{sums[key]} cities are ticked for {key} ({FIELDS[key]})",
            file=file,
            expected=f"{low}, as the report prints",
            action=f"look for {_off(sums[key] - low)} in this column",
        )
        for key, (low, high) in printed.items()
        if key not in _ORDERED and not low <= sums[key] <= high
    ]
    first, second = _ORDERED
    low, high = printed[second][0], printed[first][1]
    if not high >= sums[first] >= sums[second] >= low:
        problem = f"{sums[first]} cities are ticked for {first} and {sums[second]} for {second}"
        expected = f"{high} >= {first} >= {second} >= {low}, from the report's order of the fields"
        errors.append(InputError(problem, file=file, expected=expected))
    return errors


def _off(difference: int) -> str:
    number = abs(difference)
    what = ("tick" if number == 1 else "ticks") + (" too many" if difference > 0 else " missing")
    return f"{number} {what}"


def project_pairs() -> list[tuple[str, str]]:
    """The (city, field) pairs that the study's projects are labelled with in their profiles, each once, sorted."""
    study = set(study_cities())
    home = {p["project_id"]: p["city"] for p in kept_facts()["facts_projects"]}
    labelled = ((home[row["project_id"]], row["field"]) for row in kept_facts()["project_fields"])
    return sorted({(city, field) for city, field in labelled if city in study})


def check_pairs(rows: Iterable[Row], file: str | None = None) -> list[InputError]:
    """One error where too few fields of the cities' own projects are ticked for them, as in a matrix whose rows moved.

    ``rows``: city, field, value (0 or 1). The totals cannot see two exchanged cities; these pairs mostly can.
    """
    ticked = {(row["city"], row["field"]) for row in rows if row["value"]}
    pairs = project_pairs()
    missing = [pair for pair in pairs if pair not in ticked]
    if len(missing) <= (1 - LEAST_PAIRS) * len(pairs):
        return []
    named = ", ".join(f"{city} (page {study_pages()[city]}) {field}" for city, field in missing[:8])
    named += f" and {len(missing) - 8} more" if len(missing) > 8 else ""
    return [
        InputError(
            f"{len(pairs) - len(missing)} of the {len(pairs)} fields that the cities' own projects are labelled with "
            f"are ticked; not ticked: {named}",
            file=file,
            expected=f"at least {LEAST_PAIRS:.0%}",
            action="look whether cities or columns are exchanged",
        )
    ]
