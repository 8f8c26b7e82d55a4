"""Two classes of labels by one feature, told apart without the printed totals; those then say which class is ticked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
"""Cities by fields, with a third axis where a feature gives a colour."""
Cells = NDArray[np.int8]
"""Cities by fields: 1 ticked, 0 not."""
SMALLEST = 0.08
"""Share of the cells that the smaller class has at least."""
CLEAR = 0.2
"""Width of the gap between the classes that counts as clear, as a share of the way between their middles."""


LEVELLINGS = 6
"""How often classes and levels are found from each other at most."""


@dataclass(frozen=True)
class Split:
    """A feature's two classes: the cells above the cut, how wide the gap is, and how near each cell is to the cut.

    ``gap`` and ``nearness`` are shares of the way between the classes' middles.
    """

    feature: str
    cells: Cells
    gap: float
    nearness: Matrix

    @property
    def is_clear(self) -> bool:
        """Whether nothing stands between the classes."""
        return self.gap >= CLEAR


def along_difference(values: Matrix) -> Matrix:
    """Colours as one number: their place on the line through the middles of two clusters of them."""
    if values.ndim == 2:
        return values
    points = values.reshape(-1, values.shape[2])
    middles = np.stack([points[0], points[np.abs(points - points[0]).sum(axis=1).argmax()]])
    for _ in range(20):
        nearest = np.linalg.norm(points[:, None] - middles[None], axis=2).argmin(axis=1)
        middles = np.stack([points[nearest == k].mean(axis=0) if (nearest == k).any() else middles[k] for k in (0, 1)])
    return (values - middles[0]) @ (middles[1] - middles[0])


def _cuts(values: Matrix) -> list[float]:
    """Where to cut: where the classes are most alike within themselves, and where the widest gap is."""
    ordered = np.sort(values, axis=None)
    count, least = len(ordered), max(1, int(SMALLEST * values.size))
    sums, below = np.cumsum(ordered), np.arange(1, count)
    between = (sums[-1] * below / count - sums[:-1]) ** 2 / (below * (count - below))
    allowed = (below >= least) & (below <= count - least) & (np.diff(ordered) > 0)
    if not allowed.any():
        return []
    places = {int(np.where(allowed, score, -1).argmax()) for score in (between, np.diff(ordered))}
    return [float(ordered[p] + ordered[p + 1]) / 2 for p in sorted(places)]


def _split(feature: str, values: Matrix, cut: float) -> Split:
    above = values > cut
    way = float(np.median(values[above]) - np.median(values[~above]))
    gap = float(values[above].min() - values[~above].max())
    return Split(feature, above.astype(np.int8), gap / way, np.abs(values - cut) / way)


def _levelled(values: Matrix, cells: Cells) -> Matrix:
    """Values without what a label's own shape and a page's own light add, given the classes."""
    level = values.copy()
    for _ in range(3):
        step = level[cells == 1].mean() - level[cells == 0].mean()
        for axis in (0, 1):
            rest = level - step * cells
            level = level - (rest.mean(axis=axis, keepdims=True) - rest.mean())
    return level


def feature_splits(feature: str, values: Matrix) -> list[Split]:
    """Both cuts of a feature's values, and those of the values levelled by labels and pages; none where all are alike.

    ``values``: cities by fields, with a third axis where they are colours.
    """
    line = along_difference(values)
    if not np.isfinite(line).all() or np.ptp(line) < 1e-6:
        return []
    found = [_split(feature, line, cut) for cut in _cuts(line)]
    for first in tuple(found):
        cells = first.cells
        for _ in range(LEVELLINGS):
            level = _levelled(line, cells)
            levelled = [_split(feature, level, cut) for cut in _cuts(level)]
            if not levelled or (levelled[0].cells == cells).all():
                break
            cells = levelled[0].cells
        found += levelled
    return found


def all_splits(features: Mapping[str, Matrix]) -> list[Split]:
    """The splits of all features, each class of a split once as the ticked one."""
    found = [split for name, values in features.items() for split in feature_splits(name, values)]
    turned = [Split(s.feature, (1 - s.cells).astype(np.int8), s.gap, s.nearness) for s in found]
    return [*found, *turned]
