"""The sheets on the codings: each counted code with both coders beside it, the coders' own rows, the matrix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from cityatlas.coding.codebook import variables
from cityatlas.core.language import say
from cityatlas.core.ordering import german_order
from cityatlas.core.rows import CodeRow, Row
from cityatlas.core.vocabulary import label
from cityatlas.workbook.cities import code_lookup, plain_columns, plain_rows, row_link
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import ENUMS, code_value, variable_label
from cityatlas.workbook.model import Column, TableSheet, Value, calculated
from cityatlas.workbook.sheet_names import SheetNames

COUNTED_CODERS = ("consensus", "automatic")
SINGLE_CODERS = ("coder_1", "coder_2")
CODE_PARTS = ("value", "strength", "alternative")
POSSIBLE_CELLS = [f"{coder}{end}" for end in ("value", "alternative") for coder in ("", "coder_1_", "coder_2_")]
"""Columns of the codes whose values stay possible: what is counted, what each coder gave, and their alternatives."""
DASH = "–"
"""What the field matrix shows where a field is coded 0."""


def _shown(row: CodeRow, language: str) -> Row:
    """A code's row as cells show it."""
    (result,) = plain_rows("codes", [row], language)
    return result | {
        "value": code_value(row["variable"], row["value"], language),
        "alternative": code_value(row["variable"], row["alternative"], language),
        "item": variable_label(row["variable"], language),
    }


def _formulas(names: SheetNames) -> dict[str, str]:
    this = {c: names.this("codes", c) for c in ("value", "alternative", "coder", "city", "variable")}
    this |= {f"{c}_{p}": names.this("codes", f"{c}_{p}") for c in SINGLE_CODERS for p in ("value", "alternative")}
    automatic = f'"{say(names.language, *ENUMS["coder"]["automatic"])}"'
    same = [f'OR({this[f"{c}_value"]}="",{this[f"{c}_value"]}={this["value"]})' for c in SINGLE_CODERS]
    alone = [f'{this[k]}=""' for k in ("alternative", "coder_1_alternative", "coder_2_alternative")]
    checked = f"OR({this['coder']}<>{automatic},AND({this['value']}<>0,{this['value']}<>1))"
    cells = [this[c] for c in POSSIBLE_CELLS]
    possible = {n: ",".join(f'{c}&""="{n}"' for c in cells) for n in ("1", "0")}
    return {
        "certain": f"IF(AND({','.join([*same, *alone, checked])}),1,0)",
        "yes_possible": f"IF(OR({possible['1']},{this['coder']}={automatic}),1,0)",
        "no_possible": f"IF(OR({possible['0']},{this['coder']}={automatic}),1,0)",
        "key": f'{this["city"]}&"|"&{this["variable"]}',
    }


def _values(row: dict[str, Any], automatic: bool) -> dict[str, Value]:
    given = [row[c] for c in POSSIBLE_CELLS if row.get(c) is not None]
    unchecked = automatic and row["value"] in (0, 1)
    return {
        "certain": int(all(v == row["value"] for v in given) and not unchecked),
        "yes_possible": int(automatic or 1 in given),
        "no_possible": int(automatic or 0 in given),
        "key": f"{row['city']}|{row['variable']}",
    }


def codes_sheet(content: Content, choices: dict[str, str]) -> TableSheet:
    """One row for each counted code (consensus, or automatic), what each coder gave beside it, and what follows."""
    language, formulas = content.language, _formulas(content.names)
    coders = [f"{c}_{p}" for c in SINGLE_CODERS for p in CODE_PARTS]
    own = {
        c.key: c for c in plain_columns("codes", None, strength=choices["strength"], confidence=choices["confidence"])
    }
    order = ["city", "variable", "value", "strength", "alternative", "confidence", *coders, "coder"]
    columns = [_centred(own.get(k, Column(k))) for k in order]
    columns.insert(2, Column("item"))
    columns += [own[k] for k in ("section", "lines", "note")]
    styles = {"certain": "integer", "yes_possible": "integer", "no_possible": "integer", "key": "code"}
    columns += [Column(k, s, formula=formulas[k]) for k, s in styles.items()]
    rows = []
    for main, others in _gathered(content.tables["codes"]):
        row = _shown(main, language)
        for coder, other in others.items():
            shown = _shown(other, language)
            row |= {f"{coder}_{p}": shown[p] for p in CODE_PARTS}
        automatic = main["coder"] == "automatic"
        calculated(columns, [row], partial(_values, automatic=automatic))
        rows.append(row)
    return TableSheet("codes", columns, rows, freeze_columns=3)


