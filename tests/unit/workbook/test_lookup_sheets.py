"""The sheets to look things up are in the language, and list every table."""

from __future__ import annotations

import re

from cityatlas.core.language import say
from cityatlas.core.tables import tables as contracts
from cityatlas.documents.sources import SOURCE_TEXTS, registered_sources
from cityatlas.workbook.labels import UNITS
from tests.workbooks import rows_of


def test_the_german_workbook_is_german(content):
    rows = rows_of(content, "dictionary")
    assert {r["unit"] for r in rows} - {None} == {say(content.language, *pair) for pair in UNITS.values()}
    assert {r["column"] for r in rows if r["file"].endswith("check_values.csv")} == set(
        contracts()["check_values"].columns
    )
    said = {text for s in registered_sources().values() for text in (s.title, s.publisher, s.rights)}
    english = {t for t in said if re.search(r"\b(the|with|authors)\b", t)}
    assert english == set(SOURCE_TEXTS), "our words on the documents are there in both languages"
