"""The field matrix that a user brings: read whole or refused with every reason."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cityatlas.core.errors import InputError, InputErrors
from cityatlas.documents.matrix import (
    FIELDS,
    check_pairs,
    check_totals,
    column_sums,
    matrix_file,
    printed_totals,
    project_pairs,
    read_matrix,
    study_pages,
)
from cityatlas.documents.snapshot import study_cities
from tests.fixtures.matrix import made_up_matrix, write_matrix


def cell(rows, city, field):
    return next(row for row in rows if (row["city"], row["field"]) == (city, field))


def flip(rows, city, field):
    cell(rows, city, field)["value"] ^= 1


def messages(error):
    return [str(e) for e in getattr(error, "errors", [error])]


@pytest.fixture
def place(tmp_path):
    return tmp_path / "matrix" / "agenda_fields.csv"


def refused(place, rows):
    with pytest.raises(InputError) as caught:
        read_matrix(write_matrix(place, rows))
    return messages(caught.value)


def test_absent_is_no_row(place):
    assert read_matrix(place) == []
    place.parent.mkdir()
    (place.parent / ".gitkeep").touch()
    assert read_matrix(place) == [] and matrix_file(place) is None


def test_what_is_whole_is_read(place):
    rows = made_up_matrix()
    assert read_matrix(write_matrix(place, rows)) == rows
    assert len(rows) == 500 and column_sums(rows)["administration"] == 49


@pytest.mark.parametrize("source", ["pdf", "hand", "authors"])
def test_each_source_is_taken(place, source):
    rows = made_up_matrix(source)
    for row in rows:
        row["page"] = study_pages()[row["city"]]
    assert read_matrix(write_matrix(place, rows)) == rows


def test_people_write_semicolons_labels_and_other_orders(place):
    rows = made_up_matrix()
    typed = [row | {"field": FIELDS[row["field"]], "city": row["city"].upper()} for row in reversed(rows)]
    assert read_matrix(write_matrix(place, typed, ";")) == rows


def test_the_bounds_come_from_the_facts():
    printed = printed_totals()
    assert printed["education"] == printed["data_platform"] == (38, 42)
    assert {k: low for k, (low, high) in printed.items() if low == high}["security"] == 19
    assert len(project_pairs()) == 151 and len(study_cities()) == 50


def test_a_city_less_is_named(place):
    (message,) = refused(place, [r for r in made_up_matrix() if r["city"] != "Bamberg"])
    assert "Bamberg" in message and "missing" in message and "50 cities" in message


def test_a_field_twice_is_named_with_both_lines(place):
    rows = made_up_matrix()
    found = refused(place, [*rows, rows[3]])
    assert len(found) == 1 and ":502 (Aachen)" in found[0] and "line 5" in found[0]


def test_a_field_in_the_place_of_another_is_named_twice(place):
    rows = made_up_matrix()
    rows[3] = rows[4]
    assert ["stands twice" in m for m in refused(place, rows)] == [True, False]


@pytest.mark.parametrize("field", sorted(FIELDS))
@pytest.mark.parametrize("step", [1, 0])
def test_one_cell_flipped_in_a_column(field, step):
    rows = made_up_matrix()
    loose = next(
        c for c in study_cities() if cell(rows, c, field)["value"] != step and (c, field) not in project_pairs()
    )
    flip(rows, loose, field)
    found = [str(e) for e in check_totals(rows)]
    if field in ("education", "data_platform"):
        bounded = 42 >= column_sums(rows)["education"] >= column_sums(rows)["data_platform"] >= 38
        assert bool(found) is not bounded
    else:
        printed = printed_totals()[field][0]
        assert f"{printed + (1 if step else -1)} cities" in found[0] and f"{printed}, as the report" in found[0]
        assert ("1 tick too many" if step else "1 tick missing") in found[0]


@pytest.mark.parametrize(
    ("education", "data_platform", "good"),
    [(42, 42, True), (38, 38, True), (42, 38, True), (39, 40, False), (43, 40, False), (40, 37, False)],
)
def test_the_unprinted_fields_keep_the_order(place, education, data_platform, good):
    rows = made_up_matrix(education=education, data_platform=data_platform)
    if good:
        assert read_matrix(write_matrix(place, rows)) == rows
    else:
        (message,) = refused(place, rows)
        assert f"{education} cities" in message and f"{data_platform} for data_platform" in message


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("value", "2", "between 0 and 1"),
        ("value", "", "between 0 and 1"),
        ("value", "x", "between 0 and 1"),
        ("city", "Entenhausen", "a city of the study"),
        ("city", "", "a city of the study"),
        ("field", "sport", "education"),
        ("source", "web", "pdf, hand, authors"),
        ("source", "", "pdf, hand, authors"),
        ("page", "0", "between 1 and"),
        ("page", "achtzehn", "between 1 and"),
    ],
)
def test_a_cell_that_says_nothing(place, column, value, expected):
    rows = made_up_matrix()
    rows[7] = rows[7] | {column: value}
    found = refused(place, rows)
    assert ":9" in found[0] and repr(column) in found[0] and expected in found[0]


def test_every_breach_at_once(place):
    rows = made_up_matrix()
    rows[0]["value"], rows[11]["source"], rows[22]["city"] = 7, "web", "Nirgendwo"
    assert len(refused(place, rows)) == 3


def test_sums_off_and_pairs_lost_are_told_together(place):
    rows = made_up_matrix()
    for one, other in pairwise(study_cities()[::2]):
        for field in FIELDS:
            a, b = cell(rows, one, field), cell(rows, other, field)
            a["value"], b["value"] = b["value"], a["value"]
    flip(rows, "Aachen", "retail")
    found = refused(place, rows)
    assert len(found) == 2 and "retail" in found[0] and "of the 151" in found[1]


def test_exchanged_columns_are_seen_by_the_totals():
    rows = made_up_matrix()
    renamed = {"retail": "security", "security": "retail"}
    swapped = [row | {"field": renamed.get(row["field"], row["field"])} for row in rows]
    assert len(check_totals(swapped)) == 2


def test_inverted_ticks_meet_nothing():
    inverted = [row | {"value": 1 - row["value"]} for row in made_up_matrix()]
    assert len(check_totals(inverted)) == 9 and len(check_pairs(inverted)) == 1


@pytest.mark.parametrize(("lost", "good"), [(0, True), (7, True), (8, False)])
def test_a_few_pairs_may_be_missing(lost, good):
    rows = made_up_matrix()
    for city, field in project_pairs()[:lost]:
        cell(rows, city, field)["value"] = 0
    found = check_pairs(rows)
    assert (not found) is good
    assert good or "143 of the 151" in str(found[0])


@pytest.mark.parametrize("name", ["Agenda_Fields.csv", "felder.xlsx", "agenda_fields.CSV"])
def test_another_file_in_the_folder_is_named(place, name):
    write_matrix(place, made_up_matrix())
    (place.parent / name).touch()
    with pytest.raises(InputError) as caught:
        read_matrix(place)
    assert name in str(caught.value) and not isinstance(caught.value, InputErrors)


@pytest.mark.parametrize("name", [".DS_Store", "~$felder.xlsx", "agenda_fields.csv~", "README.md"])
def test_what_systems_leave_is_no_input(place, name):
    rows = made_up_matrix()
    write_matrix(place, rows)
    (place.parent / name).touch()
    assert read_matrix(place) == rows


@pytest.mark.parametrize("content", [b"", b"city,field\n", b"\x00\x01", b"city,field,value,page,source\n"])
def test_a_file_that_is_none(place, content):
    place.parent.mkdir()
    place.write_bytes(content)
    with pytest.raises(InputError):
        read_matrix(place)


def test_a_folder_of_its_name(place):
    place.mkdir(parents=True)
    with pytest.raises(InputError):
        read_matrix(place)
