"""The statistics that rest on the codings: counts of the consensus with lower and upper bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from cityatlas.coding.agreement import of_all_coders
from cityatlas.coding.city_codes import (
    MODELS,
    City,
    by_city,
    certain_values,
    combination,
    combinations,
    possible_values,
)
from cityatlas.coding.codebook import Variable, variables
from cityatlas.core.rows import AgreementRow, CodeRow
from cityatlas.statistics.counts import StatisticsCollector
from cityatlas.statistics.groups import organisation_combinations

ADMISSION = (
    ("agenda_status", "adopted"),
    ("org_dedicated_unit", "1"),
    ("org_cross_cutting", "1"),
    ("criterion_partner_network", "1"),
)
"""Variables and values of which the press text asks one: agenda, cross-departmental unit, partner network."""

Test = Callable[[City], bool]
Tests = tuple[Test, Test, Test]
"""Whether a city is counted, is counted for certain, and may be counted."""


def _count(
    collector: StatisticsCollector,
    statistic: str,
    group: str,
    cities: dict[str, City],
    tests: Tests,
    reliability: str,
    open_above: bool = False,
) -> None:
    sets = [{c for c, codes in cities.items() if test(codes)} for test in tests]
    collector.add(
        statistic,
        group,
        "coding",
        sets[0],
        certain=sets[1],
        possible=sets[2],
        open_above=open_above,
        reliability=reliability,
    )


def _is(name: str, value: str) -> Tests:
    return (
        lambda c: c.values.get(name) == value,
        lambda c: c.values.get(name) == value and certain_values(c, name) == {value},
        lambda c: value in possible_values(c, name),
    )


def _one_of(name: str, allowed: set[str]) -> Tests:
    return (
        lambda c: c.values.get(name) in allowed,
        lambda c: bool(possible_values(c, name)) and certain_values(c, name) <= allowed,
        lambda c: bool(possible_values(c, name) & allowed),
    )


def count_binary(collector: StatisticsCollector, cities: dict[str, City], variable: Variable, reliability: str) -> None:
    """Cities where a binary variable is 1; open above where silence is unknown."""
    tests = _is(variable.name, "1")
    _count(collector, variable.statistic, variable.key, cities, tests, reliability, variable.silence == "unknown")


def count_choice(collector: StatisticsCollector, cities: dict[str, City], variable: Variable, reliability: str) -> None:
    """Cities by the value of a variable with several values."""
    for value in variable.values:
        _count(collector, variable.statistic, value, cities, _is(variable.name, value), reliability)


def count_involved(
    collector: StatisticsCollector, cities: dict[str, City], variable: Variable, reliability: str
) -> None:
    """Cities where a stakeholder takes part (not only is addressed)."""
    name = variable.name

    def certain(c: City) -> bool:
        return certain_values(c, name) == {"1"} and c.strengths.get(name) == {"involved"}

    def counted(c: City) -> bool:
        return c.values.get(name) == "1" and c.strength.get(name) == "involved"

    def possible(c: City) -> bool:
        return "involved" in c.strengths.get(name, ())

    tests = (counted, certain, possible)
    _count(collector, "stakeholder_involved", variable.key, cities, tests, reliability, True)


def _has_models(number: int, models: set[str]) -> bool:
    return len(models & set(MODELS)) == number


def count_combinations(collector: StatisticsCollector, cities: dict[str, City], reliability: str) -> None:
    """Combinations of organisation models, and how many of the report's three models a city has."""
    options = {name: combinations(c) for name, c in cities.items()}
    parts = {n: [set(o.split("+")) for o in choices] for n, choices in options.items()}
    counted = {name: set(combination(c).split("+")) for name, c in cities.items()}

    def add(statistic: str, group: str, test: Callable[[set[str]], bool]) -> None:
        collector.add(
            statistic,
            group,
            "coding",
            {n for n, models in counted.items() if test(models)},
            certain={n for n, choices in parts.items() if all(map(test, choices))},
            possible={n for n, choices in parts.items() if any(map(test, choices))},
            reliability=reliability,
        )

    for group in organisation_combinations():
        add("organisation_combination", group, set(group.split("+")).__eq__)
    for number in range(len(MODELS) + 1):
        add("organisation_models", str(number), partial(_has_models, number))
    add("organisation_models", "new_structure", lambda o: len(o & set(MODELS)) >= 1)
    add("organisation_models", "several", lambda o: len(o & set(MODELS)) >= 2)


def count_admission(collector: StatisticsCollector, cities: dict[str, City], reliability: str) -> None:
    """Cities that meet one of the press text's conditions: agenda, cross-departmental unit, partner network."""
    tests: Tests = (
        lambda c: any(c.values.get(n) == v for n, v in ADMISSION),
        lambda c: any(certain_values(c, n) == {v} for n, v in ADMISSION),
        lambda c: any(v in possible_values(c, n) for n, v in ADMISSION),
    )
    _count(collector, "admission_criterion", "any", cities, tests, reliability, open_above=True)


ADOPTED_AS = {
    "decided": ("council_decision",),
    "finished": ("council_decision", "written_out"),
    "finished_or_running": ("council_decision", "written_out", "carried_out"),
}
"""What "adopted" can mean, from the strictest reading to the codebook's: the forms that each lets in."""


DECIDED_OF = ("finished", "finished_or_running")
"""Of which adopted agendas the decided ones are a share."""


def count_adopted_as(collector: StatisticsCollector, cities: dict[str, City], reliability: str) -> None:
    """Cities with an adopted agenda under each reading of the word, with the doubt about status and form.

    Then the share that the decided ones are of the others.
    """
    for group, forms in ADOPTED_AS.items():
        _count(collector, "agenda_adopted_as", group, cities, _one_of("agenda_form", set(forms)), reliability)
    for group in DECIDED_OF:
        parts = ("agenda_adopted_as", "decided"), ("agenda_adopted_as", group)
        collector.add_share("agenda_decided_share", group, "coding", *parts)


def count_codes(collector: StatisticsCollector, codes: Iterable[CodeRow], agreement: Iterable[AgreementRow]) -> None:
    """All coded statistics of the design, each with the reliability of its variable carried along."""
    verdicts = {a["variable"]: a["verdict"] for a in of_all_coders(agreement)}
    ranks = ("reliable", "tentative", "unreliable", "unassessed")

    def reliability(name: str) -> str:
        verdict = verdicts.get(name)
        return verdict if verdict in ranks else "unassessed"

    def weakest(names: Iterable[str]) -> str:
        return max(map(reliability, names), key=ranks.index)

    def with_conditions(variable: Variable) -> str:
        return weakest([variable.name, *(name for name, _ in variable.only_where)])

    cities = by_city(codes)
    for variable in variables().values():
        if variable.kind == "choice":
            count_choice(collector, cities, variable, with_conditions(variable))
        elif variable.kind == "binary":
            count_binary(collector, cities, variable, reliability(variable.name))
        if variable.set == "stakeholder":
            count_involved(collector, cities, variable, reliability(variable.name))
    count_adopted_as(collector, cities, with_conditions(variables()["agenda_form"]))
    count_combinations(collector, cities, weakest(n for n in variables() if n.startswith("org_")))
    count_admission(collector, cities, "unassessed")
