"""Where labels of points go so that they do not run into each other; the same input gives the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DIRECTIONS: list[tuple[float, float]] = [
    (1, 0),
    (-1, 0),
    (0, 1),
    (0, -1),
    (1, 1),
    (-1, 1),
    (1, -1),
    (-1, -1),
    (1, 0.5),
    (-1, 0.5),
]
DIRECTIONS += [(1, -0.5), (-1, -0.5), (0.5, 1), (-0.5, 1), (0.5, -1), (-0.5, -1)]
DISTANCES = (0.05, 0.1, 0.17, 0.26, 0.38, 0.52)
"""Distances of a label's box from its point, in inches."""
OVERLAP, COVERED, OUTSIDE, FOREIGN = 1000.0, 500.0, 5000.0, 10.0


@dataclass(frozen=True)
class LabelBox:
    """A label's box in inches."""

    x0: float
    y0: float
    x1: float
    y1: float


def candidate_boxes(x: float, y: float, width: float, height: float, radius: float = 0.035) -> np.ndarray:
    """Possible boxes of a label around its point, best first: rows of x0, y0, x1, y1."""
    boxes = []
    for distance in (d + radius - 0.035 for d in DISTANCES):
        for dx, dy in DIRECTIONS:
            cx = x + dx * (distance + width / 2)
            cy = y + dy * (distance + height / 2 if abs(dx) < 1 else 0.6 * height + 0.6 * distance)
            boxes.append((cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2))
    return np.array(boxes)


def overlap(boxes: np.ndarray, others: np.ndarray, pad: float = 0.0) -> np.ndarray:
    """Areas in which boxes (n, 4) overlap others (m, 4), each grown by ``pad``: an array (n, m)."""
    wide = np.minimum(boxes[:, None, 2], others[None, :, 2]) - np.maximum(boxes[:, None, 0], others[None, :, 0]) + pad
    high = np.minimum(boxes[:, None, 3], others[None, :, 3]) - np.maximum(boxes[:, None, 1], others[None, :, 1]) + pad
    return np.clip(wide, 0, None) * np.clip(high, 0, None)


def place_labels(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    bounds: LabelBox,
    obstacles: Sequence[tuple[float, float]] = (),
    radii: Sequence[float] = (),
    passes: int = 60,
) -> list[LabelBox]:
    """Places for the labels of ``points`` (inches) with the given ``sizes`` inside ``bounds``.

    Each label in turn takes the place with the least cost: overlaps with other labels, points it would cover, then
    distance from its own point, then a foreign point nearer than its own. Repeated until nothing moves. ``obstacles``
    are further points to keep free; ``radii`` those of all dots.
    """
    every = [*points, *obstacles]
    radii = list(radii) or [0.035] * len(every)
    own = zip(points, sizes, radii, strict=False)
    options = [candidate_boxes(x, y, w, h, r) for (x, y), (w, h), r in own]
    dots = np.array([(x - r, y - r, x + r, y + r) for (x, y), r in zip(every, radii, strict=True)])
    fixed = [_fixed_cost(boxes, dots, bounds) + _foreign(boxes, dots, i) for i, boxes in enumerate(options)]
    chosen = [int(np.argmin(cost)) for cost in fixed]
    current = np.array([boxes[k] for boxes, k in zip(options, chosen, strict=True)])
    for _ in range(passes):
        moved = False
        for i, boxes in enumerate(options):
            areas = overlap(boxes, current, pad=0.012)
            areas[:, i] = 0
            best = int(np.argmin(fixed[i] + OVERLAP * ((areas > 0) * 0.05 + areas).sum(axis=1)))
            if best != chosen[i]:
                chosen[i], current[i], moved = best, boxes[best], True
        if not moved:
            break
    return [LabelBox(*map(float, box)) for box in current]


def _foreign(boxes: np.ndarray, dots: np.ndarray, own: int) -> np.ndarray:
    """What it costs where a foreign dot is as near to a label as its own, so that it would be read as that one's."""
    wide = np.maximum(dots[None, :, 0] - boxes[:, None, 2], boxes[:, None, 0] - dots[None, :, 2])
    high = np.maximum(dots[None, :, 1] - boxes[:, None, 3], boxes[:, None, 1] - dots[None, :, 3])
    gaps = np.hypot(np.clip(wide, 0, None), np.clip(high, 0, None))
    others = np.delete(gaps, own, axis=1)
    return FOREIGN * (others < gaps[:, [own]] + 0.02).sum(axis=1)


def _fixed_cost(boxes: np.ndarray, dots: np.ndarray, bounds: LabelBox) -> np.ndarray:
    preference = np.arange(len(boxes)) * 0.15
    outside = (
        (boxes[:, 0] < bounds.x0) | (boxes[:, 1] < bounds.y0) | (boxes[:, 2] > bounds.x1) | (boxes[:, 3] > bounds.y1)
    )
    return preference + COVERED * (overlap(boxes, dots) > 0).sum(axis=1) * 0.1 + OUTSIDE * outside
