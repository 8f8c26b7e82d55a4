"""An SVG as a part of an HTML page: its text can be searched, it runs nothing, and its names meet no other's."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from html import escape
from itertools import pairwise

from markupsafe import Markup

from cityatlas.core.errors import InputError

SVG_SPACE = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
DRAWN = frozenset(
    ("svg", "g", "defs", "path", "rect", "circle", "line", "polygon", "use", "text", "tspan", "clipPath", "pattern")
)
"""Elements that draw and do nothing else; all others are left out."""
PAINT = ("style", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "patternUnits")
PLACE_ATTRIBUTES = (
    "d",
    "transform",
    "x",
    "y",
    "dx",
    "dy",
    "width",
    "height",
    "points",
    "cx",
    "cy",
    "r",
    "x1",
    "x2",
    "y1",
    "y2",
)
KEPT = frozenset((*PAINT, *PLACE_ATTRIBUTES, "id", "href", "clip-path"))
"""Attributes that are kept; all others, what runs among them, are left out."""
_REFERENCE = re.compile(r"#([^)\s\"']+)")
_FAMILY = re.compile(r"font-family:\s*([^;]*)")
_NEEDLESS = re.compile(r"(?:font-family|text-anchor: start|clip-rule)[^;]*;?|stroke-linejoin: miter;?")
"""What the whole picture says once, or what is so anyway."""
_POINTS = re.compile(r"M(?: ?-?[\d.]+ -?[\d.]+)(?: ?L ?-?[\d.]+ -?[\d.]+)+( ?z)?")
_OWN = re.compile(r"""^(?:(?!url\().|url\(["']?#)*$""", re.DOTALL)
"""A value that refers to parts of the picture and to nothing else."""
_LONG = 2000
"""Characters of a path, above which (outlines of states) its points lie on a grid of half a point."""
_FACE = re.compile(r"@font-face\{[^{}]*url\(data:font/[^{}]*\}")


def inline(svg: str, name: str, alt: str, *, lettered: bool = True) -> Markup:
    """The SVG element as HTML, with ``alt`` as its description.

    Shortened: coordinates to a tenth of a point, names only where something refers to them, those with ``name`` in
    front. ``lettered``: with the letters that the SVG brings along; once in a page is enough. InputError where the
    text is no SVG.
    """
    try:
        root = ET.fromstring(svg)
    except ET.ParseError as error:
        raise InputError(f"no readable SVG ({error})", file=f"figures/{name}.svg", line=error.position[0]) from None
    if root.tag != f"{SVG_SPACE}svg":
        raise InputError("no SVG", file=f"figures/{name}.svg", expected="the root element svg")
    letters = "".join(_FACE.findall("".join(s.text or "" for s in root.iter(f"{SVG_SPACE}style")))) if lettered else ""
    wanted = set(_REFERENCE.findall(" ".join(v for e in root.iter() for k, v in e.attrib.items() if k != "id")))
    parts = _written(root, wanted, "f" + hashlib.sha256(name.encode()).hexdigest()[:4])
    family = next((m[1] for e in root.iter() if (m := _FAMILY.search(e.get("style", "")))), "sans-serif")
    look = escape(f"stroke-linejoin:round;font-family:{_style(family, '')}")
    opening = f'<svg role="img" aria-label="{escape(alt)}" style="{look}" viewBox="{_box(root)}">'
    style = f"<style>{letters}</style>" if letters else ""
    return Markup(opening + style + "".join(parts) + "</svg>")


def _box(root: ET.Element) -> str:
    return escape(root.get("viewBox", "0 0 1 1"))


def _written(element: ET.Element, wanted: set[str], name: str) -> list[str]:
    """What stands inside an element, as HTML; ``name`` goes before the names that something refers to."""
    parts = []
    for child in element:
        kind = child.tag.removeprefix(SVG_SPACE) if isinstance(child.tag, str) else ""
        if kind not in DRAWN:
            continue
        inner = "".join(_written(child, wanted, name))
        if kind in ("text", "tspan"):
            inner = escape(child.text or "", quote=False) + inner
        elif kind in ("g", "defs") and not inner:
            continue
        tail = escape(child.tail or "", quote=False) if kind == "tspan" else ""
        parts.append(f"<{kind}{_attributes(child, wanted, name)}>{inner}</{kind}>{tail}")
    return parts


def _attributes(element: ET.Element, wanted: set[str], name: str) -> str:
    told = []
    for key, value in element.attrib.items():
        key = "href" if key == LINK else key
        foreign = not value.startswith("#") if key == "href" else "url(" in value and not _OWN.search(value)
        if key not in KEPT or (key == "id" and value not in wanted) or foreign:
            continue
        if key == "id":
            value = f"{name}-{value}"
        elif key == "style":
            value = _style(_NEEDLESS.sub("", value), name)
        elif key in ("href", "clip-path"):
            value = re.sub(r"^#|(?<=^url\()#", f"#{name}-", value)
        elif key == "d":
            value = _path(value)
        elif key in PLACE_ATTRIBUTES:
            value = _rounded(value)
        if not value or (key == "transform" and value.startswith("rotate(-0 ")):
            continue
        told.append(f' {key}="{escape(value)}"')
    return "".join(told)


def _path(d: str) -> str:
    """A path's coordinates, shortened; a polygon's points as steps from one to the next."""
    d = re.sub(r"\s+", " ", d).strip()
    if not all(_POINTS.fullmatch(part.strip()) for part in re.findall(r"M[^M]*", d)):
        return _rounded(d)
    grid = 5 if len(d) > _LONG else 1
    return "".join(_steps(part, grid) for part in re.findall(r"M[^M]*", d))


def _steps(polygon: str, grid: int) -> str:
    """``M x y`` and then the steps, in tenths of a point on a grid; points that fall together are one."""
    numbers = [round(float(n) * 10 / grid) * grid for n in re.findall(r"-?[\d.]+", polygon)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
    told = "".join(f"{_tenths(x)}{_tenths(y)}" for x, y in steps) if len(steps) else " 0 0"
    return (
        f"M{_tenths(points[0][0])}{_tenths(points[0][1])}l{told.strip()}{'z' if polygon.rstrip().endswith('z') else ''}"
    )


def _tenths(n: int) -> str:
    """A number of tenths as it may follow another: with a minus, or a blank."""
    text = f"{n / 10:g}"
    text = re.sub(r"^(-?)0\.", r"\1.", text)
    return text if text.startswith("-") else f" {text}"


def _style(value: str, name: str) -> str:
    """Declarations without blanks, their references with the name in front."""
    value = re.sub(r"url\((['\"]?)#", rf"url(\1#{name}-", value)
    return re.sub(r"\s*([:;,])\s*", r"\1", value).strip("; ")


def _rounded(numbers: str) -> str:
    """Coordinates to a tenth, single blanks and none that are not needed."""
    short = re.sub(r"-?\d+\.\d+(?:e-?\d+)?", lambda m: f"{float(m[0]):.1f}".rstrip("0").rstrip("."), numbers)
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", short).strip() if "(" not in short else short
