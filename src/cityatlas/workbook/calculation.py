"""The calculation sheet: one row for each city, from which rankings, combinations and likeness are read."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cityatlas.coding.city_codes import (
    CONFIRMING,
    MODELS,
    UNCHECKED,
    City,
    certain_values,
    combination,
    possible_values,
)
from cityatlas.coding.codebook import variables
from cityatlas.core.language import say
from cityatlas.core.rows import CityRow
from cityatlas.core.vocabulary import label
from cityatlas.core.wording import group_label
from cityatlas.statistics.from_codes import ADMISSION
from cityatlas.statistics.likeness import features
from cityatlas.workbook.alike import alike_formulas, alike_values, example_features, own_row
from cityatlas.workbook.cities import code_lookup, equal_to
from cityatlas.workbook.codes import possible_cells
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import code_value, coder_name, single_labels, variable_label
from cityatlas.workbook.layout import (
    ALIKE_COLUMNS,
    CHOICE_CELL,
    CHOSEN_ROW,
    CONFIRMED,
    FIRST_ROW,
    FORM,
    HEADER_ROW,
    OWN_ROW,
    PARTNERS,
    STATUS,
    VALUES_ROW,
    VARIABLE_ROW,
    Layout,
)
from cityatlas.workbook.model import Formula, Value
from cityatlas.workbook.sheet_names import SheetNames, coder_column
from cityatlas.workbook.texts import CALCULATION
from cityatlas.workbook.writer import WorkbookWriter

RESULTS = (*ALIKE_COLUMNS, *(f"own:{c}" for c in ALIKE_COLUMNS))
CODE_COLUMNS_BY_KIND = {"yes": "yes_possible", "no": "no_possible", "certain": "certain"}


def _looked_up(layout: Layout, names: SheetNames, column: str, row: int) -> str:
    """The coded value (or what the coders hold possible) of a city, by the variable's name in the sheet's third row."""
    kind, _, name = column.rpartition(":")
    default = '""' if not kind and name in (STATUS, FORM) else "0"
    if kind == "no":  # a model that is not coded at all is a no, unless the whole city is not coded
        default = f"IF({layout.cell('coded', row)}=0,0,1)"
    variable, city = f"{layout.letter(column)}${VARIABLE_ROW}", layout.cell("city", row)
    found = code_lookup(names, city, variable, CODE_COLUMNS_BY_KIND.get(kind, "value"), default)
    if layout.confirm and kind in ("yes", "no"):  # what too few coders coded may be both
        return f"MAX({found},1-{code_lookup(names, city, variable, 'certain', '1')})"
    return found


def _is_possible(names: SheetNames, city: str, variable: str, value: str) -> str:
    """A condition: somebody gives the value, or holds it possible."""
    word = code_value(variable, value, names.language)
    found = [code_lookup(names, city, f'"{variable}"', column) for column in possible_cells()]
    return "OR(" + ",".join(f'{text}="{word}"' for text in found) + ")"


def _form_formulas(layout: Layout, names: SheetNames, row: int) -> dict[str, str]:
    """Formulas of the forms that an agenda may have, with the doubt about its status.

    A form stays possible where the agenda may be adopted and somebody gives the form; or, where only the status is in
    doubt and nobody gave a form, each of them.
    """
    city, form, sure, adopted = (layout.cell(k, row) for k in ("city", FORM, f"certain:{STATUS}", "adopted_possible"))
    result = {"adopted_possible": f"IF({_is_possible(names, city, STATUS, 'adopted')},1,0)"}
    for key in layout.forms:
        given = _is_possible(names, city, FORM, key)
        result[f"form:{key}"] = f'IF(AND({adopted}=1,OR({given},AND({form}="",{sure}=0))),1,0)'
    if layout.confirm:
        result[CONFIRMED] = _form_confirmed(names, city, form)
    return result


def _form_confirmed(names: SheetNames, city: str, form: str) -> str:
    """Whether a coded form stands on more than one coder; who gave another status said that there is none."""
    adopted = code_value(STATUS, "adopted", names.language)
    coded = []
    for coder in single_labels():
        own, status = (code_lookup(names, city, f'"{v}"', coder_column(coder, "value")) for v in (FORM, STATUS))
        coded.append(f'IF(OR({own}<>"",AND({status}<>"",{status}<>"{adopted}")),1,0)')
    number = "+".join(coded) or "0"
    coder = code_lookup(names, city, f'"{FORM}"', "coder")
    others = ",".join(f'{coder}<>"{coder_name(c, names.language)}"' for c in UNCHECKED)
    return f'IF(OR({form}="",AND({others},OR({number}=0,{number}>={CONFIRMING}))),1,0)'


def _own_formulas(layout: Layout, names: SheetNames, row: int) -> dict[str, str]:
    """Formulas of what is worked out within the row."""

    def at(column: str) -> str:
        return layout.cell(column, row)

    first, last = (f"org_{MODELS[i]}" for i in (0, -1))
    keys = [variables()[m].key for m in layout.models]
    words = [label("organisation", k, names.language) for k in keys]
    parts = "&".join(f'IF({at(m)}=1," + {w}","")' for m, w in zip(layout.models, words, strict=True))
    none = group_label("organisation_combination", "none", names.language)
    adopted = code_value(STATUS, "adopted", names.language)
    some = [f"{at(m)}=1" for m in ("org_dedicated_unit", "org_cross_cutting", PARTNERS)]
    sure = [f"AND({at(m)}=1,{at(f'no:{m}')}=0)" for m in ("org_dedicated_unit", "org_cross_cutting")]
    sure += [f"AND({at(PARTNERS)}=1,{at(f'certain:{PARTNERS}')}=1)"]
    sure += [f'AND({at(STATUS)}="{adopted}",{at(f"certain:{STATUS}")}=1)']
    yes, no = ((layout.span(f"{k}:{first}", f"{k}:{last}", row)) for k in ("yes", "no"))
    both = [layout.span(f"{k}:{layout.models[0]}", f"{k}:{layout.models[-1]}", row) for k in ("yes", "no")]
    all_models = layout.span(layout.models[0], layout.models[-1], row)
    formulas = {
        "combination": f'IF(SUM({all_models})=0,"{none}",MID({parts},4,200))',
        "open": f"SUMPRODUCT({both[0]}*{both[1]})",
        "models": f"SUM({layout.span(first, last, row)})",
        "models_low": f"SUMPRODUCT({yes}*(1-{no}))",
        "models_high": f"SUM({yes})",
        "admission": f'IF(OR({at(STATUS)}="{adopted}",{",".join(some)}),1,0)',
        "admission_certain": f"IF(OR({','.join(sure)}),1,0)",
    }
    formulas |= _form_formulas(layout, names, row)
    return {k: f'IF({at("coded")}=0,"",{text})' for k, text in formulas.items()}


def row_formulas(layout: Layout, names: SheetNames, row: int) -> dict[str, str]:
    """All formulas of a city's row; each is empty where the row has no city."""
    number, city = layout.cell("number", row), layout.cell("city", row)
    listed = names.col("cities", "city")
    result = {"population": f"INDEX({names.col('cities', 'population')},{number})"}
    result["coded"] = f"COUNTIFS({names.col('codes', 'city')},{equal_to(city)})"
    for column in layout.columns[4 : layout.columns.index("combination")]:
        result[column] = _looked_up(layout, names, column, row)
    result |= _own_formulas(layout, names, row) | alike_formulas(layout, names, row)
    result = {k: f'IF({city}="","",{text})' for k, text in result.items()}
    blank = f'IF(INDEX({listed},{number})="","",INDEX({listed},{number}))'
    return {"city": f'IF({number}>ROWS({listed}),"",{blank})'} | result


