"""The page: everything the template needs, gathered and rendered to one self-contained HTML file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cityatlas import __version__
from cityatlas.claims.classes import CLASSES
from cityatlas.core.language import column, pair_of, say
from cityatlas.core.numbers import number, with_decimal_sign
from cityatlas.core.rows import AgreementRow, Row, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.documents.sources import registered_sources
from cityatlas.report import counts, study_tables
from cityatlas.report.entries import ClaimEntry, claim_entries, contradicted, read_statistics
from cityatlas.report.pictures import Picture, by_statistic
from cityatlas.report.texts import TEMPLATES, Texts
from cityatlas.report.value_texts import locator_text, variable_with_statistic

STATUS_ORDER = (*counts.DECIDED, "not_recomputable")
AGREEMENT_ORDER = ("reliable", "tentative", "unreliable", "no_variation", "too_rare")
REGISTER_COLUMNS = ("claim", "printed", "recomputed", "verdict", "evidence", "reason", "route", "place")
MARKS = {"reproduced": "✓", "consistent": "≈", "contradicted": "✗", "not_recomputable": "–"}


def render(tables: Tables, shown_pictures: list[Picture], quantifiers: dict[str, Any], language: str) -> str:
    """The whole page as HTML. ``tables``: the product tables and ``facts_captions``, by name."""
    texts = Texts(language)
    shown = claim_entries(tables, texts)
    script = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["n"] = lambda value, decimals=1: number(value, language, decimals)
    environment.filters["fixed"] = lambda value: with_decimal_sign(f"{value:.2f}", language)
    return environment.get_template("page.html.j2").render(
        t=texts,
        lang=language,
        label=lambda vocabulary, key: label(vocabulary, key, language),
        marks=MARKS,
        columns=REGISTER_COLUMNS,
        version=__version__,
        sources=list(registered_sources().values()),
        style=Markup((TEMPLATES / "style.css").read_text(encoding="utf-8")),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
        pictures=shown_pictures,
        figure_of=by_statistic(shown_pictures),
        quantifiers=quantifiers,
        **_verdicts(shown),
        **_errata(tables["errata"], texts),
        **_study(tables, shown, texts),
        **_agreement(tables["agreement"], texts),
    )


def _verdicts(shown: list[ClaimEntry]) -> dict[str, Any]:
    """Counts and the claims by section of the page."""
    numeric = [e for e in shown if e.kind == "numeric"]
    by_class = counts.by_class(shown)
    return {
        "claims": shown,
        "by_id": {e.claim_id: e for e in shown},
        "classes": list(CLASSES),
        "statuses": STATUS_ORDER,
        "decided": counts.DECIDED,
        "by_class": by_class,
        "headline": counts.headline(by_class["numeric"]),
        "by_basis": counts.by_basis(shown),
        "by_reason": counts.by_reason(shown),
        "fails": contradicted(shown),
        "bounded": [e for e in numeric if e.status == "consistent"],
        "unsettled": [e for e in numeric if e.status == "not_recomputable"],
        "flips": [e for e in shown if e.other_readings and e.kind != "repeat"],
        "used": {
            "document": [d for d in terms("document") if any(e.document == d for e in shown)],
            "status": [s for s in STATUS_ORDER if any(e.status == s for e in shown)],
            "evidence": [v for v in terms("evidence") if any(e.evidence == v for e in shown)],
            "reason": [r for r in terms("reason") if any(e.reason == r for e in shown)],
        },
    }


def _errata(rows: list[Row], texts: Texts) -> dict[str, Any]:
    """Findings by weight, their places in words."""
    made = [
        {
            "id": r["finding_id"],
            "weight": r["weight"],
            "finding": r[column("finding", texts.language)],
            "consequence": r[column("consequence", texts.language)],
            "places": _places(r["locators"], texts),
            "claims": [c for c in r["claim_ids"].split("|") if c],
        }
        for r in rows
    ]
    return {"errata": {w: [e for e in made if e["weight"] == w] for w in ("major", "minor")}}


def _places(locators: str, texts: Texts) -> list[str]:
    """Places by document: ``Smart-City-Atlas, Z. 3243, 3863``."""
    lines: dict[str, list[str]] = {}
    for locator in locators.split("|"):
        document, _, where = locator.partition(":")
        lines.setdefault(document, []).append(where)
    return [locator_text(d, ";".join(w), texts) for d, w in lines.items()]


def _study(tables: Tables, shown: list[ClaimEntry], texts: Texts) -> dict[str, Any]:
    """Tables 1 to 5 of the study."""
    statistics = read_statistics(tables["statistics"])
    rows = study_tables.study_table_rows(statistics)
    return {
        "captions": {c["number"]: c for c in tables["facts_captions"] if c["kind"] == "table"},
        "rows": rows,
        "row_title": lambda row: say(texts.language, *pair_of(row)),
        "table_numbers": lambda row: study_tables.row_numbers(row, statistics, texts),
        "table_profiles": lambda row: study_tables.row_profiles(row, tables["sections"], tables["cities"], texts),
        "table_verdicts": lambda row: study_tables.row_verdicts(row, shown, texts),
        "fields": study_tables.field_rows(statistics, shown, texts),
        "projects": study_tables.projects_by_field(tables["projects"], tables["cities"]),
    }


def _agreement(rows: Sequence[AgreementRow], texts: Texts) -> dict[str, Any]:
    """The coders' agreement: counts by verdict, and a row for each variable in words."""
    found = {v: sum(r["verdict"] == v for r in rows) for v in AGREEMENT_ORDER}
    return {
        "agreement": [{**r, "name": variable_with_statistic(r["variable"], texts)} for r in rows],
        "agreement_counts": {v: n for v, n in found.items() if n},
    }
