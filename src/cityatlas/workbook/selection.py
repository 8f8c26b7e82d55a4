"""Choosing cities: conditions on the columns of the cities and on coded variables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cityatlas.coding.city_codes import City, by_city
from cityatlas.coding.codebook import Variable, variables
from cityatlas.core.errors import InputError
from cityatlas.core.numbers import parse_number
from cityatlas.core.rows import Tables
from cityatlas.core.state_names import state_code
from cityatlas.core.tables import BOOLEANS, Field, tables
from cityatlas.core.vocabulary import terms

_CONDITION = re.compile(r"^\s*(?P<name>[A-Za-z0-9_]+)\s*(?P<sign>!=|>=|<=|=|>|<)\s*(?P<value>.*?)\s*$")
SHORT = {"state": "state_code", "size": "size_class", "status": "agenda_status"}
"""Options of their own and the column or variable that they mean."""


@dataclass(frozen=True)
class Condition:
    """A column of the cities or a coded variable, a comparison, and the values that fulfil it (any of them)."""

    name: str
    sign: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}{self.sign}{','.join(self.values)}"


def parse(text: str) -> Condition:
    """A condition as written, such as ``population>=100000`` or ``state_code=NRW,DE-BW``; InputError otherwise."""
    match = _CONDITION.match(text)
    if not match or match["value"] == "":
        raise InputError(
            f"{text!r} is no condition",
            expected="COLUMN=VALUE, with = != >= <= > <",
            action="for example --where org_person_role=1 or --where 'population>=100000'",
        )
    values = tuple(v.strip() for v in match["value"].split(","))
    if match["name"] == "state_code" and match["sign"] in ("=", "!="):
        values = tuple(map(state_code, values))
    condition = Condition(match["name"], match["sign"], values)
    _check(condition)
    return condition


def conditions(options: dict[str, Sequence[str] | None]) -> list[Condition]:
    """The conditions of the command line's options (state, size, field, status, where)."""
    result = [parse(text) for text in options.get("where") or ()]
    for option, name in SHORT.items():
        result += [parse(f"{name}={value}") for value in options.get(option) or ()]
    for value in options.get("field") or ():
        result.append(_field(value))
    return result


def _field(text: str) -> Condition:
    """The condition of ``--field``: any of the named fields is coded 1."""
    keys = tuple(v.strip() for v in text.split(","))
    unknown = [k for k in keys if k not in terms("field")]
    if unknown:
        raise _unknown_value("field", unknown[0], terms("field"))
    return Condition("field", "=", keys)


def _column(name: str) -> Field | None:
    return next((f for f in tables()["cities"].fields if f.name == name), None)


def _check(condition: Condition) -> None:
    """Check that the column or variable exists and that it can have the values; InputError says what it can have."""
    spec, variable = _column(condition.name), variables().get(condition.name)
    if spec is None and variable is None:
        known = [f.name for f in tables()["cities"].fields] + list(variables())
        near = get_close_matches(condition.name, known, n=3) or [k for k in known if condition.name in k][:3]
        raise InputError(
            f"there is no column or variable {condition.name!r}",
            expected="a column of data/processed/cities.csv or a variable of the codebook",
            action=f"perhaps one of: {', '.join(near)}" if near else None,
        )
    for value in condition.values:
        if spec is not None:
            _check_column(condition, spec, value)
        elif variable is not None and not variable.allows(value):
            raise _unknown_value(condition.name, value, variable.values or ("a year",))


def _check_column(condition: Condition, spec: Field, value: str) -> None:
    if spec.type in ("integer", "number"):
        try:
            parse_number(value, spec.type == "integer")
        except ValueError as error:
            raise InputError(f"{condition.name}: {error}", expected="a number such as 100000 or 40.5") from None
    elif condition.sign not in ("=", "!="):
        raise InputError(f"{condition}: {spec.name!r} is no number", expected="= or !=")
    elif spec.vocabulary and value not in terms(spec.vocabulary):
        raise _unknown_value(spec.name, value, terms(spec.vocabulary))
    elif spec.type == "boolean" and value not in BOOLEANS:
        raise _unknown_value(spec.name, value, tuple(BOOLEANS))


def _unknown_value(name: str, value: str, allowed: Sequence[str]) -> InputError:
    near = get_close_matches(value, allowed, n=1)
    return InputError(
        f"{value!r} is no value of {name!r}",
        expected=("one of " if len(allowed) > 1 else "") + ", ".join(allowed),
        action=f"perhaps {near[0]}" if near else None,
    )


def _fulfils(actual: Any, sign: str, wanted: str) -> bool:
    if actual is None or actual == "":
        return sign == "!="
    if isinstance(actual, bool):
        return (actual is BOOLEANS[wanted]) == (sign == "=")
    if isinstance(actual, int | float):
        a, b = float(actual), parse_number(wanted, isinstance(actual, int))
        return {"=": a == b, "!=": a != b, ">=": a >= b, "<=": a <= b, ">": a > b, "<": a < b}[sign]
    return (actual == wanted) == (sign == "=")


def meets_condition(condition: Condition, city: Mapping[str, Any], codes: City | None) -> bool:
    """Whether a city fulfils a condition; ``!=`` asks that it has none of the values."""
    values = codes.values if codes else {}
    if condition.name == "field":
        return any(values.get(f"field_{key}") == "1" for key in condition.values)
    actual: Any = city[condition.name] if _column(condition.name) else values.get(condition.name, "")
    variable = variables().get(condition.name)
    if isinstance(variable, Variable) and variable.kind != "choice" and actual != "":
        actual = int(actual)
    every = all if condition.sign == "!=" else any
    return every(_fulfils(actual, condition.sign, wanted) for wanted in condition.values)


def choose_cities(content: Tables, wanted: Sequence[Condition]) -> list[str]:
    """The cities that fulfil all conditions. InputError where there is none, naming how many each one leaves."""
    codes = by_city(content["codes"])
    names = [r["city"] for r in content["cities"] if all(meets_condition(c, r, codes.get(r["city"])) for c in wanted)]
    if not names:
        left = {str(c): sum(meets_condition(c, r, codes.get(r["city"])) for r in content["cities"]) for c in wanted}
        told = "; ".join(f"{text}: {number}" for text, number in left.items())
        raise InputError(
            "no city fulfils all conditions",
            expected=f"at least one; cities that each condition alone leaves: {told}",
            action="drop a condition, or join values of one column by a comma to allow either",
        )
    return names
