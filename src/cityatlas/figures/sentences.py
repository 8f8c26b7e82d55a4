"""Words and numbers of the figures: German and English, captions that name base, source, basis and reliability."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from cityatlas.coding.who_coded import who_coded
from cityatlas.core.language import Pair, say
from cityatlas.core.numbers import number, with_decimal_sign
from cityatlas.core.rows import StatisticRow
from cityatlas.core.vocabulary import label

SPACE = "\u00a0"
WEAK = ("tentative", "unreliable", "unassessed")
SOURCE_NOTE: Pair = (
    "Quelle: Smart-City-Atlas (Bitkom und Fraunhofer IESE, März 2019){place}.",
    "Source: Smart-City-Atlas (Bitkom and Fraunhofer IESE, March 2019){place}.",
)
CODED: tuple[Pair, Pair, Pair] = (
    ("maschinelle Kodierung (Sprachmodell)", "coding by a machine (language model)"),
    ("Kodierung durch eine Maschine (Sprachmodell) und Menschen", "coding by a machine (language model) and people"),
    ("Kodierung durch Menschen", "coding by people"),
)
"""The basis ``coding`` as captions name it, by models, both or people: who coded is said wherever a coded count is
shown."""
CODED_BY: tuple[Pair, Pair, Pair] = (
    (
        "Kriterien und Felder hat eine Maschine (Sprachmodell, KI) kodiert, kein Mensch; das Übrige steht im Profil "
        "und in Anhang A.",
        "Criteria and fields were coded by a machine (language model, AI), not by people; the rest stands in the "
        "profile and in Annex A.",
    ),
    (
        "Kriterien und Felder haben eine Maschine (Sprachmodell, KI) und Menschen kodiert; das Übrige steht im Profil "
        "und in Anhang A.",
        "Criteria and fields were coded by a machine (language model, AI) and by people; the rest stands in the "
        "profile and in Annex A.",
    ),
    (
        "Kriterien und Felder haben Menschen kodiert; das Übrige steht im Profil und in Anhang A.",
        "Criteria and fields were coded by people; the rest stands in the profile and in Annex A.",
    ),
)
"""Who coded what a card of a city of the study shows: models, both or people."""
CODED_ADDED: dict[str, Pair] = {
    "automatic": (
        "Kriterien und Felder hat eine Maschine (Regeln auf Wörtern) kodiert, kein Mensch hat sie geprüft; das Übrige "
        "steht im Profil.",
        "Criteria and fields were coded by a machine (rules on words), no person has checked them; the rest stands in "
        "the profile.",
    ),
    "hand": (
        "Kriterien und Felder hat ein Mensch kodiert, kein zweiter hat sie geprüft; das Übrige steht im Profil.",
        "Criteria and fields were coded by a person, no second one has checked them; the rest stands in the profile.",
    ),
    "both": (
        "Kriterien und Felder hat teils ein Mensch kodiert, das Übrige eine Maschine (Regeln auf Wörtern); kein "
        "Zweiter hat sie geprüft.",
        "Criteria and fields were coded in part by a person, the others by a machine (rules on words); nobody else has "
        "checked them.",
    ),
}
"""The same of a city that a user added."""
CONSISTENCY: tuple[Pair, Pair, Pair] = (
    ("Beständigkeit des Modells", "Consistency of the model"),
    ("Übereinstimmung von Modell und Menschen", "Agreement of model and people"),
    ("Übereinstimmung der Menschen, die kodierten", "Agreement of the people who coded"),
)
"""What alpha measures where models, both or people coded."""
OWN_SOURCE: Pair = (
    "Quelle: eigenes Profil der Stadt ({document}), nicht der Smart-City-Atlas.",
    "Source: the city's own profile ({document}), not the Smart-City-Atlas.",
)
ORIGIN: dict[str, Pair] = {
    "data": ("Abbildung {n} der Studie, aus Daten neu erzeugt.", "Figure {n} of the study, regenerated from data."),
    "text": (
        "Abbildung {n} der Studie, nach dem Text neu gezeichnet; der Wortlaut des Bildes ist verloren.",
        "Figure {n} of the study, redrawn from the text; the picture's own wording is lost.",
    ),
    "own": ("Eigene Abbildung, nicht in der Studie.", "Our own figure, not in the study."),
}


def whole_number(value: float, language: str) -> str:
    """A whole number with the language's thousands separator."""
    return number(int(value), language)


