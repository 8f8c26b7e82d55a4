"""The settings (config/config.yaml), checked against a closed schema before anything runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.project import ROOT, SCHEMAS, load_yaml
from cityatlas.core.schemas import validate

CONFIG_FILE = ROOT / "config" / "config.yaml"
SETTINGS_VARIABLE = "CITYATLAS_SETTINGS"
"""Variable with the settings of a run that differ from the file, as JSON; the step ``notebooks`` hands them on."""
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,9}|/[0-9]{1,9})?"
_INTERVAL = re.compile(rf"(?P<open>[\[(])\s*(?P<low>{_NUMBER})\s*,\s*(?P<high>{_NUMBER})\s*(?P<close>[\])])")


@dataclass(frozen=True)
class Interval:
    """An interval of exact numbers; ``low_in`` and ``high_in`` say whether its ends belong to it. None is no bound."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool = True
    high_in: bool = True

    def contains(self, value: Fraction) -> bool:
        """Whether the value lies in the interval.

        >>> parse_interval("[0.4, 0.5)").contains(Fraction(1, 2))
        False
        """
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below

    @property
    def empty(self) -> bool:
        """Whether no number lies in the interval, as in ``(0.5, 0.5]``."""
        return self.low is not None and self.low == self.high and not (self.low_in and self.high_in)

    def within(self, other: Interval) -> bool:
        """Whether all of this interval lies in the other; both have two ends.

        >>> parse_interval("(0, 0.1]").within(parse_interval("[0, 0.1)"))
        False
        """
        if self.low is None or self.high is None or other.low is None or other.high is None:
            raise ValueError("an interval without an end")
        low = other.low < self.low or (other.low == self.low and (other.low_in or not self.low_in))
        high = self.high < other.high or (other.high == self.high and (other.high_in or not self.high_in))
        return low and high


def parse_interval(text: str) -> Interval:
    """An interval as written in the config; InputError for anything else.

    >>> parse_interval("(1/3, 0.45]")
    Interval(low=Fraction(1, 3), high=Fraction(9, 20), low_in=False, high_in=True)
    """
    match = _INTERVAL.fullmatch(text.strip())
    try:
        if not match:
            raise ValueError
        low, high = Fraction(match["low"]), Fraction(match["high"])
        interval = Interval(low, high, match["open"] == "[", match["close"] == "]")
        if low > high or interval.empty:
            raise ValueError
    except (ValueError, ZeroDivisionError):
        raise InputError(
            f"{text[:60]!r} is no interval",
            file="config/config.yaml",
            expected="the smaller number first, for example [0.4, 0.5) or (1/3, 0.45]",
        ) from None
    return interval


def parse_shares(text: str) -> Interval:
    """An interval of shares, which lies within 0 and 1; InputError for anything else."""
    interval = parse_interval(text)
    if not interval.within(Interval(Fraction(0), Fraction(1))):
        raise InputError(
            f"{text[:60]!r} is no interval of shares", file="config/config.yaml", expected="two numbers from 0 to 1"
        )
    return interval


@dataclass(frozen=True)
class Config:
    """The checked settings as plain values; ``quantifiers`` by key and width (literal, narrow, wide).

    ``config["language"]`` is one language, the main one where the settings name both; ``languages`` are all.
    """

    values: dict[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.languages[0] if key == "language" else self.values[key]

    @property
    def languages(self) -> list[str]:
        """The languages that the products are made in, the main one first."""
        return languages_of(self.values["language"])

    def in_language(self, language: str) -> Config:
        """The same settings with one language."""
        return Config({**self.values, "language": language})

    def quantifier(self, key: str, width: str) -> Interval:
        """The interval of shares that a quantifier stands for, under a width."""
        return parse_interval(self.values["quantifiers"][key][width])


def languages_of(setting: str | list[str]) -> list[str]:
    """The languages that the setting ``language`` names, the main one first.

    >>> languages_of("de"), languages_of(["en", "de"])
    (['de'], ['en', 'de'])
    """
    return [setting] if isinstance(setting, str) else list(setting)


def coerce(values: dict[str, Any]) -> dict[str, Any]:
    """Settings as their types: Snakemake hands ``--config accept_changes=true`` over as a text."""
    booleans = {"true": True, "false": False}
    known = load_yaml(SCHEMAS / "config.schema.yaml")["properties"]
    result = dict(values)
    for key, spec in known.items():
        if spec.get("type") == "boolean" and isinstance(values.get(key), str):
            result[key] = booleans.get(values[key], values[key])
    return result


def quantifier_names() -> list[str]:
    """The quantifiers that have intervals, by the settings' schema."""
    return list(load_yaml(SCHEMAS / "config.schema.yaml")["properties"]["quantifiers"]["properties"])


def check_config(values: dict[str, Any]) -> Config:
    """Check settings against the closed schema; InputError for a key that does not exist or a value that cannot be."""
    values = coerce(values)
    validate(values, SCHEMAS / "config.schema.yaml", "config/config.yaml (or --config)")
    raise_all(list(_width_breaches(values)))
    return Config(values)


def _width_breaches(values: dict[str, Any]) -> Iterator[InputError]:
    """What contradicts the meaning of the widths: narrow lies within literal, and literal within wide."""
    for key in ("about", "just_under"):
        widths = values[key]
        if not widths["narrow"] <= widths["literal"] <= widths["wide"]:
            yield _not_nested(key, widths)
    for key, widths in values["quantifiers"].items():
        try:
            narrow, literal, wide = (parse_shares(widths[w]) for w in ("narrow", "literal", "wide"))
        except InputError as error:
            yield InputError(f"quantifiers/{key}: {error.problem}", file=error.file, expected=error.expected)
            continue
        if not (narrow.within(literal) and literal.within(wide)):
            yield _not_nested(f"quantifiers/{key}", widths)


def _not_nested(name: str, widths: dict[str, Any]) -> InputError:
    told = ", ".join(f"{width} {widths[width]}" for width in ("narrow", "literal", "wide"))
    return InputError(
        f"{name}: the widths do not lie within each other ({told})",
        file="config/config.yaml (or --config)",
        expected="narrow within literal, and literal within wide",
    )


def parse_settings(text: str, origin: str = "--config") -> dict[str, Any]:
    """Settings given as JSON, such as ``{"language": "en"}``; InputError for anything but one mapping.

    >>> parse_settings('{"language": "en"}')
    {'language': 'en'}
    """
    try:
        given = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        if not isinstance(given, dict):
            raise ValueError("no mapping")
    except (ValueError, RecursionError) as error:
        problem = "nested too deeply" if isinstance(error, RecursionError) else str(error)[:100]
        raise InputError(
            f"the settings {text[:60]!r} cannot be read ({problem})", file=origin, expected='JSON: {"language": "en"}'
        ) from None
    return given


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    twice = next((k for k in keys if keys.count(k) > 1), None)
    if twice is not None:
        raise ValueError(f"the key {twice[:40]!r} stands twice")
    return dict(pairs)


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def load_config(path: Path = CONFIG_FILE, overrides: dict[str, Any] | None = None) -> Config:
    """The settings of the file, overridden where asked."""
    values = load_yaml(path)
    if not isinstance(values, dict):
        raise InputError("the settings are no mapping", file="config/config.yaml")
    return check_config({**values, **{k: _as_text(k, v) for k, v in (overrides or {}).items()}})


def _as_text(key: str, value: Any) -> Any:
    """A setting's text in the one form that all text has; a path stays as the disk may spell it."""
    return composed(value) if isinstance(value, str) and key != "documents" else value
