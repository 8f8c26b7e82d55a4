"""The words of figure 1 and of the cities' profile cards: criteria, fields, projects, foot, alternative text."""

from __future__ import annotations

from dataclasses import dataclass

from cityatlas.core.language import say
from cityatlas.core.numbers import number
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures.card_facts import CRITERIA as KEYS
from cityatlas.figures.card_facts import Card, Criterion
from cityatlas.figures.sentences import (
    SPACE,
    coder_sentence,
    join,
    matrix_sentence,
    own_source_sentence,
    reliability_sentence,
    whole_number,
)
from cityatlas.figures.status_by_size import short
from cityatlas.figures.tables import ByGroup

CRITERION_NAMES = {
    "agenda": ("Digitale Agenda", "Digital agenda"),
    "unit": ("Organisationseinheit", "Organisation unit"),
    "person": ("Digitalverantwortung", "Person in charge"),
    "network": ("Partnernetzwerk", "Partner network"),
    "events": ("Veranstaltungen", "Events"),
    "fields": ("Themen", "Topics"),
    "funding": ("Förderprogramme", "Funding programmes"),
    "communication": ("Kommunikation", "Communication"),
}
MET_WORDS = {
    "person": ("Rolle benannt", "role defined"),
    "network": ("vorhanden", "exists"),
    "events": ("durchgeführt", "carried out"),
    "funding": ("genutzt", "used"),
    "communication": ("aktiv", "active"),
}
SILENT, DENIED = ("nicht genannt", "not named"), ("nein", "no")
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
        return say(language, *DENIED)
    if criterion.key == "unit":
        parts = [name.removeprefix("org_") for name, value in criterion.values.items() if value == "1"]
        return ", ".join(label("organisation", p, language) for p in parts)
    return say(language, *MET_WORDS[criterion.key])


def _agenda(criterion: Criterion, card: Card, language: str) -> str:
    status = criterion.values["agenda_status"]
    if not status:
        return say(language, *SILENT)
    more = [label("agenda_form", card.form, language) if card.form else "", card.year]
    text = ", ".join(m for m in more if m)
    return label("agenda_status", status, language) + (f" ({text})" if text else "")


def note(criteria: ByGroup, language: str) -> str:
    """The foot of a card after who coded it: symbols, reliability, source."""
    names = {k: label("initial_criterion", k, language) for k in criteria}
    return join(
        _symbols(language),
        reliability_sentence(criteria, names, language),
        say(language, "Quelle: Smart-City-Atlas 2019.", "Source: Smart-City-Atlas 2019."),
    )


def own_note(document: str, language: str) -> str:
    """The foot of an added city's card after who coded it: no model coded it, and no study is its source."""
    return join(_symbols(language), own_source_sentence(document, language))


