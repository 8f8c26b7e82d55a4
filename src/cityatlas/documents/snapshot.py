"""The facts snapshot (data/raw/facts): comparing what a document gives with it."""

from __future__ import annotations

from functools import cache

from cityatlas.core.errors import InputError
from cityatlas.core.project import FACTS
from cityatlas.core.rows import Row, Tables
from cityatlas.core.tables import Field, Table, fact_tables, read_table, to_text
from cityatlas.documents.text import fold

LINE_COLUMNS = {"line", "lines", "line_start", "line_end", "caption_line"}
"""Columns that say where a fact stands; another conversion may move them without changing the fact."""


MARKED_COLUMNS = {"sections": {"words", "sha256"}}
"""Columns, by table, that tell marks apart too; whether the text is the same ``facts_section_texts`` says."""


def _compared(table: Table) -> list[Field]:
    left_out = LINE_COLUMNS | MARKED_COLUMNS.get(table.name, set())
    return [f for f in table.fields if f.name not in left_out]


def _facts(rows: list[Row], table: Table) -> dict[tuple, tuple[dict[str, str], Row]]:
    """Rows by key, as cells: where facts stand left out, and dashes, quotes and blanks folded.

    Another conversion may write those otherwise; titles then stand as it prints them.
    """
    key = [c for c in table.key if c not in LINE_COLUMNS]
    result: dict[tuple, tuple[dict[str, str], Row]] = {}
    for row in rows:
        cells = {f.name: fold(to_text(row.get(f.name), f)) for f in _compared(table)}
        identity = tuple(cells[c] for c in key)
        while identity in result:
            identity = (*identity, "again")
        result[identity] = (cells, row)
    return result


def first_line(row: Row) -> str:
    """Where a fact stands, for people: its line or lines, or ``?``."""
    return str(next((row[c] for c in ("line", "lines", "line_start") if row.get(c)), "?"))


@cache
def kept_facts() -> Tables:
    """The snapshot's rows by table."""
    return {t.name: read_table(FACTS, t.name) for t in fact_tables()}


def study_cities() -> list[str]:
    """The cities of the study by the atlas's own headings, in the order of code points."""
    return sorted(c["city"] for c in kept_facts()["facts_cities"] if c["in_study"])


def differences(facts: Tables, kept: Tables | None = None) -> list[str]:
    """Tables that differ from the snapshot, each as one line: table, key, line, was, is.

    Moved lines do not count, nor do other dashes, quotes and blanks. ``kept`` names other rows to compare with.
    """
    kept = kept_facts() if kept is None else kept
    found = []
    for table in fact_tables():
        was = _facts(kept[table.name], table)
        now = _facts(facts.get(table.name, []), table)
        for key in sorted(set(was) | set(now)):
            at = f"{table.path} {'/'.join(key)}"
            if key not in now:
                found.append(f"{at}: gone (stood in line {first_line(was[key][1])})")
            elif key not in was:
                found.append(f"{at}: new in line {first_line(now[key][1])}")
            else:
                changed = [c for c, v in now[key][0].items() if v != was[key][0][c]]
                for column in changed:
                    old, new = was[key][0][column], now[key][0][column]
                    found.append(f"{at}, line {first_line(now[key][1])}: {column} was {old!r}, is {new!r}")
    return found


def compare_with_snapshot(facts: Tables, file: str, accept: bool) -> None:
    """Refuse facts of an unregistered document that differ from the snapshot, unless ``accept``.

    Prints what was found either way; line checks of evidence are skipped for such a document.
    """
    found = differences(facts)
    print(f"{file}: the checksum is not the registered one; line checks of evidence are skipped for it")
    if not found:
        print("its facts are those of the snapshot")
        return
    listing = "\n".join(f"  {line}" for line in found[:40])
    if len(found) > 40:
        listing += f"\n  ... and {len(found) - 40} more"
    if accept:
        print(f"{len(found)} facts differ from the snapshot, accepted by accept_changes:\n{listing}")
        return
    raise InputError(
        f"the document is not the registered one, and {len(found)} facts differ from the snapshot:\n{listing}",
        file=file,
        expected="the registered document (data/raw/sources.csv), or one that gives the same facts",
        action="use the registered document, or set accept_changes: true to take these facts as they are",
    )
