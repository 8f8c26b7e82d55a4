"""The automatic coder's rules: every name in them exists, every pattern can match."""

from __future__ import annotations

import copy

import pytest
import yaml

from cityatlas.coding.automatic.evaluate import RULES
from cityatlas.coding.automatic.rules import load_rules
from cityatlas.core.errors import InputError
from cityatlas.core.project import load_yaml

MOBILITY = ("variables", "field_mobility", "rules", 0)


@pytest.fixture
def load(tmp_path):
    def changed(steps, value):
        content = copy.deepcopy(load_yaml(RULES))
        at = content
        for step in steps[:-1]:
            at = at[step]
        at[steps[-1]] = value
        path = tmp_path / "rules.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return load_rules(path)

    return changed


def test_the_rules_of_the_project_are_sound():
    assert len(load_rules(RULES).variables) > 40


@pytest.mark.parametrize(
    ("steps", "value", "message"),
    [
        ((*MOBILITY, "any"), ["@nowhere"], "variables/field_mobility/rules/0: the list @nowhere does not exist"),
        ((*MOBILITY, "any"), [], "non-empty"),
        ((*MOBILITY, "any"), ["*"], "has not the expected form"),
        ((*MOBILITY, "any"), [".."], "has not the expected form"),
        ((*MOBILITY, "any"), [None], "wrong type"),
        ((*MOBILITY, "in"), ["dreams"], "the section 'dreams' does not exist"),
        ((*MOBILITY, "strength"), "strong", "there is no strength 'strong'"),
        ((*MOBILITY, "planned_counts"), "perhaps", "wrong type"),
        ((*MOBILITY, "without"), ["x"], "the key 'without' does not exist"),
        (MOBILITY, {"in": ["projects"]}, "'any' is missing"),
        (("variables", "criterion_partner_network", "rules", 0), {"any": ["x"]}, "'in' is missing"),
        (
            ("variables", "field_traffic"),
            {"label": "x", "rules": [{"in": ["projects"], "any": ["x"]}]},
            "no such variable",
        ),
        (
            ("left_to_people", "field_traffic"),
            "no reason",
            "left_to_people/field_traffic: the codebook has no such variable",
        ),
        (("set_defaults", "fields"), {}, "there is no such set"),
        (("lists", "school"), ["@citizens"], "a list names no other list: @citizens"),
        (("lists", "negation"), [], "non-empty"),
        (("agenda", "carried"), {"label": "x", "rules": []}, "the key 'carried' does not exist"),
    ],
)
def test_each_name_that_does_not_exist_is_told(load, steps, value, message):
    with pytest.raises(InputError) as caught:
        load(steps, value)
    assert message in str(caught.value) and "rules.yaml:" in str(caught.value)
