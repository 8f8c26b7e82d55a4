"""``make mutate``: thousands of seeded damages to the report, each the same facts, refused, or wrong.

    python -m tools.robustness.mutate [NUMBER [SEED]]

Each damaged text is read twice: once by the grammar alone, once with the facts snapshot beside it, which is how a run
reads a document that is not the registered one. ``text`` counts texts whose facts are the same while the checksum of
a damaged section tells, as it should, that its words are others.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.lines import parse_lines
from cityatlas.core.rows import Row, Tables
from cityatlas.core.tables import fact_tables
from cityatlas.documents.corrections import read_corrections
from cityatlas.documents.extract import extract_atlas
from cityatlas.documents.snapshot import LINE_COLUMNS, compare_with_snapshot, differences, first_line, kept_facts
from cityatlas.documents.sources import documents_folder, registered_sources
from cityatlas.documents.text import Document, read_document
from tools.robustness.damages import DAMAGES, damaged
from tools.robustness.sound_text import SoundText

SAME, TEXT, REFUSED, WRONG = "same", "text", "refused", "wrong"
OUTCOMES = (SAME, TEXT, REFUSED, WRONG)
NUMBER, SEED = 2000, 20190318
_FINGERPRINT = ("section_texts.csv", (": letters was", ": sha256 was"))


@dataclass(frozen=True)
class Trial:
    """One damage and what became of it: by the grammar alone, with the snapshot, and a remark (message or facts)."""

    number: int
    kind: str
    grammar: str
    beside: str
    message: str
    facts: tuple[str, ...] = ()


def decode(raw: bytes, name: str) -> Document:
    """The bytes as a document, as ``read_document`` reads a file. InputError where they are no UTF-8."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError("the file is not UTF-8", file=name, line=line) from None
    return Document("atlas", name, tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def moved(sound: Document, doc: Document, kept: Tables, facts: Tables) -> list[str]:
    """Tables that are equal but point to lines with other words than the sound text's lines."""
    found = []
    for table in fact_tables():
        columns = [c for c in table.columns if c in LINE_COLUMNS]
        others = [c for c in table.columns if c not in LINE_COLUMNS]

        def order(row: Row, key: list[str] = others) -> tuple:
            return tuple(str(row[c]) for c in key), first_line(row)

        pairs = zip(sorted(kept[table.name], key=order), sorted(facts[table.name], key=order), strict=True)
        for was, now in pairs:
            for column in columns:
                old, new = _passages(sound, was[column]), _passages(doc, now[column])
                if not (_alike(old, new) or _alike(sorted(old), sorted(new))):
                    found.append(f"{table.path} {column}: {was[column]} is {now[column]}")
    return found


def _passages(doc: Document, numbers: str | int | None) -> list[str]:
    return [doc.folded[n - 1] for n in parse_lines(str(numbers))] if numbers else []


def _alike(was: list[str], now: list[str]) -> bool:
    """Whether two lists of lines say the same, but for the damage: each like its partner, or a part of it."""
    from rapidfuzz.fuzz import ratio

    pairs = zip(was, now, strict=False)
    like = (a in b or b in a or a[:8] == b[:8] or ratio(a[:300], b[:300]) >= 50 for a, b in pairs)
    return len(was) == len(now) and all(like)


def classify(found: Iterable[str]) -> str:
    """``same`` for no difference, ``text`` where only a section's letters and checksum differ, else ``wrong``."""
    found = list(found)
    if not found:
        return SAME
    name, tells = _FINGERPRINT
    return TEXT if all(f.startswith(name) and any(t in f for t in tells) for f in found) else WRONG


def judge(raw: bytes, sound: Document, kept: Tables) -> tuple[str, str, str, tuple[str, ...]]:
    """What the grammar alone and the grammar with the snapshot make of damaged bytes; the message; wrong facts."""
    try:
        doc = decode(raw, sound.file)
        facts = extract_atlas(doc, read_corrections(), strict=False)
    except InputError as error:
        return REFUSED, REFUSED, str(error), ()
    except Exception as error:  # a traceback is no clear message: it counts as wrong
        return WRONG, WRONG, "", (f"traceback {type(error).__name__}: {error}",)
    found = differences(facts, kept)
    grammar = classify(found)
    real = kept == kept_facts()  # the small report of the tests has facts of its own
    beside = _beside(facts, sound.file) if real else (REFUSED if found else SAME)
    if beside == SAME:
        elsewhere = moved(sound, doc, kept, facts)
        if elsewhere:
            return WRONG, WRONG, "", tuple(elsewhere)
    return grammar, beside, "", tuple(f for f in found if grammar == WRONG)


def _beside(facts: Tables, file: str) -> str:
    with redirect_stdout(io.StringIO()):
        try:
            compare_with_snapshot(facts, file, accept=False)
        except InputError:
            return REFUSED
    return SAME


_shared: list[SoundText] = []


def _begin(sound: SoundText) -> None:
    _shared[:] = [sound]


def trial(number: int, seed: int) -> Trial:
    """Damage the shared text and judge what is read from it."""
    sound = _shared[-1]
    kind, raw = damaged(sound, number, seed)
    return Trial(number, kind, *judge(raw, sound.doc, sound.facts))


def trials(sound: SoundText, numbers: Iterable[int], seed: int = SEED, processes: int = 1) -> list[Trial]:
    """The damages of those numbers under a seed, in order; the same whatever the number of processes."""
    _shared[:] = [sound]
    work = partial(trial, seed=seed)
    if processes == 1:
        return [work(n) for n in numbers]
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (sound,)) as pool:  # a dead one ends them all
        return list(pool.map(work, numbers, chunksize=20))


