"""The sheets on the codings: each counted code with every coder beside it, the coders' own rows, the matrix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from cityatlas.coding.city_codes import CONFIRMING, COUNTED_CODERS, UNCHECKED
from cityatlas.coding.codebook import variables
from cityatlas.core.ordering import german_order
from cityatlas.core.rows import CodeRow, Row
from cityatlas.core.vocabulary import label, terms
from cityatlas.workbook.checks import city_entry, code_entry, variable_entry
from cityatlas.workbook.cities import code_lookup, plain_columns, plain_rows, row_link
from cityatlas.workbook.content import Content, matrix_rows
from cityatlas.workbook.labels import code_value, coder_name, single_labels, variable_label
from cityatlas.workbook.model import Column, Entry, TableSheet, Value, calculated
from cityatlas.workbook.sheet_names import CODE_PARTS, TICKED_PREFIX, SheetNames, coder_column, ticked_column

DASH, TICK = "–", "✓"
"""What the field matrix shows where a field is coded 0, or not ticked by the study; and where it is ticked."""


def possible_cells() -> list[str]:
    """Columns of the codes whose values stay possible: what is counted, what each coder gave, and alternatives."""
    coders = single_labels()
    return [c for part in ("value", "alternative") for c in (part, *(coder_column(k, part) for k in coders))]


def needs_confirmation(content: Content) -> bool:
    """Whether a counted code stands on one person or coder alone, so that the formulas must ask how many coded it."""
    return any(city.unconfirmed for city in content.codes.values())


def _shown(row: CodeRow, language: str) -> Row:
    """A code's row as cells show it."""
    (result,) = plain_rows("codes", [row], language)
    return result | {
        "value": code_value(row["variable"], row["value"], language),
        "alternative": code_value(row["variable"], row["alternative"], language),
        "item": variable_label(row["variable"], language),
    }


def _formulas(names: SheetNames, confirm: bool) -> dict[str, str]:
    this = {c: names.this("codes", c) for c in ("coder", "city", "variable", *possible_cells())}
    automatic = f'"{coder_name("automatic", names.language)}"'
    values, alternatives = ([this[coder_column(c, part)] for c in single_labels()] for part in ("value", "alternative"))
    same = [f'OR({value}="",{value}={this["value"]})' for value in values]
    alone = [f'{cell}=""' for cell in (this["alternative"], *alternatives)]
    checked = [f"OR({this['coder']}<>{automatic},AND({this['value']}<>0,{this['value']}<>1))"]
    if confirm:
        number = "+".join(f'({value}<>"")' for value in values) or "0"
        others = ",".join(f'{this["coder"]}<>"{coder_name(c, names.language)}"' for c in UNCHECKED)
        checked.append(f"AND({others},OR({number}=0,{number}>={CONFIRMING}))")
    cells = [this[c] for c in possible_cells()]
    possible = {n: ",".join(f'{c}&""="{n}"' for c in cells) for n in ("1", "0")}
    return {
        "certain": f"IF(AND({','.join([*same, *alone, *checked])}),1,0)",
        "yes_possible": f"IF(OR({possible['1']},{this['coder']}={automatic}),1,0)",
        "no_possible": f"IF(OR({possible['0']},{this['coder']}={automatic}),1,0)",
        "key": f'{this["city"]}&"|"&{this["variable"]}',
    }


def _values(row: dict[str, Any], coder: str, confirm: bool) -> dict[str, Value]:
    given = [row[c] for c in possible_cells() if row.get(c) is not None]
    number = sum(row.get(coder_column(c, "value")) is not None for c in single_labels())
    automatic = coder == "automatic"
    unchecked = coder in UNCHECKED or (confirm and 0 < number < CONFIRMING)
    return {
        "certain": int(all(v == row["value"] for v in given) and not unchecked),
        "yes_possible": int(automatic or 1 in given),
        "no_possible": int(automatic or 0 in given),
        "key": f"{row['city']}|{row['variable']}",
    }


