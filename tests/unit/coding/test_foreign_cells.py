"""Cells as people and spreadsheets write them."""

from __future__ import annotations

import datetime

import pytest

from cityatlas.coding.codings import CODE_COLUMNS
from cityatlas.coding.foreign_cells import MadeDate, cell_text, understood


def row(variable, **cells):
    return dict.fromkeys(CODE_COLUMNS, "") | {"variable": variable} | cells


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (412, "412"), (412.0, "412"), (412.5, "412.5"), (" x ", "x"), (True, "1"), (0, "0")]
)
def test_a_spreadsheets_value_is_the_text_that_was_typed(value, text):
    assert cell_text(value) == text


@pytest.mark.parametrize("value", [datetime.date(2026, 4, 12), datetime.datetime(2026, 4, 12), datetime.time(4, 12)])
def test_a_date_is_none(value):
    with pytest.raises(MadeDate):
        cell_text(value)


@pytest.mark.parametrize(
    ("given", "key", "wanted"),
    [
        (row("agenda_status", value="Verabschiedet"), "value", "adopted"),
        (row("agenda_status", value="in development"), "value", "in_development"),
        (row("agenda_status", value="adopted"), "value", "adopted"),
        (row("agenda_status", value="verabschidet"), "value", "verabschidet"),
        (row("field_mobility", value="Ja"), "value", "1"),
        (row("field_mobility", value="0,0"), "value", "0"),
        (row("field_mobility", value="10"), "value", "10"),
        (row("agenda_year", value="2018,0"), "value", "2018"),
        (row("nowhere", value="1"), "value", "1"),
        (row("field_mobility", strength="Maßnahme"), "strength", "measure"),
        (row("field_mobility", confidence="Zweifelhaft"), "confidence", "doubtful"),
        (row("field_mobility", section="Projektbeispiele; Meilensteine"), "section", "projects|milestones"),
        (row("field_mobility", lines="412 – 414 ; 418"), "lines", "412-414;418"),
        (row("field_mobility", lines="412,0"), "lines", "412"),
        (row("field_mobility", lines="412,414"), "lines", "412,414"),
    ],
)
def test_what_can_be_meant_in_one_way_only_is_understood_and_all_else_stays(given, key, wanted):
    assert understood(given)[key] == wanted


@pytest.mark.parametrize("lines", ["12. Apr", "Apr 14", "12.04.2026", "04.12.26", "Mrz 04", "2026-04-12 00:00:00"])
def test_lines_that_became_a_date(lines):
    with pytest.raises(MadeDate):
        understood(row("field_mobility", lines=lines))
