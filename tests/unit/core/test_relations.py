"""Relations between tables: by one column or several, to other tables or the own one, empty cells to nothing."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputErrors
from cityatlas.core.relations import Relation, known_values, relations
from cityatlas.core.tables import check_rows, tables


def test_one_column_several_and_the_own_table():
    one, two = relations({"same_as": "claims.claim_id", "a, b": "statistics.c, d"})
    assert one == Relation(("same_as",), "claims", ("claim_id",)) and one.target == "claims.claim_id"
    assert (two.columns, two.to, two.target) == (("a", "b"), ("c", "d"), "statistics.c, d")
    assert one.value({"same_as": ""}) is None and two.value({"a": None, "b": ""}) is None
    assert two.value({"a": 1, "b": ""}) == (1, "")


def test_what_may_be_pointed_to_comes_from_the_tables_that_are_there():
    content = {"claims": [{"claim_id": "x"}, {"claim_id": "y"}]}
    assert known_values([{"same_as": "claims.claim_id", "city": "cities.city"}], content) == {
        "claims.claim_id": {"x", "y"}
    }


def test_every_declared_relation_names_columns_that_exist():
    for table in tables().values():
        for relation in table.relations:
            assert set(relation.columns) <= set(table.columns)
            assert set(relation.to) <= set(tables()[relation.table].columns)


def test_rows_that_point_nowhere_are_named_all_at_once():
    rows = [
        {"statistic": "field", "group": g, "basis": "coding", "member": g, "membership": "certain", "in_study": True}
        for g in ("a", "b", "c")
    ]
    known = {"statistics.statistic, group, basis": {("field", "a", "coding")}}
    with pytest.raises(InputErrors) as error:
        check_rows("members", rows, known)
    assert str(error.value).count("a value of statistics.statistic, group, basis") == 2
