"""Verdicts under alternative definitions side by side: what each reading gives, from the published checks."""

from __future__ import annotations

import pandas as pd

from cityatlas.claims.classes import class_of
from cityatlas.claims.meanings import DEFINITIONS, MEANINGS
from cityatlas.claims.recomputed import Recomputed, deciding_checks, read_values
from cityatlas.claims.words import value_in_words, verdict_word
from cityatlas.core.errors import InputError
from cityatlas.core.language import Pair, column, say
from cityatlas.core.project import PROCESSED
from cityatlas.core.rows import CheckRow
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label
from cityatlas.explore.tables import language

_CLAIM: Pair = ("Aussage", "claim")
_VERDICT: Pair = ("Urteil", "verdict")


def definition_readings(definition: str) -> dict[str, Pair]:
    """The readings of a definition by id. InputError where there is no such definition."""
    if definition not in DEFINITIONS:
        raise InputError(f"there is no definition {definition!r}", expected="one of " + ", ".join(DEFINITIONS))
    return {reading: MEANINGS[reading] for reading in DEFINITIONS[definition]}


def deciding(wanted: set[str]) -> dict[tuple[str, str], CheckRow]:
    """What decides the wanted readings, by claim and reading: a route, or the row of a reading that has none."""
    found = deciding_checks(read_table(PROCESSED, "claim_checks"))
    return {key: check for key, check in found.items() if key[1] in wanted}


def side_by_side(definition: str, wanted: str | None = None) -> pd.DataFrame:
    """The claims that a definition parts: each reading's outcome with its number in a column, then the verdict.

    ``definition``: ``adopted``, ``workshops`` or ``stakeholders``. A row for each claim, once (repeats are left out),
    that has at least two of the definition's readings and a route for one of them.
    """
    names, lang = definition_readings(definition), language(wanted)
    checks = deciding(set(names))
    claims = {c["claim_id"]: c for c in read_table(PROCESSED, "claims") if class_of(c) != "repeat"}
    values = read_values(read_table(PROCESSED, "check_values"), claims.values())
    rows = {}
    for claim_id, claim in claims.items():
        own = {r: checks[claim_id, r] for r in names if (claim_id, r) in checks}
        if len(own) > 1 and claim["evidence"] != "none":
            kind = claim["kind"]
            told = {r: outcome_in_words(c, values.get((claim_id, c["route"])), kind, lang) for r, c in own.items()}
            verdict = {"verdict": verdict_word(claim["status"], kind, lang)}
            rows[claim_id] = {"claim": claim[column("claim", lang)], **told, **verdict}
    heads = {"claim": _CLAIM, **names, "verdict": _VERDICT}
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=list(heads)).fillna("–")
    return frame.rename(columns={key: say(lang, *pair) for key, pair in heads.items()})


def outcome_in_words(check: CheckRow, value: Recomputed | None, kind: str, wanted: str) -> str:
    """``widerlegt (aus Daten): zwischen 7 und 16 von 50, gezählt 9``; a reading without a route says so."""
    outcome = verdict_word(check["outcome"], kind, wanted)
    if value is None:
        return f"{outcome} ({say(wanted, 'kein Weg', 'no route')})"
    evidence = label("evidence", check["evidence"], wanted)
    return f"{outcome} ({evidence}): {value_in_words(value, check['statistic'], wanted)}"


def read_as(base: pd.DataFrame, reading: str) -> pd.DataFrame:
    """The verdicts (as ``rejudge`` gives them) if each claim that has this reading meant nothing but this one.

    InputError where no claim has such a reading.
    """
    checks = {claim_id: check for (claim_id, _), check in deciding({reading}).items() if claim_id in base.index}
    if not checks:
        raise InputError(f"no claim has a reading {reading!r}", expected="an id of the column reading of claim_checks")
    result = base.copy()
    for claim_id, check in checks.items():
        if base.loc[claim_id, "evidence"] != "none":
            found = {"status": check["outcome"], "test": check["test"] or "untestable"}
            result.loc[claim_id, list(found)] = list(found.values())
    return result
