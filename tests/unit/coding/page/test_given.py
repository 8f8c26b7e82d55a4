"""Reading a coding that is to be adjudicated: tables and exported files, and one message for what is neither."""

from __future__ import annotations

import json

import pytest

from cityatlas.coding.codings import CODE_COLUMNS
from cityatlas.coding.page.given import read_coding
from cityatlas.core.errors import InputError
from tests.fixtures.coding_page import CITIES, coded_row, lines_of

LINE = lines_of(CITIES[0])[:1]
ROWS = [
    coded_row(CITIES[0], "agenda_status", "adopted", lines=LINE),
    coded_row(CITIES[0], "field_mobility", "0"),
]
EXPORTED = {
    "format": "cityatlas-coding/1",
    "coder": "anna",
    "codebook_sha256": "c",
    "document_sha256": "d",
    "part": "coding",
    "rows": ROWS,
    "unfinished": [],
}


def written(folder, content, name="bert"):
    if isinstance(content, dict):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(content), encoding="utf-8")
    else:
        path = folder / f"{name}.csv"
        cells = [CODE_COLUMNS, *([row[c] for c in CODE_COLUMNS] for row in content)]
        path.write_text("\n".join(",".join(c) for c in cells) + "\n", encoding="utf-8")
    return path


def test_a_table_is_named_after_its_file_and_an_export_after_its_coder(tmp_path):
    table = read_coding(written(tmp_path, ROWS), CITIES)
    export = read_coding(written(tmp_path, EXPORTED), CITIES)
    assert (table.coder, table.codebook_sha256) == ("bert", "")
    assert (export.coder, export.codebook_sha256, export.document_sha256) == ("anna", "c", "d")
    assert table.rows == export.rows == {(r["city"], r["variable"]): r for r in ROWS}


def test_unfinished_cells_are_no_codes_and_are_said(tmp_path, capsys):
    read_coding(written(tmp_path, {**EXPORTED, "unfinished": [{**ROWS[0], "problem": "value"}]}), CITIES)
    assert "1 unfinished cells of anna are left out" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "cityatlas-adjudication/1"}, "is no coding"),
        ({"coder": 3}, "does not say its coder"),
        ({"rows": {}}, "does not say its rows"),
        ({"part": "training"}, "compared, not adjudicated"),
        ({"rows": [*ROWS, ROWS[0]]}, r"\.json:3 \(Aufstadt\): coded twice"),
        ({"rows": ["x"]}, "a row is not city, variable"),
        ({"rows": [{**ROWS[0], "value": 1}]}, "as texts"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path, change, message):
    with pytest.raises(InputError, match=message):
        read_coding(written(tmp_path, {**EXPORTED, **change}), CITIES)


@pytest.mark.parametrize("text", ["{", "[]", "null", '"x"'])
def test_no_json_object_is_no_coding(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="exported"):
        read_coding(path, CITIES)


def test_all_wrong_rows_are_named_at_once(tmp_path):
    wrong = [
        {**ROWS[0], "city": "Nirgends"},
        {**ROWS[0], "variable": "field_space"},
        {**ROWS[0], "value": "maybe"},
        {**ROWS[1], "lines": "x"},
    ]
    with pytest.raises(InputError) as caught:
        read_coding(written(tmp_path, wrong), CITIES)
    message = str(caught.value)
    assert all(f".csv:{line}" in message for line in (2, 3, 4, 5))
    for part in ("has no profile", "'field_space' is not", "'maybe' of agenda_status", "'x' are not of the form"):
        assert part in message
