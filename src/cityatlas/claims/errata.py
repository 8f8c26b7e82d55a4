"""Findings on the documents: those of the register, and those that follow from comparing the tables."""

from __future__ import annotations

import re
from pathlib import Path

from cityatlas.claims.evidence import Evidence, measure_route
from cityatlas.claims.register import Claim
from cityatlas.claims.verdicts import Measured
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.numbers import number
from cityatlas.core.project import RAW, SCHEMAS, load_yaml, shown
from cityatlas.core.rows import Row
from cityatlas.core.schemas import validate

ERRATA_FILE = RAW / "errata.yaml"
FIELD_COUNTS = ("lighthouse_projects", "annex")
_PLACEHOLDER = re.compile(r"\{(count|percent|base|lower|upper):([a-z_]+)/([^/{}]+)/([a-z_]+)\}")


def counted_for(key: tuple[str, str, str], evidence: Evidence, where: str, placeholder: str) -> Measured:
    """What a placeholder's statistic gives; groups joined by ``|`` are counted together.

    InputError where there is no such statistic.
    """
    statistic, group, basis = key
    names = group.split("|")
    if any((statistic, name, basis) not in evidence.statistics for name in names):
        raise InputError(f"{where}: the placeholder {placeholder!r} names no statistic", file=shown(ERRATA_FILE))
    route = {"statistic": statistic, "basis": basis} | ({"any_of": names} if len(names) > 1 else {"group": group})
    row = evidence.statistics[statistic, names[0], basis]
    if len(names) == 1:
        return Measured(row["count"], row["lower"], row["upper"], row["base"])
    measured = measure_route({"claim_id": where, "document": "", "lines": "1"}, route, evidence)
    assert measured is not None  # several groups are joined by their members, which needs no line
    return measured


def fill(text: str, evidence: Evidence, language: str, where: str) -> str:
    """Replace placeholders such as ``{count:agenda_field/mobility/printed_counts}`` by the pipeline's counts.

    InputError where a placeholder names no statistic.
    """

    def value(match: re.Match[str]) -> str:
        what, *key = match.groups()
        measured = counted_for((key[0], key[1], key[2]), evidence, where, match[0])
        if what != "percent":
            return number(getattr(measured, what), language)
        if not measured.base:
            return "–"
        share = 100 * (measured.count if measured.count is not None else measured.lower) / measured.base
        return f"{number(round(share, 1), language)} %"

    return _PLACEHOLDER.sub(value, text)


def link_field_findings(findings: list[Row], projects: list[Row], claims: list[Claim]) -> list[Row]:
    """The findings on a project's field, with the claims on the counts of the two fields that it moves between."""
    fields = {f"annex-field-{p['project_id']}": {p["main_field"], p["annex_field"]} for p in projects}
    counted: dict[str, list[str]] = {}
    for claim in claims:
        routes = [r for x in claim["readings"] for r in x.get("routes") or ()]
        for group in {r.get("group") for r in routes if (r["statistic"], r["basis"]) == FIELD_COUNTS}:
            counted.setdefault(group, []).append(claim["claim_id"])
    linked = []
    for row in findings:
        ids = sorted({c for f in fields.get(row["finding_id"], ()) for c in counted.get(f, ())})
        linked.append({**row, "claim_ids": row["claim_ids"] or "|".join(ids)})
    return linked


def read_errata(claim_ids: set[str], evidence: Evidence, path: Path = ERRATA_FILE) -> list[Row]:
    """The register of findings with its counts filled in. InputError for a breach of schema or an unknown claim."""
    content = load_yaml(path)
    validate(content, SCHEMAS / "errata.schema.yaml", path)
    errors: list[InputError] = []
    rows = []
    for entry in content["errata"]:
        name = entry["finding_id"]
        unknown = [c for c in entry["claim_ids"] if c not in claim_ids]
        if unknown:
            errors.append(InputError(f"{name}: there is no claim {unknown[0]!r}", file=shown(path)))
        texts = {k: fill(entry[k], evidence, k[-2:], name) for k in entry if k.endswith(("_de", "_en"))}
        rows.append(
            {"finding_id": name, **texts, "weight": entry["weight"], "origin": "register"}
            | {k: "|".join(entry[k]) for k in ("documents", "locators", "claim_ids")}
        )
    raise_all(errors)
    return rows