def code_values(city: CityRow, codes: City | None, layout: Layout, language: str) -> dict[str, Value]:
    """What a city's codes say, column by column; a city without codes has none of anything."""
    values = codes.values if codes else {}
    options = {n: possible_values(codes, n) if codes else frozenset() for n in variables()}
    if codes:
        options |= {m: frozenset("01") for m in layout.models if m in codes.unconfirmed}
    single = {n: codes is not None and len(certain_values(codes, n)) == 1 for n in (STATUS, PARTNERS)}
    result: dict[str, Value] = {"city": city["city"], "population": city["population"]}
    result |= {n: int(values.get(n, "0")) for n in (*layout.fields, *layout.models, PARTNERS)}
    result |= {n: code_value(n, values.get(n, ""), language) or "" for n in (STATUS, FORM)}
    result |= {f"yes:{m}": int("1" in options[m]) for m in layout.models}
    result |= {f"no:{m}": int("0" in options[m] or (codes is not None and not options[m])) for m in layout.models}
    result |= {f"certain:{n}": int(single[n]) for n in (STATUS, PARTNERS)}
    result["coded"] = len(values)
    if codes is None:
        return dict.fromkeys(layout.columns, "") | result
    return result | _row_results(codes, layout, language)


def _row_results(codes: City, layout: Layout, language: str) -> dict[str, Value]:
    """What is worked out within the row of a city that has codes."""
    values, options = codes.values, {n: possible_values(codes, n) for n in variables()}
    options |= {m: frozenset("01") for m in layout.models if m in codes.unconfirmed}
    three = [f"org_{m}" for m in MODELS]
    confirmed = {CONFIRMED: int(FORM not in codes.unconfirmed)} if layout.confirm else {}
    return {
        "combination": group_label("organisation_combination", combination(codes), language),
        "open": sum(len(options[m]) > 1 for m in layout.models),
        "models": sum(values.get(m) == "1" for m in three),
        "models_low": sum(options[m] == {"1"} for m in three),
        "models_high": sum("1" in options[m] for m in three),
        "adopted_possible": int("adopted" in options[STATUS]),
        **{f"form:{key}": int(key in options[FORM]) for key in layout.forms},
        **confirmed,
        "admission": int(any(values.get(n) == v for n, v in ADMISSION)),
        "admission_certain": int(any(certain_values(codes, n) == {v} for n, v in ADMISSION)),
    }


