"""Every CSV below data/raw under kinds of edits: the same content, or one message; never anything else.

Each edit is made at places drawn by a fixed seed, and the file is read by the very function that a run reads it with,
in this process. What is harmless (how a table was saved) must give the same content; what is not must be refused; where
an edit is a person's own word (another value that can be), it may do either, but end in nothing but an InputError.
"""

from __future__ import annotations

import csv
import io
import random
import shutil
import unicodedata

import pytest

from cityatlas.claims import register
from cityatlas.coding.automatic.measured import read_measured
from cityatlas.coding.coders import read_coders
from cityatlas.coding.codings import read_coder
from cityatlas.core import vocabulary
from cityatlas.core.errors import InputError
from cityatlas.core.project import RAW
from cityatlas.core.registers import read_checked_rows, small_number, whole
from cityatlas.documents import annex_crosschecks, sources
from cityatlas.documents.extract import read_snapshot
from cityatlas.report import study_tables
from cityatlas.tidy import coordinates, municipalities, places, printed_places, programmes

FILES = sorted(p.relative_to(RAW).as_posix() for p in RAW.rglob("*.csv") if "documents" not in p.parts)
FACTS = read_snapshot()
CODERS = {c.file: c for c in read_coders()}
CITIES = sorted(row["city"] for row in FACTS["facts_cities"])
SECTIONS = {"1": 3, "2": 8, "3": 8, "4": 6}
"""Rows of the study's tables 1 to 4, as the document has them."""


def structure():
    counts = {item: SECTIONS[table] for table, item in study_tables.ROWS_IN_DOCUMENT.items()}
    return {("document_structure", item, "atlas_pdf"): {"count": count} for item, count in counts.items()}


def reader(name, folder, monkeypatch):
    """The function that reads a file, set to a folder that has the others beside it."""
    path = folder / name
    if name.startswith("facts/"):
        return lambda: read_snapshot(folder / "facts")
    if name.startswith("coding/coder") or name == "coding/consensus.csv":
        return lambda: sorted(
            read_coder(CODERS[path.name], CITIES, path.parent), key=lambda r: (r["city"], r["variable"])
        )
    if name == "sources.csv":
        monkeypatch.setattr(sources, "RAW", folder)
    else:
        monkeypatch.setattr(vocabulary if path.stem == "vocabulary" else places, "REFERENCE", folder / "reference")
        monkeypatch.setattr(study_tables, "REFERENCE", folder / "reference")
    monkeypatch.setattr(programmes, "PROGRAMMES_FILE", path)
    if path.stem == "municipalities":  # places are held against the shipped list
        monkeypatch.setattr(municipalities, "MUNICIPALITIES_FILE", path)
    monkeypatch.setattr(annex_crosschecks, "SLIPS", path)
    if path.stem == "coordinates":
        monkeypatch.setattr(coordinates, "COORDINATES_FILE", path)
    return {
        "sources": sources.registered_sources.__wrapped__,
        "vocabulary": lambda: vocabulary._entries.__wrapped__(),
        "places": lambda: dict(sorted(places.read_places().items())),
        "programmes": lambda: sorted(
            programmes.read_programmes(set(CITIES), FACTS["sections"], True), key=lambda r: (r["programme"], r["city"])
        ),
        "coordinates": lambda: sorted(coordinates._positions.__wrapped__().items()),
        "municipalities": lambda: sorted(municipalities._by_key.__wrapped__().items()),
        "printed_places": lambda: sorted((list(r.values()) for _, r in printed_places.read_printed_places(path))),
        "study_tables": lambda: study_tables.study_table_rows(structure()),
        "ambiguous_words": lambda: sorted(register.ambiguous_words.__wrapped__(path)),
        "title_slips": annex_crosschecks.known_slips,
        "automatic_coder": lambda: read_measured(path.parent),
        "rows": lambda: read_snapshot(folder / "facts"),
    }[path.stem]


def cells_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def written(rows, delimiter=",", end="\n"):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=end).writerows(rows)
    return buffer.getvalue()


def with_cell(value):
    """An edit that puts a value into a cell drawn at random."""

    def edit(text, draw):
        rows = cells_of(text)
        row = draw.choice(rows[1:])
        place = draw.randrange(len(row))
        row[place] = value(row[place]) if callable(value) else value
        return written(rows).encode()

    return edit


