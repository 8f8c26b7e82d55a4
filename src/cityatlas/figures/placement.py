"""Where labels of points go so that they do not run into each other; the same input gives the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DIRECTIONS = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1), (1, 0.5), (-1, 0.5)]
DIRECTIONS += [(1, -0.5), (-1, -0.5)]
DISTANCES = (0.05, 0.1, 0.17, 0.26, 0.38, 0.52)
"""Distances of a label's box from its point, in inches."""
OVERLAP, COVERED, OUTSIDE = 1000.0, 120.0, 5000.0


@dataclass(frozen=True)
class LabelBox:
    """A label's box in inches."""

    x0: float
    y0: float
    x1: float
    y1: float


def candidate_boxes(x: float, y: float, width: float, height: float) -> np.ndarray:
    """Possible boxes of a label around its point, best first: rows of x0, y0, x1, y1."""
    boxes = []
    for distance in DISTANCES:
        for dx, dy in DIRECTIONS:
            cx = x + dx * (distance + width / 2) if dx else x
            cy = y + dy * (distance + height / 2 if not dx else 0.6 * height + 0.6 * distance)
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
    dot: float = 0.035,
    passes: int = 60,
) -> list[LabelBox]:
    """Places for the labels of ``points`` (inches) with the given ``sizes`` inside ``bounds``.

    Each label in turn takes the place with the least cost: overlaps with other labels, points it would cover, then
    distance from its own point. Repeated until nothing moves. ``obstacles`` are further points to keep free.
    """
    options = [candidate_boxes(x, y, w, h) for (x, y), (w, h) in zip(points, sizes, strict=True)]
    dots = np.array([(x - dot, y - dot, x + dot, y + dot) for x, y in [*points, *obstacles]])
    fixed = [_fixed_cost(boxes, dots, bounds) for boxes in options]
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


def _fixed_cost(boxes: np.ndarray, dots: np.ndarray, bounds: LabelBox) -> np.ndarray:
    preference = np.arange(len(boxes)) * 0.15
    outside = (
        (boxes[:, 0] < bounds.x0) | (boxes[:, 1] < bounds.y0) | (boxes[:, 2] > bounds.x1) | (boxes[:, 3] > bounds.y1)
    )
    return preference + COVERED * (overlap(boxes, dots) > 0).sum(axis=1) * 0.1 + OUTSIDE * outside
