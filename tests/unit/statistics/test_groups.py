"""The groups that a statistic must have."""

from __future__ import annotations

from cityatlas.core.vocabulary import keys, terms
from cityatlas.statistics.groups import expected_groups, organisation_combinations


def test_every_combination_of_models_once():
    found, models = organisation_combinations(), terms("organisation")
    assert len(found) == len(set(found)) == 2 ** len(models)
    assert (found[0], found[-1]) == ("+".join(models), "none")
    for combination in found[:-1]:
        assert combination.split("+") == [m for m in models if m in combination.split("+")]  # in the codebook's order


def test_groups_come_from_the_vocabulary_of_the_statistic():
    assert expected_groups("agenda_field") == expected_groups("lighthouse_projects") == keys("field")
    assert expected_groups("agenda_status") == {"adopted", "in_development", "none"}
    assert expected_groups("organisation_combination") == set(organisation_combinations())


def test_a_statistic_of_cities_or_items_expects_none():
    assert expected_groups("population") == expected_groups("document_structure") == frozenset()
