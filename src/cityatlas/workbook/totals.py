"""The table of verdicts on the cover: formulas over the claims; their values are the totals of ``claims.headline``."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cityatlas.claims.classes import STATUSES
from cityatlas.claims.headline import SUPPORT_NAMES, headline
from cityatlas.claims.words import CONVENTION
from cityatlas.core.language import say
from cityatlas.core.vocabulary import label
from cityatlas.workbook.claims import REPEAT
from cityatlas.workbook.content import Content
from cityatlas.workbook.model import Formula
from cityatlas.workbook.texts import COVER, TOTALS_NOTES
from cityatlas.workbook.writer import WorkbookWriter

SUMS = len(STATUSES) + 2
"""The column of the sums, after the rows' names and a column for each verdict."""


class _Table:
    """Rows written one below the other; ``row`` is the next free one, ``head`` the row of the verdicts' words."""

    def __init__(self, book: WorkbookWriter, sheet: Worksheet, content: Content, row: int) -> None:
        self._book, self._sheet, self._names = book, sheet, content.names
        self.language = content.language
        self.row = self.head = row

    def put(self, name: str, cells: list[tuple[int, str | Formula]], name_style: str, style: str) -> None:
        """A row: its name, then values by column."""
        self._book.put(self._sheet, self.row, 1, name, name_style)
        for column, value in cells:
            self._book.put(self._sheet, self.row, column, value, style)
        self.row += 1

    def count(self, status: str | None = None) -> str:
        """The formula of how many claims are counted under the row's name: all, or those of a verdict."""
        here = f"{self._names.col('claims', 'counted_as')},$A{self.row}"
        if status is None:
            return f"COUNTIFS({here})"
        words = [f"{get_column_letter(STATUSES.index(status) + 2)}${self.head}"]
        if status == "contradicted":
            words.append('"' + say(self.language, *CONVENTION) + '"')
        return "+".join(f"COUNTIFS({here},{self._names.col('claims', 'status')},{word})" for word in words)

    def counted(self, name: str, counts: dict[str, int]) -> None:
        """A row of verdicts that could have failed and rest on one thing."""
        cells = [(n, Formula(self.count(s), counts[s])) for n, s in enumerate(STATUSES, 2)]
        first, last = (f"{get_column_letter(n)}{self.row}" for n in (2, SUMS - 1))
        sums = Formula(f"SUM({first}:{last})", sum(counts.values()))
        self.put(name, [*cells, (SUMS, sums)], "label", "value_right")

    def apart(self, name: str, count: int, text: str = "") -> None:
        """A row of claims given apart; ``text`` is the formula where it is not the number of those so named."""
        self.put(name, [(SUMS, Formula(text or self.count(), count))], "label", "value_right")


def _sums(rows: range, values: list[int]) -> list[tuple[int, str | Formula]]:
    """The sums of some rows, column by column."""
    letters = [get_column_letter(n) for n in range(2, SUMS + 1)]
    texts = [f"SUM({letter}{rows[0]}:{letter}{rows[-1]})" for letter in letters]
    return [(n, Formula(text, value)) for n, (text, value) in enumerate(zip(texts, values, strict=True), 2)]


def write_totals(book: WorkbookWriter, sheet: Worksheet, content: Content, top: int) -> int:
    """Write how the verdicts come out, from a row on; returns the next free row."""
    language, totals = content.language, headline(content.tables["claims"])
    word = {key: say(language, *pair) for key, pair in COVER.items()}
    book.put(sheet, top, 1, word["verdicts"], "heading")
    table = _Table(book, sheet, content, top + 1)
    heads = [*(label("status", s, language) for s in STATUSES), word["together"]]
    table.put(word["rests_on"], list(enumerate(heads, 2)), "header", "header_number")
    for support, counts in totals.data.items():
        table.counted(say(language, *SUPPORT_NAMES[support]), counts)
    sums = _sums(range(top + 2, table.row), [*map(totals.from_data, STATUSES), totals.from_data()])
    table.put(word["from_data"], sums, "label", "value_right")
    table.counted(label("evidence", "documents", language), totals.documents)
    table.put(word["apart"], [], "header", "header")
    for test, count in totals.untested.items():
        table.apart(label("test", test, language), count)
    table.apart(label("status", "not_recomputable", language), totals.not_recomputable)
    table.apart(say(language, *REPEAT), totals.repeats)
    table.apart(word["all_claims"], totals.claims, f"ROWS({content.names.col('claims', 'claim_id')})")
    for row, pair in enumerate(TOTALS_NOTES, table.row):
        book.put(sheet, row, 1, say(language, *pair), "note")
    return table.row + len(TOTALS_NOTES) + 1
