"""The sheets Checks and Lists: whether sums fit after a change, and which values each item may have."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from cityatlas.coding.codebook import Variable, variables
from cityatlas.core.language import say
from cityatlas.core.rows import StatisticRow
from cityatlas.core.vocabulary import label
from cityatlas.workbook.city_texts import CHECK_TEXTS
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import code_value
from cityatlas.workbook.model import Column, Entry, Formula, TableSheet, Value, calculated
from cityatlas.workbook.sheet_names import SheetNames
from cityatlas.workbook.writer import WorkbookWriter

YEARS = range(1990, 2041)
"""The years that the drop-down of a year offers."""
PARTITIONS = (
    ("cities_by_state", "profile_facts"),
    ("cities_by_size_class", "profile_facts"),
    ("agenda_status", "coding"),
    ("organisation_combination", "coding"),
    ("lighthouse_projects", "annex"),
)
"""Statistics whose groups make up the whole: each city (or project) is in exactly one of them."""
LIST_FIRST, INVALID, FIRST_CHOICE = 2, 3, 4
"""On the sheet Lists: the first row; the columns of invalid codes and of the first choice."""


def allowed_values(variable: Variable, language: str) -> list[str | int]:
    """What may stand in the column Value for a variable, as cells show it."""
    if variable.kind == "year":
        return list(YEARS)
    return [v for key in variable.values if (v := code_value(variable.name, key, language)) is not None]


def code_entry(names: SheetNames, variable_cell: str) -> Entry:
    """The rule of a cell with a coded value: the list of its row's variable, from the sheet Lists."""
    listed, number = names.place("lists", "$A:$A"), names.place("lists", "$B:$B")
    found = f"MATCH({variable_cell},{listed},0)"
    first = names.place("lists", f"${get_column_letter(FIRST_CHOICE)}$1")
    return Entry("list", "code", f"OFFSET({first},{found}-1,0,1,INDEX({number},{found}))")


def city_entry(names: SheetNames, cell: str) -> Entry:
    """The rule of a cell that names a city: one of the sheet Cities."""
    return Entry("custom", "city", f"ISNUMBER(MATCH({cell},{names.place('cities', '$A$2:$A$1000')},0))")


def variable_entry(names: SheetNames) -> Entry:
    """The rule of a cell that names a variable of the codebook."""
    return Entry("list", "variable", names.place("lists", f"$A${LIST_FIRST}:$A${LIST_FIRST - 1 + len(variables())}"))


def write_lists(book: WorkbookWriter, content: Content) -> None:
    """Write the hidden sheet: a row for each variable, with its values and how many codes have another one."""
    sheet, names = book.add_sheet("lists"), content.names
    book.put(sheet, 1, 1, say(content.language, "Variable", "Variable"), "header")
    of_variable, value = names.col("codes", "variable"), names.col("codes", "value")
    for row, variable in enumerate(variables().values(), LIST_FIRST):
        shown = allowed_values(variable, content.language)
        book.put(sheet, row, 1, variable.name)
        book.put(sheet, row, 2, len(shown), "year")
        ends = [f"${get_column_letter(c)}{row}" for c in (FIRST_CHOICE, FIRST_CHOICE - 1 + len(shown))]
        fitting = f"SUMPRODUCT(COUNTIFS({of_variable},$A{row},{value},{ends[0]}:{ends[1]}))"
        book.put(sheet, row, INVALID, Formula(f"COUNTIFS({of_variable},$A{row})-{fitting}", 0), "year")
        for column, choice in enumerate(shown, FIRST_CHOICE):
            book.put(sheet, row, column, choice)
    sheet.column_dimensions["A"].width = 34
    sheet.sheet_state = "hidden"
    book.set_page(sheet, title_columns=1, width=120)


def _sums(content: Content) -> Iterator[dict[str, Value | Formula]]:
    """A row for each statistic whose groups make up the whole."""
    names, language = content.names, content.language
    columns = {k: names.col("statistics", k) for k in ("statistic", "basis", "count", "base")}
    for statistic, basis in PARTITIONS:
        rows: list[StatisticRow] = [r for r in content.statistics if (r["statistic"], r["basis"]) == (statistic, basis)]
        words = label("statistic", statistic, language), label("basis", basis, language)
        where = f'{columns["statistic"]},"{words[0]}",{columns["basis"]},"{words[1]}"'
        base = f"SUMIFS({columns['base']},{where})/COUNTIFS({where})"
        yield {
            "what": f"{words[0]}: {say(language, *CHECK_TEXTS['sum'])}",
            "basis": words[1],
            "found": Formula(f"SUMIFS({columns['count']},{where})", sum(r["count"] or 0 for r in rows)),
            "expected": Formula(base, rows[0]["base"]),
        }


def _none_of(content: Content) -> Iterator[dict[str, Value | Formula]]:
    """A row for each kind of slip, of which there should be none."""
    names = content.names
    cities, of_code, variable = (names.col(*c) for c in (("cities", "city"), ("codes", "city"), ("codes", "variable")))
    of_project = names.col("projects", "city")
    last = LIST_FIRST - 1 + len(variables())
    invalid, listed = (names.place("lists", f"${c}${LIST_FIRST}:${c}${last}") for c in "CA")
    formulas = {
        "values": f"SUM({invalid})",
        "variables": f"COUNTA({variable})-SUMPRODUCT(COUNTIFS({variable},{listed}))",
        "code_cities": f'COUNTA({of_code})-SUMPRODUCT(COUNTIFS({of_code},"="&{cities}))',
        "project_cities": f'COUNTA({of_project})-SUMPRODUCT(COUNTIFS({of_project},"="&{cities}))',
        "outside": "+".join(_outside(names, key, rows) for key, rows in (("cities", 1_000), ("codes", 20_000))),
        "twice": f'SUMPRODUCT((COUNTIFS({cities},"="&{cities})>1)*({cities}<>""))',
    }
    for key, text in formulas.items():
        yield {"what": say(content.language, *CHECK_TEXTS[key]), "found": Formula(text, 0), "expected": 0}


def _outside(names: SheetNames, key: str, rows: int) -> str:
    """How many rows stand below a table and do not belong to it: LibreOffice does not let a table grow by typing."""
    return f"COUNTA({names.place(key, f'$A$2:$A${rows}')})-COUNTA({names.col(key, 'city')})"


def sums_sheet(content: Content) -> TableSheet:
    """Sums that must fit, and slips that must not be there: found, expected, and whether that fits."""
    names, language = content.names, content.language
    found, expected = (names.this("checks", k) for k in ("found", "expected"))
    good, bad = (say(language, *CHECK_TEXTS[k]) for k in ("good", "bad"))
    result = f'IF(ABS({found}-{expected})<0.5,"{good}","{bad}")'
    columns = [Column("what", width=72), Column("basis"), Column("found", "integer"), Column("expected", "integer")]
    columns.append(Column("result", width=14, formula=result))
    rows = [*_sums(content), *_none_of(content)]
    calculated(columns, rows, lambda row: {"result": good})
    return TableSheet("checks", columns, rows, marks={"result": {good: "good", bad: "bad"}})


def all_fit(names: SheetNames) -> Formula:
    """Whether all checks fit, in words, for the sheets on which people look first."""
    good, fine, not_fine = (say(names.language, *CHECK_TEXTS[k]) for k in ("good", "all_good", "not_good"))
    result = names.col("checks", "result")
    return Formula(f'IF(COUNTIFS({result},"{good}")=ROWS({result}),"{fine}","{not_fine}")', fine)
