"""A recomputed value in words, the same in report, workbook and trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cityatlas.claims.recomputed import Recomputed
from cityatlas.claims.verdicts import Measured
from cityatlas.core.config import Config, Interval
from cityatlas.core.language import Pair, say
from cityatlas.core.numbers import number
from cityatlas.core.vocabulary import label
from cityatlas.core.wording import group_label
from cityatlas.statistics.groups import OPEN_TOTALS

BARE = {"document_structure", "printed_number", "field_range", *OPEN_TOTALS}
"""Statistics whose base says nothing by itself: parts of a document, printed numbers, inhabitants, totals."""
PERCENTS = {"printed_share", "field_range_share", "agenda_decided_share"}
"""Statistics that are shares themselves, out of 100."""
OWN_INTERVALS = ("quantifier", "about", "just_under")
"""Kinds of claims whose interval is our convention (config/config.yaml) and no printed precision."""
CONVENTION: Pair = ("trifft nach unserer Festlegung nicht zu", "does not hold by our convention")
"""What a contradiction is called that our own table of quantifiers decides."""
NO_ROUTE: Pair = ("kein Weg zu veröffentlichten Daten", "no route to published data")
ELSEWHERE: Pair = ("laut anderer Stelle: {value}", "by another place: {value}")
"""What is said of a value that nobody counted and that follows from what another place prints."""


def by_convention(status: str, kind: str) -> bool:
    """Whether our own convention for words such as few or about contradicts a claim of this kind."""
    return status == "contradicted" and kind in OWN_INTERVALS


def shares_in_words(interval: Interval, language: str) -> str:
    """An interval of shares as people read it: ``40 bis unter 50 %``, ``über 0 bis 15 %``, ``genau 100 %``."""
    if interval.low is None or interval.high is None:
        raise ValueError("an interval of shares without an end")
    low, high = (number(round(float(100 * end), 1), language) for end in (interval.low, interval.high))
    if interval.low == interval.high:
        return say(language, f"genau {low} %", f"exactly {low} %")
    start = low if interval.low_in else say(language, f"über {low}", f"above {low}")
    end = high if interval.high_in else say(language, f"unter {high}", f"below {high}")
    return say(language, f"{start} bis {end} %", f"{start} to {end} %")


def convention_in_words(claim: Mapping[str, Any], config: Config, language: str) -> str:
    """The interval that our convention gives the word of a claim: of a quantifier, or of about and just under."""
    if claim["kind"] == "quantifier":
        return shares_in_words(config.quantifier(claim["quantifier"], "literal"), language)
    margin = number(round(100 * config[claim["kind"]]["literal"], 1), language)
    if claim["kind"] == "about":
        return say(language, f"bis {margin} % mehr oder weniger", f"up to {margin} % more or less")
    return say(language, f"bis {margin} % weniger", f"up to {margin} % less")


def verdict_word(status: str, kind: str, language: str) -> str:
    """A verdict in words; what our own table of quantifiers contradicts names the convention."""
    return say(language, *CONVENTION) if by_convention(status, kind) else label("status", status, language)


def count_in_words(measured: Measured, bare: bool, language: str) -> str:
    """``49 von 50 (98 %)``, ``zwischen 15 und 24 von 50, gezählt 21``, or the count alone where its base is bare."""
    m = measured
    low, high, base = (number(n, language) for n in (m.lower, m.upper, m.base))
    if m.lower == m.upper:
        if bare:
            return low
        share = number(round(100 * m.lower / m.base, 1), language) if m.base else "–"
        return say(language, f"{low} von {base} ({share} %)", f"{low} of {base} ({share} %)")
    counted = "" if m.count is None else number(m.count, language)
    if m.upper == m.base and m.count == m.lower:
        return say(language, f"mindestens {low} von {base}", f"at least {low} of {base}")
    tail = say(language, f", gezählt {counted}", f", counted {counted}") if counted else ""
    return say(language, f"zwischen {low} und {high} von {base}", f"between {low} and {high} of {base}") + tail


def _share(m: Measured, language: str) -> str:
    """A share that is one already: ``41 %``, ``zwischen 25 und 100 %, gezählt 45 %``."""
    low, high = number(m.lower, language), number(m.upper, language)
    if low == high:
        return f"{low} %"
    counted = "" if m.count is None else number(m.count, language)
    tail = say(language, f", gezählt {counted} %", f", counted {counted} %") if counted else ""
    return say(language, f"zwischen {low} und {high} %", f"between {low} and {high} %") + tail


def _in_order(value: Recomputed, statistic: str, language: str) -> str:
    """The groups of an order with their counts, the largest first; the shared base is said once."""
    told = []
    for group, m in value.ranked():
        bounds = f"{m.lower}–{m.upper}" if m.lower != m.upper else ""
        count = bounds if m.count is None else f"{m.count} [{bounds}]" if bounds else str(m.count)
        told.append(f"{group_label(statistic, group, language)} {count}")
    bases = {m.base for _, m in value.parts}
    text = ", ".join(told)
    if len(bases) != 1:
        return text
    base = number(bases.pop(), language)
    return say(language, f"{text} (von je {base})", f"{text} (each of {base})")


def _of_members(value: Recomputed, statistic: str, language: str) -> str:
    """How many of the claimed members were found, and which were not."""
    missing = [group_label(statistic, name, language) for name, m in value.parts if not m.count]
    n = len(value.parts)
    text = say(language, f"{n - len(missing)} von {n} Genannten gefunden", f"{n - len(missing)} of {n} named found")
    if not missing:
        return text
    listed = ", ".join(missing)
    return text + say(language, f", nicht: {listed}", f", not: {listed}")


def value_in_words(value: Recomputed, statistic: str, language: str) -> str:
    """A recomputed value as people read it."""
    if value.single is not None and statistic in PERCENTS:
        return _share(value.single, language)
    if value.single is not None:
        return count_in_words(value.single, statistic in BARE, language)
    if value.kind == "members":
        return _of_members(value, statistic, language)
    return _in_order(value, statistic, language)
