"""Each claim as the page shows it: words for keys, its readings and routes, its findings, its citable sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cityatlas.claims.classes import CLASSES, class_of
from cityatlas.claims.finding_places import claim_place
from cityatlas.claims.headline import counted, support_of
from cityatlas.claims.scenarios import register
from cityatlas.claims.verdicts import NUMERIC
from cityatlas.claims.words import verdict_word
from cityatlas.core.language import say
from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import ClaimRow, StatisticRow, Tables
from cityatlas.core.vocabulary import terms
from cityatlas.report.citation import sentence
from cityatlas.report.readings import Judged, judged_claims
from cityatlas.report.texts import Texts

PRINT = "printed_counts"
Statistics = dict[tuple[str, str, str], StatisticRow]


@dataclass(frozen=True)
class ClaimEntry:
    """One claim in words; keys where the page filters or colours by them, ``order`` its place in the documents."""

    claim_id: str
    text: str
    document: str
    place: str
    printed: str
    found: list[str]
    """what the deciding routes give, each once"""
    low: float | None
    kind: str
    claim_kind: str
    is_number: bool
    status: str
    verdict: str
    evidence: str
    reason: str
    test: str
    counted: bool
    """whether the totals count it: it is no repeat, and something could have contradicted it"""
    support: str
    routes: list[str]
    judged: Judged
    widths: dict[str, tuple[str, str]]
    """the verdict under each width of a quantifier, as key and in words"""
    explanation: str
    citation: str
    same_as: str
    order: tuple[int, int, int]
    statistic: str
    basis: str
    group: str
    findings: list[str]

    @property
    def once(self) -> bool:
        """Whether it repeats no other claim."""
        return self.kind != "repeat"

    @property
    def hangs_on_width(self) -> bool:
        """Whether a narrower or wider quantifier gives another verdict."""
        return len(set(self.widths.values())) > 1


def read_statistics(rows: Iterable[StatisticRow]) -> Statistics:
    """The study's statistics by statistic, group and basis."""
    return {(r["statistic"], r["group"], r["basis"]): r for r in rows if r["scope"] == "study"}


def claim_entries(tables: Tables, texts: Texts, address: str = "") -> list[ClaimEntry]:
    """All claims in the order of the documents, their lines and the text in them."""
    judged = judged_claims(tables, texts)
    units = {(r["statistic"], r["basis"]): r["base_unit"] for r in tables["statistics"]}
    positions = {c["claim_id"]: n for n, c in enumerate(register())}
    findings = _findings(tables)
    made = []
    for claim in tables["claims"]:
        own = judged[claim["claim_id"]]
        cited = sentence(claim, own, units, address, texts)
        made.append(_entry(claim, own, cited, positions, findings.get(claim["claim_id"], []), texts))
    return sorted(made, key=lambda e: (e.order, e.claim_id))


def _findings(tables: Tables) -> dict[str, list[str]]:
    """The findings on the documents that concern a claim, by claim."""
    findings: dict[str, list[str]] = {}
    for finding in tables["errata"]:
        for claim_id in filter(None, finding["claim_ids"].split("|")):
            findings.setdefault(claim_id, []).append(finding["finding_id"])
    return findings


def _entry(
    claim: ClaimRow, judged: Judged, cited: str, positions: dict[str, int], findings: list[str], texts: Texts
) -> ClaimEntry:
    language = texts.language
    widths = {"narrow": claim["status_narrow"], "literal": claim["status"], "wide": claim["status_wide"]}
    document, position = claim["document"], positions.get(claim["claim_id"], len(positions))
    return ClaimEntry(
        claim_id=claim["claim_id"],
        text=say(language, claim["claim_de"], claim["claim_en"]),
        document=document,
        place=claim_place(claim, texts.language),
        printed=claim["printed"],
        found=list(dict.fromkeys(r.found for r in judged.deciding)),
        low=claim["recomputed_low"],
        kind=class_of(claim),
        claim_kind=claim["kind"],
        is_number=claim["kind"] in NUMERIC,
        status=claim["status"],
        verdict=verdict_word(claim["status"], claim["kind"], texts.language),
        evidence=claim["evidence"],
        reason=claim["reason"],
        test=claim["test"],
        counted=counted(claim),
        support=support_of(claim) if claim["evidence"] == "data" else "",
        routes=list(dict.fromkeys(r.name for r in judged.deciding)),
        judged=judged,
        widths={w: (s, verdict_word(s, claim["kind"], texts.language)) for w, s in widths.items()},
        explanation=say(language, claim["explanation_de"], claim["explanation_en"]),
        citation=cited,
        same_as=claim["same_as"],
        order=(terms("document").index(document), min(parse_lines(claim["locator"])), position),
        statistic=claim["statistic"],
        basis=claim["basis"],
        group=claim["group"],
        findings=findings,
    )


def press_numbers(shown: Iterable[ClaimEntry]) -> list[ClaimEntry]:
    """The numbers of the press text in its order, those that the atlas prints too among them."""
    return [e for e in shown if e.document == "press" and e.is_number]


def with_status(shown: Iterable[ClaimEntry], status: str) -> list[ClaimEntry]:
    """The claims of a verdict, each once: those that could have failed first, data before print, numbers first."""
    kinds, evidence = list(CLASSES), terms("evidence")
    chosen = [e for e in shown if e.status == status and e.once]
    return sorted(chosen, key=lambda e: (not e.counted, evidence.index(e.evidence), kinds.index(e.kind), e.order))
