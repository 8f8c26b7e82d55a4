"""The analyse step: statistics with bounds, verdicts on all claims, findings (data/interim/analysis)."""

from __future__ import annotations

import re
from pathlib import Path

from cityatlas.claims.checks import Check
from cityatlas.claims.errata import link_field_findings, read_errata
from cityatlas.claims.evidence import gather
from cityatlas.claims.explanations import explain_verdict
from cityatlas.claims.judge import judge_all
from cityatlas.claims.judgement import Judgement
from cityatlas.claims.places import place_of, registered_tables, with_pages, with_registered_lines
from cityatlas.claims.register import Claim, group_text, own_lines, read_register
from cityatlas.claims.verdicts import NONE
from cityatlas.core.config import Config
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.language import LANGUAGES, by_language, column
from cityatlas.core.project import INTERIM, shown
from cityatlas.core.rows import CheckValueRow, Row, Tables
from cityatlas.core.tables import optional_tables, read_table, write_table
from cityatlas.documents.matrix import read_matrix
from cityatlas.documents.sources import documents_folder, read_documents
from cityatlas.documents.text import Document, fold
from cityatlas.statistics.compute import compute_statistics
from cityatlas.statistics.from_matrix import compare_fields
from cityatlas.tidy.programmes import read_programmes

ANALYSED_TABLES = (
    "cities",
    "projects",
    "project_fields",
    "printed_counts",
    "facts_structure",
    "facts_chapters",
    "codes",
    "agreement",
    "errata",
    "sections",
)


def _plain(text: str) -> str:
    text = re.sub(r"<[^>]{1,40}>|[*_#\\]", "", text)
    return fold(text).replace("'", "").casefold()


def check_printed(claims: list[Claim], texts: dict[str, Document], changed: frozenset[str]) -> None:
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


def claim_row(judgement: Judgement, tables: Tables, config: Config) -> Row:
    """A claim's row: the register's facts, what its readings give, and the verdict."""
    c, decided = judgement.claim, [r.deciding for r in judgement.decided if r.deciding]
    route = decided[0].route if decided else {}
    page, chapter = place_of(c["document"], c["lines"], tables)
    lows, highs = ([v for d in decided if (v := getattr(d, k)) is not None] for k in ("low", "high"))
    return {
        **{k: c[k] for k in ("claim_id", "document", "claim_de", "claim_en", "printed", "kind", "unit")},
        "locator": c["lines"],
        "page": page,
        "chapter": chapter,
        **{
            column("reading", k): " / ".join(by_language(r.reading.texts, k) for r in judgement.readings)
            for k in LANGUAGES
        },
        **{k: route.get(k, "") for k in ("statistic", "basis")},
        "group": group_text(route) if route else "",
        "recomputed": " / ".join(dict.fromkeys(t for d in decided if (t := d.value.text()))),
        "recomputed_low": min(lows, default=None),
        "recomputed_high": max(highs, default=None),
        "status": judgement.status["literal"],
        "test": judgement.test,
        "status_narrow": judgement.status["narrow"],
        "status_wide": judgement.status["wide"],
        "evidence": judgement.evidence,
        "reason": judgement.reason,
        "same_as": c.get("same_as", ""),
        **{column("explanation", k): with_pages(explain_verdict(judgement, k, config), k, tables) for k in LANGUAGES},
    }


