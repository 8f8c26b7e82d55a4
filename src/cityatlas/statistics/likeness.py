"""How alike two cities are, by a rule that the workbook repeats in formulas.

Four parts between 0 and 1, weighted: fields (shared fields over the fields that either has), organisation (share of
equal answers on the four models), status of the agenda (equal or not) and size (1 for equal populations, 0 from a
tenfold difference on; logarithmic). The weights are ours; in the workbook they are cells that a user may change.

Silence is never rewarded: what neither city says makes them no more alike. A model of organisation that a coded city
lacks is an answer (the codebook: its silence is a no); a city of which nothing is known gives none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cityatlas.coding.city_codes import City
from cityatlas.coding.codebook import variables

LIKENESS_WEIGHTS = {"fields": 4, "organisation": 2, "status": 2, "size": 2}
TIE = 1e-9
"""Taken off for each row further down, so that no two cities share a rank."""


@dataclass(frozen=True)
class Features:
    """What likeness looks at: names of the coded fields and models, the agenda's status, the population."""

    fields: frozenset[str]
    models: frozenset[str]
    status: str
    population: int

    @property
    def silent(self) -> bool:
        """Whether nothing is known of the city but its size."""
        return not (self.fields or self.models or self.status)


@dataclass(frozen=True)
class Likeness:
    """The parts of a likeness: shared fields, fields of either, equal models (of ``of``), status, size (0 to 1)."""

    shared: int
    union: int
    organisation: int
    of: int
    same_status: int
    size: float

    @property
    def shares(self) -> dict[str, float]:
        """The four parts, each 0 to 1; cities without any field share none."""
        return {
            "fields": self.shared / self.union if self.union else 0.0,
            "organisation": self.organisation / self.of,
            "status": float(self.same_status),
            "size": self.size,
        }

    @property
    def score(self) -> float:
        """The weighted mean of the four parts, 0 to 1."""
        # fsum: Python 3.12 rounds sum() of floats otherwise than 3.11, and the workbook shows every digit
        return math.fsum(w * self.shares[k] for k, w in LIKENESS_WEIGHTS.items()) / sum(LIKENESS_WEIGHTS.values())


def features(codes: City | None, population: int) -> Features:
    """What a city's codes and population say; a city without codes has no fields, no models and no status."""
    values = codes.values if codes else {}
    ones = {name for name, value in values.items() if value == "1"}
    groups = {s: frozenset(n for n in ones if variables()[n].set == s) for s in ("field", "org")}
    return Features(groups["field"], groups["org"], values.get("agenda_status", ""), population)


def likeness_of(a: Features, b: Features) -> Likeness:
    """The likeness of two cities (the same either way round)."""
    models = [n for n, v in variables().items() if v.set == "org"]
    answered = not (a.silent or b.silent)
    return Likeness(
        shared=len(a.fields & b.fields),
        union=len(a.fields | b.fields),
        organisation=sum((m in a.models) == (m in b.models) for m in models) if answered else 0,
        of=len(models),
        same_status=int(a.status == b.status != ""),
        size=max(0.0, 1 - abs(math.log10(a.population / b.population))),
    )
