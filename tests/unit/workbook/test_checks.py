"""Checks of the sums: what a correct workbook finds, and that every allowed value is on the sheet Lists."""

from __future__ import annotations

from cityatlas.coding.codebook import variables
from cityatlas.workbook.checks import YEARS, allowed_values
from tests.workbooks import rows_of


def test_all_checks_fit(content):
    for row in rows_of(content, "checks"):
        expected = row["expected"]
        assert row["found"].value == getattr(expected, "value", expected)


def test_every_code_is_among_the_values_of_its_variable(content):
    allowed = {v.name: set(allowed_values(v, content.language)) for v in variables().values()}
    for row in rows_of(content, "codes"):
        assert row["value"] in allowed[row["variable"]]
    assert allowed["agenda_year"] == set(YEARS) and allowed["field_mobility"] == {0, 1}
