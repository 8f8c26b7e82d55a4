"""The codebook as tables: every variable and value once, with its rules in both languages."""

from __future__ import annotations

import pytest

from cityatlas.coding.codebook import variables
from cityatlas.coding.codebook_tables import codebook_tables
from cityatlas.core.relations import known_values
from cityatlas.core.tables import check_rows, tables


@pytest.fixture(scope="module")
def made():
    return codebook_tables()


def test_they_keep_their_contract(made):
    known = known_values([tables()["codebook_values"].references], made)
    for name in ("codebook", "codebook_values"):
        check_rows(name, made[name], known)


def test_every_variable_stands_once_and_every_value_of_a_choice(made):
    assert [r["variable"] for r in made["codebook"]] == list(variables())
    found = {(r["variable"], r["value"]) for r in made["codebook_values"]}
    assert found == {(v.name, value) for v in variables().values() if v.kind == "choice" for value in v.values}


def test_rules_conditions_and_words_are_there_in_both_languages(made):
    rows = {r["variable"]: r for r in made["codebook"]}
    assert rows["agenda_form"]["only_where"] == "agenda_status=adopted"
    assert rows["field_security"]["code_it_when_de"].startswith("Sicherheit")
    assert rows["agenda_year"]["code_it_when_en"]
    for row in [*made["codebook"], *made["codebook_values"]]:
        for name in ("title", "code_it_when", "not_when", "rule"):
            assert bool(row.get(f"{name}_de")) == bool(row.get(f"{name}_en")), (row, name)
    assert rows["field_mobility"]["title_de"].endswith("Mobilität")
