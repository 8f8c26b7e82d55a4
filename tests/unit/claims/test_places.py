"""Where lines stand, also where the run's document has other lines than the registered one."""

from __future__ import annotations

import pytest

from cityatlas.claims.places import place_of, registered_tables, with_pages, with_registered_lines


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


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Der Atlas (Zeile 3662) sagt es.", "Der Atlas (Zeile 3662, S. 174, Kapitel 4.3) sagt es."),
        ("de", "Nur in Z. 3587, 3591 (dort).", "Nur in Z. 3587, 3591 (S. 170, Kapitel 4.2) (dort)."),
        ("de", "In Braunschweig (Z. 848) nicht.", "In Braunschweig (Z. 848, S. 38, Braunschweig) nicht."),
        (
            "en",
            "By lines 360 and 3644 it is.",
            "By lines 360 and 3644 (p. 14, chapter 2.2; p. 174, chapter 4.3) it is.",
        ),
        ("en", "The ministry (bw, line 44) and L. 3614.", "The ministry (bw, line 44) and L. 3614."),
        ("de", "Kapitel 4.3 nennt 3662 Zeilen.", "Kapitel 4.3 nennt 3662 Zeilen."),
    ],
)
def test_page_and_chapter_stand_beside_each_line_of_the_atlas(language, text, told):
    assert with_pages(text, language, registered_tables()) == told
