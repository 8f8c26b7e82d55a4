"""Rows as they travel between the steps, with the columns of the tables that travel most.

A row is a dictionary by column; ``workflow/schemas/tables.yaml`` is the contract, and a test holds the classes of
tables and the contract together. Numbers of an empty cell are None, empty texts are "".
"""

from __future__ import annotations

from typing import Any, TypedDict

Row = dict[str, Any]
"""A row of any table."""
Tables = dict[str, list[Any]]
"""Rows by the name of their table. Which class they are of follows from the name: who takes a table's rows says so."""


class CityRow(TypedDict):
    """A city."""

    city: str
    ags: str
    state_code: str
    state: str
    population: int
    area_km2: float
    density_per_km2: float
    size_class: str
    latitude: float
    longitude: float
    geonameid: int | None
    atlas_page: int | None
    document: str
    line: int
    in_study: bool


class InScope(TypedDict):
    """What counting by scope needs of a city."""

    city: str
    in_study: bool


class ProjectRow(TypedDict):
    """A lighthouse project."""

    project_id: str
    city: str
    position: int
    title: str
    main_field: str
    annex_title: str
    annex_field: str
    match: str
    line: int
    annex_line: int | None


class CodeRow(TypedDict):
    """A coded value."""

    city: str
    variable: str
    value: str
    strength: str
    alternative: str
    confidence: str
    coder: str
    section: str
    lines: str
    note: str


class AgreementRow(TypedDict):
    """How far a set of coders agrees on a variable: all of them, or a pair."""

    variable: str
    coders: str
    n: int
    positives_1: int | None
    positives_2: int | None
    disagreements: int
    agreement: float
    alpha: float | None
    alpha_low: float | None
    alpha_high: float | None
    verdict: str


class StatisticRow(TypedDict):
    """A count of a group, with its bounds."""

    statistic: str
    group: str
    basis: str
    scope: str
    count: int | None
    base: int
    base_unit: str
    share: float | None
    lower: int
    upper: int
    reliability: str


class MemberRow(TypedDict):
    """A city or project behind a count."""

    statistic: str
    group: str
    basis: str
    member: str
    membership: str
    in_study: bool


class ClaimRow(TypedDict):
    """A claim with its verdict."""

    claim_id: str
    document: str
    locator: str
    page: int | None
    chapter: str
    claim_de: str
    claim_en: str
    printed: str
    kind: str
    unit: str
    reading_de: str
    reading_en: str
    statistic: str
    group: str
    basis: str
    recomputed: str
    recomputed_low: float | None
    recomputed_high: float | None
    status: str
    test: str
    evidence: str
    reason: str
    status_narrow: str
    status_wide: str
    same_as: str
    explanation_de: str
    explanation_en: str


class CheckRow(TypedDict):
    """One route to one reading of a claim, and what it gives."""

    claim_id: str
    reading: str
    route: int
    role: str
    reading_de: str
    reading_en: str
    admissible_de: str
    admissible_en: str
    statistic: str
    group: str
    basis: str
    evidence: str
    recomputed: str
    low: float | None
    high: float | None
    outcome: str
    test: str
    decides: bool


class CheckValueRow(TypedDict):
    """One part of what a route gives: a group or member with its count and bounds."""

    claim_id: str
    reading: str
    route: int
    position: int
    group: str
    count: int | None
    lower: int
    upper: int
    base: int


class CrossRow(TypedDict):
    """Two groups crossed (no table): the count in both, of the base in the column's, with bounds."""

    row: str
    column: str
    count: int
    base: int
    lower: int
    upper: int
    share: float | None
    share_lower: float | None
    share_upper: float | None