def route_rows(judgement: Judgement) -> tuple[list[Row], list[CheckValueRow]]:
    """Rows of claim_checks and check_values: every reading with its routes, then the routes that only explain."""
    checks: list[Row] = []
    values: list[CheckValueRow] = []
    claim_id, none = judgement.claim["claim_id"], judgement.status["literal"] == NONE
    for reading in judgement.readings:
        texts = {column("reading", k): by_language(reading.reading.texts, k) for k in LANGUAGES}
        texts |= {k: reading.reading.texts[k] for k in ("admissible_de", "admissible_en")}
        at = {"claim_id": claim_id, "reading": reading.reading.id, **texts}
        if not any(check.role == "reading" for check in reading.checks):
            open_row = {"role": "reading", "evidence": "none", "decides": False}
            outcome = NONE if none else reading.outcome["literal"]
            checks.append({**at, **open_row, "route": len(checks) + 1, "outcome": outcome})
        for check in reading.checks:
            checks.append({**at, **_check_row(check), "route": len(checks) + 1, "decides": check is reading.deciding})
            values += check.value.rows(claim_id, reading.reading.id, len(checks))
    for check in judgement.explains:
        row = {"claim_id": claim_id, "reading": "", **_check_row(check), "route": len(checks) + 1, "decides": False}
        checks.append(row)
        values += check.value.rows(claim_id, "", len(checks))
    return checks, values


def _check_row(check: Check) -> Row:
    """What one route gives, as a row without its claim and reading."""
    return {
        **{k: check.route[k] for k in ("statistic", "basis")},
        "group": group_text(check.route),
        "role": check.role,
        "evidence": check.evidence,
        "recomputed": check.value.text(),
        "low": check.low,
        "high": check.high,
        "outcome": check.outcome["literal"],
        "test": check.test,
    }


def analyse(tables: Tables, programmes: list[Row], config: Config, registered: Tables | None = None) -> Tables:
    """Statistics, members, claims, checks with their values, and findings of the tidy tables.

    ``tables`` holds those of ANALYSED_TABLES, and ``field_matrix`` where a user brought the matrix; only then there is
    ``field_agreement`` in what comes back.
    ``registered``: the tables that the register's lines belong to, where the run's document has other lines.
    """
    collected = compute_statistics(tables, programmes)
    places = registered or tables
    key = ("statistic", "group", "document")
    printed = with_registered_lines(tables["printed_counts"], places["printed_counts"], *key)
    structure = with_registered_lines(tables["facts_structure"], places["facts_structure"], "item")
    evidence = gather(collected.rows, collected.members, printed, structure)
    claims = read_register()
    judgements = judge_all(claims, evidence, config)
    findings = link_field_findings(tables["errata"], tables["projects"], claims)
    errata = findings + read_errata({c["claim_id"] for c in claims}, evidence)
    routes = [route_rows(j) for j in judgements]
    matrix = tables.get("field_matrix")
    return ({"field_agreement": compare_fields(matrix, tables["codes"])} if matrix else {}) | {
        "statistics": collected.rows,
        "members": collected.members,
        "claims": [claim_row(j, places, config) for j in judgements],
        "claim_checks": [row for checks, _ in routes for row in checks],
        "check_values": [row for _, values in routes for row in values],
        "errata": errata,
    }


def run(config: Config, source: Path | None = None, target: Path | None = None) -> None:
    """Read data/interim/tables, write statistics, claims and findings to data/interim/analysis."""
    folder = source or INTERIM / "tables"
    tables: Tables = {name: read_table(folder, name) for name in ANALYSED_TABLES}
    tables["field_matrix"] = read_matrix()
    if tables["field_matrix"]:
        sources = sorted({row["source"] for row in tables["field_matrix"]})
        print(f"field matrix accepted, its source: {', '.join(sources)}")
    documents = documents_folder(config["documents"])
    registered = None
    if documents is not None:
        read = read_documents(documents)
        check_printed(read_register(), read.texts, read.changed)
        registered = registered_tables() if "atlas" in read.changed else None
        print(f"printed values of the claims verified in {shown(documents)}")
    programmes = read_programmes({c["city"] for c in tables["cities"]}, tables["sections"], check_lines=False)
    result = analyse(tables, programmes, config, registered)
    folder = target or INTERIM / "analysis"
    for name, rows in result.items():
        write_table(folder, name, rows)
    for table in optional_tables():  # of an earlier run, where what they rested on has been taken away since
        if table.name not in result:
            (folder / table.path).unlink(missing_ok=True)
    print(f"{len(result['statistics'])} statistics, {len(result['claims'])} claims judged")
