"""``python -m tools.house_map``: the rooms of the package and the rules of the run, drawn from the code.

Rooms and their order come from the layers contract in pyproject.toml, imports from import-linter's own graph, rules
from the Snakefile and what it includes. Nothing about them is written here, so that the picture cannot lie for long:
a test compares it with the code.
"""

from __future__ import annotations

import ast
import io
import re
import textwrap
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import grimp
import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from cityatlas.core.files import write_bytes
from cityatlas.core.project import ROOT

PACKAGE = "cityatlas"
PICTURE = ROOT / "docs" / "pictures" / "house.svg"
ROW, STEP, RULE_LEFT, ROOM_LEFT, ROOM_RIGHT = 0.62, 0.3, 0.15, 2.95, 7.55
"""Inches: the height of a room, the distance of two arrows, and where rules and rooms stand."""
INK, SOFT, LINE, FAINT = "#1A1A1A", "#4A4A4A", "#0B3C6F", "#B5B5B5"
FLOORS = ("#F1F4F8", "#E4E9EF")
STYLE: Any = {"font.family": "DejaVu Sans", "svg.hashsalt": "house", "svg.fonttype": "path", "text.parse_math": False}


@dataclass(frozen=True)
class Room:
    """A folder (or module) directly in the package: its name, floor from the top, modules, and its docstring's line."""

    name: str
    floor: int
    modules: int
    purpose: str


@dataclass(frozen=True)
class Rule:
    """A rule of the workflow and the room whose module its command runs."""

    name: str
    room: str


@dataclass(frozen=True)
class House:
    """The rooms from top to bottom, who imports whom, and the rules in the order of the story."""

    rooms: list[Room]
    imports: list[tuple[str, str]]
    rules: list[Rule]

    def told(self) -> str:
        """The same in words: the picture's description, and what the test compares first."""
        lines = [f"{r.name} (floor {r.floor}, {r.modules} modules): {r.purpose}" for r in self.rooms]
        lines += [f"{name} imports {', '.join(b for a, b in self.imports if a == name)}." for name in self.importing()]
        lines += [f"Rule {n}: {r.name} calls {r.room}." for n, r in enumerate(self.rules, 1)]
        return "\n".join(lines)

    def importing(self) -> list[str]:
        """The rooms that import others, from top to bottom."""
        return [r.name for r in self.rooms if any(a == r.name for a, _ in self.imports)]

    def row(self, name: str) -> int:
        """A room's line in the picture, from the top."""
        return [r.name for r in self.rooms].index(name)


def floors(root: Path = ROOT) -> list[list[str]]:
    """The rooms of each floor from top to bottom, by the layers contract; rooms that are not built yet are left out."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["type"] == "layers")
    names = [[part.strip(" ()") for part in layer.split("|")] for layer in layers]
    return [[n for n in floor if _file(n, root).is_file()] for floor in names]


def _file(room: str, root: Path) -> Path:
    """The module that a room's docstring stands in."""
    folder = root / "src" / PACKAGE / room
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


def _purpose(file: Path) -> str:
    """The first line of a module's docstring, without backticks."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return text.partition("\n")[0].replace("`", "")


def read_rooms(root: Path = ROOT) -> list[Room]:
    """All rooms from top to bottom; an ``__init__`` that holds nothing but its docstring is no module to count."""
    rooms = []
    for number, floor in enumerate(floors(root), 1):
        for name in floor:
            file = _file(name, root)
            inside = list(file.parent.rglob("*.py")) if file.name == "__init__.py" else [file]
            count = sum(p.name != "__init__.py" or len(ast.parse(p.read_text("utf-8")).body) > 1 for p in inside)
            rooms.append(Room(name, number, count, _purpose(file)))
    return rooms


def read_imports(rooms: list[Room]) -> list[tuple[str, str]]:
    """Who imports whom, as pairs of room names in the order of the rooms."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    for room in rooms:
        graph.squash_module(f"{PACKAGE}.{room.name}")
    names = [r.name for r in rooms]
    found = {a: graph.find_modules_directly_imported_by(f"{PACKAGE}.{a}") for a in names}
    return [(a, b) for a in names for b in names if a != b and f"{PACKAGE}.{b}" in found[a]]


def read_rules(root: Path = ROOT) -> list[Rule]:
    """The rules that call a module of the package, in the order in which the Snakefile includes them."""
    snakefile = (root / "Snakefile").read_text(encoding="utf-8")
    files = re.findall(r'^include: "([^"]+)"', snakefile, re.MULTILINE)
    text = "\n".join((root / f).read_text(encoding="utf-8") for f in files)
    pattern = r'^rule (\w+):\n(?:(?!^rule ).*\n)*?.*module_files\(\s*"(\w+)'
    return [Rule(name, room) for name, room in re.findall(pattern, text, re.MULTILINE)]


def read_house(root: Path = ROOT) -> House:
    """The house as the code is now."""
    rooms = read_rooms(root)
    return House(rooms, read_imports(rooms), read_rules(root))


def _middle(row: int) -> float:
    """The height of a line's middle in inches below the first line's top."""
    return (row + 0.5) * ROW


