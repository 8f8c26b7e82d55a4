"""The sheets on the claims: verdicts, readings with their routes, findings on the documents, consistency of coding."""

from __future__ import annotations

from cityatlas.claims.classes import class_of
from cityatlas.claims.explanations import groups_in_words
from cityatlas.claims.finding_places import places_of_finding
from cityatlas.claims.headline import SUPPORT_NAMES, counted, support_of
from cityatlas.claims.recomputed import Recomputed, deciding_checks, read_values
from cityatlas.claims.words import CONVENTION, ELSEWHERE, NO_ROUTE, value_in_words, verdict_word
from cityatlas.core.language import Pair, column, say
from cityatlas.core.rows import CheckRow, ClaimRow, Row
from cityatlas.core.vocabulary import label
from cityatlas.workbook.cities import plain_columns, plain_rows, row_link
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import coder_name, variable_label
from cityatlas.workbook.model import Column, TableSheet, Value, calculated
from cityatlas.workbook.sheet_names import SheetNames
from cityatlas.workbook.statistics import key_of

VERDICT_MARKS = {
    "reproduced": "good",
    "consistent": "open",
    "contradicted": "bad",
    "reading_dependent": "depends",
    "not_recomputable": "none",
}
TEST_MARKS = {"zero_only": "none", "untestable": "none"}
"""Severities that confirm nothing."""
AGREEMENT_MARKS = {
    "reliable": "good",
    "tentative": "open",
    "unreliable": "bad",
    "no_variation": "none",
    "too_rare": "none",
}
REPEAT: Pair = ("Wiederholung", "repeat")
WIDE = {
    "claim": 52,
    "explanation": 70,
    "reading": 46,
    "admissible": 46,
    "printed": 24,
    "recomputed": 34,
    "reason": 24,
    "locator": 16,
    "to_statistic": 18,
    **dict.fromkeys(("status", "status_narrow", "status_wide", "outcome", "test"), 22),
}
STYLES = {
    **dict.fromkeys(("recomputed_low", "recomputed_high", "low", "high"), "exact"),
    **dict.fromkeys(("route", "page"), "year"),
    **dict.fromkeys(("to_statistic", "to_routes"), "link"),
    **dict.fromkeys(("claim", "explanation", "reading", "admissible", "printed", "recomputed", "reason"), "wrap"),
    **dict.fromkeys(("status", "status_narrow", "status_wide", "outcome", "test", "locator"), "wrap"),
    "key": "code",
}
CLAIM_COLUMNS = (
    *("claim_id", "claim", "status", "reason", "test", "printed", "recomputed", "evidence", "counted_as"),
    *("document", "page", "chapter", "locator", "reading", "explanation", "to_statistic", "to_routes"),
    *("statistic", "group", "basis", "kind", "unit", "recomputed_low", "recomputed_high"),
    *("status_narrow", "status_wide", "same_as", "key"),
)
CHECK_COLUMNS = (
    *("claim_id", "route", "reading", "role", "outcome", "decides", "test", "recomputed", "evidence"),
    *("statistic", "group", "basis", "low", "high", "admissible"),
)


def verdict_words(language: str) -> dict[str, str]:
    """The verdicts' words and the colour of each."""
    words = {label("status", key, language): colour for key, colour in VERDICT_MARKS.items()}
    return words | {say(language, *CONVENTION): VERDICT_MARKS["contradicted"]}


def counted_as(claim: ClaimRow, language: str) -> str:
    """Under which heading the totals count a claim: what its verdict rests on, or why it is given apart."""
    if class_of(claim) == "repeat":
        return say(language, *REPEAT)
    if counted(claim):
        if claim["evidence"] == "data":
            return say(language, *SUPPORT_NAMES[support_of(claim)])
        return label("evidence", claim["evidence"], language)
    return label("test", claim["test"], language) if claim["test"] else label("status", claim["status"], language)


