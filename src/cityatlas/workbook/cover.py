"""The first two sheets: the cover (what, which version, how to cite, how to read) and the contents with links."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cityatlas import __version__
from cityatlas.core.language import say
from cityatlas.core.vocabulary import label, terms
from cityatlas.documents.sources import registered_sources
from cityatlas.workbook.claims import verdict_words
from cityatlas.workbook.content import Content
from cityatlas.workbook.formulas import cities_base
from cityatlas.workbook.model import Column, Formula, TableSheet
from cityatlas.workbook.sheet_names import SHEET_NAMES, TABLE_NAMES
from cityatlas.workbook.texts import COVER, READING, SHEET_TEXTS
from cityatlas.workbook.writer import WorkbookWriter


def _facts(content: Content) -> list[tuple[str, object, str]]:
    language = content.language
    added = any(not c["in_study"] for c in content.cities)
    whole = say(language, *COVER["scope_all" if added else "whole"])
    return [
        ("version", __version__, "value"),
        ("cities", Formula(cities_base(content.names), len(content.cities)), "value_year"),
        ("selection", content.selection or whole, "value"),
    ]


def _verdicts(book: WorkbookWriter, sheet: object, content: Content, top: int) -> int:
    """A small table of verdicts by evidence, counted by formula over the claims; returns the next free row."""
    language, names = content.language, content.names
    claims = content.tables["claims"]
    counts = Counter((c["status"], c["evidence"]) for c in claims)
    book.put(sheet, top, 1, say(language, *COVER["verdicts"]), "header")
    for column, evidence in enumerate(terms("evidence"), 2):
        book.put(sheet, top, column, label("evidence", evidence, language), "header")
    for row, status in enumerate(terms("status"), top + 1):
        book.put(sheet, row, 1, label("status", status, language), "label")
        for column, evidence in enumerate(terms("evidence"), 2):
            head = f"{'ABCDE'[column - 1]}${top}"
            text = f"COUNTIFS({names.col('claims', 'status')},$A{row},{names.col('claims', 'evidence')},{head})"
            book.put(sheet, row, column, Formula(text, counts[status, evidence]), "value_year")
    book.mark(sheet, f"A{top + 1}:A{top + len(terms('status'))}", verdict_words(language))
    return top + len(terms("status")) + 2


def write_cover(book: WorkbookWriter, content: Content) -> None:
    """Write the cover."""
    sheet, language, names = book.add_sheet("cover"), content.language, content.names
    book.put(sheet, 1, 1, say(language, *COVER["title"]), "title")
    book.put(sheet, 2, 1, say(language, *COVER["what"]), "note")
    for row, key in ((3, "contents"), (4, "my_city")):
        book.link(sheet, row, 1, f"→ {say(language, *COVER[key])}", names.place(key, "A1"))
    book.put(sheet, 6, 1, say(language, *COVER["facts"]), "heading")
    for row, (key, value, style) in enumerate(_facts(content), 7):
        book.put(sheet, row, 1, say(language, *COVER[key]), "label")
        book.put(sheet, row, 2, value, style)
    row = _verdicts(book, sheet, content, 11)
    reading = [say(language, *pair) for pair in READING]
    documents = [", ".join(filter(None, (s.title, s.publisher, s.date))) for s in registered_sources().values()]
    for heading, lines in (("read", reading), ("cite", _citation(content)), ("documents", documents)):
        book.put(sheet, row, 1, say(language, *COVER[heading]), "heading")
        for row, line in enumerate(lines, row + 1):  # noqa: B020
            book.put(sheet, row, 1, line)
        row += 2
    for letter, width in zip("ABCD", (34, 26, 18, 18), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    book.set_page(sheet)


def _citation(content: Content) -> list[str]:
    atlas = registered_sources()["atlas"]
    this = say(content.language, *COVER["cite_this"]).format(version=__version__)
    return [this, f"{atlas.publisher} ({atlas.date}): {atlas.title}. {atlas.address}"]


def write_contents(book: WorkbookWriter, content: Content, sheets: list[TableSheet]) -> None:
    """Write the contents as a table with links; the number of rows of each table is a formula."""
    sheet, language, names = book.add_sheet("contents"), content.language, content.names
    columns = [
        Column("sheet", "link", 24),
        Column("what", "text", 92),
        Column("rows", "integer", 10),
        Column("table", "code"),
    ]
    written = {sheet.key: sheet for sheet in sheets}
    listed: list[dict[str, Any]] = [
        {"what": say(language, *SHEET_TEXTS[key]), "sheet": names.sheet(key)} for key in SHEET_NAMES
    ]
    for row, key in zip(listed, SHEET_NAMES, strict=True):
        if key in TABLE_NAMES and key in written:
            first = names.col(key, written[key].columns[0].key)
            row |= {"table": names.table(key), "rows": Formula(f"ROWS({first})", max(1, len(written[key].rows)))}
    book.add_table(sheet, TableSheet("contents", columns, listed))
    for number, key in enumerate(SHEET_NAMES, 2):
        book.link(sheet, number, 1, names.sheet(key), names.place(key, "A1"))
    sheet.freeze_panes = "A2"
    book.set_page(sheet)
