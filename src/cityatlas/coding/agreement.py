"""Agreement of independent codings, variable by variable, for all coders together and for each pair of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from cityatlas.coding.codebook import Variable, variables
from cityatlas.coding.coders import Coder
from cityatlas.core.rows import AgreementRow, CodeRow

RELIABLE, TENTATIVE, RARE = 0.80, 0.667, 5
"""Krippendorff's thresholds for alpha, and the least number of positives for alpha to say anything (codebook)."""
BETWEEN = "|"
"""What joins the coders of a set."""
Unit = tuple[str, ...]
"""What the coders of a set gave one city, in their order; empty where one did not code it."""


def alpha_of_counts(unequal: Any, counts: Any) -> Any:
    """Krippendorff's nominal alpha for many samples at once, from coincidence counts.

    ``unequal`` (samples): half of the off-diagonal coincidences, which for two coders is the number of units on which
    they differ. ``counts`` (samples x levels): how often each value was given in units that two coders at least coded.
    With n values in all, alpha is 1 - (n - 1) * (off-diagonal coincidences) / (sum of n_c * n_k over different values
    c, k) (Krippendorff 2011, sections C and D). Samples in which all values are equal have no alpha; they count as
    agreement (1), since nobody disagreed there. Shape: samples.
    """
    import numpy as np

    total = counts.sum(axis=1)
    chance = total**2 - (counts**2).sum(axis=1)
    varied = chance > 0
    return np.where(varied, 1 - (total - 1) * 2 * unequal / np.where(varied, chance, 1), 1.0)


def bootstrap(given: Any, draws: int, seed: int) -> Any:
    """Alpha of ``draws`` samples of the units, drawn with replacement. Shape: draws.

    ``given`` (units x levels): how many coders gave a unit each value, two coders at least in each unit. A unit of m
    values adds (m^2 - sum of squares) / (m - 1) off-diagonal coincidences.
    """
    import numpy as np

    chosen = np.random.default_rng(seed).integers(0, len(given), (draws, len(given)))
    coders = given.sum(axis=1)
    unequal = (coders**2 - (given**2).sum(axis=1)) / (coders - 1) / 2
    counts = np.stack([given[:, level][chosen].sum(axis=1) for level in range(given.shape[1])], axis=1)
    return alpha_of_counts(unequal[chosen].sum(axis=1), counts)


def alpha_interval(units: Sequence[Unit], draws: int, seed: int) -> tuple[float, float, float]:
    """Krippendorff's alpha (nominal) and its 95 % bootstrap interval over units that two coders at least coded.

    The alpha itself is the library's; that of the samples, thousands for each variable, is computed at once.
    """
    import krippendorff
    import numpy as np

    levels = sorted({v for unit in units for v in unit if v})
    data = np.array([[levels.index(v) if v else np.nan for v in unit] for unit in units], dtype=float).T
    alpha = 1.0
    if len(levels) > 1:
        alpha = float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
    given = np.array([[unit.count(level) for level in levels] for unit in units])
    low, high = np.percentile(bootstrap(given, draws, seed), [2.5, 97.5])
    return alpha, float(low), float(high)


def verdict(alpha: float | None, low: float | None, positives: float | None, varied: bool, people: bool = False) -> str:
    """The judgement on a variable: no_variation, too_rare, or by alpha reliable, tentative, unreliable.

    ``positives``: of the coder with the fewest (of a pair), or of a coder on average (of more); None for a variable
    that is not binary. Krippendorff's 0.80 is meant for people. Two runs of one model agree more easily, so that their
    alpha only counts as reliable where even the lower limit of its interval (``low``) reaches 0.80.
    """
    if not varied:
        return "no_variation"
    if positives is not None and positives < RARE:
        return "too_rare"
    if alpha is None or alpha < TENTATIVE:
        return "unreliable"
    enough = alpha if people else low
    return "reliable" if enough is not None and enough >= RELIABLE else "tentative"


