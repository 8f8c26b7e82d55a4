"""The cities most like another one, as a block of a sheet: read from the calculation sheet by their likeness."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cityatlas.core.language import say
from cityatlas.core.vocabulary import label
from cityatlas.workbook.city_texts import MY_CITY
from cityatlas.workbook.content import Content
from cityatlas.workbook.layout import STATUS, Layout
from cityatlas.workbook.model import Formula, Value

PEERS = 8
"""How many are shown."""
PEER_HEIGHT, HEAD_HEIGHT = 31, 46
"""Of a row and of the headers, in points: the fields in common take two lines."""
OF_PEER = (
    ("city", 1, "text"),
    (STATUS, 3, "text"),
    ("shared_names", 4, "wrap"),
    ("shared", 5, "integer"),
    ("organisation", 6, "integer"),
    ("population", 7, "integer"),
    ("likeness", 8, "percent"),
)
"""Columns of the calculation sheet that are shown of a city alike: name, column here, style."""
PEER_HEADERS = ("city", "state", "status", "shared_names", "shared", "same_models", "population", "likeness")
PAIR_COLUMNS = ("shared_names", "shared", "organisation", "likeness")
"""Those of them that are about the two cities."""
Put = Callable[[int, int, Any, str], None]


def write_peers(
    put: Put, content: Content, layout: Layout, rows: list[dict[str, Value]], top: int, prefix: str = ""
) -> None:
    """Write headers and rows from a row on. ``prefix``: ``own:`` for those like the city of the sheet Own city."""
    for column, key in enumerate(PEER_HEADERS, 1):
        style = "header_number" if key in ("population", "shared", "same_models", "likeness") else "header"
        put(top, column, say(content.language, *MY_CITY[key]), style)
    key = f"{prefix}likeness"
    numbered = [(n, r) for n, r in enumerate(rows, 1) if r[key] != ""]
    ranked = sorted(numbered, key=lambda item: -float(item[1][key] or 0))[:PEERS]
    scores, names = layout.range(key), content.names
    for place in range(1, PEERS + 1):
        found = f"MATCH(LARGE({scores},{place}),{scores},0)"
        number, values = ranked[place - 1] if place <= len(ranked) else (0, None)
        for name, column, style in OF_PEER:
            own = f"{prefix}{name}" if name in PAIR_COLUMNS else name
            text = f'IFERROR(INDEX({layout.range(own)},{found}),"")'
            put(top + place, column, Formula(text, values[own] if values else ""), style)
        state = label("state", content.cities[number - 1]["state_code"], content.language) if values else ""
        text = f'IFERROR(INDEX({names.col("cities", "state")},{found}),"")'
        put(top + place, 2, Formula(text, state), "text")