def _draw_rooms(ax: Axes, house: House, right: float) -> None:
    """Floors as bands, and a box for each room with its name, size and purpose."""
    for row, room in enumerate(house.rooms):
        ax.fill_between([0, right], row * ROW, (row + 1) * ROW, color=FLOORS[room.floor % 2], linewidth=0, zorder=0)
        top, width = row * ROW + 0.06, ROOM_RIGHT - ROOM_LEFT
        box = FancyBboxPatch(
            (ROOM_LEFT, top), width, ROW - 0.12, "round,pad=0,rounding_size=0.06", fc="white", ec=FAINT, lw=0.8
        )
        ax.add_patch(box)
        count = f"{room.modules} module{'s' * (room.modules != 1)}"
        ax.text(ROOM_LEFT + 0.1, top + 0.13, room.name, size=9.5, weight="bold", color=INK, va="center")
        ax.text(ROOM_RIGHT - 0.1, top + 0.13, count, size=7, color=SOFT, va="center", ha="right")
        lines = textwrap.wrap(room.purpose, 76, max_lines=2, placeholder=" ...")
        ax.text(ROOM_LEFT + 0.1, top + 0.23, "\n".join(lines), size=6.8, color=SOFT, va="top", linespacing=1.2)


def _draw_imports(ax: Axes, house: House) -> float:
    """A line down to each room that others import, with a dot where one joins. Returns the right end."""
    imported = [r.name for r in house.rooms if any(b == r.name for _, b in house.imports)]
    columns = {name: ROOM_RIGHT + 0.35 + n * STEP for n, name in enumerate(imported)}
    for a in house.importing():
        y = _middle(house.row(a)) - 0.12
        ends = [columns[b] for x, b in house.imports if x == a]
        ax.plot([ROOM_RIGHT, max(ends)], [y, y], color=FAINT, lw=0.8, zorder=1)
        ax.plot(ends, [y] * len(ends), "o", color=LINE, ms=4.5, zorder=3)
    for name, x in columns.items():
        first = min(house.row(a) for a, b in house.imports if b == name)
        y, end = _middle(first) - 0.12, _middle(house.row(name)) + 0.14
        ax.plot([x, x], [y, end], color=LINE, lw=1.1, zorder=2)
        arrow = {"arrowstyle": "-|>", "color": LINE, "lw": 1.1, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", (ROOM_RIGHT, end), (x, end), arrowprops=arrow, zorder=2)
        ax.text(x + 0.03, y - 0.09, name, size=6.2, color=LINE, rotation=60, rotation_mode="anchor", va="bottom")
    return max(columns.values()) + 0.6


def _rule_places(house: House) -> list[tuple[float, float]]:
    """Where each rule stands: in the line of the room it calls, one behind the other where there are two."""
    places = []
    for n, rule in enumerate(house.rules):
        before = sum(r.room == rule.room for r in house.rules[:n])
        places.append((RULE_LEFT + 0.9 + before * 1.35, _middle(house.row(rule.room))))
    return places


def _draw_rules(ax: Axes, house: House) -> None:
    """The rules in their order: a numbered box each, an arrow to the next, a line into the room."""
    places = _rule_places(house)
    arrow = {"arrowstyle": "-|>", "color": SOFT, "lw": 0.9, "shrinkA": 11, "shrinkB": 11}
    for (x0, y0), (x1, y1) in pairwise(places):
        bow = -0.28 if x0 == x1 and abs(y0 - y1) > 4 * ROW else 0
        ax.annotate("", (x1, y1), (x0, y0), arrowprops=arrow | {"connectionstyle": f"arc3,rad={bow}"}, zorder=2)
    for n, (rule, (x, y)) in enumerate(zip(house.rules, places, strict=True), 1):
        ax.plot([x, ROOM_LEFT], [y, y], ":", color=FAINT, lw=0.9, zorder=1)
        box = {"boxstyle": "round,pad=0.32", "fc": LINE, "ec": "white", "lw": 0.8}
        ax.text(x, y, f"{n}  {rule.name}", size=7.6, color="white", ha="center", va="center", bbox=box, zorder=4)


def _head(ax: Axes) -> None:
    ax.text(0.1, -0.98, "The house: a room for each step of the story", size=13, weight="bold", color=INK)
    for x, text in (
        (0.1, "The rules of a run, in their order,\neach in the line of the room it calls"),
        (ROOM_LEFT, "The rooms of src/cityatlas, by the layers contract\nin pyproject.toml: imports lead downward"),
        (ROOM_RIGHT + 0.1, "A dot: this room imports\nthe one the arrow leads to"),
    ):
        ax.text(x, -0.72, text, size=7.2, color=SOFT, va="top", linespacing=1.3)


def draw(house: House) -> Figure:
    """The picture, in inches: x to the right, y downward from the first room's top."""
    columns = len({b for _, b in house.imports})
    width, height, head = ROOM_RIGHT + 0.95 + columns * STEP, len(house.rooms) * ROW, 1.25
    figure = Figure(figsize=(width, height + head + 0.1))
    FigureCanvasSVG(figure)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(0, width)
    ax.set_ylim(height + 0.1, -head)
    ax.axis("off")
    _draw_imports(ax, house)
    _draw_rooms(ax, house, width)
    _draw_rules(ax, house)
    _head(ax)
    return figure


def as_svg(house: House) -> bytes:
    """The file's bytes: the same house, the same bytes."""
    buffer = io.BytesIO()
    metadata = {"Title": "The house", "Description": house.told(), "Date": None, "Creator": None}
    with matplotlib.rc_context(STYLE):
        draw(house).savefig(buffer, format="svg", metadata=metadata)
    return buffer.getvalue()


def main() -> None:
    """Write the picture."""
    write_bytes(PICTURE, as_svg(read_house()))
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
