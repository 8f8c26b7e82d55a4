"""Which cities train, and in which order a coder meets the cities: shuffled, the same at every making."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from cityatlas.core.errors import InputError, raise_all

TRAINING_CITIES = 5
"""How many cities train unless told otherwise."""


def shuffled(cities: Iterable[str], seed: str) -> list[str]:
    """The cities in an order that only the seed decides, on every machine and version of Python.

    >>> shuffled(["A", "B", "C"], "anna") == shuffled(["C", "B", "A"], "anna")
    True
    """
    return sorted(cities, key=lambda city: hashlib.sha256(f"{seed}|{city}".encode()).hexdigest())


def chosen_cities(wanted: str | None, known: list[str]) -> list[str]:
    """The cities of ``Name,Name``, in the report's order; all where nothing is asked. InputError for unknown ones."""
    if wanted is None:
        return known
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    expected = f"profiles of the report: {', '.join(known)}"
    raise_all([InputError("the city has no profile", city=n, expected=expected) for n in names if n not in known])
    if not names:
        raise InputError("--cities names no city", expected=expected)
    return [city for city in known if city in names]


def training_cities(cities: list[str], count: int) -> list[str]:
    """The cities that train: the same for every coder, so that trainings can be compared.

    InputError where none would be left to code.
    """
    if not 0 <= count < len(cities):
        raise InputError(
            f"{count} training cities leave none of {len(cities)} to code",
            expected=f"--training from 0 to {len(cities) - 1}",
        )
    return shuffled(cities, "training")[:count]
