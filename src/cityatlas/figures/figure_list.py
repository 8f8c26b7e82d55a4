"""Which function draws which figure, and from which tables; imports none of them, so that the Snakefile may read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cityatlas.core.rows import Tables
    from cityatlas.figures.sheet import Sheet


@dataclass(frozen=True)
class FigureSpec:
    """A figure: the module below ``cityatlas.figures`` and the function in it that draws, and the tables it takes."""

    module: str
    function: str
    tables: tuple[str, ...]

    def draw(self, data: Tables, language: str, scope: str = "study", size: str = "column") -> Sheet:
        """The figure, drawn from its tables by name. InputError where one is missing or empty.

        The module is imported here: who shows one figure then depends on the code of this one only.
        """
        draw = getattr(import_module(f"cityatlas.figures.{self.module}"), self.function)
        return draw(data, language, scope, size)


CROSSED = ("cities", "members", "statistics")
CARD_TABLES = ("cities", "codes", "projects", "statistics")
STUDY_FIGURES: dict[str, FigureSpec] = {
    "fig01_profile_card": FigureSpec("cards", "scheme", CARD_TABLES),
    "fig02_cities": FigureSpec("atlas_map", "cities", ("cities", "statistics")),
    "fig03_goals": FigureSpec("schemes", "goals", ("statistics",)),
    "fig04_fields": FigureSpec("schemes", "ten_fields", ("statistics",)),
    "fig05_agenda_fields": FigureSpec("fields", "agenda_fields", ("statistics",)),
    "fig06_lighthouse_fields": FigureSpec("fields", "lighthouse_fields", ("statistics",)),
    "fig07_steps": FigureSpec("schemes", "steps", ("statistics",)),
    "fig08_agenda_status": FigureSpec("status", "agenda_status", ("statistics", "printed_counts")),
    "fig09_organisation": FigureSpec("organisation", "combinations_figure", ("statistics",)),
    "fig10_participation": FigureSpec("participation", "participation", ("statistics",)),
}
"""The figures of the study, by their number there."""
OWN_FIGURES: dict[str, FigureSpec] = {
    "fig11_cities_by_state": FigureSpec("states", "cities_by_state", CROSSED),
    "fig12_field_heatmap": FigureSpec("similarity", "field_heatmap", CROSSED),
    "fig13_fields_compared": FigureSpec("fields_compared", "fields_compared", ("statistics",)),
    "fig14_agenda_readings": FigureSpec("status", "agenda_readings_figure", ("statistics",)),
    "fig15_status_by_size_and_state": FigureSpec("status_by_size", "status_by_size_and_state", CROSSED),
    "fig16_organisation_by_status": FigureSpec("organisation", "by_status", CROSSED),
    "fig17_challenges_by_size": FigureSpec("participation", "challenges_by_size", CROSSED),
    "fig18_verdicts": FigureSpec("verdict_overview", "verdicts_figure", ("claims",)),
    "fig19_agreement": FigureSpec("agreement_plot", "agreement", ("agreement",)),
}
"""The figures that the study should have had, in the order of its chapters."""
ALL_FIGURES = STUDY_FIGURES | OWN_FIGURES
"""All figures by name."""


def drawing_modules(names: Iterable[str] = ALL_FIGURES) -> list[str]:
    """The modules that draw the named figures, below ``cityatlas``; what they import is not among them."""
    return sorted({f"figures.{ALL_FIGURES[name].module}" for name in names})
