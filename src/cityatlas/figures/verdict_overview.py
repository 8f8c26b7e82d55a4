"""The verdicts on all claims at a glance: a square for each claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from cityatlas.claims.headline import Headline, headline
from cityatlas.claims.severity import COUNTED
from cityatlas.core.language import say
from cityatlas.core.rows import ClaimRow, Tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures import style
from cityatlas.figures.bars import lighter
from cityatlas.figures.sentences import join, origin_sentence, whole
from cityatlas.figures.sheet import MARGIN, Sheet, Words, in_project_style, new_sheet, text_width, widest
from cityatlas.figures.tables import required_rows

ROWS = [
    ("reproduced", "data"),
    ("reproduced", "documents"),
    ("consistent", "data"),
    ("consistent", "documents"),
    ("reading_dependent", "data"),
    ("reading_dependent", "documents"),
    ("contradicted", "data"),
    ("contradicted", "documents"),
    ("not_recomputable", "none"),
]
"""Verdict and evidence; what rests on data and what on print only are never added up."""
Cell = tuple[int, int]
"""Claims that the verdict could have failed on, and those where hardly anything could have contradicted it."""
Counts = Mapping[tuple[str, str], Mapping[str, Cell]]
"""Claims by a line of ``ROWS``, and by document."""
GAP, BETWEEN, HEAD = 4.6, 0.8, 0.44
"""Units between two documents (room for a number behind the last square) and between two lines; inches for names."""


def line_name(status: str, evidence: str, language: str) -> str:
    """``bestätigt, aus Daten``."""
    if evidence == "none":
        return label("status", status, language)
    return f"{label('status', status, language)}, {label('evidence', evidence, language)}"


def verdict_counts(claims: Sequence[ClaimRow]) -> Counts:
    """Number of claims by verdict with evidence, and by document (those that have claims, in their order).

    Each claim is counted once, as in every headline: repeats are left out.
    """
    once = [c for c in claims if not c["same_as"]]
    cells = Counter((c["status"], c["evidence"], c["document"], tested(c)) for c in once)
    documents = [d for d in terms("document") if any(c["document"] == d for c in once)]
    return {line: {d: (cells[*line, d, True], cells[*line, d, False]) for d in documents} for line in ROWS}


def tested(claim: ClaimRow) -> bool:
    """Whether a verdict could have failed; what cannot be recomputed is no verdict and counts as it is."""
    return claim["test"] in COUNTED or claim["status"] == "not_recomputable"


def column_widths(counts: Counts, least: int = 8, most: int = 18) -> list[int]:
    """Squares a row in each document's column: near the root of its largest cell, with room for its name."""
    columns = zip(*(row.values() for row in counts.values()), strict=True)
    return [min(most, max(least, round(1.4 * max(map(sum, column)) ** 0.5))) for column in columns]


@in_project_style
def verdicts_figure(data: Tables, language: str = "de", scope: str = "study", size: str = "column") -> Sheet:
    """All claims by document, verdict and evidence. Table: claims."""
    claims: list[ClaimRow] = required_rows(data, "claims")
    counts = verdict_counts(claims)
    widths = column_widths(counts)
    names = [_two_lines(line_name(*line, language)) for line in ROWS]
    heights = [_height(row, widths) for row in counts.values()]
    heads = [_broken(label("document", d, language)) for d in counts[ROWS[0]]]
    left = widest(names, style.SMALL) + 0.12
    rows = sum(heights) + BETWEEN * (len(heights) - 1)
    available = style.FIGURE_WIDTHS[size] - 2 * MARGIN - left
    step = fitting_step(widths, heads, available)
    sheet = new_sheet(_words(claims, counts, language), rows * step + HEAD, size)
    step = min(step, (sheet.plot[3] - HEAD) / rows)
    starts = np.cumsum([0.0, *(pitch / step for pitch in pitches(widths, heads, step))])
    ax = sheet.panel(gutters=(left, sheet.plot[3] - HEAD - rows * step, 0, HEAD))
    ax.set_xlim(0, available / step)
    ax.set_ylim(rows, 0)
    ax.set_axis_off()
    _fill(ax, counts, widths, starts, heights, names, left)
    for head, start in zip(heads, starts, strict=False):
        ax.annotate(
            head, (start, 0), (0, 4), textcoords="offset points", va="bottom", fontsize=style.CAPTION,
            color=style.SOFT_INK, annotation_clip=False, linespacing=1.05,
        )  # fmt: skip
    return sheet


def _broken(name: str) -> str:
    """A document's name in lines hardly wider than its longest part, so that its column may be narrow."""
    parts = re.split(r"(?<=[-.])(?=\w{6})| ", name)
    limit = 1.15 * widest(parts, style.CAPTION)
    lines = [parts[0]]
    for part in parts[1:]:
        longer = lines[-1] + ("" if lines[-1][-1] in "-." else " ") + part
        fits = text_width(longer, style.CAPTION) <= limit
        lines = [*lines[:-1], longer] if fits else [*lines, part]
    return "\n".join(lines)


def pitches(widths: list[int], heads: list[str], step: float) -> list[float]:
    """Inches from a document's left edge to the next one's: room for its squares and for its name."""
    return [max((w + GAP) * step, widest([h], style.CAPTION) + 0.1) for w, h in zip(widths, heads, strict=True)]


def fitting_step(widths: list[int], heads: list[str], available: float) -> float:
    """The largest size of a square in inches with which all documents fit side by side."""
    steps = np.arange(0.14, 0.02, -0.001)
    return float(next((s for s in steps if sum(pitches(widths, heads, s)) <= available), steps[-1]))


