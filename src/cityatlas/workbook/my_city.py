"""The sheet My city: two drop-downs, and live formulas for what is known of the chosen cities and of those like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from cityatlas.coding.city_codes import City, certain_values
from cityatlas.coding.codebook import variables
from cityatlas.core.language import say
from cityatlas.core.rows import CityRow
from cityatlas.core.vocabulary import label
from cityatlas.statistics.likeness import LIKENESS_WEIGHTS
from cityatlas.workbook.charts import bar_chart
from cityatlas.workbook.cities import code_lookup, equal_to
from cityatlas.workbook.city_texts import MY_CITY
from cityatlas.workbook.codes import DASH
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import code_value
from cityatlas.workbook.layout import CHOICE_CELL, FIRST_ROW, OTHER_CELL, Layout
from cityatlas.workbook.model import Entry, Formula, Value
from cityatlas.workbook.peers import HEAD_HEIGHT, PEER_HEIGHT, PEERS, write_peers
from cityatlas.workbook.writer import WorkbookWriter

TOP, PROJECT_TOP, PEER_TOP = 6, 25, 36
PROJECTS = 8
"""Rows kept for projects."""
FIELD, EVIDENCE, DOUBT, PLACE, COUNT, OTHER, WEIGHT = range(4, 11)
"""Columns of the blocks on fields and organisation, and of the weights."""
MY_CITY_WIDTHS = (34, 31, 31, 32, 15, 12, 22, 13, 18, 24, 10)
DOUBTFUL = "?"
"""What marks a value that not all who coded it share."""


@dataclass(frozen=True)
class CityPage:
    """What the parts of the sheet are written from; ``chosen`` is the chosen city's number, from 1."""

    book: WorkbookWriter
    sheet: Worksheet
    content: Content
    layout: Layout
    rows: list[dict[str, Value]]
    chosen: int

    @property
    def city(self) -> CityRow:
        """The chosen city's row."""
        return self.content.cities[self.chosen - 1]

    @property
    def other(self) -> CityRow:
        """The row of the city beside it: the one most like it at first; itself where there is no other."""
        scores = [float(r["likeness"] or 0) if r["likeness"] != "" else -1.0 for r in self.rows]
        return self.content.cities[scores.index(max(scores))]

    def codes(self, city: CityRow) -> City | None:
        """A city's codes; None where it has none."""
        return self.content.codes.get(city["city"])

    def say(self, key: str) -> str:
        """A word of the sheet."""
        return say(self.content.language, *MY_CITY[key])

    def put(self, row: int, column: int, value: Any, style: str = "value") -> None:
        """Write a cell of the sheet."""
        self.book.put(self.sheet, row, column, value, style)

    def headers(self, row: int, column: int, *keys: str) -> None:
        """Write a block's header row."""
        for offset, key in enumerate(keys):
            style = "header_number" if key in ("project_count", "weight") else "header"
            self.put(row, column + offset, self.say(key) if key else None, style)


def _of_city(page: CityPage, choice: str, column: str) -> str:
    """A chosen city's cell of a column of the table of cities; empty where there is no such city."""
    names = page.content.names
    found = f"INDEX({names.col('cities', column)},MATCH({choice},{names.col('cities', 'city')},0))"
    return f'IFERROR(IF({found}="","",{found}),"")'


def _rank(page: CityPage, choice: str, state: str = "") -> str:
    """The formula of a rank by population, ``45 of 50``; within a state where its cell is named."""
    names = page.content.names
    people = names.col("cities", "population")
    own = _of_city(page, choice, "population")
    within = f"{names.col('cities', 'state')},{state}," if state else ""
    number = f'COUNTIFS({within}{people},">0")'
    return f'IF({own}="","",COUNTIFS({within}{people},">"&{own})+1&" {page.say("of")} "&{number})'


def _ranked(page: CityPage, city: CityRow, state: bool) -> str:
    among = [c for c in page.content.cities if not state or c["state_code"] == city["state_code"]]
    place = sum(c["population"] > city["population"] for c in among) + 1
    return f"{place} {page.say('of')} {len(among)}"


