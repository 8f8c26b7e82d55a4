"""Which route decides a claim, with what evidence, and for what reason."""

from __future__ import annotations

from typing import Any

from cityatlas.claims.evidence import DOCUMENTS_ONLY, Check, Evidence, check_route
from cityatlas.claims.judgement import Judgement
from cityatlas.claims.verdicts import (
    CONSISTENT,
    CONTRADICTED,
    NONE,
    REPRODUCED,
    compare_claim,
    impossible,
    printed_interval,
)
from cityatlas.core.config import Config


def rank(check: Check, evidence: Evidence) -> int:
    """Data before documents, but documents before a coded variable whose silence is unknown (design, Verdicts)."""
    if check.route["basis"] == DOCUMENTS_ONLY:
        return 1
    if check.route["basis"] == "coding" and check.route["statistic"] in evidence.unknown:
        return 2
    return 0


def judge_claim(claim: dict[str, Any], evidence: Evidence, config: Config) -> Judgement:
    """Judge one claim by its reading alone; routes over other denominators only explain."""
    checks = [c for r in claim.get("routes", ()) if (c := check_route(claim, r, evidence, config)) is not None]
    readings = [c for c in checks if c.route.get("role", "reading") == "reading"]
    if not readings:
        reason = claim.get("not_recomputable", "picture_lost")
        return Judgement(claim, dict.fromkeys(("literal", "narrow", "wide"), NONE), "none", reason, checks)
    deciding = min(readings, key=lambda c: rank(c, evidence))
    status = {w: _at_most_consistent(claim, s) for w, s in deciding.outcome.items()}
    kind = "documents" if deciding.route["basis"] == DOCUMENTS_ONLY else "data"
    others = [c for c in checks if c.route.get("role") == "other_denominator"]
    other = next((c for c in others if _gives_printed(claim, c, config)), None)
    judgement = Judgement(claim, status, kind, "", checks, deciding, other)
    judgement.reason = reason_for(judgement, config)
    return judgement


def _at_most_consistent(claim: dict[str, Any], status: str) -> str:
    return CONSISTENT if claim["kind"] == "vague" and status == REPRODUCED else status


def _gives_printed(claim: dict[str, Any], check: Check, config: Config) -> bool:
    if check.measured is None:
        return check.outcome["literal"] == REPRODUCED
    return compare_claim(claim, check.measured, config, "literal") == REPRODUCED


def reason_for(judgement: Judgement, config: Config) -> str:
    """Why the status is what it is (design, Verdicts: reason)."""
    claim, check, status = judgement.claim, judgement.deciding, judgement.status["literal"]
    if status == REPRODUCED:
        if claim["kind"] == "quantifier":
            return "quantifier"
        return "rounding" if _rounded(claim, check) else "exact"
    if status == CONSISTENT:
        return "quantifier" if claim["kind"] == "vague" and check.exact else "bounded"
    if judgement.other is not None:
        return "other_denominator"
    share = claim["unit"] == "percent" and claim.get("base") and "value" in claim
    if share and impossible(printed_interval(claim, config, "literal"), int(claim["base"])):
        return "impossible_for_base"
    if judgement.evidence == "documents":
        return "documents_disagree"
    return "quantifier" if claim["kind"] in ("quantifier", "vague") else "off_by"


def _rounded(claim: dict[str, Any], check: Check) -> bool:
    if claim["kind"] in ("rounded", "about", "just_under"):
        return True
    return claim["unit"] == "percent" and check.low is not None and not check.low == check.high == float(claim["value"])


def judge_all(claims: list[dict[str, Any]], evidence: Evidence, config: Config) -> list[Judgement]:
    """Judge every claim, then the partitions together."""
    from cityatlas.claims.partitions import possible_together

    judgements = [judge_claim(c, evidence, config) for c in claims]
    parts: dict[tuple[str, str], list[Judgement]] = {}
    for j in judgements:
        if j.claim.get("partition") and j.claim["kind"] == "exact" and j.claim["unit"] != "percent":
            parts.setdefault((j.claim["partition"], j.claim["document"]), []).append(j)
    for group in parts.values():
        together = possible_together(group, evidence)
        for j in group:
            j.jointly = together
            if together is False and j.status["literal"] == CONSISTENT:
                j.status = dict.fromkeys(j.status, CONTRADICTED)
                j.reason = "off_by"
    return judgements
