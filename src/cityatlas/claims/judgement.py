"""A verdict on one claim, with every route that was tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cityatlas.claims.evidence import Check


@dataclass
class Judgement:
    """The verdict on a claim: status by width, evidence, reason, every route that was tried, and the deciding one."""

    claim: dict[str, Any]
    status: dict[str, str]
    evidence: str
    reason: str
    checks: list[Check]
    deciding: Check | None = None
    other: Check | None = None
    """the route over another base that gives the printed value, where the reading does not"""
    jointly: bool | None = None
    """whether the printed counts of the claim's partition can hold at once; None where it has none"""