def _attributes(page: CityPage, city: CityRow, choice: str) -> list[tuple[str, Formula, str]]:
    language, column = page.content.language, choice.replace("$", "")[0]
    codes = page.codes(city)
    values = codes.values if codes else {}
    number = page.content.cities.index(city)
    worded: dict[str, Value] = {
        n: code_value(f"agenda_{n}", values.get(f"agenda_{n}", ""), language) or "" for n in ("status", "form", "year")
    }
    known: dict[str, Value] = {
        **worded,
        "state": label("state", city["state_code"], language),
        **{k: city[k] for k in ("population", "area_km2", "density_per_km2", "atlas_page", "line")},
        "size_class": label("size_class", city["size_class"], language),
        "fields": sum(bool(page.rows[number][f]) for f in page.layout.fields),
        "projects": sum(p["city"] == city["city"] for p in page.content.tables["projects"]),
    }
    year = code_lookup(page.content.names, choice, '"agenda_year"')
    formulas = {
        "rank": Formula(_rank(page, choice), _ranked(page, city, state=False)),
        "rank_state": Formula(_rank(page, choice, f"${column}${TOP + 1}"), _ranked(page, city, state=True)),
        "year": Formula(year, known["year"]),
    }
    plain = {
        k: Formula(_of_city(page, choice, k), "" if v is None else v) for k, v in known.items() if k not in formulas
    }
    return [(key, (plain | formulas)[key], style) for key, style in ATTRIBUTES.items()]


ATTRIBUTES = {
    "state": "value",
    "population": "value_integer",
    "rank": "value",
    "rank_state": "value",
    "area_km2": "value_number",
    "density_per_km2": "value_number",
    "size_class": "value",
    "status": "value",
    "form": "value",
    "year": "value_year",
    "fields": "value_year",
    "projects": "value_year",
    "atlas_page": "value_year",
    "line": "value_year",
}
"""What is said of a city, and the style of each."""


def _write_attributes(page: CityPage) -> None:
    page.put(TOP, 1, page.say("attributes"), "header")
    for column, city, choice in ((2, page.city, CHOICE_CELL), (3, page.other, OTHER_CELL)):
        page.put(TOP, column, Formula(choice, city["city"]), "header")
        for row, (key, formula, style) in enumerate(_attributes(page, city, choice), TOP + 1):
            page.put(row, 1, page.say(key), "label")
            page.put(row, column, formula, style)


def _doubt(page: CityPage, name: str) -> Formula:
    """A mark where a code is not certain."""
    codes = page.codes(page.city)
    certain = code_lookup(page.content.names, CHOICE_CELL, f'"{name}"', "certain", "1")
    sure = codes is None or name not in codes.values or len(certain_values(codes, name)) == 1
    return Formula(f'IF({certain}=0,"{DOUBTFUL}","")', "" if sure else DOUBTFUL)


def _place(page: CityPage, name: str) -> Formula:
    """Where a code's evidence stands: lines of the document."""
    lines = code_lookup(page.content.names, CHOICE_CELL, f'"{name}"', "lines")
    found = [c for c in page.content.tables["codes"] if (c["city"], c["variable"]) == (page.city["city"], name)]
    own = next((c["lines"] for c in found if c["coder"] in ("consensus", "hand", "automatic")), "")
    word = page.say("lines_short")
    return Formula(f'IF({lines}&""="","","{word} "&{lines})', f"{word} {own}" if own else "")


def _evidence(page: CityPage, city: CityRow, choice: str, name: str) -> Formula:
    """The strength of the evidence of a field, a dash where it is not coded."""
    names, codes = page.content.names, page.codes(city)
    value, strength = (code_lookup(names, choice, f'"{name}"', c) for c in ("value", "strength"))
    coded, key = (codes.values.get(name), codes.strength.get(name, "")) if codes else (None, "")
    shown = (label("strength", key, page.content.language) if key else "") if coded == "1" else DASH
    return Formula(f'IF({value}="","",IF({value}=1,{strength},"{DASH}"))', "" if coded is None else shown)


