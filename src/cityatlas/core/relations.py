"""The relations between tables: which columns of one point to rows of another, as tables.yaml declares them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Relation:
    """Columns that together name a row of another table (or of their own): ``to`` are that table's columns."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]

    @property
    def target(self) -> str:
        """As tables.yaml writes it: ``claims.claim_id``, ``statistics.statistic, group, basis``."""
        return f"{self.table}.{', '.join(self.to)}"

    def value(self, row: Mapping[str, Any]) -> Any:
        """What a row points to: one value, or several together; None where its cells are empty."""
        return _together(row, self.columns)


def relations(references: Mapping[str, str]) -> list[Relation]:
    """The relations of a table's ``references`` in tables.yaml.

    >>> relations({"claim_id, route": "claim_checks.claim_id, route"})[0].to
    ('claim_id', 'route')
    """
    found = []
    for columns, target in references.items():
        table, _, to = target.partition(".")
        found.append(Relation(tuple(columns.split(", ")), table, tuple(to.split(", "))))
    return found


def known_values(
    references: Iterable[Mapping[str, str]], content: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, set[Any]]:
    """What the references may point to, by target, from the rows of the tables by name."""
    wanted = {r.target: r for entry in references for r in relations(entry) if r.table in content}
    return {target: {_together(row, r.to) for row in content[r.table]} for target, r in wanted.items()}


def _together(row: Mapping[str, Any], columns: Sequence[str]) -> Any:
    values = tuple(row.get(c) for c in columns)
    if all(v is None or v == "" for v in values):
        return None
    return values if len(values) > 1 else values[0]