def codes_sheet(content: Content, choices: dict[str, str]) -> TableSheet:
    """One row for each counted code (consensus, hand, automatic), what each coder gave beside it, and what follows."""
    confirm = needs_confirmation(content)
    language, formulas = content.language, _formulas(content.names, confirm)
    coders = [coder_column(c, p) for c in single_labels() for p in CODE_PARTS]
    own = {
        c.key: c for c in plain_columns("codes", None, strength=choices["strength"], confidence=choices["confidence"])
    }
    order = ["city", "variable", "value", "strength", "alternative", "confidence", *coders, "coder"]
    columns = [_centred(own.get(k, Column(k))) for k in order]
    columns.insert(2, Column("item"))
    columns += [own[k] for k in ("section", "lines", "note")]
    # the rules of the cells refer to the first two columns, city and variable
    columns = [replace(c, entry=_entry(content.names, c.key)) for c in columns]
    styles = {"certain": "integer", "yes_possible": "integer", "no_possible": "integer", "key": "code"}
    columns += [Column(k, s, formula=formulas[k]) for k, s in styles.items()]
    rows = []
    for main, others in _gathered(content.tables["codes"]):
        row = _shown(main, language)
        for coder, other in others.items():
            shown = _shown(other, language)
            row |= {coder_column(coder, p): shown[p] for p in CODE_PARTS}
        calculated(columns, [row], partial(_values, coder=main["coder"], confirm=confirm))
        rows.append(row)
    return TableSheet("codes", columns, rows, freeze_columns=3)


def _entry(names: SheetNames, key: str) -> Entry | None:
    """What may be typed into a column: cities and variables that there are, and the values of the row's variable."""
    if key == "city":
        return city_entry(names, "$A2")
    if key == "variable":
        return variable_entry(names)
    return code_entry(names, "$B2") if key.endswith(("value", "alternative")) else None


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
            result.append((main, {c: by_coder[c] for c in single_labels() if c in by_coder}))
    return result


def coders_sheet(content: Content) -> TableSheet:
    """What each coder gave on its own, with its lines and notes."""
    order = ["city", "variable", "coder", "value", "strength", "alternative", "confidence", "section", "lines", "note"]
    own = {c.key: c for c in plain_columns("codes")}
    rows = [_shown(row, content.language) for row in content.tables["codes"] if row["coder"] in single_labels()]
    return TableSheet("coders", [_centred(own[k]) for k in order], rows, freeze_columns=3)


def matrix_sheet(content: Content) -> TableSheet:
    """Cities by fields: the strength of the evidence where the field is coded 1, a dash where it is 0.

    Behind them, told apart, the fields that the study itself ticked, where a user brought its matrix.
    """
    names, language = content.names, content.language
    fields = [v for v in variables().values() if v.set == "field"]
    city = names.this("field_matrix", "city")
    columns = [Column("city", width=24)]
    for v in fields:
        coded = code_lookup(names, city, f'"{v.name}"', default='""')
        strength = code_lookup(names, city, f'"{v.name}"', "strength")
        columns.append(Column(v.name, "centre", 17, formula=f'IF({coded}="","",IF({coded}=1,{strength},"{DASH}"))'))
    whole = names.row("field_matrix", fields[0].name, fields[-1].name)
    columns.append(Column("total", "integer", 13, f'SUMPRODUCT(({whole}<>"")*({whole}<>"{DASH}"))'))
    ticked = _ticks(content)
    columns += [Column(ticked_column(k), "centre", 17) for k in (terms("field") if ticked else ())]
    columns.append(
        Column("to_city", "link", 14, row_link(names, "cities", "city", city, f'"→ {names.sheet("cities")}"'))
    )
    rows: list[Row] = [{"city": c["city"], **ticked.get(c["city"], {})} for c in content.cities]
    calculated(columns, rows, lambda row: _matrix_values(content, row["city"]))
    words = {"project": "strong", "agenda": "middle", "measure": "light"}
    colours = {label("strength", k, language): colour for k, colour in words.items()}
    marks = {v.name: colours for v in fields} | {
        c.key: {TICK: "strong"} for c in columns if c.key.startswith(TICKED_PREFIX)
    }
    return TableSheet("field_matrix", columns, rows, marks=marks)


def _ticks(content: Content) -> dict[str, dict[str, str]]:
    """By city, what the columns of the study's own ticks show; empty without its matrix."""
    found: dict[str, dict[str, str]] = {}
    for row in matrix_rows(content.tables):
        found.setdefault(row["city"], {})[ticked_column(row["field"])] = TICK if row["value"] else DASH
    return found


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
