"""Tables 2 to 5 of other conversions as the grammar reads them: two cells to a row, parted by a tab."""

from __future__ import annotations

import re

from cityatlas.documents.normalising.contents_lines import Promised
from cityatlas.documents.normalising.draft import Draft
from cityatlas.documents.normalising.patterns import CAPTION_START, PHASE_LINE
from cityatlas.documents.normalising.wrapping import joined
from cityatlas.documents.structure import BOLD_MARKS

_BULLETS = "▪•"
_COLUMN_INDENT = " " * 10
_COLUMN_SHIFT = 6
"""Characters by which a line of a table may be out of place."""
_COUNTED = re.compile(r"^(?:\*\*|<b>)?\d+ Projekte?\b")


def table_blocks(draft: Draft, promised: Promised) -> dict[int, list[int]]:
    """Number of a table -> indices of its filled lines: those above its caption, up to a heading or a paragraph."""
    found: dict[int, list[int]] = {}
    for index in range(promised.end, len(draft.lines)):
        caption = CAPTION_START.match(draft.words(index)) if not draft.is_blank(index) else None
        if caption and caption["kind"] == "Tabelle" and int(caption["number"]) not in found:
            found[int(caption["number"])] = _above(draft, promised, index)
    return found


def _above(draft: Draft, promised: Promised, caption: int) -> list[int]:
    """The lines of a table: passages above its caption of which most lines are in columns, up to the first other."""
    rows: list[int] = []
    passage: list[int] = []
    for index in range(caption - 1, promised.end - 2, -1):
        ends = draft.is_blank(index) or draft.is_heading(index) or index < promised.end
        if not ends:
            passage.append(index)
        elif passage:
            if 2 * sum(_is_row(draft, i) for i in passage) < len(passage):
                break
            rows += passage
            passage = []
        if draft.is_heading(index):
            break
    return rows[::-1]


def _is_row(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    is_second = draft.in_columns and line.startswith(_COLUMN_INDENT)
    return is_second or bool(re.search(draft.gap, line.strip())) or any(b in line for b in _BULLETS)


def set_table_rows(draft: Draft, promised: Promised) -> None:
    """Set the rows of tables 2 to 5: two cells parted by a tab, the first cell of the criteria in bold."""
    for number, block in table_blocks(draft, promised).items():
        if draft.in_columns:
            _join_cells(draft, block)
        for index in block:
            cells = _two_cells(draft, index)
            if cells and number in (2, 3, 4) and not cells[0].startswith(BOLD_MARKS):
                draft.put(index, f"<b>{cells[0]}</b>\t{cells[1]}", "rows of tables read")
            elif cells and "\t" not in draft.lines[index]:
                draft.put(index, "\t".join(cells), "rows of tables read")


def _two_cells(draft: Draft, index: int) -> tuple[str, str] | None:
    """Both cells of a row; None for a line that holds one."""
    line = draft.lines[index].strip()
    first, tab, second = line.partition("\t")
    if not tab:
        at = min((line.find(b) for b in _BULLETS if b in line), default=-1)
        gap = re.search(draft.gap, line)
        if at > 0:
            first, second = line[:at], line[at:]
        elif gap:
            first, second = line[: gap.start()], line[gap.end() :]
    first, second = first.strip(), second.strip()
    return (first, second) if first and second else None


def _join_cells(draft: Draft, block: list[int]) -> None:
    """Join the broken cells of a table in columns; a row begins where its second cell begins
    with a bullet or a count, or the cell above it ended its sentence."""
    edge = _second_column(draft, block)
    rows: list[tuple[int, str, str]] = []
    for index in block:
        first, second = _at_column(draft.lines[index], edge)
        begins = second.startswith(tuple(_BULLETS)) or _COUNTED.match(second) or PHASE_LINE.match(first)
        ended = bool(rows) and (rows[-1][2].endswith((".", "?", "!")) or PHASE_LINE.match(rows[-1][1]))
        is_new = first and (begins or ended)
        if is_new or not rows:
            rows.append((index, first, second))
        else:
            rows[-1] = (rows[-1][0], joined(rows[-1][1], first), joined(rows[-1][2], second))
            draft.put(index, "", "lines joined")
    for index, first, second in rows:
        draft.lines[index] = f"{first}\t{second}" if second else first


def _at_column(line: str, edge: int) -> tuple[str, str]:
    """Both cells of a line: parted at the gap that ends near the second column's place."""
    gaps = [gap for gap in re.finditer(r"^ +| {2,}", line) if abs(gap.end() - edge) <= _COLUMN_SHIFT]
    if not gaps:
        return line.strip(), ""
    gap = min(gaps, key=lambda g: abs(g.end() - edge))
    return line[: gap.start()].strip(), line[gap.end() :].strip()


def _second_column(draft: Draft, block: list[int]) -> int:
    """Where the second column begins: the place where most lines of the block do after a gap."""
    starts: list[int] = []
    for index in block:
        line = draft.lines[index]
        gap = re.search(r"(?:(?<=\S)|^) {2,}(?=\S)", line[len(line) - len(line.lstrip()) :])
        indent = len(line) - len(line.lstrip())
        starts.append(indent + gap.end() if gap else indent)
    return max(set(starts), key=lambda s: (starts.count(s), s)) if starts else 0
