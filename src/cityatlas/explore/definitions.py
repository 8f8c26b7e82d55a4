"""Verdicts under alternative definitions side by side: what each reading, width and coder gives, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cityatlas.claims import scenarios
from cityatlas.claims.classes import STATUSES, class_of
from cityatlas.claims.meanings import DEFINITIONS, MEANINGS
from cityatlas.claims.recomputed import Recomputed, deciding_checks, read_values
from cityatlas.claims.words import value_in_words, verdict_word
from cityatlas.coding.coders import read_coders, single_coders
from cityatlas.core.config import Config
from cityatlas.core.errors import InputError
from cityatlas.core.language import Pair, column, say
from cityatlas.core.project import PROCESSED
from cityatlas.core.rows import CheckRow, CodeRow, Row
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label
from cityatlas.explore.tables import language

_CLAIM: Pair = ("Aussage", "claim")
_VERDICT: Pair = ("Urteil", "verdict")
_READING: Pair = ("Lesart", "reading")
_WIDTHS: dict[str, Pair] = {"narrow": ("eng", "narrow"), "wide": ("weit", "wide")}
_NAMES: dict[str, Pair] = {
    "published": ("veröffentlicht", "published"),
    "untested": ("hätte kaum scheitern können", "could hardly have failed"),
    "moved": ("anderes Urteil", "other verdict"),
    "claims": ("Aussagen", "claims"),
    "quantifier": ("Mengenwort", "quantifier"),
    "literal": ("wörtlich", "literal"),
    **_WIDTHS,
}
"""Rows and columns of the tables of scenarios, beside the statuses and what a caller names himself."""


def definition_readings(definition: str) -> dict[str, Pair]:
    """The readings of a definition by id. InputError where there is no such definition."""
    if definition not in DEFINITIONS:
        raise InputError(f"there is no definition {definition!r}", expected="one of " + ", ".join(DEFINITIONS))
    return {reading: MEANINGS[reading] for reading in DEFINITIONS[definition]}


def deciding(wanted: set[str]) -> dict[tuple[str, str], CheckRow]:
    """What decides the wanted readings, by claim and reading: a route, or the row of a reading that has none."""
    found = deciding_checks(read_table(PROCESSED, "claim_checks"))
    return {key: check for key, check in found.items() if key[1] in wanted}


def _published_claims() -> dict[str, Row]:
    """The published claims by id, each once."""
    return {c["claim_id"]: c for c in read_table(PROCESSED, "claims") if class_of(c) != "repeat"}


def side_by_side(definition: str, wanted: str | None = None) -> pd.DataFrame:
    """The claims that a definition parts: each reading's outcome with its number in a column, then the verdict.

    ``definition``: ``adopted``, ``workshops`` or ``stakeholders``. A row for each claim, once (repeats are left out),
    that has at least two of the definition's readings and a route for one of them.
    """
    names, lang = definition_readings(definition), language(wanted)
    checks = deciding(set(names))
    claims = _published_claims()
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


def readings_alone(base: pd.DataFrame, wanted: str | None = None) -> dict[str, pd.DataFrame]:
    """The verdicts under each meaning of each definition alone, by its name in words."""
    lang = language(wanted)
    meanings = {r: pair for definition in DEFINITIONS for r, pair in definition_readings(definition).items()}
    return {f"{say(lang, *_READING)}: {say(lang, *pair)}": read_as(base, r) for r, pair in meanings.items()}


def widths_alone(config: Config, wanted: str | None = None) -> dict[str, pd.DataFrame]:
    """The verdicts under the narrow and the wide width of all quantifiers, by its name in words."""
    lang = language(wanted)
    return {say(lang, *pair): scenarios.rejudge(scenarios.with_width(config, w)) for w, pair in _WIDTHS.items()}


def coders_alone(config: Config, codes: list[CodeRow], wanted: str | None = None) -> dict[str, pd.DataFrame]:
    """The verdicts if one coder alone had coded, by its description: each of coders.yaml beside the consensus."""
    lang, coders = language(wanted), single_coders(read_coders())
    return {say(lang, *c.described): scenarios.rejudge(config, scenarios.coded_by(codes, c.id)) for c in coders}


def named(frame: pd.DataFrame, wanted: str | None = None) -> pd.DataFrame:
    """A table of scenarios with its rows and columns named in words; the statuses' keys stay."""
    names = {key: say(language(wanted), *pair) for key, pair in _NAMES.items()}
    return frame.rename(index=names, columns=names).rename_axis(index=names.get(str(frame.index.name)))


def totals_in_words(counts: pd.DataFrame, wanted: str | None = None) -> pd.DataFrame:
    """``statuses_by_scenario`` in words."""
    return named(counts.rename(columns={s: label("status", s, language(wanted)) for s in STATUSES}), wanted)


def in_words(moved: pd.DataFrame, names: Mapping[str, str] | None = None, wanted: str | None = None) -> pd.DataFrame:
    """Verdicts of claims (rows) under scenarios (columns) in words, then the claim.

    What our own intervals contradict names the convention. ``names``: keys to put in the place of the columns' own.
    """
    lang, claims = language(wanted), _published_claims()
    lists = {str(c): row for c, row in moved.T.to_dict("list").items()}
    rows = {c: [verdict_word(s, claims[c]["kind"], lang) for s in row] for c, row in lists.items()}
    told = pd.DataFrame.from_dict(rows, orient="index", columns=list(moved.columns)).rename(columns=dict(names or {}))
    texts = [claims[c][column("claim", lang)] for c in told.index]
    return named(told, lang).assign(**{say(lang, *_CLAIM): texts})
