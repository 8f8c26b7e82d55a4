"""The sheet Cities and items shows what cities_coded.csv holds."""

from __future__ import annotations

from cityatlas.coding.codebook import variables
from cityatlas.workbook.labels import code_value
from tests.workbooks import rows_of


def test_the_sheet_is_the_table_in_words(content, tables):
    rows = {r["city"]: r for r in rows_of(content, "cities_coded")}
    assert len(rows) == len(content.cities)
    for city in tables["cities_coded"]:
        for name in variables():
            value = "" if city[name] is None else str(city[name])
            expected = code_value(name, value, content.language)
            assert rows[city["city"]][name].value == ("" if expected is None else expected)
