"""What can make a label stand out, as numbers: background, letters, weight, frame, marks. Each says it on its own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cityatlas.documents.pdf.picture import Picture, Pixels
from cityatlas.documents.pdf.words import Box
from cityatlas.documents.printed_labels import FIELDS

Mask = NDArray[np.bool_]
Values = dict[str, list[float]]
"""What each feature gives for one label: one number, or three for a colour."""
FEATURES = {
    "background": "colour within the label",
    "surroundings": "colour just around the label",
    "surroundings_chroma": "how coloured the label's surroundings are",
    "letters": "colour of the letters",
    "letters_chroma": "how coloured the letters are",
    "weight": "thickness of the strokes",
    "ink": "share of the label that is inked",
    "width": "width of the label for its height",
    "frame": "lines around the label",
    "mark": "ink before the label",
    "mark_colour": "colour before the label",
}
"""Each feature by its key, in words for messages."""


def group_values(picture: Picture) -> dict[str, Values]:
    """The features of the ten labels of one picture, by field."""
    return {field: _label_values(picture, field) for field in FIELDS}


def _distance(boxes: list[Box], xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each pixel lies from the nearest of some boxes, in pixels (the larger of across and down)."""
    found = np.full((len(ys), len(xs)), np.inf)
    for left, top, right, bottom in boxes:
        across = np.maximum(np.maximum(left - xs, xs - right), 0.0)[None, :]
        down = np.maximum(np.maximum(top - ys, ys - bottom), 0.0)[:, None]
        found = np.minimum(found, np.maximum(across, down))
    return found


def _window(picture: Picture, field: str) -> tuple[slice, slice]:
    """Rows and columns of the picture around a label, wide enough for all that is looked at."""
    lefts, tops, rights, bottoms = zip(*picture.boxes[field], strict=True)
    reach = 2.4 * picture.letter
    height, width = picture.pixels.shape[:2]
    rows = slice(max(0, int(min(tops) - reach)), min(height, int(max(bottoms) + reach) + 1))
    return rows, slice(max(0, int(min(lefts) - reach)), min(width, int(max(rights) + reach) + 1))


def _label_values(picture: Picture, field: str) -> Values:
    rows, columns = _window(picture, field)
    seen, unit = picture.pixels[rows, columns], picture.letter
    ys, xs = np.arange(rows.start, rows.stop) + 0.5, np.arange(columns.start, columns.stop) + 0.5
    own = _distance(picture.boxes[field], xs, ys)
    others = _distance([b for f, boxes in picture.boxes.items() if f != field for b in boxes], xs, ys)
    nearest = own <= others
    inside, around = own <= 0.1 * unit, nearest & (own > 0.18 * unit) & (own <= 0.4 * unit)
    background = _median(seen[inside])
    surroundings = _median(seen[around]) if around.any() else background
    before = _before(picture.boxes[field], xs, ys, unit) & (others > 0.25 * unit)
    values = _letters(seen, own <= 0, background) | _mark(seen, before, surroundings)
    values |= {"background": list(background), "surroundings": list(surroundings)}
    values["surroundings_chroma"] = [float(np.ptp(surroundings))]
    values["width"] = [sum(b[2] - b[0] for b in picture.boxes[field]) / unit]
    values["frame"] = [_frame(seen, nearest & (own > 0.15 * unit) & (own <= 1.1 * unit))]
    return {name: [float(v) for v in values[name]] for name in FEATURES}


def _apart(pixels: Pixels, colour: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far each pixel is from a colour: the largest difference of red, green and blue."""
    red, green, blue = (np.abs(pixels[..., part] - colour[part]) for part in range(3))
    return np.maximum(np.maximum(red, green), blue)


def _median(pixels: Pixels) -> NDArray[np.float32]:
    if not pixels.size:
        return np.ones(3, np.float32)
    return np.array([np.median(part) for part in np.ascontiguousarray(pixels.reshape(-1, 3).T)], np.float32)


def _letters(seen: Pixels, inside: Mask, background: NDArray[np.float32]) -> Values:
    """Colour, weight and amount of what differs from the background within a label's own box."""
    apart = _apart(seen, background)
    contrast = float(np.quantile(apart[inside], 0.96)) if inside.any() else 0.0
    ink = inside & (apart > max(0.5 * contrast, 0.02))
    colour = _median(seen[inside & (apart > max(0.8 * contrast, 0.02))]) if ink.any() else background
    edges = sum(int((ink[a] != ink[b]).sum()) for a, b in _neighbours())
    return {
        "letters": list(colour),
        "letters_chroma": [float(np.ptp(colour))],
        "weight": [float(ink.sum()) / max(edges, 1)],
        "ink": [float(ink.sum()) / max(int(inside.sum()), 1)],
    }


def _neighbours() -> Iterator[tuple[tuple[slice, slice], tuple[slice, slice]]]:
    whole, first, second = slice(None), slice(None, -1), slice(1, None)
    yield (whole, first), (whole, second)
    yield (first, whole), (second, whole)


def _before(boxes: list[Box], xs: NDArray[np.float64], ys: NDArray[np.float64], unit: float) -> Mask:
    """Where a mark before a label stands: left of its first word, on its line."""
    left, top, _, bottom = boxes[0]
    across = (xs > left - 2.2 * unit) & (xs < left - 0.12 * unit)
    return ((ys > top - 0.3 * unit) & (ys < bottom + 0.3 * unit))[:, None] & across[None, :]


def _mark(seen: Pixels, before: Mask, surroundings: NDArray[np.float32]) -> Values:
    pixels = seen[before]
    if not pixels.size:
        return {"mark": [0.0], "mark_colour": list(surroundings)}
    apart = _apart(pixels, surroundings)
    return {"mark": [float(apart.mean())], "mark_colour": list(pixels.mean(axis=0))}


def _frame(seen: Pixels, ring: Mask) -> float:
    """How much of a ring about a label differs from its usual colour."""
    if not ring.any():
        return 0.0
    pixels = seen[ring]
    return float(_apart(pixels, _median(pixels)).mean())
