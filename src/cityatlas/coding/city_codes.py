"""The codes of one city: counted values, and those that nobody rules out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from cityatlas.coding.codebook import variables
from cityatlas.core.rows import CodeRow
from cityatlas.core.vocabulary import terms

MODELS = ("person_role", "dedicated_unit", "cross_cutting")
"""The report's own three models of organisation (chapter 4.3, line 3691)."""


HAND = "hand"
"""The coder of what people coded of an added city."""
UNCHECKED = (HAND, "automatic")
"""Coders of added cities: nobody coded a second time what they coded."""
COUNTED_CODERS = ("consensus", *UNCHECKED)
"""Coders whose values are counted: of each cell there is one of them."""
CONFIRMING = 2
"""How many coders at least must have coded a cell on their own for its value to be certain."""


@dataclass(frozen=True)
class City:
    """The codes of one city: counted values, and those that nobody rules out ("" where it may not apply).

    ``unconfirmed``: variables that fewer than two coders coded, so that nothing about them is certain.
    """

    values: dict[str, str]
    options: dict[str, frozenset[str]]
    strengths: dict[str, frozenset[str]]
    strength: dict[str, str]
    unconfirmed: frozenset[str] = frozenset()


def by_city(codes: Iterable[CodeRow]) -> dict[str, City]:
    """Codes of all coders gathered by city. Counted is the consensus; of an added city what is by hand, else automatic.

    What is by hand or automatic nobody confirmed, so it is never certain. Any other code without a coder beside it is
    taken as it stands, without doubt: scenarios are made so, and rows that a user adds to the workbook. The pipeline's
    own consensus has coders everywhere (``tidy.assemble`` sees to it).
    """
    cities: dict[str, dict[str, list[CodeRow]]] = {}
    for row in codes:
        cities.setdefault(row["city"], {}).setdefault(row["variable"], []).append(row)
    result = {}
    for city, coded in cities.items():
        values, options, strengths, strength, unchecked = {}, {}, {}, {}, set()
        for name, rows in coded.items():
            main = next((r for r in rows if r["coder"] in COUNTED_CODERS), None)
            if main is None:
                continue
            values[name], strength[name] = main["value"], main["strength"]
            options[name] = frozenset(r["value"] for r in rows) | frozenset(
                r["alternative"] for r in rows if r["alternative"]
            )
            if main["coder"] == "automatic" and variables()[name].kind == "binary":
                options[name] |= {"0", "1"}  # nobody has checked it, so it is never certain
            if main["coder"] in UNCHECKED:
                unchecked.add(name)
            strengths[name] = frozenset(r["strength"] for r in rows)
        unconfirmed = frozenset(n for n in values if n in unchecked or 0 < coders_of(coded, n) < CONFIRMING)
        result[city] = City(values, with_conditions(options), strengths, strength, unconfirmed)
    return result


def coders_of(coded: Mapping[str, Iterable[CodeRow]], name: str) -> int:
    """How many coders coded a variable of a city on their own; ``coded`` are the city's codes by variable.

    Who gave its condition another value said by that that it does not apply.
    """
    found = {row["coder"] for row in coded.get(name, ())}
    for other, value in variables()[name].only_where:
        found |= {row["coder"] for row in coded.get(other, ()) if row["value"] != value}
    return len(found.difference(COUNTED_CODERS))


def with_conditions(options: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The options with the doubt about a condition carried on to what depends on it.

    ``agenda_form`` is coded only where the status is ``adopted``. Where that is in doubt, the form may not apply at all
    ("" among its options), and where nobody gave a form, all of them stay possible; where it is ruled out, none is.
    """
    result = dict(options)
    for name, variable in variables().items():
        conditions = [(options.get(v, frozenset()), value) for v, value in variable.only_where]
        if not conditions or variable.optional:
            continue
        if any(value not in possible for possible, value in conditions):
            result.pop(name, None)
        elif any(possible != {value} for possible, value in conditions):
            result[name] = (options.get(name) or frozenset(variable.values)) | {""}
    return result


def possible_values(city: City, name: str) -> frozenset[str]:
    """The values of a variable that some coder or alternative gives."""
    return city.options.get(name, frozenset())


def certain_values(city: City, name: str) -> frozenset[str]:
    """The possible values of a variable, and "" beside them where too few coders coded it: then none is certain."""
    return possible_values(city, name) | ({""} if name in city.unconfirmed else set())


def combinations(city: City) -> set[str]:
    """All combinations of organisation models that the codes leave possible for a city, keys joined by ``+``."""
    names = [f"org_{k}" for k in terms("organisation")]
    either = {n: ["0", "1"] for n in names if n in city.unconfirmed}  # too few coders coded it
    found = set()
    for choice in product(*(either.get(n) or sorted(possible_values(city, n)) or ["0"] for n in names)):
        found.add("+".join(k for k, v in zip(terms("organisation"), choice, strict=True) if v == "1") or "none")
    return found


def combination(city: City) -> str:
    """The counted combination of a city."""
    return "+".join(k for k in terms("organisation") if city.values.get(f"org_{k}") == "1") or "none"
