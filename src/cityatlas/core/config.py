"""The settings (config/config.yaml), checked against a closed schema before anything runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.folding import composed
from cityatlas.core.project import ROOT, SCHEMAS, load_yaml
from cityatlas.core.schemas import validate

CONFIG_FILE = ROOT / "config" / "config.yaml"
OVERRIDES = "CITYATLAS_SETTINGS"
"""Variable with the settings of a run that differ from the file, as JSON; the step ``notebooks`` hands them on."""
_INTERVAL = re.compile(r"^(?P<open>[\[(])\s*(?P<low>[^,]+?)\s*,\s*(?P<high>[^,]+?)\s*(?P<close>[\])])$")


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


def parse_interval(text: str) -> Interval:
    """An interval as written in the config; InputError for anything else.

    >>> parse_interval("(1/3, 0.45]")
    Interval(low=Fraction(1, 3), high=Fraction(9, 20), low_in=False, high_in=True)
    """
    match = _INTERVAL.match(text.strip())
    try:
        if not match:
            raise ValueError
        low, high = Fraction(match["low"]), Fraction(match["high"])
        if low > high:
            raise ValueError
    except (ValueError, ZeroDivisionError):
        raise InputError(
            f"{text!r} is no interval", file="config/config.yaml", expected="for example [0.4, 0.5) or (1/3, 0.45]"
        ) from None
    return Interval(low, high, match["open"] == "[", match["close"] == "]")


@dataclass(frozen=True)
class Config:
    """The checked settings as plain values; ``quantifiers`` by key and width (literal, narrow, wide)."""

    values: dict[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def quantifier(self, key: str, width: str) -> Interval:
        """The interval of shares that a quantifier stands for, under a width."""
        return parse_interval(self.values["quantifiers"][key][width])


def coerce(values: dict[str, Any]) -> dict[str, Any]:
    """Settings as their types: Snakemake hands ``--config accept_changes=true`` over as a text."""
    booleans = {"true": True, "false": False}
    known = load_yaml(SCHEMAS / "config.schema.yaml")["properties"]
    result = dict(values)
    for key, spec in known.items():
        if spec.get("type") == "boolean" and isinstance(values.get(key), str):
            result[key] = booleans.get(values[key], values[key])
    return result


def check_config(values: dict[str, Any]) -> Config:
    """Check settings against the closed schema; InputError for a key that does not exist or a value of a wrong type."""
    values = coerce(values)
    validate(values, SCHEMAS / "config.schema.yaml", "config/config.yaml (or --config)")
    for widths in values["quantifiers"].values():
        for text in widths.values():
            parse_interval(text)
    return Config(values)


def load_config(path: Path = CONFIG_FILE, overrides: dict[str, Any] | None = None) -> Config:
    """The settings of the file, overridden where asked."""
    values = load_yaml(path)
    if not isinstance(values, dict):
        raise InputError("the settings are no mapping", file="config/config.yaml")
    return check_config({**values, **{k: _as_text(k, v) for k, v in (overrides or {}).items()}})


def _as_text(key: str, value: Any) -> Any:
    """A setting's text in the one form that all text has; a path stays as the disk may spell it."""
    return composed(value) if isinstance(value, str) and key != "documents" else value
