"""Putting the sheets together in their order, and the workbook into its file."""

from __future__ import annotations

from cityatlas import __version__
from cityatlas.core.files import write_bytes
from cityatlas.core.language import say
from cityatlas.core.product_places import in_language
from cityatlas.core.project import PROCESSED, shown
from cityatlas.workbook import calculation, charts, cover, lookup_sheets, my_city, own_city
from cityatlas.workbook.checks import sums_sheet, write_lists
from cityatlas.workbook.cities import (
    cities_sheet,
    printed_sheet,
    programmes_sheet,
    project_fields_sheet,
    projects_sheet,
)
from cityatlas.workbook.claims import agreement_sheet, checks_sheet, claims_sheet, errata_sheet, fields_sheets
from cityatlas.workbook.coded_cities import coded_cities_sheet
from cityatlas.workbook.codes import coders_sheet, codes_sheet, matrix_sheet, needs_confirmation
from cityatlas.workbook.content import Content, load_content
from cityatlas.workbook.layout import Layout
from cityatlas.workbook.model import TableSheet, fold_away
from cityatlas.workbook.sheet_names import INTERNAL_COLUMNS
from cityatlas.workbook.statistics import statistics_sheet
from cityatlas.workbook.texts import COVER
from cityatlas.workbook.writer import WorkbookWriter
from cityatlas.workbook.xlsx_bytes import finish

WORKBOOK_FILE = "smart-city-atlas.xlsx"


def table_sheets(content: Content, layout: Layout) -> list[TableSheet]:
    """All sheets that hold a table, in the workbook's order."""
    vocabulary = lookup_sheets.vocabulary_sheet(content)
    choices = lookup_sheets.choices(content, vocabulary)
    sheets = [
        cities_sheet(content, choices),
        projects_sheet(content, choices),
        project_fields_sheet(content, choices),
        matrix_sheet(content),
        coded_cities_sheet(content),
        codes_sheet(content, choices),
        coders_sheet(content),
        programmes_sheet(content),
        statistics_sheet(content, layout),
        sums_sheet(content),
        claims_sheet(content),
        checks_sheet(content),
        errata_sheet(content),
        agreement_sheet(content),
        *fields_sheets(content),
        printed_sheet(content),
        lookup_sheets.codebook_sheet(content),
        lookup_sheets.dictionary_sheet(content),
        vocabulary,
        lookup_sheets.sources_sheet(content),
    ]
    return [fold_away(sheet, INTERNAL_COLUMNS.get(sheet.key, ())) for sheet in sheets]


def write_sheets(content: Content) -> WorkbookWriter:
    """The workbook of a content, not yet saved; the chosen city is the first one."""
    layout = Layout(content.names, len(content.cities), needs_confirmation(content))
    book, chosen = WorkbookWriter(content.names), 1
    sheets = table_sheets(content, layout)
    rows = calculation.all_values(content, layout, chosen)
    cover.write_cover(book, content)
    cover.write_contents(book, content, sheets)
    my_city.write_my_city(book, content, layout, rows, chosen)
    vocabulary = lookup_sheets.vocabulary_sheet(content)
    own_city.write_own_city(book, content, layout, rows, lookup_sheets.choices(content, vocabulary))
    charts.write_charts(book, content)
    for sheet in sheets:
        book.table_sheet(sheet)
    calculation.write_calculation(book, content, layout, rows, chosen)
    write_lists(book, content)
    properties = book.workbook.properties
    properties.title, properties.creator = say(content.language, *COVER["title"]), f"cityatlas {__version__}"
    properties.language = content.language
    return book


def build(content: Content) -> bytes:
    """The workbook of a content as bytes; the same content gives the same bytes."""
    book = write_sheets(content)
    return finish(book.workbook, book.cached)


def run(language: str, scope: str, address: str = "") -> None:
    """Make the workbook of data/processed in a language (de, en) over a scope (study, all).

    ``address`` is where the project is found on the network; empty where it has none yet.
    """
    path = in_language(PROCESSED / WORKBOOK_FILE, language)
    write_bytes(path, build(load_content(language, scope, address)))
    print(f"workbook written to {shown(path)}")
