"""What may be typed into the cells that users change: rules with a message that says what is wrong."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from cityatlas.core.language import Pair, say
from cityatlas.workbook.model import Entry

ROWS_TO_COME = 500
"""Rows below a table in which the same may be typed: where somebody adds to it."""

REFUSAL_TITLE: Pair = ("Das geht hier nicht", "Not possible here")
MESSAGES: dict[str, Pair] = {
    "list": (
        "Bitte einen Eintrag der Auswahlliste nehmen (Pfeil rechts an der Zelle).",
        "Please take an entry of the list (arrow at the right of the cell).",
    ),
    "code": (
        "Dieser Wert ist für dieses Merkmal nicht vorgesehen. Der Pfeil rechts an der Zelle zeigt, was geht: 0 oder 1, "
        "ein Jahr, oder eines der Wörter.",
        "This item has no such value. The arrow at the right of the cell shows what it has: 0 or 1, a year, or one of "
        "its words.",
    ),
    "city": (
        "Diese Stadt steht nicht im Blatt Städte. Bitte genau so schreiben wie dort, oder sie dort zuerst ergänzen.",
        "This city is not on the sheet Cities. Please write it as it stands there, or add it there first.",
    ),
    "variable": (
        "Diese Variable steht nicht im Codebuch (Blatt Codebuch, Spalte Variable).",
        "This variable is not in the codebook (sheet Codebook, column Variable).",
    ),
    "people": ("Bitte eine ganze Zahl ab 1 eingeben.", "Please enter a whole number from 1 on."),
    "area": ("Bitte eine Zahl über 0 eingeben, in Quadratkilometern.", "Please enter a number above 0, in km²."),
    "weight": ("Bitte eine Zahl ab 0 eingeben.", "Please enter a number from 0 on."),
    "name": ("Bitte einen Namen eingeben.", "Please enter a name."),
}


def data_validation(entry: Entry, cells: str, language: str, blank: bool = True) -> DataValidation:
    """The rule for some cells: whatever it does not allow is refused (``stop``), not only warned of."""
    formula = f"{entry.least:g}" if entry.least is not None else entry.formula
    rule = DataValidation(
        type=entry.kind,
        operator="greaterThanOrEqual" if entry.least is not None else None,
        formula1=formula,
        allow_blank=blank,
        showErrorMessage=True,
        errorStyle="stop",
        errorTitle=say(language, *REFUSAL_TITLE),
        error=say(language, *MESSAGES[entry.message]),
    )
    rule.add(cells)
    return rule
