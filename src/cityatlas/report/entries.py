"""Each claim as the page shows it: words for keys, its routes, its findings, its citable sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cityatlas.claims.classes import CLASSES, class_of
from cityatlas.core.language import say
from cityatlas.core.rows import CheckRow, ClaimRow, StatisticRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.core.wording import group_label
from cityatlas.report.citation import PRINT, Statistics, sentence
from cityatlas.report.texts import Texts
from cityatlas.report.value_texts import is_bare, locator_text, named_route, recomputed_text


@dataclass(frozen=True)
class Route:
    """One route to a claim in words; ``key`` names its row in statistics.csv."""

    name: str
    key: str
    basis: str
    role: str
    value: str
    status: str
    decides: bool


@dataclass(frozen=True)
class ClaimEntry:
    """One claim in words; keys where the page filters or colours by them, ``order`` its place in the documents."""

    claim_id: str
    text: str
    document: str
    place: str
    printed: str
    recomputed: str
    low: float | None
    kind: str
    status: str
    evidence: str
    reason: str
    route: str
    reading: str
    other_readings: dict[str, str]
    explanation: str
    citation: str
    same_as: str
    order: tuple[int, int]
    statistic: str
    basis: str
    group: str
    routes: list[Route] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


def read_statistics(rows: Iterable[StatisticRow]) -> Statistics:
    """The study's statistics by statistic, group and basis."""
    return {(r["statistic"], r["group"], r["basis"]): r for r in rows if r["scope"] == "study"}


def claim_entries(tables: Tables, texts: Texts) -> list[ClaimEntry]:
    """All claims in the order of the documents and their lines."""
    statistics = read_statistics(tables["statistics"])
    checks: dict[str, list[CheckRow]] = {}
    for check in tables["claim_checks"]:
        checks.setdefault(check["claim_id"], []).append(check)
    findings: dict[str, list[str]] = {}
    for finding in tables["errata"]:
        for claim_id in filter(None, finding["claim_ids"].split("|")):
            findings.setdefault(claim_id, []).append(finding["finding_id"])
    printing = {p["statistic"]: p["document"] for p in tables["printed_counts"]}
    made = []
    for claim in tables["claims"]:
        same_document = claim["basis"] == PRINT and printing.get(claim["statistic"]) == claim["document"]
        routes = [_route(c, statistics, texts) for c in checks.get(claim["claim_id"], [])]
        cited = sentence(claim, statistics, same_document, texts)
        made.append(_entry(claim, statistics, cited, routes, findings.get(claim["claim_id"], []), texts))
    return sorted(made, key=lambda e: (e.order, e.claim_id))


def _entry(
    claim: ClaimRow, statistics: Statistics, cited: str, routes: list[Route], findings: list[str], texts: Texts
) -> ClaimEntry:
    language = texts.language
    value = recomputed_text(claim["recomputed"], claim["statistic"], is_bare(statistics, claim), texts)
    widths = {"narrow": claim["status_narrow"], "wide": claim["status_wide"]}
    documents = terms("document")
    return ClaimEntry(
        claim_id=claim["claim_id"],
        text=say(language, claim["claim_de"], claim["claim_en"]),
        document=claim["document"],
        place=locator_text(claim["document"], claim["locator"], texts),
        printed=claim["printed"],
        recomputed=value,
        low=claim["recomputed_low"],
        kind=class_of(claim),
        status=claim["status"],
        evidence=claim["evidence"],
        reason=claim["reason"],
        route=named_route(claim, language) if claim["statistic"] else "",
        reading=say(language, claim["reading_de"], claim["reading_en"]),
        other_readings={w: s for w, s in widths.items() if s != claim["status"]},
        explanation=say(language, claim["explanation_de"], claim["explanation_en"]),
        citation=cited,
        same_as=claim["same_as"],
        order=(documents.index(claim["document"]), int(re.split(r"\D", claim["locator"], maxsplit=1)[0])),
        statistic=claim["statistic"],
        basis=claim["basis"],
        group=claim["group"],
        routes=routes,
        findings=findings,
    )


def _route(check: CheckRow, statistics: Statistics, texts: Texts) -> Route:
    language = texts.language
    group = check["group"]
    name = label("statistic", check["statistic"], language)
    shown = group_label(check["statistic"], group, language)
    return Route(
        name=f"{name}: {shown}" if shown != group else name,
        key=f"{check['statistic']}/{group or '*'}",
        basis=label("basis", check["basis"], language),
        role=label("role", check["role"], language),
        value=recomputed_text(check["recomputed"], check["statistic"], is_bare(statistics, check), texts),
        status=check["outcome"],
        decides=check["decides"],
    )


def contradicted(shown: list[ClaimEntry]) -> list[ClaimEntry]:
    """The claims that do not hold, numbers first, then by kind."""
    kinds = list(CLASSES)
    return sorted((e for e in shown if e.status == "contradicted"), key=lambda e: (kinds.index(e.kind), e.order))
