"""The facts snapshot: values that can be, facts that fit together, and no row lost."""

from __future__ import annotations

import copy

import pytest

from cityatlas.core.errors import InputError
from cityatlas.core.project import FACTS
from cityatlas.core.tables import write_table
from cityatlas.documents.extract import read_snapshot
from cityatlas.documents.facts_contract import ROWS_FILE, check_snapshot, write_row_counts


@pytest.fixture
def facts():
    return copy.deepcopy(read_snapshot())


def test_the_counts_written_are_those_in_the_repository(tmp_path, facts):
    write_row_counts(tmp_path, facts)
    assert (tmp_path / ROWS_FILE).read_bytes() == (FACTS / ROWS_FILE).read_bytes()


@pytest.mark.parametrize("name", ["facts_cities", "sections", "printed_counts", "project_fields", "facts_chapters"])
def test_a_row_that_got_lost_or_doubled_is_noticed(facts, name):
    row = facts[name].pop()
    with pytest.raises(InputError, match="rows.csv"):
        check_snapshot(facts, FACTS)
    facts[name] += [row, row]
    with pytest.raises(InputError, match="the key stands twice"):
        check_snapshot(facts, FACTS)


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("facts_cities", {"population": 0}, "0 in 'population'"),
        ("facts_cities", {"area_km2": -1.0}, "-1.0 in 'area_km2'"),
        ("facts_annex", {"city": "Nirgends"}, "'Nirgends' is no city"),
        ("project_fields", {"project_id": "nirgends-1"}, "'nirgends-1' in 'project_id'"),
        ("sections", {"line_end": 1}, "is above line_end 1"),
        ("printed_counts", {"low": 99}, "low 99 is above"),
        ("facts_structure", {"lines": "3-1"}, "'3-1' in 'lines'"),
        ("sections", {"sha256": "x"}, "'x' in 'sha256'"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_table(facts, name, change, message):
    facts[name][0].update(change)
    with pytest.raises(InputError, match=message):
        check_snapshot(facts, FACTS)


def test_a_value_changed_by_hand_is_a_persons_own_word(facts):
    facts["facts_cities"][0]["population"] += 1
    check_snapshot(facts, FACTS)


def test_the_facts_of_a_run_are_not_held_against_the_snapshot(tmp_path, facts):
    facts["facts_cities"].pop()
    for name, rows in facts.items():
        write_table(tmp_path, name, rows)
    assert len(read_snapshot(tmp_path)["facts_cities"]) == 49
