"""The register of claims (data/raw/claims.yaml): what the documents say, and the readings that each wording admits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from cityatlas.claims.references import line_breach, unknown_references
from cityatlas.claims.verdicts import NUMERIC
from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.lines import parse_lines
from cityatlas.core.project import RAW, REFERENCE, SCHEMAS, EntryLines, load_yaml, shown
from cityatlas.core.registers import read_checked_rows, some_text
from cityatlas.core.rows import Row
from cityatlas.core.schemas import validate
from cityatlas.statistics.from_matrix import BASIS as MATRIX

CLAIMS_FILE = RAW / "claims.yaml"
AMBIGUOUS_FILE = REFERENCE / "ambiguous_words.csv"
Claim = dict[str, Any]
READING_OVERRIDES = ("unit", "quantifier", "order", "order_extent", "members", "members_extent")
"""What a reading may test otherwise than the claim says."""
NEEDED = {"quantifier": "quantifier", "order": "order", "list": "members"} | dict.fromkeys(NUMERIC, "value")
"""What a claim of a kind must name so that it can be judged."""
EXTENTS = {"order_extent": "order", "members_extent": "members"}
ONLY_OF: dict[str, tuple[str, ...]] = {"quantifier": ("quantifier",), "value": (*NUMERIC, "context")}
ONLY_OF |= {"precision": ("rounded",), "partition": ("exact",)}
ONLY_OF |= {"order": ("order",), "order_extent": ("order",), "members": ("list",), "members_extent": ("list",)}
"""What means something only in claims of these kinds."""


@dataclass(frozen=True)
class Reading:
    """One admissible reading of a claim: the claim as this reading tests it, and its routes to the statistics."""

    id: str
    texts: dict[str, str]
    """``de``, ``en``, ``admissible_de``, ``admissible_en``"""
    claim: Claim
    routes: tuple[Row, ...]


def readings_of(claim: Claim) -> list[Reading]:
    """The readings of a claim, in the register's order."""
    found = []
    for entry in claim["readings"]:
        own = {k: entry[k] for k in READING_OVERRIDES if k in entry}
        texts = {k: entry[k] for k in ("de", "en", "admissible_de", "admissible_en")}
        found.append(Reading(entry["id"], texts, {**claim, **own}, tuple(entry.get("routes") or ())))
    return found


def groups_of(route: Mapping[str, Any]) -> list[str]:
    """The groups that a route counts: one, or several joined (``any_of``, ``all_of``); none for orders."""
    return route.get("any_of") or route.get("all_of") or ([route["group"]] if "group" in route else [])


def group_text(route: Mapping[str, Any]) -> str:
    """A route's group as the tables show it: ``workshops|innovative_formats`` for any of them, ``&`` for all."""
    return ("&" if "all_of" in route else "|").join(groups_of(route))


def own_lines(claim: Claim) -> set[tuple[str, str]]:
    """The (document, line) pairs that a claim itself stands in."""
    return {(claim["document"], str(n)) for n in parse_lines(claim["lines"])}


def _breaches(claim: Claim, ids: Counter[str], same: Mapping[str, Claim]) -> list[str]:
    """What is wrong with one claim beyond the schema."""
    found = [line_breach(claim["lines"])]
    routes = [r for x in claim["readings"] for r in x.get("routes") or () if r["basis"] != MATRIX]
    decides = [r for r in routes if r.get("role", "reading") == "reading"]  # in every run, whatever a user brought
    if ids[claim["claim_id"]] > 1:
        found.append("the id stands twice")
    if bool(decides) == bool(claim.get("not_recomputable")):
        found.append("expected either a route that decides a reading, or not_recomputable")
    found += _same_breaches(claim, same) + _number_breaches(claim)
    names = Counter(x["id"] for x in claim["readings"])
    found += [f"the reading {name!r} stands twice" for name, n in names.items() if n > 1]
    why = needs_readings(claim) if len(claim["readings"]) == 1 and not claim.get("only_reading_de") else ""
    if why:
        found.append(f"one reading, but {why} (expected: a second reading, or only_reading_de and only_reading_en)")
    for one, other in (("only_reading_de", "only_reading_en"), ("note_de", "note_en")):
        if (one in claim) != (other in claim):
            found.append(f"{one} and {other} go together")
    explains = tuple(claim.get("explains") or ())
    for reading in readings_of(claim):
        found += _kind_breaches(reading) + _route_breaches(reading)
        found += unknown_references(reading.claim, (*reading.routes, *explains))
    return list(dict.fromkeys(filter(None, found)))


