"""Which groups a statistic must have a row for, zeros too."""

from __future__ import annotations

from itertools import product

from cityatlas.core.vocabulary import has, keys, terms, vocabulary_of


def organisation_combinations() -> list[str]:
    """Every combination of the models of organisation: keys joined by ``+`` in the codebook's order, or ``none``."""
    models = terms("organisation")
    chosen = (
        [m for m, on in zip(models, choice, strict=True) if on] for choice in product((True, False), repeat=len(models))
    )
    return ["+".join(parts) or "none" for parts in chosen]


def expected_groups(statistic: str) -> frozenset[str]:
    """The groups that must be there; empty for a statistic whose groups come from no vocabulary (cities, items)."""
    if statistic == "organisation_combination":
        return frozenset(organisation_combinations())
    vocabulary = vocabulary_of(statistic)
    return keys(vocabulary) if has(vocabulary) else frozenset()
