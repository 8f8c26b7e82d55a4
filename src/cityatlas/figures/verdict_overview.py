"""The verdicts on all claims at a glance: a square for each claim, filled where the verdict could have failed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from cityatlas.claims.classes import STATUSES, class_of
from cityatlas.claims.headline import SUPPORT_NAMES, Headline, headline
from cityatlas.claims.severity import COUNTED_TESTS
from cityatlas.core.language import Pair, say
from cityatlas.core.rows import ClaimRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.sentences import enumeration, join, origin_sentence, whole_number
from cityatlas.figures.sheet import MARGIN, Sheet, Shown, Words, in_project_style, new_sheet, widest
from cityatlas.figures.tables import required_rows

Line = tuple[str, str]
"""Evidence and verdict."""
ROWS: list[Line] = [*((e, s) for e in ("data", "documents") for s in STATUSES), ("none", "not_recomputable")]
"""What rests on data and what on print only stand apart and are never added up."""
HEADS: dict[str, Pair] = {
    "data": ("An Daten geprüft", "Held against data"),
    "documents": ("Nur gegen anderen Druck", "Only against other print"),
    "none": ("Kein Weg zu Daten oder Druck", "No route to data or print"),
}
LEGEND: list[Pair] = [
    ("■ konnte scheitern", "■ could have failed"),
    ("□ konnte kaum oder nicht", "□ could hardly or not"),
]


class VerdictCell(NamedTuple):
    """Claims of a line in a document: verdicts that could have failed (or were not reached), and the others."""

    filled: int
    outlined: int

    def text(self, language: str) -> str:
        """``45, □ 2``; only one of the two where the other is none."""
        filled, outlined = (whole_number(n, language) for n in self)
        if not self.outlined:
            return filled
        return f"{filled}, □ {outlined}" if self.filled else f"□ {outlined}"


Counts = Mapping[Line, Mapping[str, VerdictCell]]
"""Claims by a line of ``ROWS``, and by document."""
OWN_COLUMN = ("atlas", "press")
"""Documents with a column of their own; the others, with few claims, share one."""
OTHERS: Pair = ("{n} übrige Dokumente", "{n} other documents")
MOST_SQUARES_DOWN, LEAST_WIDTH = {"column": 8, "slide": 5}, 8
"""Rows of the largest block (a slide is wide and low), and squares a row at least."""
COLUMN_GAP, ROW_GAP, HEADING, HEAD = 5.6, 0.9, 2.0, 0.3
"""Units between two columns (room for a number behind the last square), between two lines, and for a heading; inches
for the documents' names."""


def verdict_counts(claims: Sequence[ClaimRow]) -> Counts:
    """Claims by evidence with verdict, and by document; each claim once, as the headlines count (repeats left out)."""
    cells: Counter[tuple[str, str, str, bool]] = Counter()
    for c in claims:
        if class_of(c) != "repeat":
            filled = c["test"] in COUNTED_TESTS or c["evidence"] == "none"
            cells[c["evidence"], c["status"], c["document"], filled] += 1
    documents = [d for d in terms("document") if any(c["document"] == d for c in claims)]
    return {line: {d: VerdictCell(cells[*line, d, True], cells[*line, d, False]) for d in documents} for line in ROWS}


def total(cells: Iterable[VerdictCell]) -> VerdictCell:
    """Several cells as one."""
    cells = list(cells)
    return VerdictCell(sum(c.filled for c in cells), sum(c.outlined for c in cells))


def in_columns(counts: Counts) -> dict[Line, list[VerdictCell]]:
    """The cells of the columns that are drawn: a document each, and the others together (where there are any)."""
    found = {}
    for line, row in counts.items():
        rest = [cell for d, cell in row.items() if d not in OWN_COLUMN]
        found[line] = [row[d] for d in OWN_COLUMN if d in row] + ([total(rest)] if rest else [])
    return found


def _column_names(counts: Counts, language: str) -> list[str]:
    documents = list(counts[ROWS[0]])
    rest = sum(d not in OWN_COLUMN for d in documents)
    names = [label("document", d, language) for d in OWN_COLUMN if d in documents]
    return names + ([say(language, *OTHERS).format(n=rest)] if rest else [])