def _write_fields(page: CityPage) -> None:
    """Fields: evidence, doubt, lines, number of projects in Annex A; the other city's evidence beside them."""
    content, names, city = page.content, page.content.names, page.city["city"]
    page.headers(TOP, FIELD, "field", "coded", "doubt", "place", "project_count")
    page.put(TOP, OTHER, Formula(OTHER_CELL, page.other["city"]), "header")
    of_city = f"{names.col('projects', 'city')},{equal_to(CHOICE_CELL)}"
    for row, name in enumerate(page.layout.fields, TOP + 1):
        key = variables()[name].key
        here = [p for p in content.tables["projects"] if p["city"] == city and p["annex_field"] == key]
        count = f"COUNTIFS({of_city},{names.col('projects', 'annex_field')},$D{row})"
        page.put(row, FIELD, label("field", key, content.language), "label")
        page.put(row, EVIDENCE, _evidence(page, page.city, CHOICE_CELL, name))
        page.put(row, DOUBT, _doubt(page, name), "doubt")
        page.put(row, PLACE, _place(page, name))
        page.put(row, COUNT, Formula(count, len(here)), "value_year")
        page.put(row, OTHER, _evidence(page, page.other, OTHER_CELL, name))
    words = {"project": "strong", "agenda": "middle", "measure": "light"}
    colours = {label("strength", k, content.language): c for k, c in words.items()}
    last = TOP + len(page.layout.fields)
    for letter in "EI":
        page.book.mark(page.sheet, f"{letter}{TOP + 1}:{letter}{last}", colours)


def _write_weights(page: CityPage) -> None:
    page.headers(TOP, WEIGHT, "weights", "weight")
    for row, (key, weight) in enumerate(LIKENESS_WEIGHTS.items(), TOP + 1):
        page.put(row, WEIGHT, page.say(f"weight_{key}"), "label")
        page.put(row, WEIGHT + 1, weight, "input_number")
    cells = f"K{TOP + 1}:K{TOP + len(LIKENESS_WEIGHTS)}"
    page.book.allow(page.sheet, cells, Entry("decimal", "weight", least=0), blank=False)


def _answer(page: CityPage, city: CityRow, choice: str, name: str) -> Formula:
    """Whether a city has a model: yes or no."""
    value, codes = code_lookup(page.content.names, choice, f'"{name}"'), page.codes(city)
    words = {"1": page.say("yes"), "0": page.say("no"), None: ""}
    text = f'IF({value}="","",IF({value}=1,"{words["1"]}","{words["0"]}"))'
    return Formula(text, words[codes.values.get(name) if codes else None])


def _write_models(page: CityPage) -> None:
    top = TOP + len(page.layout.fields) + 2
    page.headers(top, FIELD, "organisation", "coded", "doubt", "place", "")
    page.put(top, OTHER, Formula(OTHER_CELL, page.other["city"]), "header")
    for row, name in enumerate(page.layout.models, top + 1):
        page.put(row, FIELD, label("organisation", variables()[name].key, page.content.language), "label")
        page.put(row, EVIDENCE, _answer(page, page.city, CHOICE_CELL, name))
        page.put(row, DOUBT, _doubt(page, name), "doubt")
        page.put(row, PLACE, _place(page, name))
        page.put(row, OTHER, _answer(page, page.other, OTHER_CELL, name))
    page.put(top + len(page.layout.models) + 1, FIELD, page.say("doubt_means"), "note")


def _write_projects(page: CityPage) -> None:
    """The city's projects by their position in the profile; rows to spare stay empty."""
    content, names = page.content, page.content.names
    own = {p["position"]: p for p in content.tables["projects"] if p["city"] == page.city["city"]}
    page.headers(PROJECT_TOP, 1, "project_title", "", "annex_field", "project_line")
    for position in range(1, PROJECTS + 1):
        row, project = PROJECT_TOP + position, own.get(position)
        found = f'MATCH({CHOICE_CELL}&"|{position}",{names.col("projects", "key")},0)'
        field = project["annex_field"] if project else ""
        word = label("field", field, content.language) if field else ""
        shown = {"title": project["title"] if project else "", "annex_field": word}
        for column, key in ((1, "title"), (3, "annex_field")):
            cell = f"INDEX({names.col('projects', key)},{found})"
            page.put(row, column, Formula(f'IFERROR(IF({cell}="","",{cell}),"")', shown[key]), "text")
        line = f'IFERROR("{page.say("lines_short")} "&INDEX({names.col("projects", "line")},{found}),"")'
        page.put(row, 4, Formula(line, f"{page.say('lines_short')} {project['line']}" if project else ""), "text")


