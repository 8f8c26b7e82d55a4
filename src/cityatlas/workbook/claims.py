"""The sheets on the claims: verdicts, the routes tried on them, findings on the documents, agreement of the coders."""

from __future__ import annotations

from cityatlas.core.language import column
from cityatlas.core.rows import ClaimRow, Row
from cityatlas.core.vocabulary import label
from cityatlas.core.wording import group_label
from cityatlas.workbook.cities import plain_columns, plain_rows, row_link
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import variable_label
from cityatlas.workbook.model import Column, TableSheet, Value, calculated
from cityatlas.workbook.sheet_names import SheetNames
from cityatlas.workbook.statistics import key_of

VERDICT_MARKS = {"reproduced": "good", "consistent": "open", "contradicted": "bad", "not_recomputable": "none"}
AGREEMENT_MARKS = {
    "reliable": "good",
    "tentative": "open",
    "unreliable": "bad",
    "no_variation": "none",
    "too_rare": "none",
}
WIDE = {
    "claim": 52,
    "explanation": 70,
    "reading": 40,
    "printed": 24,
    "recomputed": 30,
    "to_statistic": 18,
}


def verdict_words(language: str) -> dict[str, str]:
    """The verdicts' words and the colour of each."""
    return {label("status", key, language): colour for key, colour in VERDICT_MARKS.items()}


def statistic_key(row: ClaimRow) -> str:
    """What a claim's statistic is found by; a star for any group where none is named."""
    return f"{row['statistic']}|{row['group'] or '*'}|{row['basis']}" if row["statistic"] else ""


def _found(key: str, keys: set[str]) -> bool:
    head, star, tail = key.partition("*")
    return any(k.startswith(head) and k.endswith(tail) for k in keys) if star else key in keys


def _link(names: SheetNames, table: str) -> str:
    key = names.this(table, "key")
    arrow = f'"→ {names.sheet("statistics")}"'
    return f'IF({key}="","",{row_link(names, "statistics", "key", key, arrow)})'


def _columns(keys: list[str], formulas: dict[str, str]) -> list[Column]:
    styles = {"recomputed_low": "exact", "recomputed_high": "exact", "low": "exact", "high": "exact", "route": "year"}
    styles |= {"key": "code", "locator": "code", "to_statistic": "link", "to_routes": "link"}
    styles |= dict.fromkeys(("claim", "explanation", "reading", "printed", "recomputed"), "wrap")
    return [Column(k, styles.get(k, "text"), WIDE.get(k), formulas.get(k)) for k in keys]


def _worded(row: Row, shown: Row, language: str) -> Row:
    group = group_label(row["statistic"], row["group"], language) if row["group"] else None
    return shown | {"group": group}


def claims_sheet(content: Content) -> TableSheet:
    """Claims with verdicts in word and colour, each with links to its statistic and its routes."""
    names, language = content.names, content.language
    order = ["claim_id", "claim", "document", "locator", "printed", "recomputed", "status", "evidence", "reason"]
    order += ["explanation", "to_statistic", "to_routes", "statistic", "group", "basis", "kind", "unit", "reading"]
    order += ["recomputed_low", "recomputed_high", "status_narrow", "status_wide", "same_as", "key"]
    claim = names.this("claims", "claim_id")
    to_routes = row_link(names, "claim_checks", "claim_id", claim, f'"→ {names.sheet("claim_checks")}"')
    columns = _columns(order, {"to_statistic": _link(names, "claims"), "to_routes": to_routes})
    shown = plain_rows("claims", content.tables["claims"], language)
    rows = []
    for row, cells in zip(content.tables["claims"], shown, strict=True):
        texts = {k: row[column(k, language)] for k in ("claim", "explanation")}
        rows.append(_worded(row, cells, language) | texts | {"key": statistic_key(row) or None})
    keys = {key_of(r) for r in content.statistics}
    routes = {c["claim_id"] for c in content.tables["claim_checks"]}

    def values(row: Row) -> dict[str, Value]:
        statistic = row["key"] and _found(row["key"], keys)
        return {
            "to_statistic": f"→ {names.sheet('statistics')}" if statistic else "",
            "to_routes": f"→ {names.sheet('claim_checks')}" if row["claim_id"] in routes else "",
        }

    calculated(columns, rows, values)
    words = verdict_words(language)
    return TableSheet("claims", columns, rows, 2, {k: words for k in ("status", "status_narrow", "status_wide")})


def checks_sheet(content: Content) -> TableSheet:
    """Every route that was tried on a claim, and which one decided."""
    language = content.language
    order = [
        "claim_id",
        "route",
        "role",
        "statistic",
        "group",
        "basis",
        "recomputed",
        "low",
        "high",
        "outcome",
        "decides",
    ]
    shown = plain_rows("claim_checks", content.tables["claim_checks"], language)
    rows = [_worded(r, s, language) for r, s in zip(content.tables["claim_checks"], shown, strict=True)]
    return TableSheet("claim_checks", _columns(order, {}), rows, 2, {"outcome": verdict_words(language)})


def errata_sheet(content: Content) -> TableSheet:
    """What was found wrong or contradictory in the documents, and what follows from it."""
    language = content.language
    order = ["finding_id", "weight", "finding", "consequence", "documents", "locators", "claim_ids", "origin"]
    wide = {"finding": 60, "consequence": 60, "locators": 26, "claim_ids": 30, "documents": 20}
    columns = [Column(k, "wrap" if k in wide else "text", wide.get(k)) for k in order]
    rows = plain_rows("errata", content.tables["errata"], language)
    for row, own in zip(rows, content.tables["errata"], strict=True):
        row |= {k: own[column(k, language)] for k in ("finding", "consequence")}
        row |= {k: own[k].replace("|", " | ") or None for k in ("locators", "claim_ids")}
    return TableSheet("errata", columns, rows)


def agreement_sheet(content: Content) -> TableSheet:
    """How far the coders agree on each variable."""
    language = content.language
    styles = {k: "integer" for k in ("n", "positives_1", "positives_2", "disagreements")}
    styles |= {"agreement": "share", "alpha": "alpha", "alpha_low": "alpha", "alpha_high": "alpha"}
    columns = [Column(c.key, styles.get(c.key, "text")) for c in plain_columns("agreement")]
    columns.insert(1, Column("item"))
    rows = plain_rows("agreement", content.tables["agreement"], language)
    for row in rows:
        row["item"] = variable_label(row["variable"], language)
        row["coders"] = (row["coders"] or "").replace("|", " | ")
    words = {label("agreement_verdict", key, language): colour for key, colour in AGREEMENT_MARKS.items()}
    return TableSheet("agreement", columns, rows, 2, {"verdict": words})
