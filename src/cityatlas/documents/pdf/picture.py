"""The part of a page around ten labels, as it is printed: rendered, upright, with the labels' places in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cityatlas.documents.pdf.labels import LabelGroup
from cityatlas.documents.pdf.words import Box, turned

Pixels = NDArray[np.float32]
"""Rows by columns by red, green, blue; 0 to 1."""
LETTER_PIXELS = 16
"""Height of a label's first letter in the picture: enough to tell bold from regular."""
LABEL_MARGIN = 2.6
"""What is seen around the labels, in heights of a letter."""
MOST_PIXELS = 12_000_000
FINEST = 12.0
"""Pixels for a point at most."""


@dataclass(frozen=True)
class Picture:
    """The pixels, how many of them make the height of a letter, and the boxes of each label's words.

    Boxes are (left, top, right, bottom) in pixels, rows counted from above.
    """

    pixels: Pixels
    letter: float
    boxes: dict[str, list[Box]]


def _clipped(box: Box, bounds: Box) -> Box:
    lows = (max(low, at) for low, at in zip(box[:2], bounds[:2], strict=True))
    highs = (min(high, at) for high, at in zip(box[2:], bounds[2:], strict=True))
    left, bottom, right, top = *lows, *highs
    return left, bottom, right, top


def group_picture(page: Any, group: LabelGroup, turns: int) -> Picture | None:
    """Render the surroundings of a group of labels; None where it lies outside of what the page shows.

    ``turns``: the quarter turns of the page's text; the picture is turned back by them.
    """
    bounds, reach = page.get_bbox(), LABEL_MARGIN * group.height
    left, bottom, right, top = group.box
    wanted = turned((left - reach, bottom - reach, right + reach, top + reach), turns)
    seen = _clipped(wanted, bounds)
    width, height = seen[2] - seen[0], seen[3] - seen[1]
    if width <= 1 or height <= 1 or group.height <= 0:
        return None
    scale = min(LETTER_PIXELS / group.height, FINEST, math.sqrt(MOST_PIXELS / (width * height)))
    pixels, origin = _rendered(page, seen, bounds, scale)
    upright = np.rot90(pixels, -turns).astype(np.float32) / np.float32(255)
    boxes = {
        field: [_in_pixels(turned(w.box, turns), origin, scale, pixels.shape, turns) for w in label]
        for field, label in group.labels.items()
    }
    return Picture(upright, scale * group.height, boxes)


def _rendered(page: Any, seen: Box, bounds: Box, scale: float) -> tuple[NDArray[np.uint8], tuple[float, float]]:
    """The pixels of a part of the page, and the point of the page at their upper left corner."""
    cut = (seen[0] - bounds[0], seen[1] - bounds[1], bounds[2] - seen[2], bounds[3] - seen[3])
    bitmap = page.render(scale=scale, crop=cut, rev_byteorder=True, may_draw_forms=False)
    pixels = bitmap.to_numpy()[:, :, :3].copy()
    bitmap.close()
    return pixels, (bounds[0] + math.ceil(cut[0] * scale) / scale, bounds[3] - math.ceil(cut[3] * scale) / scale)


def _in_pixels(box: Box, origin: tuple[float, float], scale: float, shape: tuple[int, ...], turns: int) -> Box:
    """A box of the page in pixels of the upright picture, as (left, top, right, bottom)."""
    left, right = ((x - origin[0]) * scale for x in (box[0], box[2]))
    top, bottom = ((origin[1] - y) * scale for y in (box[3], box[1]))
    height, width = shape[:2]
    for _ in range(turns % 4):  # with the clock: a column becomes a row
        left, top, right, bottom = height - bottom, left, height - top, right
        height, width = width, height
    return left, top, right, bottom
