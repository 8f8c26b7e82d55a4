"""Which figures there are; imports nothing heavy, so that the Snakefile may read it."""

from __future__ import annotations

from cityatlas.profiles import slug
from cityatlas.project import FACTS
from cityatlas.tables import read_rows

STUDY = [
    "fig01_profile_card",
    "fig02_cities",
    "fig03_goals",
    "fig04_fields",
    "fig05_agenda_fields",
    "fig06_lighthouse_fields",
    "fig07_steps",
    "fig08_agenda_status",
    "fig09_organisation",
    "fig10_participation",
]
"""The figures of the study, by their number there."""
OWN = [
    "fig11_cities_by_state",
    "fig12_field_heatmap",
    "fig13_fields_compared",
    "fig14_agenda_readings",
    "fig15_status_by_size_and_state",
    "fig16_organisation_by_status",
    "fig17_challenges_by_size",
    "fig18_verdicts",
    "fig19_agreement",
]
"""The figures that the study should have had, in the order of its chapters."""
FIGURES = STUDY + OWN
FORMATS = ("svg", "png", "pdf")
CARD_FORMATS = ("svg", "png")
BOOKS = ["cards/cards.pdf", "slides.pdf"]
"""All cards in one file; all figures in the size of a slide."""
PAGES = ["index.html", "alt_texts.json"]


def card_name(city: str) -> str:
    """Where a city's card lies below ``figures/``, without its ending."""
    return f"cards/{slug(city)}"


def study_cards() -> list[str]:
    """The cards of the study's cities. Cities that a user adds get cards too, which no rule names."""
    rows = [row for _, row in read_rows(FACTS / "cities.csv", ("city", "in_study"))]
    return sorted(card_name(row["city"]) for row in rows if row["in_study"] == "true")


FILES = [
    *(f"{name}.{ending}" for name in FIGURES for ending in FORMATS),
    *(f"{name}.{ending}" for name in study_cards() for ending in CARD_FORMATS),
    *BOOKS,
    *PAGES,
]
"""Everything the step ``figures`` writes below ``figures/``, for the study's cities."""