def _centred(column: Column) -> Column:
    """Values are 0, 1, years and words in one column: they stand in its middle."""
    short = column.key.endswith(("value", "strength", "alternative"))
    return replace(column, style="centre", width=15) if short else column


def _gathered(codes: Iterable[CodeRow]) -> list[tuple[CodeRow, dict[str, CodeRow]]]:
    """Each counted code with the coders' rows on the same city and variable, variables in the codebook's order."""
    rows: dict[tuple[str, str], dict[str, CodeRow]] = {}
    for row in codes:
        rows.setdefault((row["city"], row["variable"]), {})[row["coder"]] = row
    order = list(variables())
    result = []
    for (_, _), by_coder in sorted(rows.items(), key=lambda item: (german_order(item[0][0]), order.index(item[0][1]))):
        main = next((by_coder[c] for c in COUNTED_CODERS if c in by_coder), None)
        if main is not None:
            result.append((main, {c: by_coder[c] for c in SINGLE_CODERS if c in by_coder}))
    return result


def coders_sheet(content: Content) -> TableSheet:
    """What each coder gave on its own, with its lines and notes."""
    order = ["city", "variable", "coder", "value", "strength", "alternative", "confidence", "section", "lines", "note"]
    own = {c.key: c for c in plain_columns("codes")}
    rows = [_shown(row, content.language) for row in content.tables["codes"] if row["coder"] in SINGLE_CODERS]
    return TableSheet("coders", [_centred(own[k]) for k in order], rows, freeze_columns=3)


def matrix_sheet(content: Content) -> TableSheet:
    """Cities by fields: the strength of the evidence where the field is coded 1, a dash where it is 0."""
    names, language = content.names, content.language
    fields = [v for v in variables().values() if v.set == "field"]
    city = names.this("field_matrix", "city")
    columns = [Column("city", width=24)]
    for v in fields:
        coded = code_lookup(names, city, f'"{v.name}"', default='""')
        strength = code_lookup(names, city, f'"{v.name}"', "strength")
        columns.append(Column(v.name, "centre", 17, formula=f'IF({coded}="","",IF({coded}=1,{strength},"{DASH}"))'))
    whole = names.row("field_matrix", fields[0].name, fields[-1].name)
    columns.append(Column("total", "integer", 10, f'SUMPRODUCT(({whole}<>"")*({whole}<>"{DASH}"))'))
    columns.append(
        Column("to_city", "link", 14, row_link(names, "cities", "city", city, f'"→ {names.sheet("cities")}"'))
    )
    rows = [{"city": c["city"]} for c in content.cities]
    calculated(columns, rows, lambda row: _matrix_values(content, row["city"]))
    words = {"project": "strong", "agenda": "middle", "measure": "light"}
    colours = {label("strength", k, language): colour for k, colour in words.items()}
    return TableSheet("field_matrix", columns, rows, marks={v.name: colours for v in fields})


def _matrix_values(content: Content, city: str) -> dict[str, Value]:
    codes = content.codes.get(city)
    result: dict[str, Value] = {"to_city": f"→ {content.names.sheet('cities')}"}
    total = 0
    for name in (n for n, v in variables().items() if v.set == "field"):
        value = codes.values.get(name) if codes else None
        strength = codes.strength.get(name, "") if codes else ""
        shown = label("strength", strength, content.language) if value == "1" else DASH
        result[name] = "" if value is None else shown
        total += int(value == "1")
    return result | {"total": total}
