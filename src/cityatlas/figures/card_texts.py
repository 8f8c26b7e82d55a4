"""The words of the profile cards."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cityatlas.core.vocabulary import label
from cityatlas.figures.card_facts import CRITERIA as KEYS
from cityatlas.figures.card_facts import Card, Criterion
from cityatlas.figures.sentences import basis_sentence, join, reliability_sentence, say

CRITERIA = {
    "agenda": ("Digitale Agenda", "Digital agenda"),
    "unit": ("Organisationseinheit", "Organisation unit"),
    "person": ("Digitalverantwortung", "Person in charge"),
    "network": ("Partnernetzwerk", "Partner network"),
    "events": ("Veranstaltungen", "Events"),
    "fields": ("Themen", "Topics"),
    "funding": ("Förderprogramme", "Funding programmes"),
    "communication": ("Kommunikation", "Communication"),
}
MET = {
    "person": ("Rolle benannt", "role defined"),
    "network": ("vorhanden", "exists"),
    "events": ("durchgeführt", "carried out"),
    "funding": ("genutzt", "used"),
    "communication": ("aktiv", "active"),
}
SILENT, NO = ("nicht genannt", "not named"), ("nein", "no")
"""The words for a profile's silence, which is no evidence of absence, and for a no."""


def criterion_text(criterion: Criterion, card: Card, language: str) -> str:
    """What stands behind a criterion on a city's card."""
    if criterion.key == "agenda":
        return _agenda(criterion, card, language)
    if criterion.key == "fields":
        number = sum(s in ("yes", "doubtful") for s in card.fields.values())
        return say(language, f"{number} von {len(card.fields)} Feldern", f"{number} of {len(card.fields)} fields")
    if criterion.state == "silent":
        return say(language, *SILENT)
    if criterion.state == "no":
        return say(language, *NO)
    if criterion.key == "unit":
        parts = [name.removeprefix("org_") for name, value in criterion.values.items() if value == "1"]
        return ", ".join(label("organisation", p, language) for p in parts)
    return say(language, *MET[criterion.key])


def _agenda(criterion: Criterion, card: Card, language: str) -> str:
    status = criterion.values["agenda_status"]
    if not status:
        return say(language, *SILENT)
    more = [label("agenda_form", card.form, language) if card.form else "", card.year]
    text = ", ".join(m for m in more if m)
    return label("agenda_status", status, language) + (f" ({text})" if text else "")


def note(criteria: pd.DataFrame, language: str) -> str:
    """The foot of a card: symbols, basis, reliability."""
    names = {k: label("initial_criterion", k, language) for k in criteria.index}
    return join(
        say(
            language,
            "● sicher  ◐ zweifelhaft kodiert  ○ nein  – nicht genannt (heißt nicht nein). Felder ebenso: kräftig, "
            "blass, leer.",
            "● certain  ◐ coded with doubt  ○ no  – not named (which is no “no”). Fields likewise: strong, pale, "
            "empty.",
        ),
        basis_sentence(["coding", "profile_facts"], language),
        reliability_sentence(criteria, names, language),
        say(language, "Quelle: Smart-City-Atlas 2019.", "Source: Smart-City-Atlas 2019."),
    )


@dataclass(frozen=True)
class SchemeTexts:
    """The placeholders on the scheme of a card."""

    name: str
    place: str
    facts: str
    criteria_head: str
    criteria: list[tuple[str, str]]
    fields_head: str
    projects: list[str]


WHAT = {
    "agenda": ("Status, Form und Jahr", "status, form and year"),
    "unit": ("eigen oder querschnittlich", "dedicated or cross-cutting"),
    "person": ("CDO oder ähnliche Rolle", "CDO or similar role"),
    "network": ("institutionell, besteht", "institutional, exists"),
    "events": ("öffentliche Formate", "public formats"),
    "fields": ("Zahl der Felder", "number of fields"),
    "funding": ("EU, Bund, Land", "EU, federation, state"),
    "communication": ("Website, soziale Medien", "website, social media"),
}


def scheme_view_texts(language: str) -> SchemeTexts:
    """The placeholders in one language."""
    return SchemeTexts(
        say(language, "Name der Stadt", "Name of the city"),
        say(language, "Land · Größenklasse", "State · size class"),
        say(
            language,
            "Einwohner · Fläche · Einwohner je km² · Seite im Atlas",
            "inhabitants · area · inhabitants per km² · page in the atlas",
        ),
        say(language, "Kriterien: erfüllt von acht", "Criteria: met of eight"),
        [(key, say(language, *WHAT[key])) for key in KEYS],
        say(language, "Handlungsfelder: kodiert von zehn", "Action fields: coded of ten"),
        [say(language, f"Titel des Projekts {i}", f"Title of project {i}") for i in (1, 2, 3)],
    )