def statistic_key(row: ClaimRow) -> str:
    """What a claim's statistic is found by; a star for any group where not exactly one is named."""
    one = row["group"] and not {"|", "&"} & set(row["group"])
    return f"{row['statistic']}|{row['group'] if one else '*'}|{row['basis']}" if row["statistic"] else ""


def _found(key: str, keys: set[str]) -> bool:
    head, star, tail = key.partition("*")
    return any(k.startswith(head) and k.endswith(tail) for k in keys) if star else key in keys


def _link(names: SheetNames, table: str) -> str:
    key = names.this(table, "key")
    arrow = f'"→ {names.sheet("statistics")}"'
    return f'IF({key}="","",{row_link(names, "statistics", "key", key, arrow)})'


def _columns(keys: tuple[str, ...], formulas: dict[str, str]) -> list[Column]:
    return [Column(k, STYLES.get(k, "text"), WIDE.get(k), formulas.get(k)) for k in keys]


def _group(row: ClaimRow | CheckRow, language: str) -> str | None:
    return groups_in_words(row["statistic"], row["group"], language) or None


def _told(check: CheckRow, values: dict[tuple[str, int], Recomputed], language: str) -> str:
    """What a route gives, in words; that there is none where a reading has no route."""
    value = values.get((check["claim_id"], check["route"]))
    return value_in_words(value, check["statistic"], language) if value else say(language, *NO_ROUTE)


def _numbered(texts: list[str]) -> str:
    """The texts of a claim's readings; numbered, as the explanation does, where there are several."""
    return texts[0] if len(texts) == 1 else "\n".join(f"{n}: {text}" for n, text in enumerate(texts, 1))


def _readings(checks: list[CheckRow], values: dict[tuple[str, int], Recomputed], language: str) -> Row:
    """The cells ``reading`` and ``recomputed`` of a claim: each reading, and what decides it (``deciding_checks``)."""
    told = []
    for check in checks:
        value = _told(check, values, language)
        told.append(say(language, *ELSEWHERE).format(value=value) if check["evidence"] == "documents" else value)
    texts = [say(language, check["reading_de"], check["reading_en"]) for check in checks]
    found = any(check["statistic"] for check in checks)
    return {"reading": _numbered(texts), "recomputed": _numbered(told) if found else None}


def _claim_rows(content: Content) -> list[Row]:
    """Each claim as cells show it: readings, values and verdicts in words."""
    language, claims = content.language, content.tables["claims"]
    values = read_values(content.tables["check_values"], claims)
    checks: dict[str, list[CheckRow]] = {}
    for (claim_id, _), check in deciding_checks(content.tables["claim_checks"]).items():
        checks.setdefault(claim_id, []).append(check)
    rows = []
    for row, cells in zip(claims, plain_rows("claims", claims, language), strict=True):
        texts: Row = {k: row[column(k, language)] for k in ("claim", "explanation")}
        texts |= {k: verdict_word(row[k], row["kind"], language) for k in ("status", "status_narrow", "status_wide")}
        texts |= {"group": _group(row, language), "counted_as": counted_as(row, language)}
        texts |= _readings(checks[row["claim_id"]], values, language)
        rows.append(cells | texts | {"key": statistic_key(row) or None})
    return rows


def claims_sheet(content: Content) -> TableSheet:
    """Claims with verdicts in word and colour, each with links to its statistic and its routes."""
    names, language = content.names, content.language
    claim = names.this("claims", "claim_id")
    to_routes = row_link(names, "claim_checks", "claim_id", claim, f'"→ {names.sheet("claim_checks")}"')
    columns = _columns(CLAIM_COLUMNS, {"to_statistic": _link(names, "claims"), "to_routes": to_routes})
    rows = _claim_rows(content)
    keys = {key_of(r) for r in content.statistics}

    def values(row: Row) -> dict[str, Value]:
        statistic = row["key"] and _found(row["key"], keys)
        return {
            "to_statistic": f"→ {names.sheet('statistics')}" if statistic else "",
            "to_routes": f"→ {names.sheet('claim_checks')}",
        }

    calculated(columns, rows, values)
    words = verdict_words(language)
    marks = {k: words for k in ("status", "status_narrow", "status_wide")} | {"test": severity_words(language)}
    return TableSheet("claims", columns, rows, 2, marks)


