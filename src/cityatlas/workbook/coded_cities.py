"""The sheet Cities and items: a row for each city, a column for each variable, all codes side by side."""

from __future__ import annotations

from dataclasses import replace

from cityatlas.coding.codebook import Variable, variables
from cityatlas.core.language import say
from cityatlas.core.rows import Row
from cityatlas.workbook.cities import code_lookup
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import code_value
from cityatlas.workbook.model import Column, TableSheet, Value, calculated

HEADER_HEIGHT = 275.0
"""Points: room for the longest title, which stands upright."""
NARROW = 4.6
WIDE_KINDS = {"choice": 20.0, "year": 6.0}


def coded_cities_sheet(content: Content) -> TableSheet:
    """The codes as formulas over the sheet Codes. A 1 reads as yes, a 0 as a dash; the cells hold the numbers."""
    names, city = content.names, content.names.this("cities_coded", "city")
    yes = say(content.language, "yes", "yes_en")
    columns = [Column("city", width=24)]
    for name, variable in variables().items():
        style = {"binary": yes, "year": "year_centre"}.get(variable.kind, "centre")
        width, formula = WIDE_KINDS.get(variable.kind, NARROW), code_lookup(names, city, f'"{name}"')
        columns.append(Column(name, style, width, f'IF({formula}="","",{formula})'))
    rows: list[Row] = [{"city": c["city"]} for c in content.cities]
    calculated(columns, rows, lambda row: _values(content, row["city"]))
    upright = [columns[0], *(replace(c, header="header_up") for c in columns[1:])]
    return TableSheet("cities_coded", upright, rows, header_height=HEADER_HEIGHT)


def _values(content: Content, city: str) -> dict[str, Value]:
    codes = content.codes.get(city)
    return {n: _value(v, codes.values.get(n, "") if codes else "", content.language) for n, v in variables().items()}


def _value(variable: Variable, value: str, language: str) -> Value:
    shown = code_value(variable.name, value, language)
    return "" if shown is None else shown
