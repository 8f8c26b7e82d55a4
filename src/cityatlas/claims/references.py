"""What a claim refers to: statistics, groups, quantifiers and members by name, each of which must exist.

Groups that only a run knows (items of the document, programmes) are looked up when the claim is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from cityatlas.core.config import quantifier_names
from cityatlas.core.files import read_rows
from cityatlas.core.lines import slug
from cityatlas.core.project import REFERENCE
from cityatlas.core.vocabulary import terms
from cityatlas.statistics.groups import expected_groups

MOST_CLAIM_LINES = 10_000
"""The most lines that a claim may stand in; the longest of ours has about 3,000."""
_SPAN = re.compile(r"([0-9]+)(?:-([0-9]+))?")


def line_breach(text: str) -> str:
    """What is wrong with lines such as ``29;408-410`` that have the form, or nothing; never unfolds them."""
    spans = [(int(a), int(b or a)) for a, b in _SPAN.findall(text)]
    backwards = next((f"{a}-{b}" for a, b in spans if a > b), "")
    if backwards:
        return f"the lines {backwards} run backwards"
    return f"more than {MOST_CLAIM_LINES} lines" if sum(b - a + 1 for a, b in spans) > MOST_CLAIM_LINES else ""


@cache
def known_cities() -> frozenset[str]:
    """The cities of the study (data/raw/reference/places.csv)."""
    return frozenset(row["city"] for _, row in read_rows(REFERENCE / "places.csv", ("city",)))


@cache
def _slugs() -> frozenset[str]:
    return frozenset(map(slug, known_cities()))


def is_member(name: str) -> bool:
    """Whether a name is a city of the study or the id of one of its projects.

    >>> is_member("Aachen"), is_member("aachen-2"), is_member("Atlantis")
    (True, True, False)
    """
    city, _, number = name.rpartition("-")
    return name in known_cities() or (city in _slugs() and number in {"1", "2", "3", "4", "5", "6", "7", "8", "9"})


def unknown_references(tested: Mapping[str, Any], routes: Iterable[Mapping[str, Any]]) -> list[str]:
    """What a claim, as one reading tests it, and its routes name that does not exist."""
    found = []
    quantifier = tested.get("quantifier")
    if quantifier is not None and quantifier not in quantifier_names():
        found.append(f"there is no quantifier {quantifier!r} (expected: one of {', '.join(quantifier_names())})")
    for route in routes:
        statistic = route["statistic"]
        if statistic not in terms("statistic"):
            found.append(f"there is no statistic {statistic!r} (expected: one of {', '.join(terms('statistic'))})")
            continue
        found += _unknown_groups(statistic, tested, route)
    return found


def _unknown_groups(statistic: str, tested: Mapping[str, Any], route: Mapping[str, Any]) -> list[str]:
    """The groups that a route or what it tests names and that the statistic has not, and members that are none."""
    own = route.get("any_of") or route.get("all_of") or ([route["group"]] if "group" in route else [])
    ordered = [g for rank in tested.get("order", ()) for g in ([rank] if isinstance(rank, str) else rank)]
    members = list(tested.get("members", ()))
    known = expected_groups(statistic)
    groups = [*own, *ordered, *([] if own else members)]
    found = [f"the statistic {statistic} has no group {g!r}" for g in groups if known and g not in known]
    return found + [f"there is no city or project {m!r}" for m in members if own and not is_member(m)]
