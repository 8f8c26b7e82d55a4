"""The statistics that rest on the field matrix a user brought: exact counts, and how the coded fields compare."""

from __future__ import annotations

from collections.abc import Iterable

from cityatlas.coding.city_codes import by_city
from cityatlas.core.rows import CodeRow, Row
from cityatlas.core.vocabulary import terms
from cityatlas.statistics.counts import StatisticsCollector

BASIS = "field_matrix"
"""The basis of these counts; without a matrix nothing has it."""


def count_matrix(collector: StatisticsCollector, matrix: Iterable[Row]) -> None:
    """Cities by field as the study ticked them (rows with ``city``, ``field``, ``value``); nothing without a row.

    Exact, and of the study's cities only, whatever others a user added.
    """
    rows = list(matrix)
    base = {row["city"] for row in rows}
    for key in terms("field") if rows else ():
        collector.add_of_study("agenda_field", key, BASIS, _ticked(rows, key), base)


def _ticked(rows: Iterable[Row], key: str) -> set[str]:
    return {row["city"] for row in rows if row["field"] == key and row["value"]}


def compare_fields(matrix: Iterable[Row], codes: Iterable[CodeRow]) -> list[Row]:
    """How the coded fields compare with the ticked ones: a row for each field (table ``field_agreement``)."""
    rows = list(matrix)
    cities = {row["city"] for row in rows}
    coded = {city: own.values for city, own in by_city(codes).items() if city in cities}
    found = []
    for key in terms("field") if rows else ():
        ticked = _ticked(rows, key)
        named = {city for city, values in coded.items() if values.get(f"field_{key}") == "1"}
        both, only_ticked, only_coded = len(ticked & named), len(ticked - named), len(named - ticked)
        counts = {"ticked": len(ticked), "coded": len(named), "both": both}
        counts |= {"only_ticked": only_ticked, "only_coded": only_coded}
        found.append({"field": key, **counts, "kappa": cohens_kappa(both, only_ticked, only_coded, len(cities))})
    return found


def cohens_kappa(both: int, only_first: int, only_second: int, n: int) -> float | None:
    """Cohen's kappa of two yes-no judgements on ``n`` cases; None where chance alone would make them agree on all.

    >>> cohens_kappa(20, 5, 10, 50)
    0.4
    """
    first, second = both + only_first, both + only_second
    agreed = n - only_first - only_second
    by_chance = first * second + (n - first) * (n - second)  # in cases times n, so that all stays whole
    return None if by_chance == n * n else (agreed * n - by_chance) / (n * n - by_chance)