def column_widths(cells: Iterable[Sequence[VerdictCell]], rows: int) -> list[int]:
    """Squares a row in each column, so that its largest block has no more than ``rows`` rows."""
    columns = zip(*cells, strict=True)
    return [max(LEAST_WIDTH, -(-max(map(sum, column)) // rows)) for column in columns]


@in_project_style
def verdicts_figure(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """All claims by document, evidence and verdict. Table: claims."""
    claims: list[ClaimRow] = required_rows(data, "claims")
    counts = verdict_counts(claims)
    cells, documents = in_columns(counts), _column_names(counts, language)
    widths = column_widths(cells.values(), MOST_SQUARES_DOWN[size])
    names = {line: f"{label('status', line[1], language)}: {total(c).text(language)}" for line, c in cells.items()}
    tops, rows = _tops(cells, widths)
    left = widest([*names.values(), *_legend(language)], style.SMALL) + 0.15
    step = min(0.11, (style.FIGURE_WIDTHS[size] - 2 * MARGIN - left) / math.fsum(w + COLUMN_GAP for w in widths))
    sheet = new_sheet(_words(headline(claims), counts, language), rows * step + HEAD, size)
    step = min(step, (sheet.plot[3] - HEAD) / rows)
    ax = sheet.panel(gutters=(left, sheet.plot[3] - HEAD - rows * step, 0, HEAD))
    ax.set_xlim(0, (sheet.plot[2] - left) / step)
    ax.set_ylim(rows, 0)
    ax.set_axis_off()
    starts = list(accumulate((w + COLUMN_GAP for w in widths), initial=0.0))
    _name_lines(ax, names, tops, left, language)
    for name, start in zip(documents, starts, strict=False):
        _beside(ax, name, start, 0, (0, 4), style.CAPTION, "bottom", color=style.SOFT_INK)
    for line, row in cells.items():
        for cell, width, x in zip(row, widths, starts, strict=False):
            _block(ax, (x, tops[line]), cell, width, line, language)
    return sheet


def _legend(language: str) -> list[str]:
    return [say(language, *entry) for entry in LEGEND]


def _tops(cells: Mapping[Line, Sequence[VerdictCell]], widths: list[int]) -> tuple[dict[Line, float], float]:
    """Where each line begins, with room above the first of its evidence for a heading; and the end of the last."""
    tops, y = {}, 0.0
    for i, (line, row) in enumerate(cells.items()):
        if i == 0 or line[0] != ROWS[i - 1][0]:
            y += HEADING
        tops[line] = y
        y += max(2, *(-(-sum(cell) // w) for cell, w in zip(row, widths, strict=True))) + ROW_GAP
    return tops, y - ROW_GAP


def _beside(
    ax: Axes, text: str, x: float, y: float, offset: tuple[float, float], size: float, va: str, **options: Any
) -> None:
    """A text at a place on the axes, moved by points; it may stand outside."""
    ax.annotate(
        text, (x, y), offset, textcoords="offset points", va=va, fontsize=size, annotation_clip=False,
        linespacing=1.1, **options,
    )  # fmt: skip


def _name_lines(ax: Axes, names: Mapping[Line, str], tops: Mapping[Line, float], left: float, language: str) -> None:
    """Left of the squares: what the two kinds of squares mean, a heading for each evidence, the lines' names."""
    gutter = -(left - 0.02) * 72
    _beside(ax, "\n".join(_legend(language)), 0, 0, (gutter, 4), style.SMALL, "bottom", color=style.SOFT_INK)
    for i, (line, name) in enumerate(names.items()):
        if i == 0 or line[0] != ROWS[i - 1][0]:
            head = say(language, *HEADS[line[0]])
            _beside(ax, head, 0, tops[line] - 0.3, (gutter, 0), style.SMALL, "bottom", weight="bold")
        _beside(ax, name, 0, tops[line], (gutter, 0), style.SMALL, "top")


def _block(ax: Axes, at: tuple[float, float], cell: VerdictCell, width: int, line: Line, language: str) -> None:
    """The squares of a cell from its upper left corner, the filled first; its numbers behind the last one."""
    count = sum(cell)
    if not count:
        return
    x, y = at
    grid = [_square(x + i % width, y + i // width, i >= cell.filled) for i in range(count)]
    colour = style.STATUS_COLOURS[line[1]]
    edge = style.STATUS_EDGE if line[1] == "not_recomputable" else colour
    kinds = {"filled": (grid[: cell.filled], colour, 0.4), "outlined": (grid[cell.filled :], style.PAPER, 0.9)}
    for kind, (squares, face, lw) in kinds.items():
        if squares:
            gid = f"{line[1]}-{line[0]}-{kind}"
            ax.add_collection(PolyCollection(squares, facecolors=face, edgecolors=edge, linewidths=lw, gid=gid))
    end, last = count % width or width, (count - 1) // width
    place = (x + end + 0.4, y + last + 0.5)
    ax.text(*place, cell.text(language), fontsize=style.SMALL, weight="bold", va="center_baseline")


def _square(x: float, y: float, outlined: bool) -> list[tuple[float, float]]:
    low, high = (0.16, 0.84) if outlined else (0.1, 0.9)
    return [(x + low, y + low), (x + high, y + low), (x + high, y + high), (x + low, y + high)]


def _title(totals: Headline, language: str) -> str:
    """What is reproduced from data, by what it rests on; that it is no survey result, only where that is so."""
    held = {s: counts["reproduced"] for s, counts in totals.data.items()}
    survey = held.pop("survey")
    told = [f"{say(language, *SUPPORT_NAMES[s])} ({whole_number(n, language)})" for s, n in held.items()]
    if survey == 0:
        return say(
            language,
            f"Kein Ergebnis der Erhebung ist aus Daten bestätigt; bestätigt sind {enumeration(told, 'de')}",
            f"No survey result is reproduced from data; reproduced are {enumeration(told, 'en')}",
        )
    told.append(f"{say(language, *SUPPORT_NAMES['survey'])} ({whole_number(survey, language)})")
    return say(language, "Aus Daten bestätigt: ", "Reproduced from data: ") + enumeration(told, language)


def _caption(totals: Headline, documents: int, language: str) -> str:
    """What a square is, by the headline's rule."""
    once, repeats, data, printed, none, zero, untestable = (
        whole_number(n, language)
        for n in (
            totals.once, totals.repeats, totals.from_data(), totals.from_documents(), totals.not_recomputable,
            totals.untested["zero_only"], totals.untested["untestable"],
        )
    )  # fmt: skip
    return say(
        language,
        f"n = {once} Aussagen aus {documents} Dokumenten, jede einmal ({repeats} Wiederholungen nicht gezählt); ein "
        "Quadrat je Aussage. Gefüllt: andere mögliche Daten hätten die Aussage widerlegt "
        f"({data} aus Daten, {printed} nur gegen anderen Druck). Umrandet: keine möglichen Daten hätten sie widerlegt "
        f"({untestable}), oder nur eine Anzahl von null ({zero}); als Prüfung zählt das nicht. Grau: nicht "
        f"nachrechenbar ({none}). Daten und Druck werden nicht zusammengezählt. Grundlage: data/processed/claims.csv.",
        f"n = {once} claims from {documents} documents, each once ({repeats} repeats not counted); a square for each "
        f"claim. Filled: other possible data would have contradicted the claim ({data} from data, {printed} only "
        f"against other print). Outlined: no possible data would have contradicted it ({untestable}), or only a count "
        f"of zero ({zero}); that is no test. Grey: not recomputable ({none}). Data and print are not added up. Basis: "
        "data/processed/claims.csv.",
    )


def _conventions(totals: Headline, language: str) -> str:
    """How many of the contradicted only our own intervals for a word contradict; empty where none."""
    n = sum(totals.conventions.values())
    own = whole_number(n, language)
    told = (
        f"Widerlegt nur nach unserer Festlegung für ein Mengenwort: {own}.",
        f"Contradicted only by our convention for a word of quantity: {own}.",
    )
    return say(language, *told) if n else ""


def _words(totals: Headline, counts: Counts, language: str) -> Words:
    title = _title(totals, language)
    squares = _caption(totals, len(counts[ROWS[0]]), language)
    caption = join(squares, _conventions(totals, language), origin_sentence("own", language))
    question = say(language, "Was bleibt von den gedruckten Aussagen?", "What remains of the printed claims?")
    told = []
    for line, row in counts.items():
        filled, outlined = total(row.values())
        beside = say(language, f" und {outlined} umrandet", f" and {outlined} outlined") if outlined else ""
        cells = [f"{label('document', d, language)} {sum(c)}" for d, c in row.items() if any(c)]
        head, status = say(language, *HEADS[line[0]]), label("status", line[1], language)
        told.append(f"{head}, {status}: {filled}{beside} ({', '.join(cells) or '–'})")
    measure = say(
        language,
        f"Aussagen je Dokument, Grundlage und Befund; n = {whole_number(totals.once, language)}.",
        f"Claims by document, basis and verdict; n = {whole_number(totals.once, language)}.",
    )
    return Words(title, caption, f"{title}. {'; '.join(told)}.", question, measure, _values(counts, language))


def _values(counts: Counts, language: str) -> Shown:
    """A row for each evidence, verdict and document: claims that are drawn filled, and outlined."""
    rows = (
        (say(language, *HEADS[e]), label("status", s, language), label("document", d, language), *cell)
        for (e, s), row in counts.items()
        for d, cell in row.items()
    )
    return Shown(("part", "item", "document", "filled", "outlined"), tuple(rows))
