"""The classes of rows are the contract: its columns in order, their types, None where a cell may be empty."""

import typing

import pytest

from cityatlas.core import rows
from cityatlas.core.tables import tables

CLASSES = {
    "cities": rows.CityRow,
    "projects": rows.ProjectRow,
    "codes": rows.CodeRow,
    "agreement": rows.AgreementRow,
    "statistics": rows.StatisticRow,
    "members": rows.MemberRow,
    "claims": rows.ClaimRow,
    "claim_checks": rows.CheckRow,
    "check_values": rows.CheckValueRow,
}
TYPES = {"string": str, "integer": int, "number": float, "boolean": bool}


def contract_type(field):
    """What a cell of a column reads as: empty texts are texts, empty numbers None."""
    kind = TYPES[field.type]
    return kind if field.required or kind is str else kind | None


@pytest.mark.parametrize("name", CLASSES)
def test_a_row_class_is_its_table(name):
    said = typing.get_type_hints(CLASSES[name])
    assert said == {field.name: contract_type(field) for field in tables()[name].fields}
    assert list(said) == tables()[name].columns


def test_rows_that_are_read_have_these_types(tmp_path):
    from cityatlas.core.tables import read_table, write_table

    row = dict.fromkeys(tables()["statistics"].columns, "x") | {"base": 3, "lower": 1, "upper": 2}
    write_table(tmp_path, "statistics", [row | {"count": None, "share": None}])
    (read,) = read_table(tmp_path, "statistics")
    for column, kind in typing.get_type_hints(rows.StatisticRow).items():
        assert isinstance(read[column], kind), column
