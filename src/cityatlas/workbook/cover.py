"""The first two sheets: the cover (what, which version, how to cite, how to read) and the contents with links."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from cityatlas import __version__
from cityatlas.claims.headline import SUPPORT_NAMES, Headline, headline
from cityatlas.core.language import say
from cityatlas.core.project import ROOT, load_yaml
from cityatlas.core.vocabulary import label, terms
from cityatlas.documents.sources import registered_sources
from cityatlas.workbook.claims import CONVENTION, REPEAT
from cityatlas.workbook.content import Content
from cityatlas.workbook.formulas import cities_base
from cityatlas.workbook.labels import source_text
from cityatlas.workbook.model import Column, Formula, TableSheet
from cityatlas.workbook.sheet_names import SHEET_NAMES, TABLE_NAMES
from cityatlas.workbook.texts import ABOUT, COVER, READING, SHEET_TEXTS, TOTALS_NOTES
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


class _Totals:
    """The table of verdicts on the cover: counted by formula over the claims, as ``claims.headline`` counts them."""

    def __init__(self, book: WorkbookWriter, sheet: Worksheet, content: Content, top: int) -> None:
        self.book, self.sheet, self.content, self.row = book, sheet, content, top
        self.head = top
        self.statuses = [s for s in terms("status") if s != "not_recomputable"]

    def _word(self, key: str) -> str:
        return say(self.content.language, *COVER[key])

    def _claims(self, column: str, wanted: str) -> str:
        return f"{self.content.names.col('claims', column)},{wanted}"

    def _put(self, column: int, value: object, style: str) -> None:
        self.book.put(self.sheet, self.row, column, value, style)

    @property
    def last(self) -> int:
        """The column of the sums."""
        return len(self.statuses) + 2

    def header(self) -> None:
        """The verdicts' words over their columns."""
        self._put(1, self._word("rests_on"), "header")
        for column, status in enumerate(self.statuses, 2):
            self._put(column, label("status", status, self.content.language), "header_number")
        self._put(self.last, self._word("together"), "header_number")
        self.row += 1

    def counted(self, word: str, counts: dict[str, int]) -> None:
        """A row of verdicts that could have failed and rest on one thing."""
        self._put(1, word, "label")
        convention = say(self.content.language, *CONVENTION)
        for column, status in enumerate(self.statuses, 2):
            here, named = self._claims("counted_as", f"$A{self.row}"), f"{'ABCDE'[column - 1]}${self.head}"
            text = f"COUNTIFS({here},{self._claims('status', named)})"
            if status == "contradicted":
                text += f"+COUNTIFS({here},{self._claims('status', f'{chr(34)}{convention}{chr(34)}')})"
            self._put(column, Formula(text, counts[status]), "value_right")
        self._put(self.last, Formula(f"SUM(B{self.row}:E{self.row})", sum(counts.values())), "value_right")
        self.row += 1

    def sums(self, first: int, totals: Headline) -> None:
        """The sum of the rows that rest on data."""
        self._put(1, self._word("from_data"), "label")
        for column, status in enumerate((*self.statuses, None), 2):
            letter = "ABCDEF"[column - 1]
            text = f"SUM({letter}{first}:{letter}{self.row - 1})"
            self._put(column, Formula(text, totals.from_data(status)), "value_right")
        self.row += 1

    def apart(self, word: str, count: int, text: str = "") -> None:
        """A row of claims given apart; ``text`` is the formula where it is not the number of those so named."""
        self._put(1, word, "label")
        named = f"COUNTIFS({self._claims('counted_as', f'$A{self.row}')})"
        self._put(self.last, Formula(text or named, count), "value_right")
        self.row += 1


