"""All statistics of some tables: the one recipe for the analysis, the workbook, scenarios and a city of one's own."""

from __future__ import annotations

from collections.abc import Iterable

from cityatlas.core.rows import AgreementRow, CodeRow, InScope, ProjectRow, Row, Tables
from cityatlas.statistics.counts import StatisticsCollector
from cityatlas.statistics.from_codes import count_codes
from cityatlas.statistics.from_facts import (
    count_places,
    count_printed,
    count_programmes,
    count_projects,
    count_structure,
)
from cityatlas.statistics.from_matrix import count_matrix


def collector_of(cities: Iterable[InScope], projects: Iterable[ProjectRow] = ()) -> StatisticsCollector:
    """An empty collector for the cities: those of the study, and others that somebody added."""
    cities = list(cities)
    study = {c["city"] for c in cities if c["in_study"]}
    others = {c["city"] for c in cities} - study
    return StatisticsCollector(study, others, {p["project_id"]: p["city"] for p in projects})


def count_tables(collector: StatisticsCollector, tables: Tables, programmes: list[Row]) -> StatisticsCollector:
    """Count what the tables of cities, projects and codes give; nothing that a document prints or is built of.

    ``field_matrix`` is among the tables where a user brought the matrix.
    """
    count_places(collector, tables["cities"])
    count_projects(collector, tables["projects"], tables["project_fields"])
    count_programmes(collector, programmes)
    count_codes(collector, tables["codes"], tables["agreement"])
    count_matrix(collector, tables.get("field_matrix", []))
    return collector


def compute_statistics(tables: Tables, programmes: list[Row]) -> StatisticsCollector:
    """All statistics of the design over the tidy tables, with the members behind them.

    ``tables`` holds cities, projects, project_fields, printed_counts, facts_structure, codes and agreement;
    ``programmes`` which city names which programme.
    """
    collector = count_tables(collector_of(tables["cities"], tables["projects"]), tables, programmes)
    count_structure(collector, tables["facts_structure"])
    in_study = sum(collector.city_of[p["project_id"]] in collector.study for p in tables["projects"])
    count_printed(collector, tables["printed_counts"], in_study)
    return collector


def count_selection(tables: Tables, programmes: list[Row]) -> StatisticsCollector:
    """The statistics of ``count_tables`` over all cities of the tables alike, as if they were the study."""
    cities = {c["city"] for c in tables["cities"]}
    collector = StatisticsCollector(cities, set(), {p["project_id"]: p["city"] for p in tables["projects"]})
    return count_tables(collector, tables, programmes)


def compute_coded(
    cities: Iterable[InScope], codes: Iterable[CodeRow], agreement: Iterable[AgreementRow]
) -> StatisticsCollector:
    """The coded statistics alone, counted from these codes."""
    collector = collector_of(cities)
    count_codes(collector, codes, agreement)
    return collector
