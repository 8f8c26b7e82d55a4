"""The sheet My city: a drop-down, and live formulas for what is known of the chosen city and of those like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cityatlas.coding.codebook import variables
from cityatlas.core.language import say
from cityatlas.core.rows import CityRow
from cityatlas.core.vocabulary import label
from cityatlas.statistics.likeness import LIKENESS_WEIGHTS
from cityatlas.workbook.cities import code_lookup, equal_to
from cityatlas.workbook.codes import DASH
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import code_value
from cityatlas.workbook.layout import CHOICE_CELL, CHOSEN_ROW, FIRST_ROW, Layout
from cityatlas.workbook.model import Formula, Value
from cityatlas.workbook.texts import MY_CITY
from cityatlas.workbook.writer import WorkbookWriter

TOP, PROJECT_TOP, PEER_TOP = 6, 24, 35
PROJECTS, PEERS = 8, 8
"""Rows kept for projects and for cities alike."""

OF_PEER = (
    ("city", 1, "text"),
    ("agenda_status", 3, "text"),
    ("population", 4, "integer"),
    ("shared", 5, "integer"),
    ("organisation", 6, "integer"),
    ("likeness", 7, "percent"),
)
"""Columns of the calculation sheet that are shown of a city alike: name, column here, style."""
NUMBER_HEADERS = ("population", "shared", "same_models", "likeness")
"""Headers that stand over numbers."""


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

    def say(self, key: str) -> str:
        """A word of the sheet."""
        return say(self.content.language, *MY_CITY[key])

    def put(self, row: int, column: int, value: Any, style: str = "value") -> None:
        """Write a cell of the sheet."""
        self.book.put(self.sheet, row, column, value, style)

    def headers(self, row: int, column: int, *keys: str) -> None:
        """Write a block's header row."""
        for offset, key in enumerate(keys):
            style = "header_number" if key in NUMBER_HEADERS else "header"
            self.put(row, column + offset, self.say(key) if key else None, style)


def _or_blank(text: str) -> str:
    return f'IFERROR(IF({text}="","",{text}),"")'


def _of_city(page: CityPage, column: str) -> str:
    """The chosen city's cell of a column of the table of cities."""
    names = page.content.names
    number = names.place("calculation", f"$B${CHOSEN_ROW}")
    return _or_blank(f"INDEX({names.col('cities', column)},{number})")


def _rank(page: CityPage, within: str) -> str:
    names = page.content.names
    larger = f'{names.col("cities", "population")},">"&{page.layout.chosen("population")}'
    return f"COUNTIFS({within}{larger})+1"


def _attributes(page: CityPage) -> list[tuple[str, Formula, str]]:
    content, city, names = page.content, page.city, page.content.names
    codes = content.codes.get(city["city"])
    values = codes.values if codes else {}
    own = page.rows[page.chosen - 1]
    larger = [c for c in content.cities if c["population"] > city["population"]]
    state = label("state", city["state_code"], content.language)
    in_state = f"{names.col('cities', 'state')},$B${TOP + 1},"
    choice = CHOICE_CELL
    year = code_lookup(names, choice, '"agenda_year"')
    size_class = label("size_class", city["size_class"], content.language)
    worded = {
        n: code_value(f"agenda_{n}", values.get(f"agenda_{n}", ""), content.language)
        for n in ("status", "form", "year")
    }

    def direct(column: str, value: Value) -> Formula:
        return Formula(_of_city(page, column), "" if value is None else value)

    same = [c for c in larger if c["state_code"] == city["state_code"]]
    projects = sum(p["city"] == city["city"] for p in content.tables["projects"])
    return [
        ("state", direct("state", state), "value"),
        ("population", direct("population", city["population"]), "value_integer"),
        ("rank", Formula(_rank(page, ""), len(larger) + 1), "value_year"),
        ("rank_state", Formula(_rank(page, in_state), len(same) + 1), "value_year"),
        ("area_km2", direct("area_km2", city["area_km2"]), "value_number"),
        ("density_per_km2", direct("density_per_km2", city["density_per_km2"]), "value_number"),
        ("size_class", direct("size_class", size_class), "value"),
        ("status", direct("status", worded["status"]), "value"),
        ("form", direct("form", worded["form"]), "value"),
        ("year", Formula(year, worded["year"] or ""), "value_year"),
        ("fields", direct("fields", sum(bool(own[f]) for f in page.layout.fields)), "value_year"),
        ("projects", direct("projects", projects), "value_year"),
        ("atlas_page", direct("atlas_page", city["atlas_page"]), "value_year"),
    ]


def _write_attributes(page: CityPage) -> None:
    page.headers(TOP, 1, "attributes", "")
    for row, (key, formula, style) in enumerate(_attributes(page), TOP + 1):
        page.put(row, 1, page.say(key), "label")
        page.put(row, 2, formula, style)


