"""The profile card of a city: the eight criteria of the study's table 2 as the codes give them, fields and projects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cityatlas.coding.city_codes import UNCHECKED, City, by_city, certain_values
from cityatlas.coding.codebook import variables
from cityatlas.core.ordering import german_order
from cityatlas.core.rows import CityRow, CodeRow, ProjectRow
from cityatlas.core.vocabulary import terms

CRITERIA = {
    "agenda": ("agenda_status",),
    "unit": ("org_dedicated_unit", "org_cross_cutting"),
    "person": ("org_person_role",),
    "network": ("criterion_partner_network",),
    "events": ("format_events",),
    "fields": tuple(f"field_{key}" for key in terms("field")),
    "funding": ("criterion_funding_programme",),
    "communication": ("criterion_active_communication",),
}
"""The criteria in the order of table 2, each with the variables it follows from; one that holds is enough."""
MET_STATUSES = {"1", "adopted", "in_development"}
"""Values by which a criterion is met: the table asks for an agenda that is decided or being developed."""


@dataclass(frozen=True)
class Criterion:
    """One criterion of one city. ``state``: yes, doubtful, no, or silent (not named, which does not mean no)."""

    key: str
    state: str
    values: dict[str, str]


@dataclass(frozen=True)
class Card:
    """What the card of a city shows; ``city`` and ``projects`` are rows of the tables of these names.

    ``ticked``: the fields that the study itself ticked, None where nobody brought its matrix or it has not this city.
    """

    city: CityRow
    criteria: list[Criterion]
    fields: dict[str, str]
    projects: list[ProjectRow] = field(default_factory=list)
    year: str = ""
    form: str = ""
    coders: frozenset[str] = frozenset()
    """Who gave the counted codes, where that is not the consensus: ``hand``, ``automatic`` or both."""
    ticked: frozenset[str] | None = None

    @property
    def met(self) -> int:
        """How many of the criteria are met, the doubtful ones among them."""
        return sum(c.state in ("yes", "doubtful") for c in self.criteria)


def state_of(city: City, names: Iterable[str]) -> str:
    """``yes`` where a variable holds beyond doubt, ``doubtful`` where one is counted; else ``silent`` or ``no``.

    ``silent`` where the codebook says that silence means nothing, or where nothing is coded at all.
    """
    names = list(names)
    holding = [n for n in names if city.values.get(n) in MET_STATUSES]
    if any(certain_values(city, n) <= MET_STATUSES for n in holding):
        return "yes"
    if holding:
        return "doubtful"
    coded = any(n in city.values for n in names)
    return "no" if coded and all(variables()[n].silence == "no" for n in names) else "silent"


def make_card(city: CityRow, coded: City, projects: Iterable[ProjectRow], coders: frozenset[str] = frozenset()) -> Card:
    """The card of one city from its codes and projects."""
    criteria = [
        Criterion(key, state_of(coded, names), {n: coded.values.get(n, "") for n in names})
        for key, names in CRITERIA.items()
    ]
    fields = {key: state_of(coded, [f"field_{key}"]) for key in terms("field")}
    own = sorted(projects, key=lambda p: p["position"])
    year, form = (coded.values.get(n, "") for n in ("agenda_year", "agenda_form"))
    return Card(city, criteria, fields, own, year, form, coders)


def make_cards(cities: Iterable[CityRow], codes: Iterable[CodeRow], projects: Iterable[ProjectRow]) -> list[Card]:
    """A card for each city, sorted by name; a city without codes gets a card of silence."""
    codes = list(codes)
    coded, nothing = by_city(codes), City({}, {}, {}, {})
    coders: dict[str, set[str]] = {}
    for code in codes:
        if code["coder"] in UNCHECKED:
            coders.setdefault(code["city"], set()).add(code["coder"])
    by_name: dict[str, list[ProjectRow]] = {}
    for project in projects:
        by_name.setdefault(project["city"], []).append(project)
    ordered = sorted(cities, key=lambda c: german_order(c["city"]))
    return [
        make_card(c, coded.get(c["city"], nothing), by_name.get(c["city"], []), frozenset(coders.get(c["city"], ())))
        for c in ordered
    ]
