"""The page: everything the template needs, gathered and rendered to one self-contained HTML file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from cityatlas import __version__
from cityatlas.claims.classes import CLASSES, STATUSES
from cityatlas.claims.finding_places import places_of_finding
from cityatlas.claims.headline import SUPPORT_NAMES, SUPPORTS, headline
from cityatlas.claims.meanings import MEANINGS
from cityatlas.claims.severity import TESTS
from cityatlas.claims.words import verdict_word
from cityatlas.coding.agreement import RARE, RELIABLE, TENTATIVE, of_models
from cityatlas.coding.codebook import variable_in_words
from cityatlas.coding.coders import read_coders, single_coders
from cityatlas.coding.who_coded import WhoCoded, who_coded, who_is_compared
from cityatlas.core.language import column, pair_of, say
from cityatlas.core.numbers import number, with_decimal_sign
from cityatlas.core.ordering import german_order
from cityatlas.core.palette import STATUS_COLOURS
from cityatlas.core.product_places import entry_links, product_place
from cityatlas.core.rows import AgreementRow, ClaimRow, Tables
from cityatlas.core.templates import page_environment, source_hash
from cityatlas.core.vocabulary import label, terms
from cityatlas.documents.sources import registered_sources, source_text
from cityatlas.report import alternatives, counts, study_tables
from cityatlas.report.citation import how_to_cite
from cityatlas.report.entries import ClaimEntry, claim_entries, press_numbers, read_statistics, with_status
from cityatlas.report.pictures import ShownFigure, by_statistic
from cityatlas.report.texts import REPORT_TEMPLATES, Texts

AGREEMENT_ORDER = ("reliable", "tentative", "unreliable", "no_variation", "too_rare")
REGISTER_COLUMNS = ("claim", "printed", "found", "verdict", "evidence", "reason", "route", "place")
FILTERS = ("document", "kind", "status", "test", "evidence", "support", "reason")
"""What the register can be narrowed by: attributes of its entries."""
MARKS = {"reproduced": "✓", "consistent": "≈", "contradicted": "✗", "reading_dependent": "⇄", "not_recomputable": "–"}


def render_report(
    tables: Tables,
    shown_pictures: list[ShownFigure],
    quantifiers: dict[str, Any],
    coders: dict[str, dict[str, str]],
    language: str,
    address: str = "",
) -> str:
    """The whole page as HTML.

    ``tables``: the product tables, ``facts_captions`` and ``facts_chapters``, by name. ``coders``: by claim the status
    under each coder alone, of those that it moves. ``address``: where the project is found; empty where nowhere yet.
    """
    texts = Texts(language)
    shown = claim_entries(tables, texts, address)
    script = (REPORT_TEMPLATES / "page.js").read_text(encoding="utf-8")
    environment = page_environment(REPORT_TEMPLATES)
    environment.filters["n"] = lambda value, decimals=1: number(value, language, decimals)
    environment.filters["fixed"] = lambda value: with_decimal_sign(f"{value:.2f}", language)
    return environment.get_template("page.html.j2").render(
        t=texts,
        lang=language,
        links=entry_links(product_place("report", language), language),
        label=lambda vocabulary, key: label(vocabulary, key, language),
        marks=MARKS,
        status_colours=STATUS_COLOURS,
        columns=REGISTER_COLUMNS,
        version=__version__,
        sources=list(registered_sources().values()),
        added=sorted((c["city"] for c in tables["cities"] if not c["in_study"]), key=german_order),
        source_text=lambda text: source_text(text, language),
        style=Markup((REPORT_TEMPLATES / "style.css").read_text(encoding="utf-8")),
        script=Markup(script),
        script_hash=source_hash(script),
        pictures=shown_pictures,
        figure_of=by_statistic(shown_pictures),
        quantifiers=quantifiers,
        filters=FILTERS,
        meanings={key: say(language, *pair) for key, pair in MEANINGS.items()},
        **_first_screen(tables["claims"], shown, address, texts),
        **_verdicts(shown),
        coders={c.id: say(language, *c.described) for c in single_coders(read_coders())},
        on_coder=[(e, coders[e.claim_id]) for e in shown if e.claim_id in coders],
        verdict_word=lambda status, kind: verdict_word(status, kind, language),
        **_errata(tables, texts),
        **_study(tables, shown, texts),
        makers=who_coded().makers(language),
        who=who_coded().in_full(language),
        **_agreement(of_models(tables["agreement"], read_coders()), texts),
    )


def _first_screen(claims: list[ClaimRow], shown: list[ClaimEntry], address: str, texts: Texts) -> dict[str, Any]:
    """What the first screen answers: the press text's numbers, what holds, what does not, how to cite."""
    totals, press = headline(claims), press_numbers(shown)
    return {
        "press": press,
        "press_counts": counts.by_evidence(press),
        "totals": totals,
        "supports": {key: say(texts.language, *SUPPORT_NAMES[key]) for key in SUPPORTS},
        "how_to_cite": how_to_cite(address, texts),
        "by_kind": counts.by_kind(claims),
    }


