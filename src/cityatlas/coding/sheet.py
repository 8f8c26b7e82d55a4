"""The coding sheet: an Excel workbook to code in, with drop-downs, the codebook beside it, and nobody's codes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cityatlas.coding.codebook import CODEBOOK_FILE, Variable, codebook_checksum, variable_in_words, variables
from cityatlas.coding.coder_names import checked_coder_id
from cityatlas.coding.filled_sheet import META_SHEET
from cityatlas.coding.foreign_cells import CONFIDENCE, YES_NO
from cityatlas.core.errors import InputError
from cityatlas.core.project import load_yaml, shown
from cityatlas.core.tables import tables
from cityatlas.core.vocabulary import label, terms
from cityatlas.documents.snapshot import study_cities
from cityatlas.documents.sources import registered_sources

CODING_SHEET, CODEBOOK_SHEET, GUIDE_SHEET, LISTS_SHEET = "Kodierung", "Codebuch", "Anleitung", "Listen"
SHEET_COLUMNS = (
    *("city", "variable", "item", "value", "strength", "alternative", "confidence", "section", "lines", "note"),
)
SHEET_WIDTHS = (24, 34, 44, 18, 14, 18, 14, 30, 18, 50)
ITEM = "Merkmal"
SILENCE = {"no": "nein", "unknown": "unbekannt"}
CODING_GUIDE = (
    "Eine Zeile je Stadt und Merkmal. Nur die gelben Spalten ausfüllen; Reihenfolge und Überschriften so lassen.",
    "Wert: aus der Liste wählen. Leer heißt: noch nicht kodiert. Schweigt das Profil, steht hier eine 0, ohne Zeilen.",
    "Zeilen: die Zeilennummern im Text des Atlas, etwa 412, 412-414 oder 408;416-418. Die Spalte ist Text: Excel macht "
    "daraus kein Datum.",
    "Abschnitt: darf leer bleiben, er ergibt sich aus den Zeilen.",
    "Stärke des Belegs: nur bei Handlungsfeldern und Zielgruppen, und nur, wo der Wert 1 ist.",
    "Sicherheit: leer heißt sicher. Wer zweifelt, wählt zweifelhaft und schreibt unter Auch möglich den anderen Wert.",
    "Form und Jahr der Agenda nur, wo der Status verabschiedet ist.",
    "Wer fertig ist oder eine Pause macht, speichert als .xlsx und liest ein: python -m cityatlas coding import DATEI",
)


def write_sheet(path: Path, coder: str) -> None:
    """Write the sheet for one coder: every city of the study, every variable, no code of anybody.

    InputError where the name can be no coder's, or the file is no .xlsx or is there already (it may be filled).
    """
    checked_coder_id(coder)
    if path.suffix.lower() != ".xlsx":
        raise InputError("the sheet is a workbook", file=shown(path), expected="a file name with the ending .xlsx")
    if path.exists():
        raise InputError(
            "the file is there already, and somebody may have coded in it", file=shown(path), action="name another file"
        )
    _save(_workbook(coder), path)


def _workbook(coder: str) -> Any:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = CODING_SHEET
    lists = _Lists(book.create_sheet(LISTS_SHEET))
    _write_coding(sheet, lists)
    _write_codebook(book.create_sheet(CODEBOOK_SHEET, 1))
    guide = book.create_sheet(GUIDE_SHEET, 2)
    guide.column_dimensions["A"].width = 120
    for text in CODING_GUIDE:
        guide.append([text])
    meta = book.create_sheet(META_SHEET)
    for row in (
        ("coder", coder),
        ("codebook_sha256", codebook_checksum()),
        ("document_sha256", registered_sources()["atlas"].sha256),
    ):
        meta.append(row)
    lists.sheet.sheet_state = meta.sheet_state = "hidden"
    return book


class _Lists:
    """The hidden lists that the drop-downs choose from, a column each, written once however often they are used."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self._places: dict[tuple[str, ...], str] = {}

    def place(self, words: Iterable[str]) -> str:
        """The cells that hold these words."""
        from openpyxl.utils import get_column_letter

        key = tuple(words)
        if key not in self._places:
            letter = get_column_letter(len(self._places) + 1)
            for row, word in enumerate(key, 1):
                self.sheet[f"{letter}{row}"] = int(word) if word.isdigit() else word
            self._places[key] = f"{LISTS_SHEET}!${letter}$1:${letter}${len(key)}"
        return self._places[key]


