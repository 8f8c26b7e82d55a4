"""The first two sheets: the cover (what, which version, how to cite, how to read) and the contents with links."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from cityatlas import __version__
from cityatlas.coding.who_coded import WhoCoded, who_coded
from cityatlas.core.citing import own_citation
from cityatlas.core.language import say
from cityatlas.documents.sources import registered_sources, source_text
from cityatlas.workbook.checks import all_fit
from cityatlas.workbook.content import Content
from cityatlas.workbook.formulas import cities_base
from cityatlas.workbook.model import Column, Formula, TableSheet
from cityatlas.workbook.sheet_names import TABLE_NAMES
from cityatlas.workbook.texts import (
    ABOUT,
    ABOUT_WITH_PEOPLE,
    ALIKE,
    COVER,
    READING,
    SHEET_TEXTS,
    SHEET_TEXTS_WITH_PEOPLE,
)
from cityatlas.workbook.totals import write_totals
from cityatlas.workbook.writer import WorkbookWriter


def _facts(content: Content) -> list[tuple[str, object, str]]:
    language = content.language
    added = any(not c["in_study"] for c in content.cities)
    whole = say(language, *COVER["scope_all" if added else "whole"])
    return [
        ("version", __version__, "value"),
        ("cities", Formula(cities_base(content.names), len(content.cities)), "value_year"),
        ("selection", content.selection or whole, "value"),
        ("checks", all_fit(content.names), "value"),
        ("licence", own_citation().licence, "value"),
    ]


def _about(who: WhoCoded, language: str) -> list[str]:
    """What the workbook is, and who coded it."""
    pairs = ABOUT_WITH_PEOPLE if who.people else ABOUT
    return [say(language, *pair).format(makers=who.makers(language), who=who.in_full(language)) for pair in pairs]


def write_cover(book: WorkbookWriter, content: Content) -> None:
    """Write the cover: what this is and who coded it, what is in it, the totals, how to read and cite it."""
    sheet, language, names = book.add_sheet("cover"), content.language, content.names
    book.put(sheet, 1, 1, say(language, *COVER["title"]), "title")
    for row, text in enumerate(_about(who_coded(), language), 2):
        book.put(sheet, row, 1, text)
    top = len(ABOUT) + 3
    for row, key in enumerate(("contents", "my_city", "own_city"), top):
        book.link(sheet, row, 1, f"→ {say(language, *COVER[key])}", names.place(key, "A1"))
    book.put(sheet, top + 4, 1, say(language, *COVER["facts"]), "heading")
    facts = _facts(content)
    for row, (key, value, style) in enumerate(facts, top + 5):
        book.put(sheet, row, 1, say(language, *COVER[key]), "label")
        book.put(sheet, row, 2, value, style)
    _write_texts(book, sheet, content, write_totals(book, sheet, content, top + 6 + len(facts)))
    for letter, width in zip("ABCDEF", (44, 16, 16, 16, 26, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    book.set_page(sheet)


def _write_texts(book: WorkbookWriter, sheet: Worksheet, content: Content, row: int) -> None:
    """How to cite, how to read, and the documents, from a row on."""
    language = content.language
    alike = say(language, *who_coded().choose(*ALIKE))
    reading = [say(language, *pair).replace("{alike}", alike) for pair in READING]
    documents = [
        ", ".join(source_text(part, language) for part in (s.title, s.publisher, s.date) if part)
        for s in registered_sources().values()
    ]
    added = [c["city"] for c in content.cities if not c["in_study"]]
    if added:
        documents.append(say(language, *COVER["own_profiles"]).format(number=len(added)))
    for heading, lines in (("cite", citation(content)), ("read", reading), ("documents", documents)):
        book.put(sheet, row, 1, say(language, *COVER[heading]), "heading")
        for row, line in enumerate(lines, row + 1):  # noqa: B020
            book.put(sheet, row, 1, line)
        row += 2


def citation(content: Content) -> list[str]:
    """How to cite the workbook (with version, licence and, where there is one, address) and the study."""
    about, atlas = own_citation(), registered_sources()["atlas"]
    own = say(content.language, *COVER["cite_this"]).format(
        author=about.author,
        year=about.year,
        title=say(content.language, *COVER["title"]),
        version=about.version,
        licence=about.licence,
    )
    own += f" {content.address}" if content.address else ""
    study = f"{atlas.publisher} ({atlas.date}): {atlas.title}. {atlas.address}"
    return [own, say(content.language, *COVER["cite_study"]), study]


def _told(key: str, content: Content) -> str:
    """Under which key it is told what a sheet shows: the field matrix shows more where the study's ticks are there."""
    return f"{key}_ticked" if key == "field_matrix" and content.brought else key


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
    texts = SHEET_TEXTS | (SHEET_TEXTS_WITH_PEOPLE if who_coded().people else {})
    listed: list[dict[str, Any]] = [
        {"what": say(language, *texts[_told(key, content)]), "sheet": names.sheet(key)} for key in content.sheets
    ]
    for row, key in zip(listed, content.sheets, strict=True):
        if key in TABLE_NAMES and key in written:
            first = names.col(key, written[key].columns[0].key)
            row |= {"table": names.table(key), "rows": Formula(f"ROWS({first})", max(1, len(written[key].rows)))}
    book.add_table(sheet, TableSheet("contents", columns, listed))
    for number, key in enumerate(content.sheets, 2):
        book.link(sheet, number, 1, names.sheet(key), names.place(key, "A1"))
    sheet.freeze_panes = "A2"
    book.set_page(sheet)