def _write_fields(page: CityPage) -> None:
    """Fields with the strength of the evidence and the number of projects in Annex A."""
    content, names, city = page.content, page.content.names, page.city["city"]
    codes = content.codes.get(city)
    page.headers(TOP, 3, "field", "coded", "project_count")
    of_city = f"{names.col('projects', 'city')},{equal_to(CHOICE_CELL)}"
    for row, name in enumerate(page.layout.fields, TOP + 1):
        word = label("field", variables()[name].key, content.language)
        value, strength = (code_lookup(names, CHOICE_CELL, f'"{name}"', c) for c in ("value", "strength"))
        coded, strength_key = (codes.values.get(name), codes.strength.get(name, "")) if codes else (None, "")
        shown = label("strength", strength_key, content.language) if coded == "1" else DASH
        here = [
            p for p in content.tables["projects"] if p["city"] == city and p["annex_field"] == variables()[name].key
        ]
        count = f"COUNTIFS({of_city},{names.col('projects', 'annex_field')},$C{row})"
        page.put(row, 3, word, "label")
        text = f'IF({value}="","",IF({value}=1,{strength},"{DASH}"))'
        page.put(row, 4, Formula(text, "" if coded is None else shown))
        page.put(row, 5, Formula(count, len(here)), "value_year")
    words = {"project": "strong", "agenda": "middle", "measure": "light"}
    cells = f"D{TOP + 1}:D{TOP + len(page.layout.fields)}"
    page.book.mark(page.sheet, cells, {label("strength", k, content.language): c for k, c in words.items()})


def _write_weights(page: CityPage) -> None:
    page.headers(TOP, 6, "weights", "weight")
    for row, (key, weight) in enumerate(LIKENESS_WEIGHTS.items(), TOP + 1):
        page.put(row, 6, page.say(f"weight_{key}"), "label")
        page.put(row, 7, weight, "input_number")


def _write_models(page: CityPage) -> None:
    content, names = page.content, page.content.names
    codes = content.codes.get(page.city["city"])
    top = TOP + len(page.layout.fields) + 2
    page.headers(top, 3, "organisation", "coded")
    for row, name in enumerate(page.layout.models, top + 1):
        value = code_lookup(names, CHOICE_CELL, f'"{name}"')
        coded = codes.values.get(name) if codes else None
        page.put(row, 3, label("organisation", variables()[name].key, content.language), "label")
        words = {"1": page.say("yes"), "0": page.say("no"), None: ""}
        text = f'IF({value}="","",IF({value}=1,"{words["1"]}","{words["0"]}"))'
        page.put(row, 4, Formula(text, words[coded]))


def _write_projects(page: CityPage) -> None:
    """The city's projects by their position in the profile; rows to spare stay empty."""
    content, names = page.content, page.content.names
    own = {p["position"]: p for p in content.tables["projects"] if p["city"] == page.city["city"]}
    page.headers(PROJECT_TOP, 1, "project_title", "", "annex_field")
    for position in range(1, PROJECTS + 1):
        row, project = PROJECT_TOP + position, own.get(position)
        found = f'MATCH({CHOICE_CELL}&"|{position}",{names.col("projects", "key")},0)'
        field = project["annex_field"] if project else ""
        word = label("field", field, content.language) if field else ""
        for column, key, value in ((1, "title", project["title"] if project else ""), (3, "annex_field", word)):
            text = _or_blank(f"INDEX({names.col('projects', key)},{found})")
            page.put(row, column, Formula(text, value), "text")


def _write_peers(page: CityPage) -> None:
    """The cities most like the chosen one, by the likeness of their rows of the calculation sheet."""
    page.put(PEER_TOP - 1, 1, page.say("peers"), "heading")
    page.headers(PEER_TOP, 1, "city", "state", "status", "population", "shared", "same_models", "likeness")
    numbered = [(n, r) for n, r in enumerate(page.rows, 1) if r["likeness"] != ""]
    ranked = sorted(numbered, key=lambda item: -float(item[1]["likeness"] or 0))[:PEERS]
    scores, layout = page.layout.range("likeness"), page.layout
    names = page.content.names
    for place in range(1, PEERS + 1):
        row = PEER_TOP + place
        found = f"MATCH(LARGE({scores},{place}),{scores},0)"
        number, values = ranked[place - 1] if place <= len(ranked) else (0, None)
        city = page.content.cities[number - 1] if values else None
        state = label("state", city["state_code"], page.content.language) if city else ""
        for key, column, style in OF_PEER:
            text = f'IFERROR(INDEX({layout.range(key)},{found}),"")'
            page.put(row, column, Formula(text, values[key] if values else ""), style)
        text = f'IFERROR(INDEX({names.col("cities", "state")},{found}),"")'
        page.put(row, 2, Formula(text, state), "text")
    page.put(PEER_TOP + PEERS + 2, 1, page.say("how_alike"), "note")


def write_my_city(
    book: WorkbookWriter, content: Content, layout: Layout, rows: list[dict[str, Value]], chosen: int
) -> None:
    """Write the sheet."""
    sheet = book.add_sheet("my_city")
    page = CityPage(book, sheet, content, layout, rows, chosen)
    page.put(1, 1, page.say("title"), "title")
    page.put(2, 1, page.say("how"), "note")
    page.put(4, 1, page.say("choose"), "label")
    page.put(4, 2, page.city["city"], "input")
    first = content.names.place("calculation", f"$B${FIRST_ROW}")
    count = f"COUNTA({content.names.place('cities', '$A$2:$A$1000')})"
    rule = DataValidation(type="list", formula1=f"OFFSET({first},0,0,{count},1)", allow_blank=False)
    rule.add(CHOICE_CELL.replace("$", ""))
    sheet.add_data_validation(rule)
    for part in (_write_attributes, _write_fields, _write_weights, _write_models, _write_projects, _write_peers):
        part(page)
    for letter, width in zip("ABCDEFG", (34, 28, 28, 16, 14, 26, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[PEER_TOP].height = 32
    sheet.freeze_panes = "A5"
    sheet.sheet_view.showGridLines = False
    book.set_page(sheet)
