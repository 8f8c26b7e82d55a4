"""A city's codes side by side: a row for each city, a column for each variable of the codebook (cities_coded.csv)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cityatlas.coding.city_codes import by_city
from cityatlas.coding.codebook import Variable, variables
from cityatlas.core.rows import CityRow, CodeRow, Row


def codes_side_by_side(cities: Iterable[CityRow], codes: Sequence[CodeRow]) -> list[Row]:
    """The counted code of each variable by city: the consensus; of an added city by hand, else automatic.

    Keys, not labels; 1 and 0 and years as numbers; None where nothing is coded.
    """
    coded = by_city(codes)
    rows: list[Row] = []
    for city in cities:
        values = coded[city["city"]].values if city["city"] in coded else {}
        row: Row = {"city": city["city"], "in_study": city["in_study"]}
        rows.append(row | {name: _typed(v, values.get(name, "")) for name, v in variables().items()})
    return rows


def _typed(variable: Variable, value: str) -> str | int | None:
    if value == "":
        return None
    return value if variable.kind == "choice" else int(value)
