"""A verdict on one claim, with every reading and every route that was tried."""

from __future__ import annotations

from dataclasses import dataclass, field

from cityatlas.claims.checks import Check
from cityatlas.claims.register import Claim, Reading


@dataclass
class ReadingOutcome:
    """The outcome of one reading by width: that of its deciding route, ``consistent`` where it has none."""

    reading: Reading
    checks: list[Check]
    outcome: dict[str, str]
    deciding: Check | None = None

    @property
    def test(self) -> str:
        """How severe the reading's test is; without a route nothing could contradict it."""
        return self.deciding.test if self.deciding else "untestable"


@dataclass
class Judgement:
    """The verdict on a claim: status by width, what it rests on, how severe the test was, and the reason."""

    claim: Claim
    readings: list[ReadingOutcome]
    status: dict[str, str]
    evidence: str = "none"
    reason: str = ""
    test: str = ""
    explains: list[Check] = field(default_factory=list)
    """routes that only explain where the printed value comes from"""
    jointly: bool | None = None
    """whether the printed counts of the claim's partition can hold at once; None where it has none"""

    @property
    def decided(self) -> list[ReadingOutcome]:
        """The readings that a route decides."""
        return [r for r in self.readings if r.deciding is not None]

    @property
    def deciding(self) -> Check | None:
        """The deciding route of the first reading that has one."""
        return self.decided[0].deciding if self.decided else None
