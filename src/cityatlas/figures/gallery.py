"""Which function draws which figure, and from which tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cityatlas.figures import (
    agreement_plot,
    atlas_map,
    cards,
    compared,
    fields,
    organisation,
    participation,
    schemes,
    similarity,
    states,
    status,
    status_where,
    verdict_board,
)
from cityatlas.figures.sheet import Sheet


@dataclass(frozen=True)
class Entry:
    """A figure's function ``draw(data, language, scope, size)`` and the tables it takes."""

    draw: Callable[..., Sheet]
    tables: tuple[str, ...]


CROSSED = ("cities", "members", "statistics")
CARD_TABLES = ("cities", "codes", "projects", "statistics")
GALLERY: dict[str, Entry] = {
    "fig01_profile_card": Entry(cards.scheme, CARD_TABLES),
    "fig02_cities": Entry(atlas_map.cities, ("cities", "statistics")),
    "fig03_goals": Entry(schemes.goals, ("statistics",)),
    "fig04_fields": Entry(schemes.ten_fields, ("statistics",)),
    "fig05_agenda_fields": Entry(fields.agenda_fields, ("statistics",)),
    "fig06_lighthouse_fields": Entry(fields.lighthouse_fields, ("statistics",)),
    "fig07_steps": Entry(schemes.steps, ("statistics",)),
    "fig08_agenda_status": Entry(status.agenda_status, ("statistics", "printed_counts")),
    "fig09_organisation": Entry(organisation.combinations, ("statistics",)),
    "fig10_participation": Entry(participation.participation, ("statistics",)),
    "fig11_cities_by_state": Entry(states.cities_by_state, CROSSED),
    "fig12_field_heatmap": Entry(similarity.field_heatmap, CROSSED),
    "fig13_fields_compared": Entry(compared.fields_compared, ("statistics",)),
    "fig14_agenda_readings": Entry(status.agenda_readings_figure, ("cities", "codes", "statistics")),
    "fig15_status_by_size_and_state": Entry(status_where.status_by_size_and_state, CROSSED),
    "fig16_organisation_by_status": Entry(organisation.by_status, CROSSED),
    "fig17_challenges_by_size": Entry(participation.challenges_by_size, CROSSED),
    "fig18_verdicts": Entry(verdict_board.verdicts, ("claims",)),
    "fig19_agreement": Entry(agreement_plot.agreement, ("agreement",)),
}
"""All figures by name, in the order of the catalogue."""
