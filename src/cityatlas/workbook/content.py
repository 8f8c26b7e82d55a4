"""What goes into a workbook: the tables of the chosen cities, and every statistic counted over exactly these."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cityatlas.coding.city_codes import City, by_city
from cityatlas.core.errors import InputError
from cityatlas.core.ordering import german_order
from cityatlas.core.project import INTERIM, PROCESSED, shown
from cityatlas.core.rows import CityRow, Row, StatisticRow, Tables
from cityatlas.core.tables import optional_tables, read_table
from cityatlas.core.tables import tables as contracts
from cityatlas.core.vocabulary import terms
from cityatlas.documents.snapshot import kept_facts
from cityatlas.statistics.compute import count_selection
from cityatlas.statistics.from_matrix import BASIS as MATRIX
from cityatlas.statistics.from_matrix import compare_fields
from cityatlas.workbook.sheet_names import OPTIONAL_SHEETS, SHEET_NAMES, SheetNames

WORKBOOK_TABLES = (
    "cities",
    "projects",
    "project_fields",
    "sections",
    "printed_counts",
    "codes",
    "agreement",
    "statistics",
    "members",
    "claims",
    "claim_checks",
    "check_values",
    "errata",
)
PRINTED_BASES = ("printed_counts", "atlas_pdf")
"""Bases whose counts are printed facts: they do not change with the cities in the workbook."""


@dataclass(frozen=True)
class Content:
    """Tables, statistics and codes of the cities in a workbook.

    ``selection`` describes the choice, empty for all; ``address`` is where the project is found, empty for nowhere yet.
    ``document``: cities, sections and chapters of the whole document, by which lines get their page.
    """

    language: str
    tables: Tables
    statistics: list[StatisticRow]
    codes: dict[str, City]
    selection: str = ""
    address: str = ""
    document: Tables = field(default_factory=dict)

    @property
    def names(self) -> SheetNames:
        """Names in the workbook's language."""
        return SheetNames(self.language)

    @property
    def cities(self) -> list[CityRow]:
        """The cities, in the order of the sheet."""
        return self.tables["cities"]

    @property
    def brought(self) -> bool:
        """Whether a user brought the study's field matrix, so that the tables rest on it too."""
        return any(row["basis"] == MATRIX for row in self.tables["statistics"])

    @property
    def sheets(self) -> list[str]:
        """The keys of the workbook's sheets, in their order."""
        return [key for key in SHEET_NAMES if key not in OPTIONAL_SHEETS or self.tables.get(key)]

    def count_row(self, statistic: str, group: str, basis: str) -> StatisticRow:
        """The row of a statistic; KeyError where there is none."""
        for row in self.statistics:
            if (row["statistic"], row["group"], row["basis"]) == (statistic, group, basis):
                return row
        raise KeyError((statistic, group, basis))


def read_tables(folder: Path | None = None) -> Tables:
    """The published tables, optional ones where they are. InputError where there are none yet."""
    folder = folder or PROCESSED
    if not (folder / "cities.csv").is_file():
        raise InputError("there are no tables yet", file=shown(folder), action="run snakemake first")
    optional = [table.name for table in optional_tables() if (folder / table.path).is_file()]
    found = {name: read_table(folder, name) for name in (*WORKBOOK_TABLES, *optional)}
    return found | {"facts_chapters": _chapters(INTERIM / "tables" if folder == PROCESSED else folder)}


def _chapters(folder: Path) -> list[Row]:
    """The document's chapters as the run read them, which is no product; where none lie there, those of the snapshot.

    Whoever exports from published tables alone has no folder of a run.
    """
    there = (folder / contracts()["facts_chapters"].path).is_file()
    return read_table(folder, "facts_chapters") if there else kept_facts()["facts_chapters"]


