"""What becomes of the verdicts under other conventions: other intervals for quantifiers, other codings.

What the readings of a claim give side by side stands in ``cityatlas.explore.definitions``.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import pandas as pd

from cityatlas.claims.classes import STATUSES, class_of
from cityatlas.claims.evidence import Evidence, gather
from cityatlas.claims.headline import Headline, headline
from cityatlas.claims.judge import judge_all
from cityatlas.claims.register import Claim, read_register, readings_of
from cityatlas.coding.city_codes import COUNTED_CODERS
from cityatlas.coding.codebook import variables
from cityatlas.core.config import Config, parse_shares
from cityatlas.core.errors import InputError
from cityatlas.core.project import FACTS, INTERIM, PROCESSED
from cityatlas.core.rows import CodeRow, Row
from cityatlas.core.tables import read_table, tables
from cityatlas.statistics.compute import compute_coded
from cityatlas.statistics.counts import StatisticsCollector


@cache
def _published(name: str) -> list[Any]:
    return read_table(PROCESSED, name)


@cache
def register() -> list[Claim]:
    """The register of claims, read once; nobody changes it."""
    return read_register()


def published_codes() -> list[CodeRow]:
    """The published codes of all coders; a copy, so that they may be changed."""
    return copy.deepcopy(_published("codes"))


def with_intervals(config: Config, intervals: Mapping[str, str]) -> Config:
    """The settings with other literal intervals for some quantifiers, such as ``{"majority": "[0.5, 1]"}``.

    InputError for a quantifier that does not exist or a text that is no interval.
    """
    values = copy.deepcopy(config.values)
    for key, text in intervals.items():
        if key not in values["quantifiers"]:
            raise InputError(f"there is no quantifier {key!r}", expected=", ".join(values["quantifiers"]))
        parse_shares(text)
        values["quantifiers"][key]["literal"] = text
    return Config(values)


def with_width(config: Config, width: str) -> Config:
    """The settings with the ``narrow`` or ``wide`` reading of every quantifier in the place of the literal one."""
    values = copy.deepcopy(config.values)
    for widths in (values["about"], values["just_under"], *values["quantifiers"].values()):
        widths["literal"] = widths[width]
    return Config(values)


def coded_by(codes: Iterable[CodeRow], coder: str) -> list[CodeRow]:
    """The codes as if one coder alone had made the consensus, that coder's doubts kept.

    Where the coder has not coded a variable of a city, the consensus stays; a variable that does not apply under the
    coder's own value of its condition is left out.
    """
    rows = list(codes)
    own = {(r["city"], r["variable"]): r for r in rows if r["coder"] == coder}

    def coded(row: CodeRow) -> bool:
        conditions = [name for name, _ in variables()[row["variable"]].only_where]
        return any((row["city"], name) in own for name in (row["variable"], *conditions))

    kept = [row for row in rows if row["coder"] == "consensus" and not coded(row)]
    alone: list[CodeRow] = [{**row, "coder": "consensus"} for row in own.values()]
    return alone + kept


def without_doubt(codes: Iterable[CodeRow]) -> list[CodeRow]:
    """The consensus taken as certain: no other coder, no alternative, so that coded counts have no bounds."""
    return [{**row, "alternative": "", "confidence": "sure"} for row in codes if row["coder"] in COUNTED_CODERS]


def only_strengths(codes: Iterable[CodeRow], strengths: Iterable[str]) -> list[CodeRow]:
    """The codes with a field counted only where its evidence is of these strengths (project, agenda, measure)."""
    allowed = set(strengths)
    return [
        {**row, "value": "0", "strength": "", "alternative": ""}
        if row["variable"].startswith("field_") and row["value"] == "1" and row["strength"] not in allowed
        else row
        for row in codes
    ]


def adopted_only_as(codes: Iterable[CodeRow], forms: Iterable[str]) -> list[CodeRow]:
    """The codes with an agenda counted as adopted only in these forms (council_decision, written_out, carried_out)."""
    rows, allowed = list(codes), set(forms)
    form = {(r["city"], r["coder"]): r["value"] for r in rows if r["variable"] == "agenda_form"}
    return [
        {**row, "value": "in_development"}
        if row["variable"] == "agenda_status"
        and row["value"] == "adopted"
        and form.get((row["city"], row["coder"])) not in allowed
        else row
        for row in rows
    ]


@cache
def _structure() -> list[Row]:
    """What the document is built of, with its lines, as the last run read it (else the snapshot's)."""
    folder = INTERIM / "tables"
    return read_table(folder if (folder / tables()["facts_structure"].path).is_file() else FACTS, "facts_structure")


def _quantifiers_of(claim: Claim) -> set[str]:
    """The quantifiers by which the readings of a claim are tested; none of readings without a route."""
    tested = [r.claim for r in readings_of(claim) if r.routes]
    return {c["quantifier"] for c in tested if c.get("quantifier")}


def recount_codes(codes: list[CodeRow]) -> StatisticsCollector:
    """The coded statistics and their members, counted from these codes."""
    return compute_coded(_published("cities"), codes, _published("agreement"))


def evidence_of(codes: list[CodeRow] | None = None) -> Evidence:
    """What claims are held against: the published tables, the coded part recounted where other codes are given."""
    statistics, members = _published("statistics"), _published("members")
    if codes is not None:
        recounted = recount_codes(codes)
        statistics = [r for r in statistics if r["basis"] != "coding"] + recounted.rows
        members = [r for r in members if r["basis"] != "coding"] + recounted.members
    return gather(statistics, members, _published("printed_counts"), _structure())


def rejudge(config: Config, codes: list[CodeRow] | None = None) -> pd.DataFrame:
    """Status, evidence, reason and severity of every claim under these settings and codes (default: the published).

    Status and severity are those on which all readings of the claim agree, and of its weakest reading.
    """
    judgements = judge_all(register(), evidence_of(codes), config)
    rows = {j.claim["claim_id"]: (j.status["literal"], j.evidence, j.reason, j.test) for j in judgements}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["status", "evidence", "reason", "test"]).sort_index()


