"""The one citable sentence of a claim, with base and date, generated from the tables."""

from __future__ import annotations

from collections.abc import Mapping

from cityatlas import __version__
from cityatlas.core.language import say
from cityatlas.core.numbers import number
from cityatlas.core.rows import ClaimRow, StatisticRow
from cityatlas.core.vocabulary import label
from cityatlas.documents.sources import registered_sources
from cityatlas.report.texts import Texts
from cityatlas.report.value_texts import is_bare, locator_text, named_route, recomputed_text

Statistics = Mapping[tuple[str, str, str], StatisticRow]
PRINT = "printed_counts"


def base_of(claim: ClaimRow, statistics: Statistics) -> tuple[int, str]:
    """The base that a claim's deciding route counts over, with its unit; the study's cities where it has none.

    An order names no group: its base is that of the statistic. Parts of a document and inhabitants are no base.
    """
    units = ("cities", "projects", "states")
    rows = [
        r
        for r in statistics.values()
        if (r["statistic"], r["basis"]) == (claim["statistic"], claim["basis"])
        and claim["group"] in ("", r["group"])
        and r["base_unit"] in units
    ]
    row = rows[0] if rows else statistics["cities_total", "all", "profile_facts"]
    return row["base"], row["base_unit"]


def sentence(claim: ClaimRow, statistics: Statistics, same_document: bool, texts: Texts) -> str:
    """The citable sentence. ``same_document``: whether the deciding print stands in the claim's own document."""
    base, unit = base_of(claim, statistics)
    head = texts.plain(
        "cite_head",
        date=texts.month(registered_sources()["atlas"].date),
        base=number(base, texts.language),
        unit=texts.plain(f"base_{unit}"),
    )
    document, _, lines = locator_text(claim["document"], claim["locator"], texts).rpartition(
        f", {texts.plain('line_short')} "
    )
    told = texts.plain(
        "cite_claim",
        claim=say(texts.language, claim["claim_de"], claim["claim_en"]).strip().removesuffix("."),
        document=document,
        lines=f"{texts.plain('line_short')} {lines}",
    )
    text = texts.plain(
        f"cite_{claim['status']}",
        head=head,
        claim=told,
        value=_value(claim, statistics, same_document, texts) if claim["recomputed"] else "",
        reason=label("reason", claim["reason"], texts.language),
    )
    return texts.plain("cite_version", sentence=text, version=__version__, claim_id=claim["claim_id"])


def _value(claim: ClaimRow, statistics: Statistics, same_document: bool, texts: Texts) -> str:
    value = recomputed_text(claim["recomputed"], claim["statistic"], is_bare(statistics, claim), texts)
    if claim["evidence"] == "documents":
        return texts.plain("cite_documents_same" if same_document else "cite_documents", value=value)
    return texts.plain("cite_data", value=value, basis=named_route(claim, texts.language))
