"""The sheet Own city: some yellow cells for a city that is not in the study, and what follows from them.

No table grows: whatever is compared stands on the calculation sheet already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from cityatlas.coding.codebook import variables
from cityatlas.core.language import say
from cityatlas.core.vocabulary import label
from cityatlas.tidy.places import SIZE_CLASSES
from cityatlas.workbook.alike import (
    EXAMPLE_FIELDS,
    EXAMPLE_MODELS,
    EXAMPLE_POPULATION,
    EXAMPLE_STATE,
    EXAMPLE_STATUS,
)
from cityatlas.workbook.cities import size_formula
from cityatlas.workbook.city_texts import MY_CITY, OWN_CITY
from cityatlas.workbook.codes import DASH, TICK
from cityatlas.workbook.content import Content
from cityatlas.workbook.labels import FLAG_WORDS, code_value, variable_label
from cityatlas.workbook.layout import OWN_ROW, OWN_TOP, STATUS, Layout
from cityatlas.workbook.model import Entry, Formula, Value
from cityatlas.workbook.peers import HEAD_HEIGHT, PEER_HEIGHT, PEERS, write_peers
from cityatlas.workbook.writer import WorkbookWriter

CARD_COLUMN, FIELD_COLUMN = 3, 5
OWN_PEER_TOP = 28
OWN_CITY_WIDTHS = (38, 24, 30, 36, 24, 18, 22, 14)


@dataclass(frozen=True)
class OwnPage:
    """What the parts of the sheet are written from."""

    book: WorkbookWriter
    sheet: Worksheet
    content: Content
    layout: Layout
    rows: list[dict[str, Value]]

    def say(self, key: str) -> str:
        """A word of the sheet."""
        return say(self.content.language, *OWN_CITY[key])

    def put(self, row: int, column: int, value: Any, style: str = "value") -> None:
        """Write a cell of the sheet."""
        self.book.put(self.sheet, row, column, value, style)


def _examples(page: OwnPage) -> dict[str, Value]:
    """What the yellow cells hold until somebody writes over them."""
    language = page.content.language
    yes = {name: name in EXAMPLE_FIELDS + EXAMPLE_MODELS for name in (*page.layout.fields, *page.layout.models)}
    return {
        "name": page.say("example"),
        "state": label("state", EXAMPLE_STATE, language),
        "population": EXAMPLE_POPULATION,
        STATUS: code_value(STATUS, EXAMPLE_STATUS, language),
        **{name: say(language, *FLAG_WORDS[flag]) for name, flag in yes.items()},
    }


def _entries(page: OwnPage, choices: dict[str, str]) -> dict[str, Entry]:
    """What may be typed into the yellow cells: lists, and a whole number of people."""
    language = page.content.language
    words = ",".join(say(language, *FLAG_WORDS[flag]) for flag in (True, False))
    result = {name: Entry("list", "list", f'"{words}"') for name in (*page.layout.fields, *page.layout.models)}
    return result | {
        "state": Entry("list", "list", choices["state"]),
        "population": Entry("whole", "people", least=1),
        STATUS: Entry("list", "list", choices[STATUS]),
    }


def _write_inputs(page: OwnPage, choices: dict[str, str]) -> None:
    language, examples, entries = page.content.language, _examples(page), _entries(page, choices)
    for column in (1, 2):
        page.put(OWN_TOP - 1, column, page.say("yours") if column == 1 else None, "header")
    for row, key in enumerate(page.layout.own_inputs, OWN_TOP):
        word = variable_label(key, language) if key in variables() else page.say(key)
        page.put(row, 1, word, "label")
        page.put(row, 2, examples[key], "input_people" if key == "population" else "input_word")
        if key in entries:
            page.book.allow(page.sheet, f"B{row}", entries[key], blank=key != "population")


def _ranked(page: OwnPage, column: str, own: str) -> str:
    """The formula of a place among the cities by a column of theirs: how many have more, and one."""
    cities = page.content.names.col("cities", column)
    return f'COUNTIFS({cities},">"&{own})+1&" {page.say("of")} "&ROWS({cities})+1'


def _card(page: OwnPage) -> list[tuple[str, Formula]]:
    """The card's lines: word and formula."""
    names, layout, cities = page.content.names, page.layout, page.content.cities
    people, status = layout.own_cell("population"), layout.own_cell(STATUS)
    fields = names.place("calculation", layout.span(layout.fields[0], layout.fields[-1], OWN_ROW))
    counts = [sum(bool(r[f]) for f in layout.fields) for r in page.rows]
    own, of, among = len(EXAMPLE_FIELDS), page.say("of"), len(cities) + 1
    same = sum(r[STATUS] == code_value(STATUS, EXAMPLE_STATUS, names.language) for r in page.rows)
    size_class = next((name for name, least in SIZE_CLASSES if least <= EXAMPLE_POPULATION), SIZE_CLASSES[-1][0])
    rank = sum(c["population"] > EXAMPLE_POPULATION for c in cities) + 1
    by_fields = sum(n > own for n in counts) + 1
    coded, agenda = names.col("cities", "fields"), names.col("cities", "status")
    mean = f"ROUND(SUM({coded})/ROWS({coded}),1)"
    in_state = sum(c["state_code"] == EXAMPLE_STATE for c in cities)
    state = f"COUNTIFS({names.col('cities', 'state')},{layout.own_cell('state')})"
    return [
        ("size_class", Formula(size_formula(names, people), label("size_class", size_class, names.language))),
        ("rank", Formula(_ranked(page, "population", people), f"{rank} {of} {among}")),
        ("state_cities", Formula(state, in_state)),
        ("field_count", Formula(f'SUM({fields})&" {of} {len(layout.fields)}"', f"{own} {of} {len(layout.fields)}")),
        ("field_rank", Formula(_ranked(page, "fields", f"SUM({fields})"), f"{by_fields} {of} {among}")),
        ("field_mean", Formula(mean, _rounded(sum(counts), len(counts)))),
        (
            "same_status",
            Formula(f'COUNTIFS({agenda},{status})&" {of} "&ROWS({agenda})', f"{same} {of} {len(cities)}"),
        ),
    ]