def all_values(content: Content, layout: Layout, chosen: int) -> list[dict[str, Value]]:
    """The expected values of all cities' rows; ``chosen`` is the number of the chosen city, from 1."""
    looks = [features(content.codes.get(c["city"]), c["population"]) for c in content.cities]
    own, rows = example_features(layout), []
    for number, city in enumerate(content.cities, 1):
        values = code_values(city, content.codes.get(city["city"]), layout, content.language)
        values |= alike_values(looks[number - 1], looks[chosen - 1], number, number == chosen, content.language)
        with_own = alike_values(looks[number - 1], own, number, False, content.language)
        rows.append(values | {f"own:{k}": v for k, v in with_own.items()})
    return rows


def _title(column: str, language: str) -> str:
    kind, _, name = column.rpartition(":")
    if kind == "form":
        text = label(FORM, name, language)
    else:
        text = variable_label(name, language) if name in variables() else say(language, *CALCULATION[name])
    return f"{text} ({say(language, *CALCULATION[kind])})" if kind else text


def write_calculation(
    book: WorkbookWriter, content: Content, layout: Layout, rows: list[dict[str, Value]], chosen: int
) -> None:
    """Write the sheet: the chosen city on top, then a row for each city and some rows to spare."""
    sheet, names, language = book.add_sheet("calculation"), content.names, content.language
    book.put(sheet, 1, 1, say(language, *CALCULATION["sheet"]), "note")
    book.put(sheet, CHOSEN_ROW, 1, say(language, *CALCULATION["chosen"]), "label")
    place = f"$B${FIRST_ROW}:$B${layout.last_row}"
    book.put(
        sheet,
        CHOSEN_ROW,
        2,
        Formula(f"IFERROR(MATCH({names.place('my_city', CHOICE_CELL)},{place},0),0)", chosen),
        "value",
    )
    book.put(sheet, VARIABLE_ROW, 1, say(language, *CALCULATION["variable"]), "label")
    book.put(sheet, VALUES_ROW, 1, say(language, *CALCULATION["values"]), "label")
    book.put(sheet, OWN_ROW, 1, say(language, *CALCULATION["own"]), "label")
    own = own_row(layout, names)
    for number, column in enumerate(layout.columns, 1):
        name = column.rpartition(":")[2]
        book.put(sheet, HEADER_ROW, number, _title(column, language), "header")
        if name in variables():
            book.put(sheet, VARIABLE_ROW, number, name, "code")
        if number > 1 and column not in RESULTS:
            cells = f"{get_column_letter(number)}{FIRST_ROW}:{get_column_letter(number)}{layout.last_row}"
            value = rows[chosen - 1][column] if rows else ""
            found = Formula(f'IF($B${CHOSEN_ROW}=0,"",INDEX({cells},$B${CHOSEN_ROW}))', value)
            book.put(sheet, VALUES_ROW, number, found, "value")
        if column in own:
            book.put(sheet, OWN_ROW, number, own[column], "value")
        sheet.column_dimensions[get_column_letter(number)].width = 22 if number <= 2 else 14
    _write_rows(book, sheet, layout, names, rows)
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 3)
    sheet.row_dimensions[HEADER_ROW].height = 64
    book.set_page(sheet, title_columns=2)
    sheet.sheet_state = "hidden"


def _write_rows(
    book: WorkbookWriter, sheet: Worksheet, layout: Layout, names: SheetNames, rows: list[dict[str, Value]]
) -> None:
    for row in range(FIRST_ROW, layout.last_row + 1):
        number = row - FIRST_ROW + 1
        book.put(sheet, row, 1, number, "text")
        values = rows[number - 1] if number <= len(rows) else dict.fromkeys(layout.columns, "")
        formulas = row_formulas(layout, names, row)
        for position, column in enumerate(layout.columns[1:], 2):
            book.put(
                sheet,
                row,
                position,
                Formula(formulas[column], values[column]),
                "exact" if column.endswith(("size", "likeness")) else "text",
            )
