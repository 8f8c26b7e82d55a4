"""How many claims of which kind came out how. Data and documents are counted apart and never added up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cityatlas.claims.classes import CLASSES
from cityatlas.core.vocabulary import terms
from cityatlas.report.entries import ClaimEntry

DECIDED = ("reproduced", "consistent", "contradicted")


@dataclass(frozen=True)
class Counts:
    """Counts of claims of one kind: ``status[evidence][status]`` for data and documents, and what has no route."""

    total: int
    status: dict[str, dict[str, int]]
    none: int

    def of(self, evidence: str) -> int:
        """How many claims have this kind of support."""
        return sum(self.status[evidence].values())


def count(shown: list[ClaimEntry]) -> Counts:
    """Count claims by evidence and status; zeros stand for what does not occur."""
    found = Counter((e.evidence, e.status) for e in shown)
    status = {e: {s: found[e, s] for s in DECIDED} for e in ("data", "documents")}
    return Counts(len(shown), status, sum(e.evidence == "none" for e in shown))


def by_class(shown: list[ClaimEntry]) -> dict[str, Counts]:
    """Counts for each kind of claim, each claim once."""
    return {kind: count([e for e in shown if e.kind == kind]) for kind in CLASSES}


def by_basis(shown: list[ClaimEntry]) -> dict[str, dict[str, int]]:
    """Counts of the numeric claims recomputed from data, by what they rest on and by status."""
    numeric = [e for e in shown if e.kind == "numeric" and e.evidence == "data"]
    found = Counter((e.basis, e.status) for e in numeric)
    bases = [b for b in terms("basis") if any(e.basis == b for e in numeric)]
    return {b: {s: found[b, s] for s in DECIDED} for b in bases}


def by_reason(shown: list[ClaimEntry]) -> dict[str, dict[str, int]]:
    """Counts of the claims that cannot be recomputed, by reason and kind, most frequent reason first."""
    rest = [e for e in shown if e.status == "not_recomputable"]
    found = Counter((e.reason, e.kind) for e in rest)
    reasons = Counter(e.reason for e in rest)
    ordered = sorted(reasons, key=lambda r: (-reasons[r], terms("reason").index(r)))
    return {r: {k: found[r, k] for k in CLASSES} for r in ordered}


def headline(counts: Counts) -> dict[str, int]:
    """The values of the lead sentence, by name."""
    values = {f"{e}_{s}": n for e, by in counts.status.items() for s, n in by.items()}
    return {
        "total": counts.total,
        "none": counts.none,
        "data": counts.of("data"),
        "documents": counts.of("documents"),
    } | values
