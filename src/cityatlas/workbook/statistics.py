"""The sheet of statistics: each count a formula over the data tables, unless a document prints it."""

from __future__ import annotations

from typing import Any

from cityatlas.core.language import say
from cityatlas.core.rows import StatisticRow
from cityatlas.core.vocabulary import label, terms
from cityatlas.core.wording import group_label, group_order
from cityatlas.workbook.content import PRINTED_BASES, Content
from cityatlas.workbook.formulas import count_formulas
from cityatlas.workbook.labels import ENUMS
from cityatlas.workbook.layout import Layout
from cityatlas.workbook.model import Column, Formula, TableSheet

LAST = ("population", "programme", "document_structure")
"""Long lists that stand at the end."""
PRINTED_SOURCES = {
    "printed_counts": ("im Dokument gedruckt", "printed in a document"),
    "atlas_pdf": ("im Dokument gezählt", "counted in the document"),
}
FORMULA_SOURCE = ("Formel über die Tabellen", "formula over the tables")


def key_of(row: StatisticRow) -> str:
    """What a row of the statistics is found by: statistic, group and basis."""
    return f"{row['statistic']}|{row['group']}|{row['basis']}"


def _order(row: StatisticRow) -> tuple:
    statistic = row["statistic"]
    late = LAST.index(statistic) + 1 if statistic in LAST else 0
    basis = terms("basis").index(row["basis"])
    return (late, terms("statistic").index(statistic), basis, group_order(statistic, row["group"]))


def ordered(content: Content) -> list[StatisticRow]:
    """The statistics as the sheet lists them: by the vocabulary's order, long lists last."""
    return sorted(content.statistics, key=_order)


def _row(row: StatisticRow, content: Content, layout: Layout) -> dict:
    language, names = content.language, content.names
    counts: dict[str, int | None] = {
        "count": row["count"],
        "base": row["base"],
        "lower": row["lower"],
        "upper": row["upper"],
    }
    result: dict[str, Any] = {
        "statistic": label("statistic", row["statistic"], language),
        "group": group_label(row["statistic"], row["group"], language),
        "basis": label("basis", row["basis"], language),
        "base_unit": say(language, *ENUMS["base_unit"][row["base_unit"]]),
        "reliability": label("reliability", row["reliability"], language),
        "source": say(language, *PRINTED_SOURCES.get(row["basis"], FORMULA_SOURCE)),
        "key": key_of(row),
        **counts,
    }
    formulas = None if row["basis"] in PRINTED_BASES else count_formulas(row, names, layout)
    if formulas is not None:
        count = names.this("statistics", "count")
        texts = {"count": formulas.count, "base": formulas.base}
        texts |= {"lower": formulas.lower or count, "upper": formulas.upper or count}
        result |= {k: Formula(text, counts[k]) for k, text in texts.items() if text}
    if row["count"] is not None:
        count, base = (names.this("statistics", k) for k in ("count", "base"))
        share = row["count"] / row["base"] if row["base"] else ""
        result["share"] = Formula(f'IF({base}=0,"",{count}/{base})', share)
    return result


def statistics_sheet(content: Content, layout: Layout) -> TableSheet:
    """All statistics over the workbook's cities, with bounds and reliability."""
    numbers = {k: "integer" for k in ("count", "base", "lower", "upper")} | {"share": "share", "key": "code"}
    order = ["statistic", "group", "basis", "count", "base", "base_unit", "share", "lower", "upper"]
    columns = [Column(k, numbers.get(k, "text")) for k in [*order, "reliability", "source", "key"]]
    rows = [_row(row, content, layout) for row in ordered(content)]
    return TableSheet("statistics", columns, rows, freeze_columns=2)
