"""How many claims of which kind came out how, by the one rule of all products (claims.headline)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cityatlas.claims.classes import CLASSES, class_of
from cityatlas.claims.headline import Headline, headline
from cityatlas.core.rows import ClaimRow
from cityatlas.core.vocabulary import terms
from cityatlas.report.entries import ClaimEntry

KINDS = tuple(kind for kind in CLASSES if kind != "repeat")
"""The kinds that are counted: each claim once."""


def by_kind(claims: Sequence[ClaimRow]) -> dict[str, Headline]:
    """The totals of each kind of claim."""
    return {kind: headline(c for c in claims if class_of(c) == kind) for kind in KINDS}


def by_reason(shown: Iterable[ClaimEntry]) -> dict[str, dict[str, int]]:
    """Counts of the claims that cannot be recomputed, by reason and kind, most frequent reason first."""
    rest = [e for e in shown if e.status == "not_recomputable" and e.once]
    found = Counter((e.reason, e.kind) for e in rest)
    reasons = Counter(e.reason for e in rest)
    ordered = sorted(reasons, key=lambda r: (-reasons[r], terms("reason").index(r)))
    return {r: {k: found[r, k] for k in KINDS} for r in ordered}


def by_evidence(shown: Iterable[ClaimEntry]) -> dict[str, dict[str, int]]:
    """Counts of claims by evidence and status, those that do not occur left out; nothing is added up over evidence."""
    found = Counter((e.evidence, e.status) for e in shown)
    statuses = [s for s in terms("status") if any(found[e, s] for e in terms("evidence"))]
    table = {e: {s: found[e, s] for s in statuses if found[e, s]} for e in terms("evidence")}
    return {e: counts for e, counts in table.items() if counts}
