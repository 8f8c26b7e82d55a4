"""``python -m cityatlas whatif quantifiers.few="(0, 0.2]"``: the verdicts that other conventions would turn.

Conventions are the literal intervals of quantifiers and the margins of ``about`` and ``just_under``; no other setting
is in a verdict. Both sides are judged now, by the published tables, so that nothing but the convention parts them.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from cityatlas.claims import scenarios
from cityatlas.claims.words import verdict_word
from cityatlas.core.config import Config, parse_interval
from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.language import column, say
from cityatlas.core.project import PROCESSED
from cityatlas.core.tables import read_table

MARGINS = ("about", "just_under")
_QUANTIFIER = "quantifiers."
_BARE = re.compile(r"[0-9]{1,9}(?:[.][0-9]{1,9}|/[1-9][0-9]{0,8})?")


def parse_change(text: str) -> tuple[str, str]:
    """Setting and value of ``KEY=VALUE``; InputError for anything else."""
    key, equals, value = composed(text).partition("=")
    if not equals or not key.strip() or not value.strip():
        raise InputError(
            f"{text[:60]!r} is no setting",
            expected="KEY=VALUE, such as quantifiers.just_under_half=0.45, quantifiers.few='(0, 0.2]' or about=0.05",
        )
    return key.strip().removesuffix(".literal"), value.strip()


def interval_of(widths: Mapping[str, str], name: str, value: str) -> str:
    """The interval that a value stands for: an interval itself, or a number that moves the one end that is open to it.

    Which end that is, is read off the settings: narrow, literal and wide differ in one end where the word itself fixes
    the other. InputError where they differ in both or none.

    >>> interval_of({"narrow": "(0, 0.1]", "literal": "(0, 0.15]", "wide": "(0, 0.25]"}, "few", "0.2")
    '(0, 0.2]'
    """
    if not _BARE.fullmatch(value):
        return value
    ends = [(i.low, i.high) for i in map(parse_interval, widths.values())]
    moving = [at for at in (0, 1) if len({pair[at] for pair in ends}) > 1]
    if len(moving) != 1:
        raise InputError(
            f"{name}={value}: a number alone does not say which end of {widths['literal']} is meant",
            expected="an interval as in config/config.yaml",
            action=f'for example "{_QUANTIFIER}{name}={widths["narrow"]}"',
        )
    low, high = widths["literal"][1:-1].split(",")
    parts = [low.strip(), high.strip()]
    parts[moving[0]] = value
    return f"{widths['literal'][0]}{parts[0]}, {parts[1]}{widths['literal'][-1]}"


def _with_interval(config: Config, name: str, interval: str) -> Config:
    try:
        return scenarios.with_intervals(config, {name: interval})
    except InputError as error:
        problem = f"{_QUANTIFIER}{name}={interval[:40]}: {error.problem}"
        raise InputError(problem, expected=error.expected) from None


def _margin(key: str, value: str) -> float:
    """A margin as a share of the number; InputError for what is none."""
    try:
        share = float(value)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise InputError(f"{key}={value[:40]}: no share", expected="a number from 0 to 1, such as 0.05")
    return share


def _unknown(key: str, config: Config) -> InputError:
    known = [*(f"{_QUANTIFIER}{name}" for name in config["quantifiers"]), *MARGINS]
    near = get_close_matches(key, known, n=3, cutoff=0.5) or [k for k in known if key in k][:3]
    return InputError(
        f"no verdict hangs on a setting {key[:60]!r}",
        expected=f"one of {', '.join(known)}",
        action=f"perhaps {' or '.join(near)}" if near else None,
    )


def changed_config(config: Config, changes: Sequence[str]) -> tuple[Config, dict[str, str]]:
    """The settings with changes such as ``about=0.05``, and what they came to by setting. InputError for no such."""
    values: dict[str, Any] = copy.deepcopy(config.values)
    told: dict[str, str] = {}
    for key, value in map(parse_change, changes):
        name = key.removeprefix(_QUANTIFIER)
        if key in told:
            raise InputError(f"{key} is given twice", expected="each setting once")
        if key in MARGINS:
            values[key]["literal"] = _margin(key, value)
            told[key] = value
        elif key.startswith(_QUANTIFIER) and name in values["quantifiers"]:
            told[key] = interval_of(values["quantifiers"][name], name, value)
            values = _with_interval(Config(values), name, told[key]).values
        else:
            raise _unknown(key, config)
    return Config(values), told


def whatif(config: Config, changes: Sequence[str], language: str) -> str:
    """What becomes of the verdicts under changed conventions, as text: each claim that flips, once."""
    changed, told = changed_config(config, changes)
    base, other = scenarios.rejudge(config), scenarios.rejudge(changed)
    claims = {c["claim_id"]: c for c in read_table(PROCESSED, "claims")}
    flipped = scenarios.moved(base, {"changed": other})
    lines = [f"{key}: {_as_set(config, key)} -> {value}" for key, value in told.items()]
    for claim_id, row in flipped.iterrows():
        claim = claims[str(claim_id)]
        before, after = (verdict_word(row[c], claim["kind"], language) for c in ("published", "changed"))
        lines += [f"  {claim_id}: {before} -> {after}", f"    {claim[column('claim', language)]}"]
    return "\n".join(
        [*lines, _total(len(flipped), len(scenarios.once(base)), language), *_other_settings(base, language)]
    )


def _as_set(config: Config, key: str) -> str:
    name = key.removeprefix(_QUANTIFIER)
    return str((config[key] if key in MARGINS else config["quantifiers"][name])["literal"])


def _total(flipped: int, claims: int, language: str) -> str:
    if flipped == 1:
        return say(language, f"1 von {claims} Urteilen wird ein anderes.", f"1 of {claims} verdicts becomes another.")
    de, en = f"{flipped} von {claims} Urteilen werden andere.", f"{flipped} of {claims} verdicts become others."
    return say(language, de, en)


def _other_settings(base: Any, language: str) -> list[str]:
    """What is said where the products were made by other settings than those of config/config.yaml."""
    number = len(scenarios.moved(scenarios.published_verdicts(), {"now": base}))
    de = (
        f"Die Produkte stammen aus einem Lauf mit anderen Einstellungen: {number} ihrer Urteile lauten anders als hier."
    )
    en = f"The products are of a run with other settings: {number} of their verdicts are not those compared with here."
    return [say(language, de, en)] if number else []