def restrict(tables: Tables, cities: Collection[str]) -> Tables:
    """The tables with only the rows of these cities, in German order; what is about the documents stays whole.

    How the coded fields compare with the ticked ones is compared anew.
    """
    projects = _by_name((p for p in tables["projects"] if p["city"] in cities), "position")
    ids = {p["project_id"]: number for number, p in enumerate(projects)}
    result = dict(tables) | {"projects": projects}
    for name in ("cities", "sections", "codes"):
        result[name] = _by_name(row for row in tables[name] if row["city"] in cities)
    fields = (row for row in tables["project_fields"] if row["project_id"] in ids)
    result["project_fields"] = sorted(fields, key=lambda row: (ids[row["project_id"]], row["position"]))
    result["members"] = [row for row in tables["members"] if row["member"] in set(cities) | set(ids)]
    if "field_agreement" in tables:
        result["field_agreement"] = compare_fields(matrix_rows(result), result["codes"])
    return result


def _by_name(rows: Iterable[Row], *then: str) -> list[Row]:
    """Rows by their city, then by other columns, else as they stood."""
    return sorted(rows, key=lambda row: (german_order(row["city"]), *(row[column] for column in then)))


def programmes(tables: Tables) -> list[Row]:
    """Which city's profile names which programme, from the members of the statistic ``programme``."""
    rows = [m for m in tables["members"] if m["statistic"] == "programme"]
    return [{"city": m["member"], "programme": m["group"]} for m in rows]


def matrix_rows(tables: Tables) -> list[Row]:
    """The study's field matrix of the tables' cities (``city``, ``field``, ``value``); empty where none was brought."""
    if not any(row["basis"] == MATRIX for row in tables["statistics"]):
        return []
    ticked = {(m["member"], m["group"]) for m in tables["members"] if m["basis"] == MATRIX}
    study = [c["city"] for c in tables["cities"] if c["in_study"]]
    return [{"city": c, "field": k, "value": int((c, k) in ticked)} for c in study for k in terms("field")]


def recount_selection(tables: Tables) -> list[StatisticRow]:
    """All statistics over the cities of the tables, by the pipeline's own counting; printed facts as they stand."""
    kept = [row for row in tables["statistics"] if row["basis"] in PRINTED_BASES]
    with_matrix = {**tables, "field_matrix": matrix_rows(tables)}
    return count_selection(with_matrix, programmes(tables)).rows + kept


def _bounds(row: StatisticRow) -> tuple[int | None, int, int, int]:
    return row["count"], row["base"], row["lower"], row["upper"]


def check_published(rows: Iterable[StatisticRow], published: Iterable[StatisticRow], scope: str) -> None:
    """Check that the statistics of a whole scope are those published; InputError naming the first that is not."""
    known = {(r["statistic"], r["group"], r["basis"]): r for r in published if r["scope"] == scope}
    for row in rows:
        other = known.get((row["statistic"], row["group"], row["basis"]))
        if other and _bounds(row) != _bounds(other):
            at = "/".join((row["statistic"], row["group"], row["basis"]))
            raise InputError(
                f"{at}: the tables give {row['count']}, published are {other['count']}",
                file="data/processed/statistics.csv",
                action="run snakemake again, so that statistics and tables fit together",
            )


def load_content(language: str, scope: str, address: str = "", folder: Path | None = None) -> Content:
    """The content of the workbook: the study's cities, or all of them with profiles that a user added."""
    tables = read_tables(folder)
    cities = [c["city"] for c in tables["cities"] if c["in_study"] or scope == "all"]
    content = choose(tables, cities, language, address=address)
    check_published(content.statistics, tables["statistics"], scope)
    return content


def choose(tables: Tables, cities: Collection[str], language: str, selection: str = "", address: str = "") -> Content:
    """The content for some cities of the tables."""
    chosen = restrict(tables, set(cities))
    document = {name: tables[name] for name in ("cities", "sections", "facts_chapters")}
    statistics = recount_selection(chosen)
    return Content(language, chosen, statistics, by_city(chosen["codes"]), selection, address, document)
