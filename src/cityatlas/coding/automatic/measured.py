"""How well the automatic coder did (data/raw/coding/automatic_coder.csv): what was measured, whole and consistent."""

from __future__ import annotations

from pathlib import Path

from cityatlas.coding.codebook import variables
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import RAW, load_yaml, shown
from cityatlas.core.rows import Row
from cityatlas.core.tables import check_rows, read_table, tables

MEASURED = RAW / "coding"
RULES = RAW / "coding" / "automatic_rules.yaml"


def read_measured(folder: Path = MEASURED) -> list[Row]:
    """The table ``automatic_coder`` as it was measured. InputError where a row is lost, or numbers do not fit together.

    Each half of the cities has a row for each value of each variable that the rules do not leave to people.
    """
    table, file = tables()["automatic_coder"], shown(folder / tables()["automatic_coder"].path)
    rows = read_table(folder, table.name)
    check_rows(table.name, rows)
    left = load_yaml(RULES).get("left_to_people") or {}
    values = {v.name: ("1",) if v.kind == "binary" else v.values for v in variables().values() if v.kind != "year"}
    halves = next(f.enum for f in table.fields if f.name == "half")
    wanted = {(h, name, value) for h in halves for name in values if name not in left for value in values[name]}
    there = {(r["half"], r["variable"], r["value"]) for r in rows}
    errors = [InputError(f"the row {'/'.join(k)} is missing", file=file) for k in sorted(wanted - there)]
    errors += [InputError(f"the row {'/'.join(k)} is of no measured value", file=file) for k in sorted(there - wanted)]
    cities: dict[tuple[str, str], int] = {}
    for row in rows:
        same = cities.setdefault((row["half"], row["variable"]), row["n"]) == row["n"]
        if not same or not _fits_together(row):
            name = "/".join((row["half"], row["variable"], row["value"]))
            errors.append(InputError(f"the numbers of {name} do not fit together", file=file))
    raise_all(errors)
    return rows


def _fits_together(row: Row) -> bool:
    """Whether the shares of a measured row are those of its counts, to the places that are written."""
    n, positives, predicted, hits = (row[c] for c in ("n", "positives", "predicted", "hits"))
    if not 0 <= hits <= min(positives, predicted) <= max(positives, predicted) <= n or n == 0:
        return False
    shares = {
        "precision": hits / predicted if predicted else None,
        "recall": hits / positives if positives else None,
        "accuracy": (n - positives - predicted + 2 * hits) / n,
        "baseline": max(positives, n - positives) / n,
    }
    return all(
        row[c] is None if v is None else row[c] is not None and abs(row[c] - v) < 1e-4 for c, v in shares.items()
    )
