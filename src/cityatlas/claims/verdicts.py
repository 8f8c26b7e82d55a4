"""Verdicts: what was printed as an interval C, what the data give as an interval D, and how the two lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cityatlas.core.config import Config, Interval

REPRODUCED, CONSISTENT, CONTRADICTED, NONE = "reproduced", "consistent", "contradicted", "not_recomputable"
DEPENDS = "reading_dependent"
NUMERIC = ("exact", "rounded", "at_least", "more_than", "about", "just_under")
WIDTHS = ("literal", "narrow", "wide")


@dataclass(frozen=True)
class Measured:
    """What a route gives: a count between bounds over a base; ``count`` is None where only bounds exist."""

    count: int | None
    lower: int
    upper: int
    base: int

    def bounds(self, percent: bool) -> tuple[Fraction, Fraction]:
        """Lower and upper bound as a count, or in percent of the base."""
        if not percent:
            return Fraction(self.lower), Fraction(self.upper)
        return Fraction(self.lower * 100, self.base), Fraction(self.upper * 100, self.base)

    def text(self) -> str:
        """The count in short, the same in every language: ``49/50``, ``21 [15-24]/50``."""
        if self.lower == self.upper:
            return f"{self.lower}/{self.base}"
        return f"{'?' if self.count is None else self.count} [{self.lower}-{self.upper}]/{self.base}"


def printed_interval(claim: dict[str, Any], config: Config, width: str) -> Interval:
    """The interval of a printed number: by its kind and precision (in the claim's own unit, percent as 98)."""
    value = Fraction(str(claim["value"]))
    kind = claim["kind"]
    if kind == "exact":
        if claim["unit"] != "percent":
            return Interval(value, value)
        half = Fraction(1, 2 * 10 ** _decimals(claim["value"]))
        return Interval(value - half, value + half, True, False)
    if kind == "rounded":
        half = Fraction(str(claim.get("precision", 1))) / 2
        return Interval(value - half, value + half, True, False)
    if kind == "at_least":
        return Interval(value, None)
    if kind == "more_than":
        return Interval(value, None, low_in=False)
    margin = Fraction(str(config[kind][width]))
    if kind == "about":
        return Interval(value * (1 - margin), value * (1 + margin))
    return Interval(value * (1 - margin), value, True, False)


def _decimals(value: Any) -> int:
    text = str(value)
    return len(text.split(".")[1]) if "." in text and not text.endswith(".0") else 0


def compare_intervals(printed: Interval, low: Fraction, high: Fraction) -> str:
    """D within C is reproduced, D and C apart is contradicted, anything else consistent (design, Verdicts)."""
    if printed.contains(low) and printed.contains(high):
        return REPRODUCED
    above = printed.high is not None and (low > printed.high or (low == printed.high and not printed.high_in))
    below = printed.low is not None and (high < printed.low or (high == printed.low and not printed.low_in))
    return CONTRADICTED if above or below else CONSISTENT


def compare_order(order: list[list[str]], extent: str, measured: dict[str, Measured]) -> str:
    """Whether the groups fall in the claimed order, by their bounds.

    ``order`` are ranks from most to least; groups of one rank are not ordered. ``extent`` says whether the groups
    left out must count no more (top), no less (bottom) or do not matter (only). Equal counts break no order.
    Reproduced where every pair holds for all values in its bounds, contradicted where one fails for all.
    """
    named = {g for rank in order for g in rank}
    rest = [g for g in measured if g not in named]
    ranks = [list(r) for r in order]
    if extent == "top" and rest:
        ranks.append(rest)
    if extent == "bottom" and rest:
        ranks.insert(0, rest)
    certain = True
    for i, higher in enumerate(ranks):
        for lower in ranks[i + 1 :]:
            for a in higher:
                for b in lower:
                    if measured[a].upper < measured[b].lower:
                        return CONTRADICTED
                    certain = certain and measured[a].lower >= measured[b].upper
    return REPRODUCED if certain else CONSISTENT


def compare_members(
    parts: Sequence[tuple[str, Measured]], extent: str, certain: set[str], possible: set[str], silent: bool
) -> str:
    """Whether the members named are those of the data: all of them (complete), or among them (some).

    ``parts`` are the claimed members with what was found of each; ``certain`` and ``possible`` the members beside them;
    ``silent``: silence says nothing, so that no list of the data is known to be complete.
    """
    complete = extent == "complete"
    if any(m.upper == 0 for _, m in parts) or (complete and certain):
        return CONTRADICTED
    if all(m.lower == 1 for _, m in parts) and not (complete and (possible or silent)):
        return REPRODUCED
    return CONSISTENT


def impossible(printed: Interval, base: int) -> bool:
    """Whether no whole count out of the base gives a share (in percent) within the printed interval."""
    return not any(printed.contains(Fraction(100 * n, base)) for n in range(base + 1))


def compare_claim(claim: dict[str, Any], measured: Measured, config: Config, width: str) -> str:
    """The outcome of one route for a claim on a number, a share or a quantifier."""
    if claim["kind"] == "vague":
        return CONTRADICTED if measured.upper == 0 else CONSISTENT
    if claim["kind"] == "quantifier":
        interval = config.quantifier(claim["quantifier"], width)
        low, high = (bound / 100 for bound in measured.bounds(percent=True))
        return compare_intervals(interval, low, high)
    percent = claim["unit"] == "percent"
    return compare_intervals(printed_interval(claim, config, width), *measured.bounds(percent))
