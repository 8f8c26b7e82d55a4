"""Tables 1 to 5 of the study as data: our short labels beside what the project's tables count for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cityatlas.claims.classes import STATUSES
from cityatlas.claims.verdicts import Measured
from cityatlas.claims.words import count_in_words
from cityatlas.core.errors import InputError
from cityatlas.core.language import LANGUAGES
from cityatlas.core.lines import LAST_LINE
from cityatlas.core.numbers import number, parse_whole
from cityatlas.core.ordering import OrderKey, german_order
from cityatlas.core.project import REFERENCE, shown
from cityatlas.core.registers import CellCheck, listed, one_of, optional, read_checked_rows, some_text, whole
from cityatlas.core.rows import CityRow, ProjectRow, Row, StatisticRow
from cityatlas.core.vocabulary import keys, label, terms
from cityatlas.core.wording import group_label
from cityatlas.report.entries import PRINT, ClaimEntry, Statistics
from cityatlas.report.texts import Texts

STUDY_TABLES_FILE = "study_tables.csv"
ROWS_IN_DOCUMENT = {"1": "phases", "2": "initial_criteria", "3": "extended_criteria", "4": "cross_criteria"}

TABLE_5_COUNTS = (
    ("lighthouse_projects", "annex"),
    ("lighthouse_cities", "annex"),
    ("projects_by_label", "profile_facts"),
)
"""What table 5 is held against: statistic and basis."""


@dataclass(frozen=True)
class FieldRow:
    """One field of table 5: printed and recounted projects, cities, projects by any label, and its claim."""

    field: str
    key: str
    printed: str
    annex: int
    cities: int
    labels: int
    agrees: bool
    claim: ClaimEntry | None


def _checks() -> dict[str, CellCheck]:
    """What the columns of data/raw/reference/study_tables.csv may hold."""

    def statistic(text: str) -> str:
        name, slash, group = text.partition("/")
        known = name in keys("statistic") and bool(group) == bool(slash)
        return "" if known else "a statistic of the vocabulary, or statistic/group"

    return {
        "table": one_of(ROWS_IN_DOCUMENT),
        "position": whole(1, 99),
        "line": whole(1, LAST_LINE),
        **dict.fromkeys(LANGUAGES, some_text),
        "sections": optional(one_of(terms("section"))),
        "statistics": listed(statistic),
    }


def study_table_rows(statistics: Statistics) -> dict[str, list[dict[str, str]]]:
    """Rows of tables 1 to 4 by table number, in their order. InputError where the document has more or fewer rows."""
    result: dict[str, list[dict[str, str]]] = {}
    rows = [row for _, row in read_checked_rows(REFERENCE / STUDY_TABLES_FILE, _checks(), ("table", "position"))]
    for row in sorted(rows, key=lambda r: parse_whole(r["position"])):
        result.setdefault(row["table"], []).append(row | {"line": str(parse_whole(row["line"]))})
    for table, item in ROWS_IN_DOCUMENT.items():
        expected = statistics["document_structure", item, "atlas_pdf"]["count"]
        if expected and len(result.get(table, [])) != expected:  # another conversion may not show the table's rows
            raise InputError(
                f"table {table} of the study has {len(result.get(table, []))} rows here, {expected} in the document",
                file=shown(REFERENCE / STUDY_TABLES_FILE),
                expected=f"{expected} rows",
                action="complete the rows of this table",
            )
    return result


def row_numbers(row: dict[str, str], statistics: Statistics, texts: Texts) -> list[str]:
    """What the statistics named in a row count, in words: one text for each ``statistic/group``."""
    told = []
    for name in filter(None, row["statistics"].split("|")):
        statistic, _, group = name.partition("/")
        found = [r for (s, g, b), r in statistics.items() if (s, g) == (statistic, group) and b != PRINT]
        if not found:
            raise InputError(
                f"there is no statistic {name!r}", file=shown(REFERENCE / STUDY_TABLES_FILE), expected="statistic/group"
            )
        told.append(_number(found[0], group, texts))
    return told


def _number(row: StatisticRow, group: str, texts: Texts) -> str:
    if row["base_unit"] == "document":
        text = number(row["lower"], texts.language)
        item = f"item_{group}"
        return f"{text} {texts.plain(item)}" if texts.has(item) else text
    measured = Measured(row["count"], row["lower"], row["upper"], row["base"])
    text = count_in_words(measured, False, texts.language)
    if row["statistic"] == "agenda_status":
        return f"{label('agenda_status', group, texts.language)}: {text}"
    return text


def row_profiles(
    row: dict[str, str], sections: Iterable[Row], cities: Iterable[CityRow], texts: Texts
) -> tuple[str, str]:
    """The section that answers a row of table 3, and how many of the study's profiles have it."""
    if not row["sections"]:
        return texts.plain("no_section"), "–"
    study = {c["city"] for c in cities if c["in_study"]}
    have = len({s["city"] for s in sections if s["section"] == row["sections"]} & study)
    told = count_in_words(Measured(have, have, have, len(study)), False, texts.language)
    return label("section", row["sections"], texts.language), told


def row_verdicts(row: dict[str, str], entries: list[ClaimEntry], texts: Texts) -> tuple[list[str], dict[str, int]]:
    """The statistics that cover a row of table 4, and the verdicts from data on the claims about them, as counted."""
    names = [n for n in row["statistics"].split("|") if n]
    found = [e for e in entries if e.statistic in names and e.counted and e.evidence == "data"]
    labels = [label("statistic", n, texts.language) for n in names]
    return labels, {s: sum(e.status == s for e in found) for s in STATUSES}


def field_rows(statistics: Statistics, entries: list[ClaimEntry], texts: Texts) -> list[FieldRow]:
    """Table 5, field by field: printed against Annex A."""
    rows = []
    for key in terms("field"):
        printed = statistics["lighthouse_projects", key, PRINT]
        annex, cities, labels = (statistics[s, key, b]["count"] or 0 for s, b in TABLE_5_COUNTS)
        claims = [
            e
            for e in entries
            if (e.statistic, e.basis, e.group, e.kind) == ("lighthouse_projects", "annex", key, "numeric")
        ]
        low, high = printed["lower"], printed["upper"]
        rows.append(
            FieldRow(
                field=group_label("lighthouse_projects", key, texts.language),
                key=key,
                printed=str(low) if low == high else f"{low}–{high}",
                annex=annex,
                cities=cities,
                labels=labels,
                agrees=low <= annex <= high,
                claim=claims[0] if claims else None,
            )
        )
    return rows


def _place(project: ProjectRow) -> tuple[OrderKey, int]:
    return german_order(project["city"]), project["position"]


def projects_by_field(projects: Iterable[ProjectRow], cities: Iterable[CityRow]) -> dict[str, list[ProjectRow]]:
    """The projects of the study's cities that Annex A lists, by its field, in the order of cities."""
    study = {c["city"] for c in cities if c["in_study"]}
    listed = [p for p in projects if p["annex_field"] and p["city"] in study]
    return {f: sorted((p for p in listed if p["annex_field"] == f), key=_place) for f in terms("field")}
