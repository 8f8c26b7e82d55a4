"""What a run takes away: cities that the last products held and that this one leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_rows
from cityatlas.core.folding import composed
from cityatlas.core.project import PROCESSED
from cityatlas.documents.profile_files import PROFILES_FOLDER


def dropped_cities(profiles: Iterable[Path], scope: str, cities_file: Path = PROCESSED / "cities.csv") -> list[str]:
    """A line for each way in which this run leaves out added cities; none where there are no products yet.

    ``profiles``: the profiles that lie there now. ``scope``: ``study`` leaves added cities out of what people look at.
    """
    try:
        rows = read_rows(cities_file, ("city", "document", "in_study")) if cities_file.is_file() else []
    except InputError:  # a table that cannot be read is made anew by this run
        return []
    there = {f"{PROFILES_FOLDER}/{composed(path.name)}" for path in profiles}
    added = {row["document"]: row["city"] for _, row in rows if row["in_study"] == "false"}
    gone = [f"{city} ({document})" for document, city in added.items() if document not in there]
    lines = []
    if gone:
        lines.append(f"Dropped, for there is no profile any more: {', '.join(gone)}")
    if there and scope == "study":
        lines.append("Added cities stand in the tables only, for the setting scope is 'study'")
    return lines