def published_verdicts() -> pd.DataFrame:
    """Status, evidence, reason and severity of every claim as they are published, like ``rejudge``."""
    columns = ["status", "evidence", "reason", "test"]
    return pd.DataFrame(_published("claims")).set_index("claim_id")[columns].sort_index()


def once(verdicts: pd.DataFrame) -> pd.DataFrame:
    """The verdicts with each claim once: repeats left out, as in every total of the project."""
    repeats = [c["claim_id"] for c in _published("claims") if class_of(c) == "repeat"]
    return verdicts.drop(index=repeats, errors="ignore")


def totals_of(verdicts: pd.DataFrame) -> Headline:
    """The headline's totals under other verdicts."""
    columns = ["status", "evidence", "test"]
    changed = {row.name: dict(zip(columns, row, strict=True)) for _, row in verdicts[columns].iterrows()}
    return headline({**claim, **changed[claim["claim_id"]]} for claim in _published("claims"))


def moved(base: pd.DataFrame, others: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The claims whose status differs from ``base`` under any of ``others``: a column each, the base first.

    Each claim once; those that only agree with print are among them, and those whose test is none.
    """
    frame = pd.DataFrame({"published": base["status"]} | {name: o["status"] for name, o in others.items()})
    return once(frame[frame.ne(frame["published"], axis=0).any(axis=1)])


def statuses_by_scenario(base: pd.DataFrame, others: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Verdicts from data that could have failed, by status under each scenario (rows): the headline's totals.

    ``untested``: how many could hardly have failed; ``moved``: how many of all claims differ from ``base``. Claims that
    can only be held against other print are left out of the statuses: the two supports are never added up.
    """
    rows = {}
    for name, verdicts in {"published": base, **others}.items():
        totals = totals_of(verdicts)
        differ = once(verdicts)["status"] != once(base)["status"]
        rows[name] = [*map(totals.from_data, STATUSES), sum(totals.untested.values()), int(differ.sum())]
    return pd.DataFrame.from_dict(rows, orient="index", columns=[*STATUSES, "untested", "moved"])


def sweep(
    config: Config, quantifier: str, intervals: Iterable[str], codes: list[CodeRow] | None = None
) -> pd.DataFrame:
    """The verdicts on the claims that use a quantifier, under several intervals for it: a column each."""
    claims = [c["claim_id"] for c in register() if quantifier in _quantifiers_of(c)]
    columns = {text: rejudge(with_intervals(config, {quantifier: text}), codes)["status"] for text in intervals}
    return pd.DataFrame(columns).loc[sorted(claims)]


def quantifiers() -> pd.DataFrame:
    """In how many claims (each once) that can be recomputed each quantifier is used, in the claim or in a reading."""
    used = [q for c in register() if not c.get("same_as") for q in _quantifiers_of(c)]
    counts = pd.Series(used, name="quantifier").value_counts(sort=False).sort_index()
    return counts.to_frame("claims")