def sound_atlas(folder: Path) -> SoundText:
    """The registered report of a documents folder with the snapshot's facts."""
    doc = read_document(folder / registered_sources()["atlas"].file, "atlas")
    return SoundText(doc, kept_facts())


def table(results: list[Trial]) -> str:
    """The outcome by kind of damage, for people: grammar alone, then with the snapshot."""
    lines = [f"{'damage':26}{'':6}{'grammar alone':^32}   {'with the snapshot':^24}"]
    lines += [f"{'':26}{'n':>6}" + "".join(f"{o:>8}" for o in OUTCOMES) + "   " + "".join(f"{o:>8}" for o in _BESIDE)]
    by_kind: dict[str, list[Trial]] = defaultdict(list)
    for r in results:
        by_kind[r.kind].append(r)
    kinds = [(d.__name__, by_kind[d.__name__]) for d in DAMAGES] + [("all", results)]
    for name, own in kinds:
        grammar, beside = Counter(r.grammar for r in own), Counter(r.beside for r in own)
        counts = "".join(f"{grammar[o]:>8}" for o in OUTCOMES) + "   " + "".join(f"{beside[o]:>8}" for o in _BESIDE)
        lines.append(f"{name.replace('_', ' '):26}{len(own):>6}{counts}")
    return "\n".join(lines)


_BESIDE = (SAME, REFUSED, WRONG)


def remaining(results: list[Trial]) -> str:
    """What the grammar alone took for sound: by kind of damage, the columns that were read wrongly."""
    columns: dict[str, Counter[str]] = defaultdict(Counter)
    for r in results:
        if r.grammar == WRONG:
            columns[r.kind].update({_column(f) for f in r.facts})
    lines = ["Wrong by the grammar alone (a damage may touch several columns):"]
    for kind, found in sorted(columns.items()):
        told = ", ".join(f"{name} {n}" for name, n in sorted(found.items(), key=lambda p: (-p[1], p[0])))
        lines.append(f"  {kind.replace('_', ' ')}: {told}")
    return "\n".join(lines if len(lines) > 1 else ["Wrong by the grammar alone: none"])


def _column(difference: str) -> str:
    """The table and column that a difference names, or what became of a row."""
    name, _, rest = difference.partition(" ")
    change = re.search(r": (\w+) was |: (gone|new)\b|^(\w+): ", rest)
    return f"{name} {next(filter(None, change.groups()))}" if change else difference[:60]


def run(number: int = NUMBER, seed: int = SEED) -> int:
    """Print the table of so many damages; 1 where the snapshot let a wrong fact through, else 0."""
    folder = documents_folder(None)
    if folder is None:
        raise InputError(
            "there are no documents to damage", action="name their folder in CITYATLAS_DOCUMENTS (data/raw/README.md)"
        )
    results = trials(sound_atlas(folder), range(number), seed, processes=min(os.cpu_count() or 1, 8))
    print(f"{number} damages, seed {seed}\n\n{table(results)}\n\n{remaining(results)}")
    return int(any(r.beside == WRONG for r in results))


def main(arguments: list[str]) -> int:
    """The command line; 2 after one clear message where there are no documents."""
    try:
        return run(*(int(a) for a in arguments))
    except InputError as error:
        print(f"mutate: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