def percent(share: float, language: str) -> str:
    """A share as a percentage, halves rounded up: ``98 %`` in German, ``98%`` in English."""
    return f"{number(math.floor(100 * share + 0.5), language)}{say(language, SPACE, '')}%"


def enumeration(items: Iterable[str], language: str) -> str:
    """``a, b und c``."""
    items = list(items)
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + say(language, " und ", " and ") + items[-1]


def base_sentence(base: int, unit: str, language: str, scope: str = "study") -> str:
    """``n = 50 Städte der Studie.``"""
    of = ""
    if unit == "cities":
        of = say(language, " der Studie", " of the study") if scope == "study" else ""
        of = of or say(language, " (mit ergänzten Profilen)", " (with added profiles)")
    return f"n{SPACE}={SPACE}{whole_number(base, language)} {label('unit', unit, language)}{of}."


def in_sentence(text: str, language: str) -> str:
    """A label as it stands inside a sentence: English ones begin small, unless they are names."""
    name = text.startswith("Annex") or text[:2].isupper()
    return say(language, text, text if name else text[0].lower() + text[1:])


def basis_sentence(bases: Iterable[str], language: str) -> str:
    """``Grundlage: gedruckte Anzahlen.``"""
    told = {b: in_sentence(label("basis", b, language), language) for b in bases}
    coded = say(language, *who_coded().choose(*CODED))
    names = enumeration([coded if b == "coding" else name for b, name in told.items()], language)
    return say(language, f"Grundlage: {names}.", f"Basis: {names}.")


def matrix_sentence(language: str) -> str:
    """Where the study's field matrix comes from, where a figure shows it."""
    return say(
        language,
        "Die Kreuze der Studie hat ein Nutzer mitgebracht (data/raw/matrix); als dies gebaut wurde, lag kein PDF vor.",
        "The study's ticks were brought by a user (data/raw/matrix); no PDF was at hand when this was built.",
    )


def source_sentence(language: str, place_de: str = "", place_en: str = "") -> str:
    """The study, and where in it."""
    place = say(language, place_de, place_en)
    return say(language, *SOURCE_NOTE).format(place=f", {place}" if place else "")


def origin_sentence(kind: str, language: str, n: int = 0) -> str:
    """Whether a figure is regenerated from ``data``, redrawn from the ``text``, or our ``own``."""
    return say(language, *ORIGIN[kind]).format(n=n)


def coder_sentence(in_study: bool, language: str, coders: Iterable[str] = ()) -> str:
    """Who coded what a city's card shows; ``coders``: of an added city, who gave its codes."""
    by = set(coders)
    added = "both" if {"hand", "automatic"} <= by else "hand" if "hand" in by else "automatic"
    return say(language, *(who_coded().choose(*CODED_BY) if in_study else CODED_ADDED[added]))


def own_source_sentence(document: str, language: str) -> str:
    """The source of a city that a user added: its own profile."""
    return say(language, *OWN_SOURCE).format(document=document)


def reliability_sentence(rows: Mapping[str, StatisticRow], names: Mapping[str, str], language: str) -> str:
    """On which of the statistics shown the coders do not agree enough, or it is not assessed; empty if none."""
    parts = []
    for key in WEAK:
        groups = [in_sentence(names[g], language) for g, row in rows.items() if row["reliability"] == key]
        if groups:
            verdict = with_decimal_sign(label("reliability", key, language), language)
            parts.append(f"{verdict}: {enumeration(groups, language)}")
    if not parts:
        return ""
    about = say(language, *who_coded().choose(*CONSISTENCY))
    return f"{about} {'; '.join(parts)}."


def bounds_sentence(language: str, silent: bool) -> str:
    """How to read the bounds of codings; ``silent``: a profile that does not name a thing may still have it."""
    if silent:
        return say(
            language,
            "Voll: sicher kodiert; schraffiert: mitgezählt, aber zweifelhaft. Nach oben offen, denn was ein Profil "
            "nicht nennt, kann es geben.",
            "Full: coded for certain; hatched: counted, but with doubt. Open upwards, for what a profile does not name "
            "may exist.",
        )
    return say(
        language,
        "Linie: Spanne von den sicheren bis zu allen möglichen Fällen der Kodierung.",
        "Line: range from the certain to all possible cases of the coding.",
    )


def join(*sentences: str) -> str:
    """Sentences to one text, empty ones left out."""
    return " ".join(s for s in sentences if s)
