"""``python -m cityatlas export``: a selection of cities as a workbook, as CSV tables, or as one wide CSV."""

from __future__ import annotations

import argparse
import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from cityatlas.coding.codebook import variables
from cityatlas.coding.codebook_tables import codebook_tables
from cityatlas.core.command_line import STANDARD_OUTPUT, put_text
from cityatlas.core.errors import InputError
from cityatlas.core.files import write_bytes, write_text
from cityatlas.core.project import PROCESSED, shown
from cityatlas.core.rows import Row
from cityatlas.core.tables import dump_csv, tables, to_text
from cityatlas.core.vocabulary import terms
from cityatlas.workbook.build import build
from cityatlas.workbook.content import Content, choose, matrix_rows, read_tables
from cityatlas.workbook.selection import choose_cities, conditions
from cityatlas.workbook.sheet_names import ticked_column

EXPORT_TABLES = ("cities", "projects", "project_fields", "sections", "codes", "statistics")
"""The tables of an export to CSV: those about the chosen cities."""
PACKAGE_FILE = "datapackage.json"
Describe = Callable[[dict[str, str], str], str]
"""Makes a data package of CSV texts by file name and of what the selection holds; the text of its descriptor."""
FILTER_OPTIONS = ("state", "size", "field", "status", "where")


def csv_texts(content: Content) -> dict[str, str]:
    """The CSV tables of a selection by file name; the statistics are counted over the chosen cities."""
    statistics = [row for row in content.statistics if row["basis"] != "printed_counts"]
    codebook = codebook_tables()
    rows = content.tables | {"statistics": statistics} | codebook
    return {tables()[name].path: dump_csv(name, rows[name]) for name in (*EXPORT_TABLES, *codebook)}


def package_texts(content: Content, describe: Describe) -> dict[str, str]:
    """The CSV tables of a selection with the codebook, and the descriptor that makes them a data package."""
    texts = csv_texts(content)
    cities = ", ".join(c["city"] for c in content.cities)
    about = (
        f"This is a selection ({content.selection or 'all cities'}), its statistics counted over it alone: {cities}."
    )
    return texts | {PACKAGE_FILE: describe(texts, about)}


def wide_csv(content: Content) -> str:
    """One CSV: a row for each city with its columns and the counted value of each coded variable.

    Where the study's field matrix was brought, also what the study ticked: 1 or 0, empty for added cities.
    """
    fields = tables()["cities"].fields
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    ticks = {(row["city"], row["field"]): row["value"] for row in matrix_rows(content.tables)}
    ticked = terms("field") if content.brought else []
    writer.writerow([*(f.name for f in fields), *variables(), *map(ticked_column, ticked)])
    rows: list[Row] = content.tables["cities"]
    for city in rows:
        codes = content.codes.get(city["city"])
        values = codes.values if codes else {}
        own = [ticks.get((city["city"], key), "") for key in ticked]
        writer.writerow([*(to_text(city[f.name], f) for f in fields), *(values.get(v, "") for v in variables()), *own])
    return buffer.getvalue()


def zipped(texts: dict[str, str]) -> bytes:
    """Files in a ZIP, without times."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def write_selection(content: Content, target: Path, describe: Describe) -> None:
    """Write a selection; what the file's name ends in says how. InputError for another ending."""
    ending = target.suffix.lower()
    if ending == ".xlsx":
        write_bytes(target, build(content))
    elif ending == ".csv":
        write_text(target, wide_csv(content))
    elif ending == ".zip":
        write_bytes(target, zipped(package_texts(content, describe)))
    elif ending == "" and not target.is_file():
        for name, text in package_texts(content, describe).items():
            write_text(target / name, text)
    else:
        raise InputError(
            "the export does not know this kind of file",
            file=shown(target),
            expected="my.xlsx, my.csv, my.zip or a folder",
        )


def select(
    options: dict[str, Sequence[str] | None], language: str, folder: Path | None = None, address: str = ""
) -> Content:
    """The content of the cities that fulfil the options. InputError where there is none."""
    wanted = conditions(options)
    content = read_tables(folder)
    cities = choose_cities(content, wanted)
    return choose(content, cities, language, " · ".join(map(str, wanted)), address)


def export(
    options: dict[str, Sequence[str] | None],
    target: Path,
    language: str,
    describe: Describe,
    folder: Path | None = None,
    address: str = "",
) -> Content:
    """Choose cities by the options and write them; returns what was written. ``describe`` makes a data package."""
    chosen = select(options, language, folder, address)
    write_selection(chosen, target, describe)
    return chosen


def run(arguments: argparse.Namespace, language: str, describe: Describe, address: str = "") -> None:
    """The command line's step."""
    options = {name: getattr(arguments, name) for name in FILTER_OPTIONS}
    language = arguments.language or language
    if arguments.output == STANDARD_OUTPUT:
        content = select(options, language, address=address)
        put_text(STANDARD_OUTPUT, wide_csv(content), _told(content, "standard output"))
        return
    target = Path(arguments.output)
    if target.resolve().is_relative_to(PROCESSED.resolve()):
        raise InputError(
            "this folder belongs to the pipeline", file=shown(target), action="name a file outside data/processed"
        )
    print(_told(export(options, target, language, describe, address=address), shown(target)))


def _told(content: Content, target: str) -> str:
    names = [c["city"] for c in content.cities]
    number = "1 city" if len(names) == 1 else f"{len(names)} cities"
    return f"{number} written to {target}: {', '.join(names)}"