def _verdicts(book: WorkbookWriter, sheet: Worksheet, content: Content, top: int) -> int:
    """How the verdicts come out; returns the next free row."""
    language, totals = content.language, headline(content.tables["claims"])
    book.put(sheet, top, 1, say(language, *COVER["verdicts"]), "heading")
    table = _Totals(book, sheet, content, top + 1)
    table.header()
    first = table.row
    for support, counts in totals.data.items():
        table.counted(say(language, *SUPPORT_NAMES[support]), counts)
    table.sums(first, totals)
    table.counted(label("evidence", "documents", language), totals.documents)
    book.put(sheet, table.row, 1, say(language, *COVER["apart"]), "header")
    table.row += 1
    for test, count in totals.untested.items():
        table.apart(label("test", test, language), count)
    table.apart(label("status", "not_recomputable", language), totals.not_recomputable)
    table.apart(say(language, *REPEAT), totals.repeats)
    table.apart(say(language, *COVER["all_claims"]), totals.claims, f"ROWS({content.names.col('claims', 'claim_id')})")
    for row, pair in enumerate(TOTALS_NOTES, table.row):
        book.put(sheet, row, 1, say(language, *pair), "note")
    return table.row + len(TOTALS_NOTES) + 1


def write_cover(book: WorkbookWriter, content: Content) -> None:
    """Write the cover: what this is and who coded it, what is in it, the totals, how to read and cite it."""
    sheet, language, names = book.add_sheet("cover"), content.language, content.names
    book.put(sheet, 1, 1, say(language, *COVER["title"]), "title")
    for row, pair in enumerate(ABOUT, 2):
        book.put(sheet, row, 1, say(language, *pair))
    row = len(ABOUT) + 3
    for row, key in enumerate(("contents", "my_city"), row):  # noqa: B020
        book.link(sheet, row, 1, f"→ {say(language, *COVER[key])}", names.place(key, "A1"))
    book.put(sheet, row + 2, 1, say(language, *COVER["facts"]), "heading")
    for row, (key, value, style) in enumerate(_facts(content), row + 3):  # noqa: B020
        book.put(sheet, row, 1, say(language, *COVER[key]), "label")
        book.put(sheet, row, 2, value, style)
    _write_texts(book, sheet, content, _verdicts(book, sheet, content, row + 2))
    for letter, width in zip("ABCDEF", (44, 16, 16, 16, 26, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    book.set_page(sheet)


def _write_texts(book: WorkbookWriter, sheet: Worksheet, content: Content, row: int) -> None:
    """How to cite, how to read, and the documents, from a row on."""
    language = content.language
    reading = [say(language, *pair) for pair in READING]
    documents = [
        ", ".join(source_text(part, language) for part in (s.title, s.publisher, s.date) if part)
        for s in registered_sources().values()
    ]
    for heading, lines in (("cite", citation(content)), ("read", reading), ("documents", documents)):
        book.put(sheet, row, 1, say(language, *COVER[heading]), "heading")
        for row, line in enumerate(lines, row + 1):  # noqa: B020
            book.put(sheet, row, 1, line)
        row += 2


def citation(content: Content) -> list[str]:
    """How to cite the workbook (with version, licence and, where there is one, address) and the study."""
    about, atlas = load_yaml(ROOT / "CITATION.cff"), registered_sources()["atlas"]
    own = say(content.language, *COVER["cite_this"]).format(
        author=about["authors"][0]["name"],
        year=about["date-released"][:4],
        title=say(content.language, *COVER["title"]),
        version=__version__,
        licence=next(name for name in about["license"] if name.startswith("CC")),
    )
    own += f" {content.address}" if content.address else ""
    study = f"{atlas.publisher} ({atlas.date}): {atlas.title}. {atlas.address}"
    return [own, say(content.language, *COVER["cite_study"]), study]


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
    listed = [{"what": say(language, *SHEET_TEXTS[key]), "sheet": names.sheet(key)} for key in SHEET_NAMES]
    for row, key in zip(listed, SHEET_NAMES, strict=True):
        if key in TABLE_NAMES and key in written:
            first = names.col(key, written[key].columns[0].key)
            row |= {"table": names.table(key), "rows": Formula(f"ROWS({first})", max(1, len(written[key].rows)))}
    book.add_table(sheet, TableSheet("contents", columns, listed))
    for number, key in enumerate(SHEET_NAMES, 2):
        book.link(sheet, number, 1, names.sheet(key), names.place(key, "A1"))
    sheet.freeze_panes = "A2"
    book.set_page(sheet)
