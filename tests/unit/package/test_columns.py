"""What the package says of columns: every one has a meaning of its own, in both languages, and its relations."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.tables import Field, optional_tables, product_tables, tables
from cityatlas.package.columns import describe_field, describe_schema, meaning

PUBLISHED = product_tables() + optional_tables()


@pytest.mark.parametrize("table", PUBLISHED, ids=lambda t: t.name)
def test_every_column_has_a_meaning_that_says_more_than_its_title(table):
    for spec in table.fields:
        for language, told in zip(("de", "en"), meaning(table.name, spec), strict=True):
            assert told.endswith((".", ".)")) and len(told) > len(spec.title(language)) + 5, (spec.name, told)


def test_a_column_that_means_something_else_in_one_table_says_so():
    spec = next(f for f in tables()["members"].fields if f.name == "in_study")
    assert meaning("members", spec) != meaning("cities", spec)


def test_a_column_nobody_described_is_refused():
    with pytest.raises(InputError, match=r"columns.yaml: nothing says what the column 'new' of cities means"):
        meaning("cities", Field("new", "string", "Neu", "New"))


def test_a_coded_variable_is_described_by_its_rule_in_the_codebook():
    spec = next(f for f in tables()["cities_coded"].fields if f.name == "field_security")
    told = describe_field(spec, "cities_coded")
    assert "cyber security" in told["description"] and "IT-Sicherheit" in told["description_de"]


def test_relations_to_tables_outside_the_package_are_left_out_and_to_the_own_rows_have_no_name():
    claims = describe_schema(tables()["claims"])["foreignKeys"]
    assert {"fields": ["same_as"], "reference": {"resource": "", "fields": ["claim_id"]}} in claims
    assert "foreignKeys" not in describe_schema(tables()["projects"], among={"projects"})
