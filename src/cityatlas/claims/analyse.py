"""The analyse step: statistics with bounds, verdicts on all claims, findings (data/interim/tables)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cityatlas.claims.errata import read_errata
from cityatlas.claims.evidence import gather
from cityatlas.claims.explanations import explain_verdict
from cityatlas.claims.judge import judge_all
from cityatlas.claims.judgement import Judgement
from cityatlas.claims.register import own_lines, read_register
from cityatlas.core.config import Config
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.project import INTERIM, shown
from cityatlas.core.rows import Row, Tables
from cityatlas.core.tables import read_table, write_table
from cityatlas.documents.sources import documents_folder, read_documents
from cityatlas.documents.text import Document, fold
from cityatlas.statistics.compute import compute_statistics
from cityatlas.tidy.programmes import read_programmes

ANALYSED_TABLES = (
    "cities",
    "projects",
    "project_fields",
    "printed_counts",
    "facts_structure",
    "codes",
    "agreement",
    "errata",
    "sections",
)


def _plain(text: str) -> str:
    import re

    text = re.sub(r"<[^>]{1,40}>|[*_#\\]", "", text)
    return fold(text).replace("'", "").casefold()


def check_printed(claims: list[dict[str, Any]], texts: dict[str, Document], changed: frozenset[str]) -> None:
    """Check that each claim's printed figure or word stands in its lines; InputError naming each that does not."""
    errors = []
    for claim in claims:
        doc = texts.get(claim["document"])
        if doc is None or claim["document"] in changed:
            continue
        numbers = sorted(int(n) for _, n in own_lines(claim))
        beyond = [n for n in numbers if n > len(doc.lines)]
        passage = _plain(" ".join(doc.line(n) for n in numbers if n not in beyond))
        pieces = [p for p in claim["printed"].split(" … ") if not p.startswith("[")]
        missing = [p for p in pieces if _plain(p) not in passage]
        if beyond or missing:
            what = (
                f"line {beyond[0]} does not exist"
                if beyond
                else f"{missing[0]!r} does not stand in lines {claim['lines']}"
            )
            errors.append(InputError(f"{claim['claim_id']}: {what}", file=doc.file, line=numbers[0]))
    raise_all(errors)


def claim_row(judgement: Judgement) -> Row:
    """A claim's row: the register's facts, the deciding route and the verdict."""
    c, check = judgement.claim, judgement.deciding
    route = check.route if check else {}
    return {
        **{k: c[k] for k in ("claim_id", "document", "claim_de", "claim_en", "printed", "kind", "unit", "reading")},
        "locator": c["lines"],
        **{k: route.get(k, "") for k in ("statistic", "group", "basis")},
        "recomputed": check.recomputed if check else "",
        "recomputed_low": check.low if check else None,
        "recomputed_high": check.high if check else None,
        "status": judgement.status["literal"],
        "status_narrow": judgement.status["narrow"],
        "status_wide": judgement.status["wide"],
        "evidence": judgement.evidence,
        "reason": judgement.reason,
        "same_as": c.get("same_as", ""),
        "explanation_de": explain_verdict(judgement, "de"),
        "explanation_en": explain_verdict(judgement, "en"),
    }


def route_rows(judgement: Judgement) -> list[Row]:
    """One row for each route that was tried on a claim."""
    rows = []
    for number, check in enumerate(judgement.checks, 1):
        rows.append(
            {
                "claim_id": judgement.claim["claim_id"],
                "route": number,
                **{k: check.route.get(k, "") for k in ("statistic", "group", "basis")},
                "role": check.route.get("role", "reading"),
                "recomputed": check.recomputed,
                "low": check.low,
                "high": check.high,
                "outcome": check.outcome["literal"],
                "decides": check is judgement.deciding,
            }
        )
    return rows


def analyse(tables: Tables, programmes: list[Row], config: Config) -> Tables:
    """Statistics, members, claims, checks and findings of the tidy tables."""
    collected = compute_statistics(tables, programmes)
    evidence = gather(collected.rows, collected.members, tables["printed_counts"])
    claims = read_register()
    judgements = judge_all(claims, evidence, config)
    errata = read_errata({c["claim_id"] for c in claims}, evidence.statistics)
    return {
        "statistics": collected.rows,
        "members": collected.members,
        "claims": [claim_row(j) for j in judgements],
        "claim_checks": [row for j in judgements for row in route_rows(j)],
        "errata": tables["errata"] + errata,
    }


def run(config: Config, source: Path | None = None, target: Path | None = None) -> None:
    """Read data/interim/tables, write statistics, claims and findings to data/interim/analysis."""
    folder = source or INTERIM / "tables"
    tables = {name: read_table(folder, name) for name in ANALYSED_TABLES}
    documents = documents_folder(config["documents"])
    if documents is not None:
        read = read_documents(documents)
        check_printed(read_register(), read.texts, read.changed)
        print(f"printed values of the claims verified in {shown(documents)}")
    programmes = read_programmes({c["city"] for c in tables["cities"]}, tables["sections"], check_lines=False)
    result = analyse(tables, programmes, config)
    for name, rows in result.items():
        write_table(target or INTERIM / "analysis", name, rows)
    print(f"{len(result['statistics'])} statistics, {len(result['claims'])} claims judged")
