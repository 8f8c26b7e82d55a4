"""Which route decides a reading, what the readings of a claim agree on, with what evidence, and for what reason."""

from __future__ import annotations

from cityatlas.claims.checks import Check, check_reading, check_route
from cityatlas.claims.evidence import DOCUMENTS_ONLY, MATRIX, Evidence, nothing_to_count
from cityatlas.claims.judgement import Judgement, ReadingOutcome
from cityatlas.claims.register import CLAIMS_FILE, Claim, Reading, readings_of
from cityatlas.claims.severity import weakest
from cityatlas.claims.verdicts import (
    CONSISTENT,
    CONTRADICTED,
    DEPENDS,
    NONE,
    REPRODUCED,
    WIDTHS,
    impossible,
    printed_interval,
)
from cityatlas.core.config import Config
from cityatlas.core.errors import InputError
from cityatlas.core.project import shown


def rank(check: Check, evidence: Evidence) -> int:
    """Data before documents, but documents before a variable whose silence is unknown (design, Verdicts).

    First of all comes what the study itself ticked, where a user brought it.
    """
    if check.route["basis"] == MATRIX:
        return 0
    if check.route["basis"] == DOCUMENTS_ONLY:
        return 2
    return 3 if evidence.silent(check.route) else 1


def judge_reading(reading: Reading, evidence: Evidence, config: Config) -> ReadingOutcome:
    """The outcome of one reading: that of its deciding route; without one it is possible, and no more."""
    checks = check_reading(reading, evidence, config)
    routes = [c for c in checks if c.role == "reading"]
    if not routes:
        return ReadingOutcome(reading, checks, dict.fromkeys(WIDTHS, CONSISTENT))
    deciding = min(routes, key=lambda c: rank(c, evidence))
    return ReadingOutcome(reading, checks, dict(deciding.outcome), deciding)


def agreed(readings: list[ReadingOutcome], width: str) -> str:
    """The outcome on which all readings agree, or that the verdict depends on the reading."""
    outcomes = {r.outcome[width] for r in readings}
    return outcomes.pop() if len(outcomes) == 1 else DEPENDS


def judge_claim(claim: Claim, evidence: Evidence, config: Config) -> Judgement:
    """Judge one claim by all its readings. InputError where it has no route but its own lines, and no reason."""
    readings = [judge_reading(reading, evidence, config) for reading in readings_of(claim)]
    explains = [check_route(claim, "", route, evidence, config) for route in claim.get("explains", ())]
    told = [c for c in explains if c is not None]
    decided = [r.deciding for r in readings if r.deciding is not None]
    if not decided:
        # routes may lead to something that the documents at hand do not show
        lost = any(nothing_to_count(route, evidence) for r in readings for route in r.reading.routes)
        reason = claim.get("not_recomputable") or ("nothing_to_count" if lost else "")
        if not reason:
            raise InputError(
                f"{claim['claim_id']}: its routes lead only to its own lines",
                file=shown(CLAIMS_FILE),
                expected="another route, or not_recomputable with the reason",
            )
        return Judgement(claim, readings, dict.fromkeys(WIDTHS, NONE), "none", reason, "", told)
    status = {width: agreed(readings, width) for width in WIDTHS}
    kind = "data" if all(check.evidence == "data" for check in decided) else "documents"
    judgement = Judgement(claim, readings, status, kind, "", weakest(r.test for r in readings), told)
    judgement.reason = reason_for(judgement, config)
    return judgement


def reason_for(judgement: Judgement, config: Config) -> str:
    """Why the status is what it is (design, Verdicts: reason)."""
    status = judgement.status["literal"]
    if status == DEPENDS:
        return "readings_differ"
    if status == REPRODUCED:
        return _held(judgement)
    if status == CONSISTENT:
        exact = all(r.deciding is not None and r.deciding.exact for r in judgement.readings)
        return "quantifier" if judgement.claim["kind"] == "vague" and exact else "bounded"
    return _failed(judgement, config)


def _held(judgement: Judgement) -> str:
    claim = judgement.claim
    if claim["kind"] == "quantifier":
        return "quantifier"
    return "rounding" if any(_rounded(claim, r.deciding) for r in judgement.decided if r.deciding) else "exact"


def _rounded(claim: Claim, check: Check) -> bool:
    if claim["kind"] in ("rounded", "about", "just_under"):
        return True
    return claim["unit"] == "percent" and check.low is not None and not check.low == check.high == float(claim["value"])


def _failed(judgement: Judgement, config: Config) -> str:
    """The reason of a claim that all its readings contradict."""
    claim, bases = judgement.claim, [c.measured_base for r in judgement.decided if (c := r.deciding)]
    if claim["unit"] == "percent" and len(judgement.decided) > 1:
        return "no_share_fits"
    if claim["unit"] == "percent" and "value" in claim:
        interval = printed_interval(claim, config, "literal")
        if all(base is not None and impossible(interval, base) for base in bases):
            return "impossible_for_base"
    if judgement.evidence == "documents":
        return "documents_disagree"
    return "quantifier" if claim["kind"] in ("quantifier", "vague") else "off_by"


def judge_all(claims: list[Claim], evidence: Evidence, config: Config) -> list[Judgement]:
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