def _choices(variable: Variable) -> dict[str, list[str]]:
    """The words to choose from in each column of a variable's rows; a year is typed."""
    values = (
        list(YES_NO) if variable.kind == "binary" else [label(variable.statistic, v, "de") for v in variable.values]
    )
    found = {"value": values, "alternative": values, "confidence": [de for de, _ in CONFIDENCE.values()]}
    found["strength"] = [label("strength", s, "de") for s in variable.strength]
    found["section"] = [label("section", s, "de") for s in terms("section")]
    return {column: words for column, words in found.items() if words}


def _write_coding(sheet: Any, lists: _Lists) -> None:
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter

    fields = {f.name: f.title("de") for f in tables()["codes"].fields} | {"item": ITEM}
    _header(sheet, [fields[c] for c in SHEET_COLUMNS], SHEET_WIDTHS)
    open_cells = PatternFill("solid", fgColor="FFF9E3")
    names = list(variables().values())
    for number, (city, variable) in enumerate(((c, v) for c in study_cities() for v in names), 2):
        sheet.cell(number, 1, city)
        sheet.cell(number, 2, variable.name)
        sheet.cell(number, 3, variable_in_words(variable.name, "de"))
        for column in range(4, len(SHEET_COLUMNS) + 1):
            cell = sheet.cell(number, column)
            cell.fill = open_cells
            if SHEET_COLUMNS[column - 1] in ("lines", "note"):
                cell.number_format = "@"
    last = len(study_cities()) * len(names) + 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(SHEET_COLUMNS))}{last}"
    sheet.freeze_panes = "D2"
    _add_choices(sheet, lists, names)


def _add_choices(sheet: Any, lists: _Lists, names: list[Variable]) -> None:
    """The drop-downs: one for each list and column, over all rows of the variables that it serves."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    served: dict[tuple[str, str], DataValidation] = {}
    for position, variable in enumerate(names):
        for column, words in _choices(variable).items():
            place = lists.place(words)
            if (column, place) not in served:
                served[column, place] = DataValidation(
                    "list", formula1=place, allow_blank=True, showErrorMessage=column != "section",
                    errorTitle="Nicht in der Liste", error="Bitte einen Wert aus der Liste wählen.",
                )  # fmt: skip
                sheet.add_data_validation(served[column, place])
            letter = get_column_letter(SHEET_COLUMNS.index(column) + 1)
            for block in range(len(study_cities())):
                served[column, place].add(f"{letter}{2 + block * len(names) + position}")


def _header(sheet: Any, titles: list[str], widths: Iterable[int]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.append(titles)
    for cell, width in zip(sheet[1], widths, strict=True):
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F3A5F")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = width


def codebook_rows() -> list[tuple[str, str, str, str, str]]:
    """The codebook's rules in German: variable, value, code it when, not when, what silence means."""
    found = []
    for entry in load_yaml(CODEBOOK_FILE)["sets"]:
        silence = SILENCE[entry["silence"]]
        whole = " ".join(entry[k] for k in ("rule_de", "code_it_when_de") if k in entry)
        if whole:
            found.append((entry["name"], "", whole, "", silence))
        for rule in [*entry.get("variables", ()), *entry.get("values", ())]:
            name, value = (
                (f"{entry['name']}_{rule['key']}", "1") if "variables" in entry else (entry["name"], rule["key"])
            )
            word = value if value == "1" else label(entry["statistic"], value, "de")
            found.append((name, word, rule.get("code_it_when_de", ""), rule.get("not_when_de", ""), silence))
    return found


def _write_codebook(sheet: Any) -> None:
    from openpyxl.styles import Alignment

    _header(sheet, ["Variable", "Wert", "Kodieren, wenn", "Nicht, wenn", "Schweigen heißt"], (34, 18, 80, 80, 18))
    for row in codebook_rows():
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"


def _save(book: Any, path: Path) -> None:
    import io

    from cityatlas.core.files import write_bytes

    buffer = io.BytesIO()
    book.save(buffer)
    write_bytes(path, buffer.getvalue())
