"""The letters that an SVG needs, embedded in it, so that its text is text and looks the same on every machine."""

from __future__ import annotations

import base64
import io
import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import unescape

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from cityatlas.figures.look import SYMBOL_FAMILY, Look, current_look

USUAL = frozenset(
    map(
        chr,
        [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, 0x201C, 0x201D, 0x201E, 0x2026, *map(ord, "≥−•€")],
    )
)
"""Letters that every SVG gets, so that most of them share one small typeface."""
FALLBACK = f"'{SYMBOL_FAMILY}', Arial, Helvetica, sans-serif"
_TEXT = re.compile(r"<text[^>]*>([^<]*)<")


def with_letters(svg: str) -> str:
    """An SVG of matplotlib's with its typeface embedded, and named with what stands in for it elsewhere."""
    letters = frozenset(unescape("".join(_TEXT.findall(svg)))) | USUAL
    look = current_look()
    family = look.families()[0]
    svg = re.sub(r"font-family: [^;\"]*", f"font-family: '{family}', {FALLBACK}", svg)
    return svg.replace("<defs>", f"<defs>\n  <style>{faces(family, letters, look)}</style>", 1)


@cache
def faces(family: str, letters: frozenset[str], look: Look) -> str:
    """CSS that holds the regular and the bold face with these letters and no others."""
    regular, bold = look.faces()[0], look.faces()[-1]
    return "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};src:url({_part(path, letters)})}}"
        for path, weight in ((regular, 400), (bold, 700))
    )


def _part(path: Path, letters: frozenset[str]) -> str:
    options = Options(hinting=False, layout_features=["kern"], name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(sorted(letters)))
        subsetter.subset(font)
        buffer = io.BytesIO()
        font.save(buffer)
    return "data:font/ttf;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