def _two_lines(name: str) -> str:
    """A line's name, broken after its comma or else after its first word."""
    return name.replace(", ", ",\n", 1) if ", " in name else name.replace(" ", "\n", 1)


def _height(row: Mapping[str, Cell], widths: list[int]) -> int:
    """Rows of squares that a line needs; three at least, for its name has two lines."""
    return max(3, *(-(-sum(n) // w) for n, w in zip(row.values(), widths, strict=True)))


def _fill(
    ax: Axes, counts: Counts, widths: list[int], starts: np.ndarray, heights: list[int], names: list[str], left: float
) -> None:
    y = 0.0
    for ((status, evidence), row), name, height in zip(counts.items(), names, heights, strict=True):
        ax.annotate(
            name, (0, y), (-(left - 0.02) * 72, 0), textcoords="offset points", va="top", fontsize=style.SMALL,
            annotation_clip=False, linespacing=1.1,
        )  # fmt: skip
        for (document, cell), width, x in zip(row.items(), widths, starts, strict=False):
            count = sum(cell)
            if count:
                _squares(ax, x, y, cell, width, status, evidence, f"{status}-{evidence}-{document}")
                end, last = count % width or width, -(-count // width) - 1
                ax.text(
                    x + end + 0.35, y + last + 0.5, cell_text(cell), fontsize=style.SMALL, weight="bold",
                    va="center_baseline",
                )  # fmt: skip
        y += height + BETWEEN


def cell_text(cell: Cell) -> str:
    """``12``, or ``12+5`` where five verdicts could hardly have failed."""
    return f"{cell[0]}+{cell[1]}" if cell[1] else str(cell[0])


def _squares(ax: Axes, x: float, y: float, cell: Cell, width: int, status: str, evidence: str, gid: str) -> None:
    """A square for each claim: full where the verdict could have failed, then hatched ones where it hardly could."""
    colour = style.STATUS_COLOURS[status]
    squares = []
    for i in range(sum(cell)):
        a, b = x + i % width + 0.08, y + i // width + 0.08
        squares.append([(a, b), (a + 0.84, b), (a + 0.84, b + 0.84), (a, b + 0.84)])
    face = colour if evidence != "documents" else lighter(colour, 0.8)
    edge = colour if status != "not_recomputable" else "#A8A8A8"
    full, hatched = squares[: cell[0]], squares[cell[0] :]
    ax.add_collection(PolyCollection(full, facecolors=face, edgecolors=edge, linewidths=0.7, gid=gid))
    if hatched:
        ax.add_collection(
            PolyCollection(
                hatched, facecolors=style.PAPER, edgecolors=edge, linewidths=0.7, hatch="/////", gid=f"{gid}-untested"
            )
        )


def _words(claims: Sequence[ClaimRow], counts: Counts, language: str) -> Words:
    totals = headline(claims)
    n = {k: whole(v, language) for k, v in _numbers(totals).items()}
    documents = len(counts[ROWS[0]])
    title = say(
        language,
        f"{n['tested']} Aussagen konnten an Daten scheitern: {n['reproduced']} sind bestätigt, {n['contradicted']} "
        "widerlegt",
        f"{n['tested']} claims could have failed against data: {n['reproduced']} are reproduced, {n['contradicted']} "
        "contradicted",
    )
    caption = join(
        say(
            language,
            f"n = {n['once']} Aussagen aus {documents} Dokumenten, Wiederholungen weggelassen; ein Quadrat je "
            "Aussage. Gefüllt: an Daten geprüft; blass mit Rand: nur mit einer anderen gedruckten Stelle verglichen; "
            "schraffiert (hinter dem Plus): nichts oder nur eine Anzahl von null hätte widersprochen. Nichts davon "
            "wird zusammengezählt.",
            f"n = {n['once']} claims from {documents} documents, repeats left out; a square for each claim. "
            "Filled: checked against data; pale with an edge: only compared with another printed place; hatched "
            "(behind the plus): nothing, or only a count of zero, could have contradicted it. Nothing is added up.",
        ),
        _survey(totals, language),
        say(language, "Grundlage: data/processed/claims.csv.", "Basis: data/processed/claims.csv."),
        origin_sentence("own", language),
    )
    question = say(language, "Was bleibt von den gedruckten Aussagen?", "What remains of the printed claims?")
    lines = []
    for line in ROWS:
        cells = [f"{label('document', d, language)} {cell_text(c)}" for d, c in counts[line].items() if sum(c)]
        lines.append(f"{line_name(*line, language)} ({', '.join(cells)})")
    return Words(title, caption, f"{title}. {'; '.join(lines)}.", question)


def _numbers(totals: Headline) -> dict[str, int]:
    statuses = {s: totals.from_data(s) for s in ("reproduced", "contradicted")}
    return {"once": totals.once, "tested": totals.from_data(), **statuses}


def _survey(totals: Headline, language: str) -> str:
    """Whether any survey result is reproduced from data, as the headline counts."""
    n = totals.data["survey"]["reproduced"]
    if n:
        return say(
            language,
            f"Von den Ergebnissen der Erhebung sind {n} aus Daten bestätigt.",
            f"Of the survey results {n} are reproduced from data.",
        )
    return say(
        language,
        "Kein Ergebnis der Erhebung (Kapitel 4) ist aus Daten bestätigt.",
        "No survey result (chapter 4) is reproduced from data.",
    )
