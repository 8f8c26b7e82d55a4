"""What the statistics are made of: the groups that must have a row, and where a count says less than it seems."""

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


OPEN_ABOVE = {("stakeholder_involved", "coding"), ("admission_criterion", "coding"), ("programme", "profile_facts")}
"""(statistic, basis) whose silence is unknown, beside the variables of the codebook: a count is a lower bound."""
ALWAYS_WHOLE = {"complete_profiles", "profiles_with_projects"}
"""Items of the document's build that are always the number of profiles: the parser refuses any other profile."""
OPEN_TOTALS = {"cities_total", "lighthouse_projects_total", "population"}
"""Totals, whose base is no more than the count itself: other data could have given any number."""