def _verdicts(shown: list[ClaimEntry]) -> dict[str, Any]:
    """The claims by section of the page."""
    numbers = [e for e in shown if e.kind == "numeric"]
    return {
        "claims": shown,
        "by_id": {e.claim_id: e for e in shown},
        "kinds": counts.KINDS,
        "decided": STATUSES,
        "by_reason": counts.by_reason(shown),
        "fails": with_status(shown, "contradicted"),
        "depends": with_status(shown, "reading_dependent"),
        "bounded": [e for e in numbers if e.status == "consistent"],
        "unsettled": [e for e in numbers if e.status == "not_recomputable"],
        "definitions": alternatives.definitions(shown),
        "turned": alternatives.changed_claims,
        "widths": alternatives.SHOWN_WIDTHS,
        "on_width": alternatives.hanging_on_width(shown),
        "used": {name: _used(name, shown) for name in FILTERS},
    }


def _used(name: str, shown: list[ClaimEntry]) -> list[str]:
    """The keys of a filter that some claim has, in their order."""
    keys = {"kind": list(CLASSES), "test": TESTS[::-1], "support": SUPPORTS}.get(name) or terms(name)
    return [key for key in keys if any(getattr(e, name) == key for e in shown)]


def _errata(tables: Tables, texts: Texts) -> dict[str, Any]:
    """Findings by weight, their places in words."""
    made = [
        {
            "id": r["finding_id"],
            "weight": r["weight"],
            "finding": r[column("finding", texts.language)],
            "consequence": r[column("consequence", texts.language)],
            "places": places_of_finding(r["locators"], tables, texts.language),
            "claims": [c for c in r["claim_ids"].split("|") if c],
        }
        for r in tables["errata"]
    ]
    return {"errata": {w: [e for e in made if e["weight"] == w] for w in ("major", "minor")}}


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


def agreement_note(coded: WhoCoded, compared: WhoCoded) -> str:
    """The text that says whose consistency the section shows, by who coded and whose codes it compares."""
    if compared.people:
        return "agreement_note_people"
    return "agreement_note_models" if coded.people else "agreement_note"


def _agreement(rows: Sequence[AgreementRow], texts: Texts) -> dict[str, Any]:
    """The model's consistency: counts by verdict, and a row for each variable in words."""
    found = {v: sum(r["verdict"] == v for r in rows) for v in AGREEMENT_ORDER}
    compared = who_is_compared(rows)
    return {
        "agreement_note": agreement_note(who_coded(), compared),
        "agreement_rule": "agreement_rule_people" if compared.people else "agreement_rule",
        "agreement": [{**r, "name": variable_in_words(r["variable"], texts.language)} for r in rows],
        "agreement_counts": {v: n for v, n in found.items() if n},
        "thresholds": {"reliable": RELIABLE, "tentative": TENTATIVE, "rare": RARE},
    }
