"""What a verdict says in a few sentences: each reading with its number, the reason, what else was seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cityatlas.claims.checks import Check
from cityatlas.claims.evidence import MATRIX
from cityatlas.claims.judgement import Judgement, ReadingOutcome
from cityatlas.claims.register import group_text
from cityatlas.claims.verdicts import NONE
from cityatlas.claims.words import ELSEWHERE, by_convention, convention_in_words, value_in_words, verdict_word
from cityatlas.core.config import Config
from cityatlas.core.language import Pair, by_language, column, say
from cityatlas.core.vocabulary import label
from cityatlas.core.wording import group_label

_STATUS: dict[str, Pair] = {
    "reproduced": ("Die Aussage ist bestätigt.", "The claim is reproduced."),
    "consistent": (
        "Die Aussage ist möglich; festgelegt ist sie durch das Gefundene nicht.",
        "The claim is possible; what was found does not pin it down.",
    ),
    "contradicted": ("Die Aussage ist widerlegt.", "The claim is contradicted."),
    "reading_dependent": (
        "Das Urteil hängt davon ab, wie man die Aussage liest.",
        "The verdict depends on how the claim is read.",
    ),
    "not_recomputable": ("Die Aussage lässt sich nicht nachrechnen.", "The claim cannot be recomputed."),
}
_CONVENTION: Pair = (
    "Nach unserer Festlegung für das Mengenwort ({interval}) trifft die Aussage nicht zu.",
    "By our convention for the word of quantity ({interval}) the claim does not hold.",
)
_UNRELIABLE: Pair = (
    "Die Kodierung dahinter ist nicht verlässlich.",
    "The coding behind it is not reliable.",
)
_REASON: dict[str, Pair] = {
    "interview_data": (
        "Sie beruht auf den Interviews, die nicht veröffentlicht sind.",
        "It rests on the interviews, which are not published.",
    ),
    "study_process": (
        "Sie beschreibt, wie die Studie gearbeitet hat; Unterlagen dazu sind nicht veröffentlicht.",
        "It describes how the study worked; records of that are not published.",
    ),
    "picture_lost": (
        "Was sie entscheiden könnte, steht nur in einem Bild, das in der Textfassung verloren ist.",
        "What could decide it stands only in a picture, which is lost in the text version.",
    ),
    "nothing_to_count": (
        "Die vorliegende Fassung der Dokumente lässt nicht erkennen, was zu zählen wäre.",
        "The version of the documents at hand does not show what there is to count.",
    ),
    "external_source": (
        "Sie betrifft etwas außerhalb der fünf Dokumente oder hat hier keine zweite Quelle.",
        "It is about something outside the five documents, or has no second source here.",
    ),
    "ambiguous_definition": (
        "Ihr Wortlaut lässt keine entscheidbare Zählung zu, oder das Codebuch hat keine solche Variable.",
        "Its wording allows no decidable count, or the codebook has no such variable.",
    ),
    "documents_disagree": (
        "Eine andere Stelle der Dokumente druckt einen anderen Wert.",
        "Another place in the documents prints another value.",
    ),
    "impossible_for_base": (
        "Keine ganze Zahl von Fällen ergibt diesen Anteil bei dieser Basis.",
        "No whole number of cases gives this share of this base.",
    ),
    "no_share_fits": (
        "Der Satz druckt keine Basis; keine, die der Wortlaut zulässt, ergibt den gedruckten Anteil.",
        "The sentence prints no base; none that its wording admits gives the printed share.",
    ),
}
_TEST: dict[str, Pair] = {
    "one_sided": (
        "Bestätigen könnte sie hier keine Zählung, nur widerlegen.",
        "No count could reproduce it here, only contradict it.",
    ),
    "zero_only": (
        "Widerlegen könnte sie hier nur eine Anzahl von null.",
        "Only a count of zero could contradict it here.",
    ),
    "untestable": (
        "Keine möglichen Daten könnten sie hier widerlegen; als Prüfung zählt das nicht.",
        "No possible data could contradict it here; this does not count as a test.",
    ),
}
_SETTLED: Pair = (
    "Eine Feldmatrix wird nur mit den Summen angenommen, die die Studie an dieser Stelle druckt.",
    "A field matrix is accepted only with the totals that the study prints in this place.",
)
_JOINT: dict[bool, Pair] = {
    True: (
        "Gemeinsam geprüft: alle gedruckten Anzahlen dieser Aufteilung können zugleich gelten.",
        "Checked together: all printed counts of this partition can hold at once.",
    ),
    False: (
        "Gemeinsam geprüft: die gedruckten Anzahlen dieser Aufteilung können nicht zugleich gelten.",
        "Checked together: the printed counts of this partition cannot hold at once.",
    ),
}


def groups_in_words(statistic: str, text: str, language: str) -> str:
    """A route's group as the tables show it, in words: several joined by or (``|``) or by and (``&``)."""
    joined = say(language, " und ", " and ") if "&" in text else say(language, " oder ", " or ")
    return joined.join(group_label(statistic, g, language) for g in re.split(r"[|&]", text) if g)


