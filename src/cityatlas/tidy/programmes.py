"""Programmes and competitions that profiles name (data/raw/reference/programmes.csv)."""

from __future__ import annotations

from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import REFERENCE, shown
from cityatlas.core.registers import line_numbers, matching, read_checked_rows, some_text
from cityatlas.core.rows import Row

PROGRAMMES_FILE = REFERENCE / "programmes.csv"
CHECKS = {
    "programme": matching("[a-z0-9_]+", "a key such as dzk_bw"),
    "city": some_text,
    "lines": line_numbers,
}


def read_programmes(cities: set[str], sections: list[Row], check_lines: bool) -> list[Row]:
    """Programmes and competitions that profiles name. InputError for an unknown city or a line outside its profile."""
    spans: dict[str, tuple[int, int]] = {}
    for s in sections:
        a, b = spans.get(s["city"], (s["line_start"], s["line_end"]))
        spans[s["city"]] = (min(a, s["line_start"]), max(b, s["line_end"]))
    rows = []
    errors: list[InputError] = []
    for line, row in read_checked_rows(PROGRAMMES_FILE, CHECKS, ("programme", "city")):
        at: dict[str, Any] = {"file": shown(PROGRAMMES_FILE), "line": line, "city": row["city"]}
        if row["city"] not in cities or row["city"] not in spans:
            errors.append(InputError("the city has no profile", **at))
            continue
        a, b = spans[row["city"]]
        if check_lines and not all(a <= n <= b for n in parse_lines(row["lines"])):
            problem = f"the lines {row['lines']} do not lie in the profile"
            errors.append(InputError(problem, expected=f"{a}-{b}", **at))
        rows.append(row)
    raise_all(errors)
    return rows