def _same_breaches(claim: Claim, same: Mapping[str, Claim]) -> list[str]:
    """What is wrong with the claim that this one repeats: it is another one, which repeats none itself."""
    if "same_as" not in claim:
        return []
    other = same.get(claim["same_as"])
    if other is None or other["claim_id"] == claim["claim_id"]:
        return [f"same_as names no other claim: {claim['same_as']!r}"]
    if other.get("same_as"):
        return [f"same_as names {other['claim_id']!r}, which is the same as another itself (expected: that other one)"]
    if "value" in claim and "value" in other and (claim["unit"], claim["value"]) != (other["unit"], other["value"]):
        return [f"same_as names {other['claim_id']!r}, which has another value"]
    return []


_DIGITS = re.compile(r"(?<![\w.,])[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?(?![\w]|[.,][0-9])")


def _number_breaches(claim: Claim) -> list[str]:
    """A number that is missing, impossible, or another than the one number printed."""
    if claim["kind"] not in NUMERIC:
        return []
    paraphrased = all(p.startswith("[") for p in claim["printed"].split(" … "))
    if "value" not in claim:
        return [] if paraphrased and "not_recomputable" in claim else [f"a claim of kind {claim['kind']} needs 'value'"]
    found = []
    if "percent" in {claim["unit"], *(x.get("unit") for x in claim["readings"])} and claim["value"] > 100:
        found.append(f"a share of {claim['value']} percent (expected: at most 100)")
    if "partition" in claim and claim["value"] != int(claim["value"]):
        found.append(f"a part of {claim['value']} (expected: a whole number)")
    printed = [] if paraphrased else _DIGITS.findall(claim["printed"])
    if len(printed) == 1 and Fraction(printed[0].replace(".", "").replace(",", ".")) != Fraction(str(claim["value"])):
        found.append(f"the value is {claim['value']}, but {printed[0]} is printed")
    return found


def _kind_breaches(reading: Reading) -> list[str]:
    """What a claim of this kind must not name, for it would be ignored; and an order that names a group twice."""
    claim, kind = reading.claim, reading.claim["kind"]
    found = [
        f"{key!r} means nothing in a claim of kind {kind}"
        for key, of in ONLY_OF.items()
        if key in claim and kind not in of
    ]
    found += [f"{key!r} without {of!r}" for key, of in EXTENTS.items() if key in claim and of not in claim]
    ranks = [[rank] if isinstance(rank, str) else rank for rank in claim.get("order", ())]
    groups = Counter(g for rank in ranks for g in rank)
    return found + [f"the order names {group!r} twice" for group, n in groups.items() if n > 1]


@cache
def ambiguous_words(path: Path = AMBIGUOUS_FILE) -> tuple[str, ...]:
    """Words of the documents that readers take in two ways (data/raw/reference/ambiguous_words.csv)."""
    checks = dict.fromkeys(("word", "meaning_de", "meaning_en"), some_text)
    return tuple(row["word"] for _, row in read_checked_rows(path, checks, ("word",)))


def needs_readings(claim: Claim) -> str:
    """Why a claim needs two readings, or a line on why only one is admissible; empty where it needs neither.

    A share without a printed base (in percent, or in a word such as most), and a word with two meanings in what was
    printed or in our paraphrase.
    """
    if claim["base"] is None and (claim["unit"] == "percent" or claim["kind"] == "quantifier"):
        return "a share without a printed base"
    text = f"{claim['printed']} {claim['claim_de']}"
    found = [w for w in ambiguous_words() if re.search(rf"\b{re.escape(w)}", text, re.IGNORECASE)]
    return f"the word {found[0]!r}" if found else ""


def _route_breaches(reading: Reading) -> list[str]:
    """What is wrong with a reading's routes: what a kind of claim needs, and what a route must name."""
    kind, found = reading.claim["kind"], []
    want = NEEDED.get(kind)
    routes = (*reading.routes, *(reading.claim.get("explains") or ()))
    if routes and want and want not in reading.claim:
        found.append(f"reading {reading.id}: a claim of kind {kind} needs {want!r}")
    if routes and kind == "context":
        found.append(f"reading {reading.id}: a claim of kind context takes no route")
    for route in routes:
        named = sum(k in route for k in ("group", "any_of", "all_of"))
        if named > 1 or (not named and kind not in ("order", "list")):
            found.append(f"reading {reading.id}: a route of kind {kind} needs one of group, any_of and all_of")
    return found


def read_register(path: Path = CLAIMS_FILE) -> list[Claim]:
    """All claims of the register. InputError for each breach of the schema, ids given twice, or a missing field."""
    content = load_yaml(path)
    validate(content, SCHEMAS / "claims.schema.yaml", path)
    claims: list[Claim] = content["claims"]
    ids, by_id = Counter(c["claim_id"] for c in claims), {c["claim_id"]: c for c in claims}
    found = [(n, f"{c['claim_id']}: {b}") for n, c in enumerate(claims) for b in _breaches(c, ids, by_id)]
    lines = EntryLines(path)
    raise_all([InputError(text, file=shown(path), line=lines.of("claims", n)) for n, text in found])
    return claims
