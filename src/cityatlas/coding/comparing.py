"""Two codings side by side: how far they agree on each variable, and every cell in which they differ."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cityatlas.coding.agreement import agree
from cityatlas.coding.checking import Ground, checked_rows
from cityatlas.coding.coders import CODING_FOLDER, Coder, coder_called, read_coders
from cityatlas.coding.coding_file import TRAINING_PART, read_coding_file
from cityatlas.coding.codings import read_coder
from cityatlas.core.files import write_text
from cityatlas.core.rows import AgreementRow, CodeRow
from cityatlas.documents.snapshot import study_cities

AGREEMENT_COLUMNS = ("variable", "n", "positives_1", "positives_2", "disagreements", "agreement", "alpha", "alpha_low")
CELL_PARTS = ("value", "alternative", "lines", "note")
"""What the list of disagreements shows of each coding."""


@dataclass(frozen=True)
class Side:
    """One of two codings: who, and the codes; of a file also whether it is a training, and what was left unfinished."""

    coder: Coder
    rows: list[CodeRow]
    training: bool = False
    unfinished: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """A cell that two codings give different values."""

    city: str
    variable: str
    first: CodeRow
    second: CodeRow


@dataclass(frozen=True)
class Comparison:
    """How two codings agree: a row for each variable, the cells that differ, and how many only one of them coded."""

    names: tuple[str, str]
    agreement: list[AgreementRow]
    differences: list[Difference]
    only_one: int
    training: int


def read_side(name: str, folder: Path = CODING_FOLDER, ground: Ground | None = None) -> Side:
    """A coding by the id of its coder, or from a file as a person hands it in (its training part too).

    A file is held against ``ground`` (None: the study). InputError where there is neither, or where anything in the
    file is wrong.
    """
    coders = read_coders(folder)
    if not (Path(name).is_file() or Path(name).suffix):
        coder = coder_called(name, coders)
        rows = read_coder(coder, study_cities(), folder)
        return Side(coder, [{**row, "coder": coder.id} for row in rows])
    coding = read_coding_file(Path(name))
    is_training = coding.part == TRAINING_PART
    training = () if is_training else coding.training_cities  # a training part is compared with another
    label = (coding.name, coding.name)
    coder = Coder(coding.coder, "person", Path(name).name, label, label, training_cities=frozenset(training))
    return Side(coder, checked_rows(coding, ground), is_training, coding.unfinished)


def compare(first: Side, second: Side, draws: int, seed: int) -> Comparison:
    """Compare two codings, variable by variable, over the cities that both coded; training cities are left out."""
    one, two = first.coder.id, second.coder.id
    if one == two:  # two states of one person's coding
        second = Side(replace(second.coder, id=f"{two}_2"), [{**r, "coder": f"{two}_2"} for r in second.rows])
    practised = first.coder.training_cities | second.coder.training_cities
    cells = [
        {(r["city"], r["variable"]): r for r in side.rows if r["city"] not in practised} for side in (first, second)
    ]
    both = [key for key in cells[0] if key in cells[1]]
    differences = [
        Difference(*key, cells[0][key], cells[1][key])
        for key in sorted(both)
        if cells[0][key]["value"] != cells[1][key]["value"]
    ]
    rows = agree(first.rows + second.rows, study_cities(), [first.coder, second.coder], draws, seed)
    only_one = len(cells[0]) + len(cells[1]) - 2 * len(both)
    return Comparison((one, two), rows, differences, only_one, len(practised))


def comparison_text(found: Comparison) -> str:
    """The comparison for the console."""
    one, two = found.names
    lines = [f"{one} and {two}: {sum(r['n'] for r in found.agreement)} codes given by both"]
    if found.only_one:
        lines.append(f"{found.only_one} codes given by one of them only: not compared")
    if found.training:
        lines.append(f"{found.training} training cities left out")
    if found.agreement:
        lines += ["", f"{'variable':<36} {'n':>3} {'1s':>9} {'differ':>6} {'equal':>6} {'alpha':>6} {'from':>6}"]
    lines += [_agreement_line(row) for row in found.agreement]
    lines += ["", f"{len(found.differences)} cells differ" + (":" if found.differences else "")]
    lines += [f"  {d.city}, {d.variable}: {one} {_side(d.first)}; {two} {_side(d.second)}" for d in found.differences]
    return "\n".join(lines)


def _agreement_line(row: AgreementRow) -> str:
    ones = "" if row["positives_1"] is None else f"{row['positives_1']}/{row['positives_2']}"
    alpha, low = ("–" if row[k] is None else f"{row[k]:.2f}" for k in ("alpha", "alpha_low"))
    return (
        f"{row['variable']:<36} {row['n']:>3} {ones:>9} {row['disagreements']:>6} {100 * row['agreement']:>5.0f}% "
        f"{alpha:>6} {low:>6}"
    )


def _side(row: CodeRow) -> str:
    lines = f" (lines {row['lines']})" if row["lines"] else " (no line)"
    return f"{row['value']}{lines}"


def write_comparison(found: Comparison, path: Path) -> list[Path]:
    """Write the agreement as CSV, and beside it (NAME-differences.csv) the cells that differ. Returns both paths."""
    beside = path.with_name(f"{path.stem}-differences.csv")
    write_csv(path, AGREEMENT_COLUMNS, found.agreement)
    names = [f"{part}_{i}" for i in (1, 2) for part in CELL_PARTS]
    rows = [
        {"city": d.city, "variable": d.variable}
        | {f"{part}_{i}": str(dict(row)[part]) for i, row in ((1, d.first), (2, d.second)) for part in CELL_PARTS}
        for d in found.differences
    ]
    write_csv(beside, ("city", "variable", *names), rows)
    return [path, beside]


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as CSV, whole or not at all: empty for None, four decimals."""
    write_text(path, csv_of(columns, rows))


def csv_of(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV text: empty for None, four decimals."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return buffer.getvalue()
