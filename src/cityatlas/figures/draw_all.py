"""The whole set in one go: tables are read once, the imports paid once, and the drawing shared by two processes."""

from __future__ import annotations

import io
import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from matplotlib.backends.backend_pdf import PdfPages

from cityatlas.core.counter import Counter
from cityatlas.core.errors import InputError
from cityatlas.core.files import write_bytes
from cityatlas.core.product_places import in_language
from cityatlas.core.project import FIGURES as FOLDER
from cityatlas.core.rows import Tables
from cityatlas.figures import style
from cityatlas.figures.card_facts import Card
from cityatlas.figures.cards import all_cards, city_card, footnote
from cityatlas.figures.export import save, save_values
from cityatlas.figures.figure_files import CARD_FORMATS, COLLECTIONS, FIGURE_NAMES, FORMATS, card_name, values_file
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.index import write_index
from cityatlas.figures.look import Look, using
from cityatlas.figures.sheet import Sheet, Words
from cityatlas.figures.slides import numbered, title_page
from cityatlas.figures.tables import load_tables, shown_scope


@dataclass(frozen=True)
class DrawingRun:
    """What all drawing of a run shares."""

    folder: Path
    language: str
    scope: str
    data: Tables
    cards: dict[str, Card]
    note: str
    look: Look = Look()

    def figure(self, name: str, size: str = "column") -> Sheet:
        """One of the figures, by its name."""
        return ALL_FIGURES[name].draw(self.data, self.language, self.scope, size)

    def card(self, name: str) -> Sheet:
        """One card by its place below ``figures/``."""
        return city_card(self.cards[name], self.language, self.note)


_RUNS: list[DrawingRun] = []
"""The run that draws now, last; each process is handed it when it starts."""


def _begin(kept: Path) -> None:
    """What a process does first: read the run from the file that it is kept in.

    As an argument the run would not fit into the pipe to a new process: starting it would wait until it has imported
    everything, the second one would start after that, and the death of one would not be seen.
    """
    _RUNS.append(pickle.loads(kept.read_bytes()))
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: nobody would ever end it otherwise."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _book(sheets: Iterable[Sheet], title: str) -> bytes:
    """Sheets as the pages of one PDF, without a trace of the run."""
    buffer = io.BytesIO()
    metadata = {"Title": title, "CreationDate": None, "Creator": None, "Producer": None}
    with style.project_style(), PdfPages(buffer, metadata=metadata) as pages:
        for sheet in sheets:
            pages.savefig(sheet)
    return buffer.getvalue()


def _work(name: str) -> tuple[str, Words | None]:
    """Draw one figure, card or book and write its files. Returns its words for the index."""
    with using(_RUNS[-1].look):
        return _draw_and_write(_RUNS[-1], name)


def _draw_and_write(drawing: DrawingRun, name: str) -> tuple[str, Words | None]:
    if name == COLLECTIONS[0]:
        write_bytes(drawing.folder / name, _book(map(drawing.card, drawing.cards), "Smart-City-Atlas"))
        return name, None
    if name == COLLECTIONS[1]:
        pages = len(FIGURE_NAMES) + 1
        figures = (drawing.figure(n, "slide") for n in FIGURE_NAMES)
        slides = (numbered(s, i, pages) for i, s in enumerate(figures, 2))
        write_bytes(drawing.folder / name, _book(chain([title_page(drawing.language)], slides), "Smart-City-Atlas"))
        return name, None
    sheet = drawing.figure(name) if name in ALL_FIGURES else drawing.card(name)
    save(sheet, drawing.folder, name, FORMATS if name in ALL_FIGURES else CARD_FORMATS)
    if sheet.words.shown:
        save_values(sheet.words.shown, drawing.folder / values_file(name))
    return name, sheet.words


def prepare_drawing(folder: Path, language: str, scope: str, data: Tables, look: Look | None = None) -> DrawingRun:
    """A run for the given tables, with all cards prepared."""
    scope = shown_scope(data["cities"], scope)
    cards = {card_name(c.city["city"]): c for c in all_cards(data, scope)}
    return DrawingRun(folder, language, scope, data, cards, footnote(data, language, scope), look or Look())


def run(
    language: str, scope: str, folder: Path = FOLDER, processes: int | None = None, look: Look | None = None
) -> None:
    """Draw and write all figures, all cards, the two books and the index below ``folder``, English ones in its ``en``.

    ``language`` is ``de`` or ``en``; ``scope`` is ``study`` or ``all``; ``processes``: how many share the work
    (default: two where there are two cores). InputError where tables are missing or empty.
    """
    data = load_tables(sorted({t for entry in ALL_FIGURES.values() for t in entry.tables}))
    folder = in_language(folder, language)
    drawing = prepare_drawing(folder, language, scope, data, look)
    drawn = draw_named(drawing, [*COLLECTIONS, *FIGURE_NAMES, *drawing.cards], processes or default_processes())
    words = {name: own for name, own in drawn.items() if own is not None}
    _tidy(folder, set(drawing.cards))
    write_index(folder, {n: words[n] for n in FIGURE_NAMES}, {n: words[n] for n in drawing.cards}, language)
    print(f"{len(FIGURE_NAMES)} figures, {len(drawing.cards)} cards and {len(COLLECTIONS)} books drawn")


def draw_named(drawing: DrawingRun, names: list[str], processes: int) -> dict[str, Words | None]:
    """Draw and write the named figures, cards and books. Returns the words of each (None for a book).

    InputError where a process dies (killed, or out of memory): the others are not waited for.
    """
    counter, words = Counter(len(names)), {}
    for name, drawn in _share(drawing, names, processes):
        words[name] = drawn
        counter.finished(name)
    return words


def default_processes() -> int:
    """Two where the machine has two cores, else one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(2, cores)


def _share(drawing: DrawingRun, names: list[str], processes: int) -> Iterator[tuple[str, Words | None]]:
    if processes == 1:
        _RUNS.append(drawing)
        try:
            yield from map(_work, names)
        finally:
            _RUNS.pop()
        return
    with tempfile.TemporaryDirectory(prefix="cityatlas-") as folder:
        kept = Path(folder) / "drawing"
        write_bytes(kept, pickle.dumps(drawing))
        yield from _in_pool(kept, names, processes)


def _in_pool(kept: Path, names: list[str], processes: int) -> Iterator[tuple[str, Words | None]]:
    # spawned on every system: a fork copies locks that other threads hold, a fork server's socket needs a short TMPDIR
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (kept,)) as pool:
        try:
            waiting = [pool.submit(_work, name) for name in names]
            yield from (done.result() for done in as_completed(waiting))
        except BrokenProcessPool:
            raise InputError(
                "a process that draws figures died (killed from outside, or out of memory)",
                expected="enough free memory for every process",
                action="close other programs, or draw with one process: python -m cityatlas figures --processes 1",
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _tidy(folder: Path, cards: set[str]) -> None:
    """Remove cards of an earlier run whose city is no longer there."""
    for path in (folder / "cards").glob("*.*"):
        name = f"cards/{path.stem}"
        if name not in cards and f"cards/{path.name}" not in COLLECTIONS and path.suffix[1:] in CARD_FORMATS:
            path.unlink()
