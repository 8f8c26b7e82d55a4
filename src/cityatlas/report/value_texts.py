"""Places in the report's language: of a claim, of a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cityatlas.claims import finding_places as places
from cityatlas.core.rows import Tables
from cityatlas.report.texts import Texts


def shown_place(claim: Mapping[str, Any], texts: Texts) -> str:
    """Where a claim stands: ``Smart-City-Atlas, S. 264, Kapitel 4.2, Zeile 3585``."""
    return places.claim_place(claim, texts.language)


def shown_finding_places(locators: str, tables: Tables, texts: Texts) -> list[str]:
    """The places of a finding (``atlas:3585|press:29``), those of one page and chapter told together."""
    return places.places_of_finding(locators, tables, texts.language)
