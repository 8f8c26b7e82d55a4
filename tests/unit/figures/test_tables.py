"""Rows for a figure: what is missing is told."""

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.tables import tables
from cityatlas.figures.tables import required_rows, statistic_rows


def statistics(rows):
    return {"statistics": [dict(zip(tables()["statistics"].columns, row, strict=True)) for row in rows]}


ROW = ("agenda_field", "mobility", "coding", "study", 39, 50, "cities", 0.78, 37, 50, "reliable")


def test_missing_and_empty_tables_are_told():
    with pytest.raises(InputError, match="claims.csv.*needs the table 'claims'"):
        required_rows({}, "claims")
    with pytest.raises(InputError, match="statistics.csv.*has no rows"):
        statistic_rows(statistics([]), "agenda_field", "coding")
    with pytest.raises(InputError, match="'share' is missing"):
        (row,) = statistics([ROW])["statistics"]
        required_rows({"statistics": [{k: v for k, v in row.items() if k != "share"}]}, "statistics")


def test_a_missing_group_is_named():
    with pytest.raises(InputError, match="without 'health'"):
        statistic_rows(statistics([ROW]), "agenda_field", "coding", "study", ["mobility", "health"])


def test_what_exists_for_the_study_only_is_taken_from_there():
    assert statistic_rows(statistics([ROW]), "agenda_field", "coding", "all")["mobility"]["count"] == 39
