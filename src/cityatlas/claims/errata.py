"""Findings on the documents: those of the register, and those that follow from comparing the tables."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from cityatlas.claims.evidence import Evidence, measure_route
from cityatlas.claims.references import line_breach
from cityatlas.claims.register import Claim
from cityatlas.claims.verdicts import Measured
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.numbers import number
from cityatlas.core.project import RAW, SCHEMAS, EntryLines, load_yaml, shown
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
            return number(_figure(measured, what, where, match[0]), language)
        share = 100 * (measured.count if measured.count is not None else measured.lower) / measured.base
        return f"{number(round(share, 1), language)} %"

    return _PLACEHOLDER.sub(value, text)


def _figure(measured: Measured, what: str, where: str, placeholder: str) -> int:
    """One of the four figures of a statistic. InputError for a count where there are only bounds."""
    figures = {"count": measured.count, "base": measured.base, "lower": measured.lower, "upper": measured.upper}
    figure = figures[what]
    if figure is None:
        raise InputError(
            f"{where}: the placeholder {placeholder!r} names a count that is only bounded",
            file=shown(ERRATA_FILE),
            expected="lower and upper",
        )
    return figure


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


def _breaches(entry: Row, ids: Counter[str], claim_ids: set[str]) -> list[str]:
    """What is wrong with one finding beyond the schema. Braces name figures of the statistics, and nothing else."""
    found = [f"there is no claim {c!r}" for c in entry["claim_ids"] if c not in claim_ids]
    if ids[entry["finding_id"]] > 1:
        found.append("the id stands twice")
    for locator in entry["locators"]:
        document, _, lines = locator.partition(":")
        if document not in entry["documents"]:
            found.append(f"the locator {locator} is of a document that 'documents' does not name")
        if line_breach(lines):
            found.append(f"the locator {locator}: {line_breach(lines)}")
    for key in (k for k in entry if k.endswith(("_de", "_en"))):
        left = re.search(r"\{[^{}]{0,60}\}?|\}", _PLACEHOLDER.sub("", entry[key]))
        if left:
            found.append(f"{key}: {left[0]!r} is no placeholder (expected: {{count:STATISTIC/GROUP/BASIS}})")
    return found


def read_errata(claim_ids: set[str], evidence: Evidence, path: Path = ERRATA_FILE) -> list[Row]:
    """The register of findings with its counts filled in.

    InputError for a breach of schema, an unknown claim or a placeholder that names no figure.
    """
    content = load_yaml(path)
    validate(content, SCHEMAS / "errata.schema.yaml", path)
    entries = content["errata"]
    ids = Counter(e["finding_id"] for e in entries)
    found = [(n, f"{e['finding_id']}: {b}") for n, e in enumerate(entries) for b in _breaches(e, ids, claim_ids)]
    lines = EntryLines(path)
    raise_all([InputError(text, file=shown(path), line=lines.of("errata", n)) for n, text in found])
    return [_row(entry, evidence) for entry in entries]


def _row(entry: Row, evidence: Evidence) -> Row:
    name = entry["finding_id"]
    texts = {k: fill(entry[k], evidence, k[-2:], name) for k in entry if k.endswith(("_de", "_en"))}
    own = {"finding_id": name, **texts, "weight": entry["weight"], "origin": "register"}
    return own | {k: "|".join(entry[k]) for k in ("documents", "locators", "claim_ids")}
