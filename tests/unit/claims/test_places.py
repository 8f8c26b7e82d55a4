"""Where lines stand, also where the run's document has other lines than the registered one."""

from __future__ import annotations

from cityatlas.claims.places import place_of, registered_tables, with_registered_lines


def test_lines_of_the_register_are_looked_up_in_the_snapshot():
    tables = registered_tables()
    section = tables["sections"][0]
    page, city = place_of("atlas", str(section["line_start"]), tables)
    assert city == section["city"] and page
    assert place_of("press", "3", tables) == (None, "")


def test_rows_take_the_lines_of_their_twins_in_order():
    registered = [{"item": "a", "lines": "1"}, {"item": "a", "lines": "2"}, {"item": "b", "lines": "3"}]
    moved = [{"item": "a", "lines": "11"}, {"item": "b", "lines": "13"}, {"item": "a", "lines": "12"}]
    found = with_registered_lines(
        [*moved, {"item": "a", "lines": "14"}, {"item": "c", "lines": "15"}], registered, "item"
    )
    assert [r["lines"] for r in found] == ["1", "3", "2", "14", "15"]
