"""What a verdict says in a sentence: printed value, recomputed value, base and reason, in German and English."""

from __future__ import annotations

from cityatlas.claims.evidence import Check
from cityatlas.claims.judgement import Judgement
from cityatlas.core.numbers import number
from cityatlas.core.vocabulary import label

_STATUS = {
    "reproduced": {"de": "Die Aussage ist bestätigt.", "en": "The claim is reproduced."},
    "consistent": {
        "de": "Die Aussage ist mit den Daten vereinbar, aber nicht durch sie festgelegt.",
        "en": "The claim is consistent with the data, which do not pin it down.",
    },
    "contradicted": {"de": "Die Aussage ist widerlegt.", "en": "The claim is contradicted."},
    "not_recomputable": {"de": "Die Aussage lässt sich nicht nachrechnen.", "en": "The claim cannot be recomputed."},
}
_UNRELIABLE = {
    "de": "Die Kodierung dahinter ist nicht verlässlich (Alpha unter 0,667).",
    "en": "The coding behind it is not reliable (alpha below 0.667).",
}
_REASON = {
    "interview_data": {
        "de": "Sie beruht auf den Interviews, die nicht veröffentlicht sind.",
        "en": "It rests on the interviews, which are not published.",
    },
    "picture_lost": {
        "de": "Sie steht nur in einem Bild oder an dieser einen Stelle; das Bild ist im Text verloren.",
        "en": "It stands only in a picture or in this one place; the picture is lost in the text.",
    },
    "external_source": {
        "de": "Sie betrifft etwas außerhalb der fünf Dokumente.",
        "en": "It is about something outside the five documents.",
    },
    "ambiguous_definition": {
        "de": "Ihr Wortlaut lässt keine entscheidbare Zählung zu, oder das Codebuch hat keine solche Variable.",
        "en": "Its wording allows no decidable count, or the codebook has no such variable.",
    },
    "documents_disagree": {
        "de": "Eine andere Stelle der Dokumente druckt einen anderen Wert.",
        "en": "Another place in the documents prints another value.",
    },
    "impossible_for_base": {
        "de": "Keine ganze Zahl von Fällen ergibt diesen Anteil bei der genannten Basis.",
        "en": "No whole number of cases gives this share of the stated base.",
    },
}


def recomputed_in_words(check: Check, language: str) -> str:
    """What a route gives, in words: ``49 von 50 (98 %)`` or ``zwischen 15 und 24 von 50``."""
    m = check.measured
    if m is None:
        return check.recomputed
    of = "von" if language == "de" else "of"
    if m.lower == m.upper:
        share = number(100 * m.lower / m.base, language)
        value = f"{number(m.lower, language)} {of} {number(m.base, language)} ({share} %)"
        return number(m.lower, language) if m.lower == m.base and check.route["statistic"] in _BARE else value
    words = ("zwischen", "und") if language == "de" else ("between", "and")
    counted = ""
    if m.count is not None:
        counted = f", gezählt {m.count}" if language == "de" else f", counted {m.count}"
    return f"{words[0]} {m.lower} {words[1]} {m.upper} {of} {m.base}{counted}"


_BARE = {"document_structure", "population", "cities_total", "lighthouse_projects_total"}


def route_name(check: Check, language: str) -> str:
    """The statistic and basis of a route, in words."""
    name = label("statistic", check.route["statistic"], language)
    basis = label("basis", check.route["basis"], language)
    return name if name.casefold() == basis.casefold() else f"{name} ({basis})"


def explain_verdict(judgement: Judgement, language: str) -> str:
    """The explanation of a verdict: status, figure and route, reason, what else was seen, the register's note."""
    claim, status = judgement.claim, judgement.status["literal"]
    parts = [_STATUS[status][language]]
    if judgement.deciding is not None:
        words = ("Gedruckt", "nachgerechnet", "aus") if language == "de" else ("Printed", "recomputed", "from")
        printed = claim["printed"].replace(" … ", " ... ")
        route = route_name(judgement.deciding, language)
        value = recomputed_in_words(judgement.deciding, language)
        parts.append(f"{words[0]}: {printed}; {words[1]}: {value} ({words[2]}: {route}).")
    if judgement.deciding is not None and judgement.deciding.reliability == "unreliable":
        parts.append(_UNRELIABLE[language])
    if judgement.reason in _REASON:
        parts.append(_REASON[judgement.reason][language])
    if judgement.reason == "other_denominator" and judgement.other is not None:
        text = f"{route_name(judgement.other, language)}: {recomputed_in_words(judgement.other, language)}"
        german = f"Den gedruckten Wert ergibt eine andere Basis: {text}."
        parts.append(german if language == "de" else f"Another base gives the printed value: {text}.")
    parts += _beside(judgement, language)
    if judgement.jointly is not None:
        parts.append(_joint(judgement.jointly, language))
    if claim.get(f"note_{language}"):
        parts.append(claim[f"note_{language}"])
    return " ".join(parts)


def _beside(judgement: Judgement, language: str) -> list[str]:
    """Coded bounds shown beside a verdict that the documents decided, and flips under other widths."""
    parts = []
    for check in judgement.checks:
        reading = check.route.get("role", "reading") == "reading"
        if reading and check is not judgement.deciding and check.route["basis"] == "coding" and check.measured:
            head = "Zum Vergleich die Kodierung" if language == "de" else "Beside it, the coding"
            parts.append(f"{head}: {recomputed_in_words(check, language)}.")
    widths = {w: s for w, s in judgement.status.items() if s != judgement.status["literal"]}
    for width, status in widths.items():
        name = {"narrow": ("enger", "narrow"), "wide": ("weiter", "wide")}[width]
        german = f"Bei {name[0]} Lesart des Mengenworts: {label('status', status, 'de')}."
        parts.append(german if language == "de" else f"Under the {name[1]} reading: {label('status', status, 'en')}.")
    return parts


def _joint(possible: bool, language: str) -> str:
    if language == "de":
        return (
            "Gemeinsam geprüft: alle gedruckten Anzahlen dieser Aufteilung können zugleich gelten."
            if possible
            else "Gemeinsam geprüft: die gedruckten Anzahlen dieser Aufteilung können nicht zugleich gelten."
        )
    return (
        "Checked together: all printed counts of this partition can hold at once."
        if possible
        else "Checked together: the printed counts of this partition cannot hold at once."
    )
