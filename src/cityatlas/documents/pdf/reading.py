"""The field matrix of a PDF: what makes labels stand out is found by itself, and held against the printed totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import shown
from cityatlas.core.rows import Row
from cityatlas.documents.matrix import printed_totals, study_pages
from cityatlas.documents.matrix_acceptance import accept
from cityatlas.documents.pdf.classes import Cells, Matrix, Split, all_splits
from cityatlas.documents.pdf.features import FEATURES
from cityatlas.documents.pdf.looking import PageGroup, look_through
from cityatlas.documents.pdf.placing import placed
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import name_key

SHOWN_CELLS = 8
"""Cells that a message names."""
FIELD_NAMES = tuple(FIELDS)


@dataclass(frozen=True)
class ReadMatrix:
    """An accepted matrix: its rows, what told its cells apart, how many pages the file
    has before page 1, and what is worth a look."""

    rows: list[Row]
    features: tuple[str, ...]
    offset: int
    notes: list[str]


def read_pdf(path: Path) -> ReadMatrix:
    """Read the field matrix of the report's PDF. InputError, with city, page and numbers, where it is not accepted."""
    file, pages = shown(path), study_pages()
    looked = look_through(path, {name_key(city): city for city in pages})
    groups, offset = placed(looked, pages, file)
    splits = all_splits(feature_matrices(groups))
    chosen, features = decided(splits, file)
    rows = _rows(chosen.cells)
    return ReadMatrix(rows, features, offset, accept(rows, file))


def _rows(cells: Cells) -> list[Row]:
    return [
        {"city": city, "field": field, "value": int(cells[row, column]), "page": page, "source": "pdf"}
        for row, (city, page) in enumerate(study_pages().items())
        for column, field in enumerate(FIELDS)
    ]


def feature_matrices(groups: Mapping[str, PageGroup]) -> dict[str, Matrix]:
    """Each feature's values over all cities and fields (and the parts of a colour)."""
    found = {}
    for feature in FEATURES:
        values = np.array([[groups[city].values[field][feature] for field in FIELDS] for city in study_pages()])
        found[feature] = values[:, :, 0] if values.shape[2] == 1 else values
    return found


def _totals() -> list[tuple[int, int]]:
    """Least and most cities that tick each field, in the order of the columns."""
    return [printed_totals()[field] for field in FIELDS]


def _sums_off(cells: Cells) -> list[int]:
    """How far each column with a printed total is from it."""
    sums = cells.sum(axis=0)
    exact = [(column, low) for column, (low, high) in enumerate(_totals()) if low == high]
    return [int(abs(sums[column] - low)) for column, low in exact]


def decided(splits: Sequence[Split], file: str) -> tuple[Split, tuple[str, ...]]:
    """The split by which the matrix is read, and the features that meet the printed totals.

    InputError where no feature meets them, where two that do differ in a cell, or where none parts its classes clearly.
    """
    if not splits:
        raise InputError("all labels look alike", file=file, expected="some of them highlighted")
    meeting = sorted((s for s in splits if not any(_sums_off(s.cells))), key=lambda s: -s.gap)
    if not meeting:
        raise_all(_nearest_miss(splits, file))
    first = meeting[0]
    for other in meeting[1:]:
        if (other.cells != first.cells).any():
            raise _disagreement(first, other, file)
    if not first.is_clear:
        raise _unclear(first, file)
    return first, tuple(dict.fromkeys(FEATURES[s.feature] for s in meeting if s.is_clear))


def _named(split: Split, cells: Sequence[tuple[int, int]]) -> str:
    cities = list(study_pages())
    named = [f"{cities[r]} (page {study_pages()[cities[r]]}): {FIELDS[FIELD_NAMES[c]]}" for r, c in cells[:SHOWN_CELLS]]
    more = f"; and {len(cells) - SHOWN_CELLS} more" if len(cells) > SHOWN_CELLS else ""
    return "; ".join(named) + more


def _closest(split: Split) -> list[tuple[int, int]]:
    """The cells nearest to the cut, nearest first."""
    order = np.argsort(split.nearness, axis=None, kind="stable")[:3]
    return [(int(r), int(c)) for r, c in zip(*np.unravel_index(order, split.nearness.shape), strict=True)]


def _nearest_miss(splits: Sequence[Split], file: str) -> list[InputError]:
    """What the best feature gives, column by column, and where it was least sure."""
    best = min(splits, key=lambda s: (sum(_sums_off(s.cells)), -s.gap))
    sums = best.cells.sum(axis=0)
    off = [
        f"{FIELDS[field]} {sums[column]} instead of {low}"
        for column, (field, (low, high)) in enumerate(zip(FIELDS, _totals(), strict=True))
        if low == high != sums[column]
    ]
    problem = f"no feature of the labels meets the printed totals; the nearest ({FEATURES[best.feature]}) gives "
    sure = f"; it was least sure of {_named(best, _closest(best))}"
    expected = "column sums as the report prints them"
    action = "compare these with the pages, or fill in the sheet: python -m cityatlas matrix sheet -o felder.xlsx"
    return [InputError(problem + ", ".join(off) + sure, file=file, expected=expected, action=action)]


def _disagreement(one: Split, other: Split, file: str) -> InputError:
    differing = [(int(r), int(c)) for r, c in np.argwhere(one.cells != other.cells)]
    features = " and ".join(FEATURES[s.feature] for s in (one, other))
    problem = f"{features} both meet the printed totals and differ in {len(differing)} cells: {_named(one, differing)}"
    return InputError(problem, file=file, expected="all features that meet the totals give the same cells")


def _unclear(split: Split, file: str) -> InputError:
    problem = (
        f"the labels do not fall into two clear classes ({FEATURES[split.feature]}: the gap is {split.gap:.0%} of the "
        f"way between them); least sure: {_named(split, _closest(split))}"
    )
    return InputError(problem, file=file, expected="a gap of at least 20%", action="use a better scan, or the sheet")
