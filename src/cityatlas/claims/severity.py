"""How severe a test a verdict is: could other data have contradicted the claim, and could they have reproduced it?

Computed from what was printed, the base and what a profile's silence allows; never typed in. The first that fits of
``untestable`` (nothing could contradict), ``zero_only`` (a count of zero alone could), ``one_sided`` (could be
contradicted, never reproduced) and ``two_sided``.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from cityatlas.claims.register import Claim
from cityatlas.claims.verdicts import (
    CONTRADICTED,
    NUMERIC,
    REPRODUCED,
    Measured,
    compare_claim,
    printed_interval,
)
from cityatlas.core.config import Config, Interval

TESTS = ("untestable", "zero_only", "one_sided", "two_sided")
"""From the weakest to the strongest."""
COUNTED_TESTS = ("one_sided", "two_sided")
"""The tests that headlines count."""


def weakest(tests: Iterable[str]) -> str:
    """The weakest of several tests."""
    return min(tests, key=TESTS.index)


def claimed_interval(claim: Claim, config: Config, base: int) -> Interval | None:
    """What is claimed, as an interval of counts out of the base; None for vague words, which claim some and no more."""
    if claim["kind"] == "vague":
        return None
    if claim["kind"] == "quantifier":
        interval, factor = config.quantifier(claim["quantifier"], "literal"), Fraction(base)
    else:
        interval = printed_interval(claim, config, "literal")
        factor = Fraction(base, 100) if claim["unit"] == "percent" else Fraction(1)
    low, high = (None if bound is None else bound * factor for bound in (interval.low, interval.high))
    return Interval(low, high, interval.low_in, interval.high_in)


def possible_counts(claim: Claim, config: Config, base: int, limits: tuple[int, int | None]) -> list[int]:
    """Counts that tell all outcomes apart: the limits, and both sides of each end of what is claimed."""
    interval = claimed_interval(claim, config, base)
    ends = [int(b) for b in (interval.low, interval.high) if b is not None] if interval else []
    least, most = limits[0], limits[1] if limits[1] is not None else max([base, *ends, 1]) + 2
    near = {least, least + 1, most - 1, most, *(end + step for end in ends for step in (-1, 0, 1, 2))}
    return sorted(n for n in near if least <= n <= most)


def of_count(claim: Claim, base: int, limits: tuple[int, int | None], silent: bool, config: Config) -> str:
    """The severity of a count: every count that other data could give is held against the claim.

    ``silent``: silence says nothing, so that whatever is counted, all of the base stays possible.
    """
    if claim["kind"] not in (*NUMERIC, "quantifier", "vague"):
        return "untestable"
    outcomes: dict[int, str] = {}
    for count in possible_counts(claim, config, base, limits):
        upper = max(base, count) if silent else count
        outcomes[count] = compare_claim(claim, Measured(count, count, upper, base), config, "literal")
    fails = [n for n, outcome in outcomes.items() if outcome == CONTRADICTED]
    holds = claim["kind"] != "vague" and REPRODUCED in outcomes.values()
    return _severity(bool(fails), fails == [0], holds)


def _severity(fails: bool, only_at_zero: bool, holds: bool) -> str:
    if not fails:
        return "untestable"
    if only_at_zero:
        return "zero_only"
    return "two_sided" if holds else "one_sided"


def of_order(order: list[list[str]], extent: str, groups: list[str], silent: bool) -> str:
    """The severity of an order: some pair must be able to stand the other way round.

    Where silence says nothing, every group could be everywhere, so that no count turns an order round.
    """
    ranked = [g for rank in order for g in rank]
    pairs = len(order) > 1 or (extent != "only" and len(groups) > len(ranked))
    return _severity(pairs and not silent, False, True)


def settled_order(outcome: str) -> str:
    """The severity of an order whose counts could have been no other ones: as it came out, so it had to."""
    return _severity(outcome == CONTRADICTED, False, False)


def of_members(extent: str, silent: bool) -> str:
    """The severity of a list: a claimed member that is not there, or (complete) one that is there and not claimed.

    Where silence says nothing, a member that is not named may be there all the same, and the list is never known to
    be complete.
    """
    if not silent:
        return "two_sided"
    return "one_sided" if extent == "complete" else "untestable"
