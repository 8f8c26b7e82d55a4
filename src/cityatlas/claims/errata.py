"""Findings on the documents: those of the register, and those that follow from comparing the tables."""

from __future__ import annotations

import re
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.numbers import number
from cityatlas.core.project import RAW, SCHEMAS, load_yaml, shown
from cityatlas.core.rows import Row
from cityatlas.core.schemas import validate

ERRATA_FILE = RAW / "errata.yaml"
_PLACEHOLDER = re.compile(r"\{(count|percent|base|lower|upper):([a-z_]+)/([^/{}]+)/([a-z_]+)\}")


def fill(text: str, statistics: dict[tuple[str, str, str], Row], language: str, where: str) -> str:
    """Replace placeholders such as ``{count:agenda_field/mobility/printed_counts}`` by the pipeline's figures.

    InputError where a placeholder names no statistic.
    """

    def value(match: re.Match) -> str:
        what, *key = match.groups()
        row = statistics.get(tuple(key))
        if row is None:
            raise InputError(f"{where}: the placeholder {match[0]!r} names no statistic", file=shown(ERRATA_FILE))
        if what == "percent":
            return f"{number(round(100 * row['share'], 1), language)} %"
        return number(row[what], language)

    return _PLACEHOLDER.sub(value, text)


def read_errata(
    claim_ids: set[str], statistics: dict[tuple[str, str, str], Row], path: Path = ERRATA_FILE
) -> list[Row]:
    """The register of findings with its figures filled in. InputError for a breach of schema or an unknown claim."""
    content = load_yaml(path)
    validate(content, SCHEMAS / "errata.schema.yaml", path)
    errors: list[InputError] = []
    rows = []
    for entry in content["errata"]:
        name = entry["finding_id"]
        unknown = [c for c in entry["claim_ids"] if c not in claim_ids]
        if unknown:
            errors.append(InputError(f"{name}: there is no claim {unknown[0]!r}", file=shown(path)))
        texts = {k: fill(entry[k], statistics, k[-2:], name) for k in entry if k.endswith(("_de", "_en"))}
        rows.append(
            {"finding_id": name, **texts, "weight": entry["weight"], "origin": "register"}
            | {k: "|".join(entry[k]) for k in ("documents", "locators", "claim_ids")}
        )
    raise_all(errors)
    return rows
