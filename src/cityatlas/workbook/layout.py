"""Where things stand on the calculation sheet: a row for each city, a column for each value it needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import get_column_letter

from cityatlas.coding.codebook import variables
from cityatlas.workbook.sheet_names import SheetNames

CHOSEN_ROW, VARIABLE_ROW, VALUES_ROW, OWN_ROW, HEADER_ROW, FIRST_ROW = 2, 3, 4, 5, 6, 7
"""Rows of the calculation sheet: the chosen city's row number, variable names, its values, those of the sheet
Own city, headers, first city."""
SPARE, LEAST = 30, 80
"""Rows kept free for cities that a user adds, and rows at least."""
CHOICE_CELL = "$B$4"
"""The cell of the sheet My city that names the chosen city."""
OTHER_CELL = "$C$4"
"""The cell of the sheet My city that names the city beside it."""
WEIGHT_CELLS = {"fields": "$K$7", "organisation": "$K$8", "status": "$K$9", "size": "$K$10"}
"""The cells of the sheet My city that hold the weights of likeness."""
STATUS, FORM, PARTNERS = "agenda_status", "agenda_form", "criterion_partner_network"

ALIKE_COLUMNS = ("shared", "union", "organisation", "same_status", "size", "likeness", "shared_names")
"""What a row's city has in common with the chosen one; with ``own:`` before it, with the sheet Own city."""
OWN_TOP = 6
"""The first row of the yellow cells on the sheet Own city."""

CONFIRMED = "form_confirmed"
"""The column that says whether two coders at least coded the form; only where some code has one coder."""


@dataclass(frozen=True)
class Layout:
    """The calculation sheet's columns and rows for a number of cities.

    ``confirm``: some code stands on one coder alone, so that the formulas ask how many coded it.
    """

    names: SheetNames
    cities: int
    confirm: bool = False

    @property
    def last_row(self) -> int:
        """The last row that is calculated."""
        return FIRST_ROW - 1 + max(LEAST, self.cities + SPARE)

    @cached_property
    def fields(self) -> list[str]:
        """The field variables in the codebook's order."""
        return [v.name for v in variables().values() if v.set == "field"]

    @cached_property
    def models(self) -> list[str]:
        """The organisation variables in the codebook's order."""
        return [v.name for v in variables().values() if v.set == "org"]

    @cached_property
    def forms(self) -> list[str]:
        """The forms of an adopted agenda in the codebook's order."""
        return list(variables()[FORM].values)

    @cached_property
    def columns(self) -> list[str]:
        """All columns by key; ``yes:``, ``no:`` and ``form:`` say that 1, 0 or a form of the agenda stays possible."""
        return [
            *("number", "city", "population", "coded", *self.fields, *self.models, STATUS, FORM, PARTNERS),
            *(f"yes:{m}" for m in self.models),
            *(f"no:{m}" for m in self.models),
            *(f"certain:{STATUS}", f"certain:{PARTNERS}", "combination", "open", "models", "models_low", "models_high"),
            *("adopted_possible", *(f"form:{f}" for f in self.forms)),
            *((CONFIRMED,) if self.confirm else ()),
            *("admission", "admission_certain"),
            *ALIKE_COLUMNS,
            *(f"own:{c}" for c in ALIKE_COLUMNS),
        ]

    @cached_property
    def own_inputs(self) -> list[str]:
        """What the yellow cells of the sheet Own city ask for, from its first row on."""
        return ["name", "state", "population", STATUS, *self.fields, *self.models]

    def own_cell(self, key: str) -> str:
        """A yellow cell of the sheet Own city."""
        return f"$B${OWN_TOP + self.own_inputs.index(key)}"

    def letter(self, column: str) -> str:
        """A column's letter."""
        return get_column_letter(self.columns.index(column) + 1)

    def cell(self, column: str, row: int) -> str:
        """A cell of the sheet, from within the sheet; the column stays where the formula is copied."""
        return f"${self.letter(column)}{row}"

    def span(self, first: str, last: str, row: int) -> str:
        """Neighbouring cells of a row, from within the sheet."""
        return f"{self.cell(first, row)}:{self.cell(last, row)}"

    def range(self, column: str) -> str:
        """A column's cells, from another sheet."""
        letter = self.letter(column)
        return self.names.place("calculation", f"${letter}${FIRST_ROW}:${letter}${self.last_row}")

    def chosen(self, column: str) -> str:
        """The chosen city's value of a column, from another sheet."""
        return self.names.place("calculation", f"${self.letter(column)}${VALUES_ROW}")