def _write_chart(page: CityPage) -> None:
    """How many fields each of the two has, and the mean of all cities: numbers, and a chart over them."""
    names, top, cities = page.content.names, TOP + 6, page.content.cities
    fields = [sum(bool(r[f]) for f in page.layout.fields) for r in page.rows]
    coded = names.col("cities", "fields")
    page.headers(top, WEIGHT, "fields", "number")
    numbers = [fields[cities.index(c)] for c in (page.city, page.other)]
    shown: list[tuple[Any, Formula]] = [
        (Formula(choice, city["city"]), Formula(_of_city(page, choice, "fields"), number))
        for choice, city, number in zip((CHOICE_CELL, OTHER_CELL), (page.city, page.other), numbers, strict=True)
    ]
    mean = sum(fields) / len(fields)
    shown.append((page.say("mean"), Formula(f"SUM({coded})/ROWS({coded})", mean)))
    for row, (name, number) in enumerate(shown, top + 1):
        page.put(row, WEIGHT, name, "label")
        page.put(row, WEIGHT + 1, number, "value_one")
    words = [page.city["city"], page.other["city"], page.say("mean")]
    chart = bar_chart(page.sheet, (WEIGHT, top + 1, top + 3), words, [*numbers, mean], page.say("chart"))
    chart.height, chart.width = 6.2, 9.5
    chart.y_axis.scaling.max = len(page.layout.fields)
    page.sheet.add_chart(chart, f"J{top + 5}")


def write_my_city(
    book: WorkbookWriter, content: Content, layout: Layout, rows: list[dict[str, Value]], chosen: int
) -> None:
    """Write the sheet."""
    sheet = book.add_sheet("my_city")
    page = CityPage(book, sheet, content, layout, rows, chosen)
    page.put(1, 1, page.say("title"), "title")
    page.put(2, 1, page.say("how"), "note")
    _write_choices(page)
    for part in (_write_attributes, _write_fields, _write_weights, _write_models, _write_projects, _write_chart):
        part(page)
    page.put(PEER_TOP - 1, 1, page.say("peers"), "heading")
    write_peers(page.put, content, layout, rows, PEER_TOP)
    page.put(PEER_TOP + PEERS + 2, 1, page.say("how_alike"), "note")
    for letter, width in zip("ABCDEFGHIJK", MY_CITY_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for row in range(PEER_TOP, PEER_TOP + PEERS + 1):
        sheet.row_dimensions[row].height = HEAD_HEIGHT if row == PEER_TOP else PEER_HEIGHT
    sheet.freeze_panes = "A5"
    sheet.sheet_view.showGridLines = False
    book.set_page(sheet)


def _write_choices(page: CityPage) -> None:
    """The two yellow cells, and what is said where one of them names no city."""
    names = page.content.names
    page.put(4, 1, page.say("choose"), "label")
    page.put(4, 2, page.city["city"], "input")
    page.put(4, 3, page.other["city"], "input")
    first = names.place("calculation", f"$B${FIRST_ROW}")
    count = f"COUNTA({names.place('cities', '$A$2:$A$1000')})"
    cells = f"{CHOICE_CELL}:{OTHER_CELL}".replace("$", "")
    page.book.allow(page.sheet, cells, Entry("list", "city", f"OFFSET({first},0,0,{count},1)"), blank=False)
    listed = names.col("cities", "city")
    unknown = [
        f'IF(ISNUMBER(MATCH({c},{listed},0)),"","„"&{c}&"{page.say("unknown")} ")' for c in (CHOICE_CELL, OTHER_CELL)
    ]
    page.put(3, 1, Formula("&".join(unknown), ""), "alert")
