"""Numbers that the documents print in two places, each guarded by its words."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.text import Document
from cityatlas.tidy.printed_places import check_places, printed_place_counts, read_printed_places

TEXTS = {"atlas": Document("atlas", "report.txt", ("Kopf", "In 14 Handlungs\u00adfeldern – heute")), "press": None}


def register(tmp_path, *rows):
    path = tmp_path / "printed_places.csv"
    path.write_text("\n".join(("statistic,group,count,document,line,printed", *rows, "")), encoding="utf-8")
    return path


def place(**cells):
    return {"document": "atlas", "line": "2", "printed": "14 Handlungsfeldern"} | cells


def test_the_words_are_found_whatever_signs_the_conversion_took():
    check_places([(2, place()), (3, place(printed="Handlungsfeldern - heute"))], TEXTS, frozenset())


@pytest.mark.parametrize(
    "cells",
    [
        {"printed": "15 Handlungsfeldern"},  # another number
        {"line": "1"},  # another line
        {"line": "3"},  # no line at all
        {"line": "400"},
    ],
)
def test_words_that_do_not_stand_in_their_line_stop_the_run(cells):
    with pytest.raises(InputError, match=r"does not stand in line \d+ of atlas") as caught:
        check_places([(7, place(**cells))], TEXTS, frozenset())
    assert caught.value.line == 7 and "printed_places.csv" in caught.value.file


def test_all_places_that_fail_are_told_together():
    rows = [(2, place(line="1")), (3, place()), (4, place(line="9"))]
    with pytest.raises(InputError) as caught:
        check_places(rows, TEXTS, frozenset())
    assert [error.line for error in caught.value.errors] == [2, 4]


@pytest.mark.parametrize("document", ["press", "bitkom"])
def test_a_document_that_is_absent_is_left_out(document):
    check_places([(2, place(document=document, line="400"))], TEXTS, frozenset())


def test_a_document_that_is_known_to_be_another_edition_is_left_out():
    check_places([(2, place(line="400"))], TEXTS, frozenset({"atlas"}))


@pytest.mark.parametrize("column", ["count", "line"])
@pytest.mark.parametrize("value", ["", "0", "-3", "1.5", "vierzehn", "²", "1 4", "1e1"])
def test_a_number_that_is_none_is_refused(tmp_path, column, value):
    cells = {"count": "14", "line": "2"} | {column: value}
    row = f"printed_number,h,{cells['count']},atlas,{cells['line']},x"
    path = register(tmp_path, "printed_number,g,14,atlas,2,x", row)
    with pytest.raises(InputError, match=f"in the column '{column}'") as caught:
        read_printed_places(path)
    assert caught.value.line == 3 and "a whole number between 1" in caught.value.expected


@pytest.mark.parametrize("line", ["1.161", "1,161", "1161", " 1161\u00a0", "1'161"])
def test_a_number_in_either_spelling_is_the_same_number(tmp_path, line):
    path = register(tmp_path, f'printed_number,g,14,atlas,"{line}",x')
    assert [row["line"] for _, row in read_printed_places(path)] == ["1161"]


def test_without_documents_the_register_gives_its_counts():
    rows = printed_place_counts({}, frozenset())
    assert rows and all(r["count"] == r["low"] == r["high"] for r in rows)
    assert len(rows) == len(read_printed_places())
