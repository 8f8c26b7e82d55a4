"""What the columns of the published tables mean (workflow/schemas/columns.yaml), in German and English."""

from __future__ import annotations

from functools import cache

from cityatlas.core.errors import InputError
from cityatlas.core.language import LANGUAGES, Pair, pair_of
from cityatlas.core.project import SCHEMAS, load_yaml, shown

COLUMNS_FILE = SCHEMAS / "columns.yaml"


@cache
def _meanings() -> dict[str, Pair]:
    content = load_yaml(COLUMNS_FILE)
    wrong = [name for name, entry in content.items() if set(entry) != set(LANGUAGES)]
    if wrong:
        raise InputError(f"{wrong[0]} is not there in both languages", file=shown(COLUMNS_FILE), expected="de and en")
    return {name: pair_of(entry) for name, entry in content.items()}


def column_meaning(table: str, column: str) -> Pair | None:
    """What a column means: as said of this table's column, else of every column of this name; None where nowhere."""
    return _meanings().get(f"{table}.{column}") or _meanings().get(column)