def severity_words(language: str) -> dict[str, str]:
    """The words of the severities that confirm nothing, and their colour."""
    return {label("test", key, language): colour for key, colour in TEST_MARKS.items()}


def checks_sheet(content: Content) -> TableSheet:
    """Every reading of a claim with the routes that were tried, and which one decided.

    A route that only explains the printed value tests nothing: it has no outcome here.
    """
    language, checks = content.language, content.tables["claim_checks"]
    values = read_values(content.tables["check_values"], content.tables["claims"])
    kinds = {c["claim_id"]: c["kind"] for c in content.tables["claims"]}
    rows = []
    for row, cells in zip(checks, plain_rows("claim_checks", checks, language), strict=True):
        texts: Row = {k: row[column(k, language)] or None for k in ("reading", "admissible")}
        texts |= {"group": _group(row, language), "recomputed": _told(row, values, language)}
        outcome = verdict_word(row["outcome"], kinds[row["claim_id"]], language)
        texts |= {"outcome": outcome} if row["role"] != "explains" else {"outcome": None, "test": None}
        rows.append(cells | texts)
    marks = {"outcome": verdict_words(language), "test": severity_words(language)}
    return TableSheet("claim_checks", _columns(CHECK_COLUMNS, {}), rows, 2, marks)


def errata_sheet(content: Content) -> TableSheet:
    """What was found wrong or contradictory in the documents, and what follows from it."""
    language = content.language
    order = ["finding_id", "weight", "finding", "consequence", "documents", "locators", "claim_ids", "origin"]
    wide = {"finding": 60, "consequence": 60, "locators": 36, "claim_ids": 30, "documents": 20}
    columns = [Column(k, "wrap" if k in wide else "text", wide.get(k)) for k in order]
    rows = plain_rows("errata", content.tables["errata"], language)
    for row, own in zip(rows, content.tables["errata"], strict=True):
        row |= {k: own[column(k, language)] for k in ("finding", "consequence")}
        row |= {
            "locators": "\n".join(places_of_finding(own["locators"], content.document, language)),
            "claim_ids": own["claim_ids"].replace("|", "\n") or None,
        }
    return TableSheet("errata", columns, rows)


def agreement_sheet(content: Content) -> TableSheet:
    """How consistently the model codes each variable: how far two of its runs agree."""
    language = content.language
    styles = {k: "integer" for k in ("n", "positives_1", "positives_2", "disagreements")}
    styles |= {"agreement": "share", "alpha": "alpha", "alpha_low": "alpha", "alpha_high": "alpha"}
    columns = [Column(c.key, styles.get(c.key, "text")) for c in plain_columns("agreement")]
    columns.insert(1, Column("item"))
    rows = plain_rows("agreement", content.tables["agreement"], language)
    for row in rows:
        row["item"] = variable_label(row["variable"], language)
        coders = (row["coders"] or "").split("|")
        row["coders"] = " | ".join(coder_name(c, language) for c in coders)
    words = {label("agreement_verdict", key, language): colour for key, colour in AGREEMENT_MARKS.items()}
    return TableSheet("agreement", columns, rows, 2, {"verdict": words})


def fields_sheets(content: Content) -> list[TableSheet]:
    """How the coded fields compare with those that the study ticked: one sheet where its field matrix was brought."""
    if "field_agreement" not in content.sheets:
        return []
    columns = [
        Column(c.key, "alpha" if c.key == "kappa" else "text" if c.key == "field" else "integer")
        for c in plain_columns("field_agreement")
    ]
    rows = plain_rows("field_agreement", content.tables["field_agreement"], content.language)
    return [TableSheet("field_agreement", columns, rows)]
