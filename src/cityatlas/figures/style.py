"""One style for all figures: palette, sizes, fonts and matplotlib's settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib

from cityatlas.core.palette import AGENDA_COLOURS as AGENDA_COLOURS
from cityatlas.core.palette import FIELD_COLOURS as FIELD_COLOURS
from cityatlas.core.palette import STATUS_COLOURS as STATUS_COLOURS
from cityatlas.core.palette import STATUS_EDGE as STATUS_EDGE

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

INK = "#1A1A1A"
SOFT_INK = "#4A4A4A"
ACCENT = "#0B3C6F"
PALE = "#E4E9EF"
WARM = "#C8461E"
LINE = "#B5B5B5"
LAND = "#F1EFEA"
BORDER = "#B9B2A5"
PAPER = "#FFFFFF"

TITLE, QUESTION, LABEL, SMALL, CAPTION = 11.0, 8.5, 8.0, 7.0, 6.6
"""Font sizes in points."""

FIGURE_WIDTHS = {"column": 6.3, "slide": 8.0}
"""Width in inches: the text column of an A4 report (16 cm), and a 16:9 slide (enlarged by the slide program)."""
SLIDE_HEIGHT = 4.5
DPI = 300

RC: dict[RcKeyType, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": LABEL,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": LINE,
    "axes.labelcolor": SOFT_INK,
    "axes.labelsize": SMALL,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "hatch.linewidth": 0.7,
    "xtick.color": SOFT_INK,
    "ytick.color": INK,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": LABEL,
    "xtick.major.size": 2.5,
    "ytick.major.size": 0,
    "xtick.major.width": 0.6,
    "savefig.facecolor": PAPER,
    "svg.hashsalt": "cityatlas",
    "svg.fonttype": "path",
    "pdf.fonttype": 3,
    "text.hinting": "none",
    "path.simplify": True,
}
"""``svg.hashsalt`` fixes the ids in SVG; text becomes paths there, so that no font of the reader's machine matters.
Type 3 fonts in PDF and text without hinting cost a quarter of the time of their alternatives; 300 dpi need no hints."""


@contextmanager
def project_style() -> Iterator[None]:
    """The project's style and nothing else: what a user's matplotlibrc, theme or notebook set has no say in it."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(RC)
        yield


def ink_on(colour: str) -> str:
    """Black or white, whichever has the higher contrast to a colour."""
    return max((INK, PAPER), key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """The WCAG relative luminance of ``#RRGGBB``, from 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