def route_name(route: Mapping[str, Any], language: str) -> str:
    """The statistic, its group and the basis of a route (of the register or of claim_checks), in words."""
    statistic = label("statistic", route["statistic"], language)
    text = route["group"] if isinstance(route.get("group"), str) else group_text(route)
    names = groups_in_words(route["statistic"], text, language)
    told = statistic if not names or text == "all" else f"{statistic}: {names}"
    basis = label("basis", route["basis"], language)
    return told if basis.casefold() in told.casefold() else f"{told} ({basis})"


def route_result(check: Check, language: str) -> str:
    """What a route gives: ``nachgerechnet 37 von 144`` where data were counted, else where it is printed."""
    value = value_in_words(check.value, check.route["statistic"], language)
    if check.evidence == "documents":
        return say(language, *ELSEWHERE).format(value=value)
    return say(language, f"nachgerechnet: {value}", f"recomputed: {value}")


def _verdict(judgement: Judgement, config: Config, language: str) -> str:
    """The first sentence; a contradiction by our own intervals for words of quantity names the convention."""
    status, claim = judgement.status["literal"], judgement.claim
    if by_convention(status, claim["kind"]):
        return say(language, *_CONVENTION).format(interval=convention_in_words(claim, config, language))
    return say(language, *_STATUS[status])


def _one_reading(reading: ReadingOutcome, language: str) -> str:
    """What the only reading of a claim gives."""
    if reading.deciding is None:
        return ""
    told = f"{route_result(reading.deciding, language)} ({route_name(reading.deciding.route, language)})"
    return told[0].upper() + told[1:] + "."


def _several(judgement: Judgement, language: str) -> list[str]:
    """Each reading with its number and outcome."""
    told = []
    for number, reading in enumerate(judgement.readings, 1):
        text = by_language(reading.reading.texts, language).rstrip(".")
        outcome = verdict_word(reading.outcome["literal"], judgement.claim["kind"], language)
        if reading.deciding is None:
            what = say(language, "dafür gibt es keinen Weg zu den Daten", "there is no route to data for it")
        else:
            what = f"{route_result(reading.deciding, language)}, {outcome}"
        told.append(say(language, f"Lesart {number}, {text}: {what}.", f"Reading {number}, {text}: {what}."))
    return told


def explain_verdict(judgement: Judgement, language: str, config: Config) -> str:
    """The explanation of a verdict: status, what was printed and found for each reading, reason, what else was seen."""
    claim = judgement.claim
    parts = [_verdict(judgement, config, language)]
    if judgement.status["literal"] != NONE:
        printed = claim["printed"].replace(" … ", " ... ")
        parts.append(say(language, f"Gedruckt: {printed}.", f"Printed: {printed}."))
        several = len(judgement.readings) > 1
        parts += _several(judgement, language) if several else [_one_reading(judgement.readings[0], language)]
    if any(r.deciding and r.deciding.reliability == "unreliable" for r in judgement.readings):
        parts.append(say(language, *_UNRELIABLE))
    if judgement.reason in _REASON:
        parts.append(say(language, *_REASON[judgement.reason]))
    for check in judgement.explains:
        text = f"{route_name(check.route, language)}: {value_in_words(check.value, check.route['statistic'], language)}"
        parts.append(
            say(language, f"Den gedruckten Wert erklärt: {text}.", f"The printed value is explained by: {text}.")
        )
    parts += _beside(judgement, language)
    by_matrix = any(r.deciding and r.deciding.route["basis"] == MATRIX for r in judgement.readings)
    if judgement.test == "untestable" and by_matrix:
        parts.append(say(language, *_SETTLED))
    if judgement.test in _TEST:
        parts.append(say(language, *_TEST[judgement.test]))
    if judgement.jointly is not None:
        parts.append(say(language, *_JOINT[judgement.jointly]))
    return " ".join(p for p in [*parts, claim.get(column("note", language), "")] if p)


def _beside(judgement: Judgement, language: str) -> list[str]:
    """Coded bounds shown beside a verdict that the documents decided, and verdicts under other widths."""
    parts = []
    for reading in judgement.readings:
        for check in reading.checks:
            if check is not reading.deciding and check.route["basis"] == "coding":
                head = say(language, "Zum Vergleich die Kodierung", "Beside it, the coding")
                parts.append(f"{head}: {value_in_words(check.value, check.route['statistic'], language)}.")
    for width, names in (("narrow", ("enger", "narrow")), ("wide", ("weiter", "wide"))):
        status = judgement.status[width]
        if status != judgement.status["literal"]:
            told, name = verdict_word(status, judgement.claim["kind"], language), say(language, *names)
            text = (
                f"Bei {name} Fassung des Mengenworts: {told}.",
                f"Under the {name} width of the quantifier: {told}.",
            )
            parts.append(say(language, *text))
    return parts
