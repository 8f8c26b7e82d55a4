"""A legend's entries: a swatch as it stands in the plot, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from cityatlas.figures import style

KEY_LINE = 0.165
"""Height of a legend's line in inches."""
_SWATCH, _HIGH = 0.2, 0.1


@dataclass(frozen=True)
class Legend:
    """One entry: ``kind`` is bar, doubt (hatched), range (a line with caps), arrow, line, or a marker's sign."""

    text: str
    kind: str = "bar"
    colour: str = style.INK
    face: str = ""
    size: float = 5.5

    def draw(self, ax: Axes, x: float, y: float) -> None:
        """The swatch from ``x`` on, centred at ``y``, in inches."""
        if self.kind in ("bar", "doubt"):
            look: dict[str, Any] = {"facecolor": self.colour, "edgecolor": style.INK, "linewidth": 0.4}
            if self.kind == "doubt":
                look = style.doubtful(self.colour)
            ax.add_patch(Rectangle((x, y - _HIGH / 2), _SWATCH, _HIGH, **look))
        elif self.kind == "range":
            ax.plot([x, x + _SWATCH], [y, y], "|-", color=style.INK, lw=1.2, ms=6, mew=1.2)
        elif self.kind == "arrow":
            ends = {"arrowstyle": "->", "color": style.SOFT_INK, "lw": 0.8, "shrinkA": 0, "shrinkB": 0}
            ax.annotate("", (x + _SWATCH, y), (x, y), arrowprops=ends)
        elif self.kind == "line":
            ax.plot([x, x + _SWATCH], [y, y], "-", color=self.colour, lw=1.6)
        else:
            ax.plot(
                [x + (key_width(self) - 0.06) / 2], [y], self.kind, ms=self.size, mfc=self.face or self.colour,
                mec=self.colour, mew=0.8, clip_on=False,
            )  # fmt: skip


def key_width(key: Legend) -> float:
    """Inches from an entry's beginning to its words."""
    return max(_SWATCH, key.size / 72 if key.kind == "o" else 0) + 0.06
