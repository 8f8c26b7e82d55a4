"""One style for all figures: palette, sizes, fonts and matplotlib's settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib
import seaborn as sns

from cityatlas.core.palette import AGENDA_COLOURS as AGENDA_COLOURS
from cityatlas.core.palette import FIELD_COLOURS as FIELD_COLOURS
from cityatlas.core.palette import STATUS_COLOURS as STATUS_COLOURS
from cityatlas.core.palette import STATUS_EDGE as STATUS_EDGE
from cityatlas.figures.look import current_look

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

INK = "#1A1A1A"
SOFT_INK = "#4A4A4A"
PALE = "#E4E9EF"
LINE = "#B5B5B5"
LAND = "#F1EFEA"
BORDER = "#B9B2A5"
PAPER = "#FFFFFF"

TITLE, QUESTION, LABEL, SMALL, CAPTION = 11.0, 8.5, 8.0, 7.0, 6.6
"""Font sizes in points."""
CAPTION_SIZES = {"column": CAPTION, "slide": 7.4}
"""On a slide of 8 inches, which a slide program enlarges to 13.3, 7.4 points become 12.3: read from a chair."""

FIGURE_WIDTHS = {"column": 6.3, "slide": 8.0}
"""Width in inches: the text column of an A4 report (16 cm), and a 16:9 slide (enlarged by the slide program)."""
SLIDE_HEIGHT = 4.5
DPI = 300

RC: dict[RcKeyType, Any] = {
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
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "text.hinting": "none",
    "path.simplify": True,
}
"""``svg.hashsalt`` fixes the ids in SVG. Text stays text in SVG (the letters it needs are embedded, see ``export``) and
in PDF (TrueType), so that it can be searched, copied and changed. Text without hinting costs a quarter of the time of
its alternative; 300 dpi need no hints."""
DOUBT_HATCH = "//////"
"""What is doubtful, derived or only possible is hatched, never merely paler."""


def accent() -> str:
    """The colour of what has no colour of its own."""
    return current_look().accent_colour


def field_colours() -> dict[str, str]:
    """The colours of the fields, and of nothing else."""
    return current_look().colours("field")


def agenda_colours() -> dict[str, str]:
    """The colours of the agenda's statuses."""
    return current_look().colours("agenda_status")


def size_colours() -> dict[str, str]:
    """The colours of the size classes."""
    return current_look().colours("size_class")


def doubtful(colour: str) -> dict[str, Any]:
    """The look of a bar or square for what is doubtful: hatched in its colour on paper, with an edge that is seen."""
    edge = colour if contrast(colour, PAPER) >= 3 else SOFT_INK
    return {"facecolor": PAPER, "edgecolor": edge, "hatch": DOUBT_HATCH, "linewidth": 0.6}


@contextmanager
def project_style() -> Iterator[None]:
    """The project's style and nothing else: what a user's matplotlibrc, theme or notebook set has no say in it."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(sns.axes_style("white", rc=RC))
        matplotlib.rcParams.update(RC)
        matplotlib.rcParams["font.family"] = current_look().families()
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