def _symbols(language: str) -> str:
    return say(
        language,
        f"●{SPACE}sicher  ◐{SPACE}zweifelhaft kodiert  ○{SPACE}nein  –{SPACE}nicht genannt (heißt nicht nein). "
        "Felder ebenso: gefüllt, ◐, leer.",
        f"●{SPACE}certain  ◐{SPACE}coded with doubt  ○{SPACE}no  –{SPACE}not named (which is no “no”). Fields "
        "likewise: filled, ◐, empty.",
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


CRITERION_QUESTIONS = {
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
        [(key, say(language, *CRITERION_QUESTIONS[key])) for key in KEYS],
        say(language, "Handlungsfelder: kodiert von zehn", "Action fields: coded of ten"),
        [say(language, f"Titel des Projekts {i}", f"Title of project {i}") for i in (1, 2, 3)],
    )


FIELD_TICK = "✓"
"""What a field's tile bears where the study itself ticked it."""


@dataclass(frozen=True)
class View:
    """What stands on a card, in words: criteria as (name, state, text), projects as (title, field or empty)."""

    name: str
    place: str
    facts: str
    criteria_head: str
    criteria: list[tuple[str, str, str]]
    fields_head: str
    fields: dict[str, str]
    projects: list[tuple[str, str]]
    note: str
    language: str
    ticked: frozenset[str] = frozenset()
    """fields that the study itself ticked"""


def view(card: Card, language: str, footnote: str) -> View:
    """The words of a city's card; ``footnote`` is that of the study's cities, an added one has its own."""
    city, page = card.city, card.city["atlas_page"]
    foot = footnote if city["in_study"] else own_note(city["document"], language)
    of = say(language, "von", "of")
    place = f"{label('state', city['state_code'], language)} · {short('size_class', city['size_class'], language)}"
    parts = [
        whole_number(city["population"], language) + say(language, " Einwohner", " inhabitants"),
        f"{number(city['area_km2'], language)} km²",
        f"{whole_number(round(city['density_per_km2']), language)} " + say(language, "je km²", "per km²"),
        "" if page is None else say(language, f"Atlas S. {page}", f"atlas p. {page}"),
    ]
    return View(
        city["city"],
        place,
        " · ".join(p for p in parts if p),
        say(language, "Kriterien", "Criteria") + f": {card.met} {of} {len(card.criteria)}",
        [(say(language, *CRITERION_NAMES[c.key]), c.state, criterion_text(c, card, language)) for c in card.criteria],
        _fields_head(card, language),
        card.fields,
        [(p["title"], p["annex_field"] or p["main_field"]) for p in card.projects],
        join(coder_sentence(city["in_study"], language, card.coders), foot, _ticks_note(card, language)),
        language,
        card.ticked or frozenset(),
    )


def _fields_head(card: Card, language: str) -> str:
    """How many fields are coded and, told apart, how many the study ticked."""
    fields = sum(s in ("yes", "doubtful") for s in card.fields.values())
    if card.ticked is None:
        of = len(card.fields)
        return say(language, f"Handlungsfelder: {fields} von {of}", f"Action fields: {fields} of {of}")
    n = len(card.ticked)
    return say(language, f"Felder: {fields} kodiert, {n} angekreuzt", f"Fields: {fields} coded, {n} ticked")


def _ticks_note(card: Card, language: str) -> str:
    if card.ticked is None:
        return ""
    legend = say(language, f"{FIELD_TICK}{SPACE}von der Studie angekreuzt.", f"{FIELD_TICK}{SPACE}ticked by the study.")
    return f"{legend} {matrix_sentence(language)}"


def scheme_view(language: str, foot: str) -> View:
    """A card of placeholders that shows every symbol and every kind of tile."""
    texts = scheme_view_texts(language)
    states = ["yes", "doubtful", "no", "silent", "yes", "yes", "doubtful", "silent"]
    criteria = [(say(language, *CRITERION_NAMES[k]), s, t) for (k, t), s in zip(texts.criteria, states, strict=True)]
    fields = dict(zip(terms("field"), ["yes", "doubtful", "silent", "silent", "silent"] * 2, strict=True))
    projects = [(t, k) for t, k in zip(texts.projects, terms("field")[:3], strict=True)]
    return View(
        texts.name, texts.place, texts.facts, texts.criteria_head, criteria, texts.fields_head, fields, projects,
        join(coder_sentence(True, language), foot),
        language,
    )  # fmt: skip


def alternative_text(v: View) -> str:
    """The whole card in words, for who does not see it."""
    marks = {
        "yes": say(v.language, "ja", "yes"),
        "doubtful": say(v.language, "zweifelhaft", "doubtful"),
        "no": say(v.language, "nein", "no"),
        "silent": say(v.language, "nicht genannt", "not named"),
    }
    criteria = "; ".join(f"{n}: {marks[s]} ({t})" for n, s, t in v.criteria)
    fields = ", ".join(label("field", k, v.language) for k, s in v.fields.items() if s in ("yes", "doubtful")) or "–"
    projects = "; ".join(t for t, _ in v.projects)
    if v.ticked:
        named = ", ".join(label("field", k, v.language) for k in v.fields if k in v.ticked)
        fields += say(v.language, f"; angekreuzt: {named}", f"; ticked: {named}")
    found = f"{v.criteria_head}: {criteria}. {v.fields_head}: {fields}. {projects}"
    return f"{v.name}, {v.place}. {v.facts}. {found}. {v.note}"
