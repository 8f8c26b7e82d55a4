"""Formulas of counts: where doubt about one variable reaches another."""

from __future__ import annotations

from cityatlas.core.vocabulary import terms
from cityatlas.workbook.formulas import count_formulas
from cityatlas.workbook.layout import Layout


def test_the_form_of_an_agenda_is_counted_with_the_doubt_about_its_status(content):
    layout = Layout(content.names, len(content.cities))
    for statistic in ("agenda_form", "agenda_adopted_as"):
        for group in terms(statistic):
            found = count_formulas(content.count_row(statistic, group, "coding"), content.names, layout)
            sheet = f"'{content.names.sheet('calculation')}'!"
            assert all(sheet in text for text in (found.count, found.lower, found.upper))
            assert layout.range("certain:agenda_status") in found.lower