def _rounded(total: int, number: int) -> float:
    """A mean to one decimal place, halves upwards as a spreadsheet rounds."""
    return (20 * total + number) // (2 * number) / 10 if number else 0


def _write_card(page: OwnPage) -> None:
    page.put(OWN_TOP - 1, CARD_COLUMN, Formula(page.layout.own_cell("name"), page.say("example")), "header")
    page.put(OWN_TOP - 1, CARD_COLUMN + 1, None, "header")
    for row, (key, formula) in enumerate(_card(page), OWN_TOP):
        page.put(row, CARD_COLUMN, page.say(key), "label")
        page.put(row, CARD_COLUMN + 1, formula, "value")


def _write_fields(page: OwnPage) -> None:
    """Each field: whether the own city has it, and how many of the cities have it coded."""
    names, layout, language = page.content.names, page.layout, page.content.language
    yes = say(language, *FLAG_WORDS[True])
    for column, key in enumerate(("field", "here", "cities_with"), FIELD_COLUMN):
        page.put(OWN_TOP - 1, column, page.say(key), "header_number" if key == "cities_with" else "header")
    for row, name in enumerate(layout.fields, OWN_TOP):
        key = variables()[name].key
        count = page.content.count_row("agenda_field", key, "coding")["count"]
        lookup = f'MATCH("agenda_field|{key}|coding",{names.col("statistics", "key")},0)'
        shown = f'IF({layout.own_cell(name)}="{yes}","{TICK}","{DASH}")'
        page.put(row, FIELD_COLUMN, label("field", key, language), "label")
        page.put(row, FIELD_COLUMN + 1, Formula(shown, TICK if name in EXAMPLE_FIELDS else DASH))
        page.put(row, FIELD_COLUMN + 2, Formula(f"INDEX({names.col('statistics', 'count')},{lookup})", count or 0))
    cells = f"F{OWN_TOP}:F{OWN_TOP + len(layout.fields) - 1}"
    page.book.mark(page.sheet, cells, {TICK: "strong"})


def write_own_city(
    book: WorkbookWriter, content: Content, layout: Layout, rows: list[dict[str, Value]], choices: dict[str, str]
) -> None:
    """Write the sheet; ``choices``: the cells that hold the words of each vocabulary."""
    sheet = book.add_sheet("own_city")
    page = OwnPage(book, sheet, content, layout, rows)
    page.put(1, 1, page.say("title"), "title")
    for row, key in ((2, "how"), (3, "stays")):
        page.put(row, 1, page.say(key), "note")
    _write_inputs(page, choices)
    _write_card(page)
    _write_fields(page)
    page.put(OWN_PEER_TOP - 1, 1, page.say("peers"), "heading")
    write_peers(page.put, content, layout, rows, OWN_PEER_TOP, "own:")
    page.put(OWN_PEER_TOP + PEERS + 2, 1, say(content.language, *MY_CITY["how_alike"]), "note")
    for letter, width in zip("ABCDEFGH", OWN_CITY_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for row in range(OWN_PEER_TOP, OWN_PEER_TOP + PEERS + 1):
        sheet.row_dimensions[row].height = HEAD_HEIGHT if row == OWN_PEER_TOP else PEER_HEIGHT
    sheet.freeze_panes = f"A{OWN_TOP}"
    sheet.sheet_view.showGridLines = False
    book.set_page(sheet)
