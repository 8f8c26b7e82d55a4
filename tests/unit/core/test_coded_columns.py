"""The columns of the wide table follow the codebook."""

from __future__ import annotations

import pytest

from cityatlas.coding.codebook import variables
from cityatlas.core.coded_columns import coded_columns
from cityatlas.core.project import RAW
from cityatlas.core.tables import tables

CODEBOOK = RAW / "coding" / "codebook.yaml"


def test_each_variable_is_a_column_in_the_codebooks_order():
    assert tables()["cities_coded"].columns == ["city", "in_study", *variables()]
    assert [c["name"] for c in coded_columns(CODEBOOK)] == list(variables())


def test_a_column_says_what_it_holds():
    found = {c["name"]: c for c in coded_columns(CODEBOOK)}
    assert found["agenda_status"]["vocabulary"] == "agenda_status" and found["agenda_year"]["type"] == "integer"
    assert found["field_mobility"]["de"].endswith(": Mobilität")
    assert found["field_mobility"]["en"].endswith(": Mobility")
    assert len({c["de"] for c in found.values()}) == len({c["en"] for c in found.values()}) == len(found)
    assert max(map(len, found)) <= 32, "Stata cuts longer names"


@pytest.mark.parametrize("text", ["", "sets: 3\n", "sets: [a]\n", "sets:\n- kind: other\n", "sets: [\n", None])
def test_a_codebook_that_cannot_be_read_gives_none(tmp_path, text):
    path = tmp_path / "codebook.yaml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert coded_columns(path) == []