def coder_sets(coders: Sequence[Coder]) -> list[tuple[Coder, ...]]:
    """The sets of coders that are compared: all, and each pair. Of two coders, that is one set."""
    pairs: list[tuple[Coder, ...]] = list(combinations(coders, 2))
    return pairs if len(coders) < 3 else [tuple(coders), *pairs]


def of_all_coders(rows: Iterable[AgreementRow]) -> list[AgreementRow]:
    """Of each variable the row of its largest set: the agreement of all who coded, as it is carried along."""
    largest: dict[str, AgreementRow] = {}
    for row in rows:
        known = largest.get(row["variable"])
        if known is None or row["coders"].count(BETWEEN) > known["coders"].count(BETWEEN):
            largest[row["variable"]] = row
    return list(largest.values())


def of_models(rows: Iterable[AgreementRow], coders: Iterable[Coder]) -> list[AgreementRow]:
    """Of each variable the agreement of the model's runs with each other; of all coders where there are no two runs."""
    models, found = {c.id for c in coders if c.kind == "model"}, list(rows)
    own = [row for row in found if models.issuperset(row["coders"].split(BETWEEN))]
    return of_all_coders(own or found)


def agree(
    rows: Iterable[CodeRow], cities: list[str], coders: Sequence[Coder], draws: int, seed: int
) -> list[AgreementRow]:
    """The table ``agreement``: for each variable and set of coders equal values, alpha with interval, and the verdict.

    ``rows`` are the codes of the coders, ``cities`` those of the study. A city counts where two coders of the set at
    least coded the variable; what a coder coded for training does not count. Of more than two coders,
    ``disagreements`` are the cities that are not unanimous, and there are no positives of each.
    """
    coded = {(r["coder"], r["variable"], r["city"]): r["value"] for r in rows}
    known = {c.id: c.training_cities for c in coders}
    given = {key: value for key, value in coded.items() if key[2] not in known.get(key[0], ())}
    result = []
    for chosen in coder_sets(coders):
        for variable in variables().values():
            units = [tuple(given.get((c.id, variable.name, city), "") for c in chosen) for city in cities]
            units = [unit for unit in units if len(unit) - unit.count("") > 1]
            if units:
                result.append(_row(variable, chosen, units, draws, seed))
    return result


def _row(variable: Variable, coders: Sequence[Coder], units: list[Unit], draws: int, seed: int) -> AgreementRow:
    """The row of a variable and a set of coders; ``units`` are the cities that two of them at least coded."""
    pair = variable.kind == "binary" and len(coders) == 2
    each = [sum(unit[i] == "1" for unit in units) for i in range(len(coders))]
    positives = _positives(units, each) if variable.kind == "binary" else None
    varied = len({v for unit in units for v in unit if v}) > 1
    alpha = low = high = None
    if varied and (positives is None or positives >= RARE):
        alpha, low, high = alpha_interval(units, draws, seed)
    unequal = sum(len(set(unit) - {""}) > 1 for unit in units)
    return {
        "variable": variable.name,
        "coders": BETWEEN.join(c.id for c in coders),
        "n": len(units),
        "positives_1": each[0] if pair else None,
        "positives_2": each[1] if pair else None,
        "disagreements": unequal,
        "agreement": 1 - unequal / len(units),
        "alpha": alpha,
        "alpha_low": low,
        "alpha_high": high,
        "verdict": verdict(alpha, low, positives, varied, all(c.kind == "person" for c in coders)),
    }


def _positives(units: list[Unit], each: list[int]) -> float:
    """By how many positives a variable's alpha is judged: the fewer of two coders, of more what one gives on average.

    The average is over the cities: a coder of three cities would make every variable rare.
    """
    if len(each) == 2:
        return min(each)
    values = sum(len(unit) - unit.count("") for unit in units)
    return len(units) * sum(each) / values
