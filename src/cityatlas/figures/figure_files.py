"""Which files the figures are; imports nothing heavy, so that the Snakefile may read it."""

from __future__ import annotations

from cityatlas.core.files import read_rows
from cityatlas.core.lines import slug
from cityatlas.core.project import FACTS
from cityatlas.figures.figure_list import ALL_FIGURES

FIGURE_NAMES = list(ALL_FIGURES)
FORMATS = ("svg", "png", "pdf")
CARD_FORMATS = ("svg", "png")
COLLECTIONS = ["cards/cards.pdf", "slides.pdf"]
"""All cards in one file; all figures in the size of a slide."""
INDEX_FILES = ["index.html", "alt_texts.json"]


def card_name(city: str) -> str:
    """Where a city's card lies below ``figures/``, without its ending."""
    return f"cards/{slug(city)}"


def study_cards() -> list[str]:
    """The cards of the study's cities. Cities that a user adds get cards too, which no rule names."""
    rows = [row for _, row in read_rows(FACTS / "cities.csv", ("city", "in_study"))]
    return sorted(card_name(row["city"]) for row in rows if row["in_study"] == "true")


def values_file(name: str) -> str:
    """Where the CSV of what a figure shows lies below ``figures/``."""
    return f"data/{name}.csv"


NUMBERED_FILES = [f"{name}.{ending}" for name in FIGURE_NAMES for ending in FORMATS]
CARD_FILES = [f"{name}.{ending}" for name in study_cards() for ending in CARD_FORMATS]
VALUE_FILES = [values_file(name) for name in FIGURE_NAMES]
FIGURE_FILES = [*NUMBERED_FILES, *VALUE_FILES, *CARD_FILES, *COLLECTIONS, *INDEX_FILES]
"""Everything the step ``figures`` writes below ``figures/``, for the study's cities."""