def rows_edited(change):
    """An edit of the table's rows, header first."""
    return lambda text, draw: written(change(cells_of(text), draw)).encode()


HARMLESS = {
    "byte order mark": lambda text, draw: text.encode("utf-8-sig"),
    "line ends of Windows": lambda text, draw: text.replace("\n", "\r\n").encode(),
    "rows reversed": rows_edited(lambda rows, draw: [rows[0], *rows[:0:-1]]),
    "all cells quoted": lambda text, draw: "\n".join(
        ",".join('"' + c.replace('"', '""') + '"' for c in row) for row in [*cells_of(text), ()]
    ).encode(),
    "decomposed umlauts": lambda text, draw: unicodedata.normalize("NFD", text).encode(),
}
"""Saved in another way: the content is the same, in every file."""
OF_PEOPLE = {
    "German Excel": lambda text, draw: (written(cells_of(text), ";", "\r\n") + ";;;\r\n\r\n").encode("utf-8-sig"),
    "Excel's Unicode text": lambda text, draw: written(cells_of(text), "\t", "\r\n").encode("utf-16"),
    "sep=;": lambda text, draw: ("sep=;\r\n" + written(cells_of(text), ";")).encode(),
    "empty rows at the end": lambda text, draw: (text + "," * (len(cells_of(text)[0]) - 1) + "\n\n").encode(),
    "blanks around cells": rows_edited(lambda rows, draw: [[f" {c}\u00a0" for c in row] for row in rows]),
    "capitals in the header": rows_edited(lambda rows, draw: [[c.title() for c in rows[0]], *rows[1:]]),
    "a column of one's own": rows_edited(lambda rows, draw: [[*r, "mine" if r is rows[0] else "x"] for r in rows]),
}
"""The same for the files that people edit; those of the pipeline itself may refuse it."""
BROKEN = {
    "nothing": lambda text, draw: b"",
    "a header only": lambda text, draw: text.split("\n")[0].encode() + b"\n",
    "no header": rows_edited(lambda rows, draw: rows[1:]),
    "the header twice": rows_edited(lambda rows, draw: [rows[0], *rows]),
    "a column twice": rows_edited(lambda rows, draw: [[*r, r[0]] for r in rows]),
    "a column less": rows_edited(lambda rows, draw: [r[1:] for r in rows]),
    "a cell less in a row": rows_edited(lambda rows, draw: [*rows[:-1], rows[-1][:-1]]),
    "a cell more in a row": rows_edited(lambda rows, draw: [*rows[:-1], [*rows[-1], "x"]]),
    "a row twice": rows_edited(lambda rows, draw: [*rows, draw.choice(rows[1:])]),
    "a cell of 200 kB": with_cell("x" * 200_000),
    "a quoted cell of 200 kB": with_cell('x"' * 100_000),
    "a NUL": with_cell("a\0b"),
    "a stray quotation mark": lambda text, draw: text.replace(",", ',x "y', 9).encode(),
    "a quotation mark that is never closed": lambda text, draw: text.replace(",", ',"', 5).encode(),
    "UTF-16 without its mark": lambda text, draw: text.encode("utf-16-le"),
    "a spreadsheet": lambda text, draw: b"PK\x03\x04" + bytes(range(256)) * 40,
    "a PDF": lambda text, draw: b"%PDF-1.7\n" + bytes(range(256)) * 40,
}
"""What no table can be: refused, in every file."""
OWN_WORD = {
    f"a cell {name}": with_cell(value)
    for name, value in {
        "empty": "",
        "zero": "0",
        "minus": "-1",
        "not a number": "nan",
        "infinite": "inf",
        "huge": "9" * 400,
        "a range that is huge": "1-999999999",
        "a range backwards": "3-1",
        "a German number": "1.234",
        "half": "½",
        "wide digits": "１２",
        "an exponent": "1e5",
        "a formula": "=1+1",
        "of another kind": "zzz",
        "a path": "../../etc/passwd",
        "with a line break": lambda text: f"{text}\nmore",
        "with bars": "|",
        "with a placeholder": "{count.__class__}",
    }.items()
}
CUTS = {
    "a row less": rows_edited(lambda rows, draw: [r for i, r in enumerate(rows) if i != draw_row(rows, draw)]),
    "the last rows cut": rows_edited(lambda rows, draw: rows[: max(2, len(rows) // 2)]),
    "cut in the middle of a row": lambda text, draw: text[: len(text) * 2 // 3].rstrip("\n").encode(),
    "a city less": rows_edited(lambda rows, draw: [r for r in rows if rows[1][0] not in r[:3]]),
}
KEPT_WHOLE = [f for f in FILES if f.startswith(("facts/", "coding/")) or f in ("sources.csv",)]
"""Files of which every row matters and none may be lost. In the others a row is a person's own word."""


def draw_row(rows, draw):
    if not hasattr(draw, "row"):
        draw.row = draw.randrange(1, len(rows))
    return draw.row


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A copy of data/raw with its CSV files, and what each file gives as it is."""
    folder = tmp_path_factory.mktemp("raw")
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(RAW / name, folder / name)
    return folder


def outcome(name, folder, content, monkeypatch):
    """What reading the file gives with this content, or the InputError; any other exception is a failure."""
    path = folder / name
    kept = path.read_bytes()
    try:
        path.write_bytes(content)
        return reader(name, folder, monkeypatch)()
    except InputError as error:
        assert str(error).strip() and len(str(error)) < 20_000
        return error
    finally:
        path.write_bytes(kept)


def tried(name, folder, edits, monkeypatch, times=1):
    """Every edit of a file with its outcome, and what the file gives unedited."""
    text = (RAW / name).read_text(encoding="utf-8")
    expected = outcome(name, folder, text.encode(), monkeypatch)
    assert not isinstance(expected, InputError), str(expected)
    for kind, edit in edits.items():
        for n in range(times):
            content = edit(text, random.Random(f"{name} {kind} {n}"))
            yield kind, outcome(name, folder, content, monkeypatch), expected


def same(found, expected):
    if isinstance(found, InputError):
        return False
    if isinstance(found, dict) and "facts_cities" in found:
        return all(sorted(map(str, found[t])) == sorted(map(str, expected[t])) for t in expected)
    if isinstance(found, list):
        return sorted(map(str, found)) == sorted(map(str, expected))
    return found == expected if not isinstance(found, dict) else dict(found) == dict(expected)


@pytest.mark.parametrize("name", FILES)
def test_how_a_table_was_saved_changes_nothing(name, untouched, monkeypatch):
    changed = [k for k, found, expected in tried(name, untouched, HARMLESS, monkeypatch) if not same(found, expected)]
    assert changed == []


@pytest.mark.parametrize("name", FILES)
def test_what_a_spreadsheet_makes_of_a_table_people_edit_changes_nothing(name, untouched, monkeypatch):
    strict = name.startswith("facts/") or name == "coding/automatic_coder.csv"
    for kind, found, expected in tried(name, untouched, OF_PEOPLE, monkeypatch):
        assert same(found, expected) or (strict and isinstance(found, InputError)), f"{kind}: {found}"


@pytest.mark.parametrize("name", FILES)
def test_what_no_table_can_be_is_refused(name, untouched, monkeypatch):
    broken = dict(BROKEN)
    if name == "reference/title_slips.csv":
        del broken["a header only"]  # the report may have no slips
    taken = [k for k, found, _ in tried(name, untouched, broken, monkeypatch) if not isinstance(found, InputError)]
    assert taken == []


@pytest.mark.parametrize("name", FILES)
def test_a_value_of_ones_own_is_taken_or_refused_and_nothing_else(name, untouched, monkeypatch):
    times = 3 if (RAW / name).stat().st_size < 100_000 else 1
    assert all(kind for kind, _, _ in tried(name, untouched, OWN_WORD, monkeypatch, times))


@pytest.mark.parametrize("name", FILES)
def test_no_row_that_matters_is_lost_in_silence(name, untouched, monkeypatch):
    for kind, found, expected in tried(name, untouched, CUTS, monkeypatch, times=2):
        if name in KEPT_WHOLE:
            assert isinstance(found, InputError) or same(found, expected), kind


def table(tmp_path, text):
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_breach_is_named_at_once_with_its_line(tmp_path):
    path = table(tmp_path, "city,line,latitude\nUlm,0,91\nUlm,2,48,4\n".replace("48,4", '"48,4"'))
    with pytest.raises(InputError) as caught:
        read_checked_rows(path, {"city": str, "line": whole(1), "latitude": small_number(-90, 90)}, ("city",))
    assert "register.csv:2 (Ulm): '0' in the column 'line'" in str(caught.value)
