"""Agreement of the two independent codings, variable by variable."""

from __future__ import annotations

from cityatlas.codebook import Variable, variables
from cityatlas.tables import Row

RELIABLE, TENTATIVE, RARE = 0.80, 0.667, 5
"""Krippendorff's thresholds for alpha, and the least number of positives for alpha to say anything (codebook)."""


def _values(rows: list[Row], coder: str, variable: Variable, cities: list[str]) -> list[str]:
    coded = {r["city"]: r["value"] for r in rows if r["coder"] == coder and r["variable"] == variable.name}
    return [coded.get(city, "") for city in cities]


def alpha_interval(first: list[int], second: list[int], draws: int, seed: int) -> tuple[float, float, float]:
    """Krippendorff's alpha (nominal) and its 95 % bootstrap interval over units.

    Draws in which all values are equal have no alpha; they count as agreement (1), since nobody disagreed there.
    """
    import krippendorff
    import numpy as np

    data = np.array([first, second], dtype=float)

    def alpha(values: np.ndarray) -> float:
        if len(np.unique(values)) < 2:
            return 1.0
        return float(krippendorff.alpha(reliability_data=values, level_of_measurement="nominal"))

    generator = np.random.default_rng(seed)
    units = data.shape[1]
    sample = [alpha(data[:, generator.integers(0, units, units)]) for _ in range(draws)]
    low, high = np.percentile(sample, [2.5, 97.5])
    return alpha(data), float(low), float(high)


def verdict(alpha: float | None, positives: tuple[int, int] | None, varied: bool) -> str:
    """The codebook's judgement: no_variation, too_rare, or by alpha reliable, tentative, unreliable."""
    if not varied:
        return "no_variation"
    if positives is not None and min(positives) < RARE:
        return "too_rare"
    if alpha is None or alpha < TENTATIVE:
        return "unreliable"
    return "reliable" if alpha >= RELIABLE else "tentative"


def agree(rows: list[Row], cities: list[str], draws: int, seed: int) -> list[Row]:
    """The table ``agreement``: for each variable share of equal values, alpha with interval, and the verdict.

    ``rows`` are the codes of both coders; ``cities`` those that both coded. Variables coded only under a condition
    are compared over the cities where both coders met it.
    """
    result = []
    for variable in variables().values():
        pairs = list(
            zip(_values(rows, "coder_1", variable, cities), _values(rows, "coder_2", variable, cities), strict=True)
        )
        pairs = [p for p in pairs if all(p)]
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
                "verdict": verdict(alpha, positives, varied),
            }
        )
    return result
