"""Programmes and competitions that profiles name (data/raw/reference/programmes.csv)."""

from __future__ import annotations

from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_rows
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import REFERENCE, shown
from cityatlas.core.rows import Row

PROGRAMMES_FILE = REFERENCE / "programmes.csv"


def read_programmes(cities: set[str], sections: list[Row], check_lines: bool) -> list[Row]:
    """Programmes and competitions that profiles name. InputError for an unknown city or a line outside its profile."""
    spans: dict[str, tuple[int, int]] = {}
    for s in sections:
        a, b = spans.get(s["city"], (s["line_start"], s["line_end"]))
        spans[s["city"]] = (min(a, s["line_start"]), max(b, s["line_end"]))
    rows = []
    for line, row in read_rows(PROGRAMMES_FILE, ("programme", "city", "lines")):
        at: dict[str, Any] = {"file": shown(PROGRAMMES_FILE), "line": line, "city": row["city"]}
        if row["city"] not in cities:
            raise InputError("the city has no profile", **at)
        a, b = spans[row["city"]]
        if check_lines and not all(a <= n <= b for n in parse_lines(row["lines"])):
            raise InputError(f"the lines {row['lines']} do not lie in the profile", expected=f"{a}-{b}", **at)
        rows.append(row)
    return rows
