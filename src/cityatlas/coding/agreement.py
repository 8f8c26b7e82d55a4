"""Agreement of the two independent codings, variable by variable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cityatlas.coding.codebook import variables
from cityatlas.core.rows import AgreementRow, CodeRow

RELIABLE, TENTATIVE, RARE = 0.80, 0.667, 5
"""Krippendorff's thresholds for alpha, and the least number of positives for alpha to say anything (codebook)."""


def alpha_of_counts(unequal: Any, counts: Any) -> Any:
    """Krippendorff's nominal alpha of two coders without gaps, for many samples at once, from coincidence counts.

    ``unequal`` (samples): units on which the coders differ. ``counts`` (samples x levels): how often both coders
    together gave each value. With n values in all, alpha is 1 - (n - 1) * (off-diagonal coincidences, twice
    ``unequal``) / (sum of n_c * n_k over different values c, k) (Krippendorff 2011, section C). Samples in which all
    values are equal have no alpha; they count as agreement (1), since nobody disagreed there. Shape: samples.
    """
    import numpy as np

    total = counts.sum(axis=1)
    chance = total**2 - (counts**2).sum(axis=1)
    varied = chance > 0
    return np.where(varied, 1 - (total - 1) * 2 * unequal / np.where(varied, chance, 1), 1.0)


def bootstrap(first: list[int], second: list[int], draws: int, seed: int) -> Any:
    """Alpha of ``draws`` samples of the units, drawn with replacement. Shape: draws."""
    import numpy as np

    a, b = np.array(first), np.array(second)
    chosen = np.random.default_rng(seed).integers(0, len(a), (draws, len(a)))
    levels = range(max(first + second) + 1)
    given = np.stack([(a == level).astype(int) + (b == level) for level in levels], axis=1)
    counts = np.stack([given[:, level][chosen].sum(axis=1) for level in levels], axis=1)
    return alpha_of_counts((a != b)[chosen].sum(axis=1), counts)


def alpha_interval(first: list[int], second: list[int], draws: int, seed: int) -> tuple[float, float, float]:
    """Krippendorff's alpha (nominal) and its 95 % bootstrap interval over units; values are levels from 0.

    The alpha itself is the library's; that of the samples, thousands for each variable, is computed at once.
    """
    import krippendorff
    import numpy as np

    data = np.array([first, second], dtype=float)
    alpha = 1.0
    if len(np.unique(data)) > 1:
        alpha = float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
    low, high = np.percentile(bootstrap(first, second, draws, seed), [2.5, 97.5])
    return alpha, float(low), float(high)


def verdict(
    alpha: float | None, low: float | None, positives: tuple[int, int] | None, varied: bool, people: bool = False
) -> str:
    """The judgement on a variable: no_variation, too_rare, or by alpha reliable, tentative, unreliable.

    Krippendorff's 0.80 is meant for people. Two runs of one model agree more easily, so that their alpha only counts as
    reliable where even the lower limit of its interval (``low``) reaches 0.80.
    """
    if not varied:
        return "no_variation"
    if positives is not None and min(positives) < RARE:
        return "too_rare"
    if alpha is None or alpha < TENTATIVE:
        return "unreliable"
    enough = alpha if people else low
    return "reliable" if enough is not None and enough >= RELIABLE else "tentative"


def agree(rows: Iterable[CodeRow], cities: list[str], draws: int, seed: int) -> list[AgreementRow]:
    """The table ``agreement``: for each variable share of equal values, alpha with interval, and the verdict.

    ``rows`` are the codes of both coders; ``cities`` those that both coded. Variables coded only under a condition
    are compared over the cities where both coders met it.
    """
    result: list[AgreementRow] = []
    coded = {(r["coder"], r["variable"], r["city"]): r["value"] for r in rows}
    for variable in variables().values():
        values = [[coded.get((coder, variable.name, c), "") for c in cities] for coder in ("coder_1", "coder_2")]
        pairs = [p for p in zip(*values, strict=True) if all(p)]
        if not pairs:
            continue
        levels = sorted({v for p in pairs for v in p})
        first, second = ([levels.index(v) for v in values] for values in zip(*pairs, strict=True))
        positives = None
        if variable.kind == "binary":
            positives = (sum(a == "1" for a, _ in pairs), sum(b == "1" for _, b in pairs))
        varied = len(levels) > 1
        alpha = low = high = None
        if varied and (positives is None or min(positives) >= RARE):
            alpha, low, high = alpha_interval(first, second, draws, seed)
        unequal = sum(a != b for a, b in pairs)
        result.append(
            {
                "variable": variable.name,
                "coders": "coder_1|coder_2",
                "n": len(pairs),
                "positives_1": positives[0] if positives else None,
                "positives_2": positives[1] if positives else None,
                "disagreements": unequal,
                "agreement": 1 - unequal / len(pairs),
                "alpha": alpha,
                "alpha_low": low,
                "alpha_high": high,
                "verdict": verdict(alpha, low, positives, varied),
            }
        )
    return result
