"""One figure or card, drawn into a folder of the user's: ``python -m cityatlas figure fig06 -o FOLDER``."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.lines import slug
from cityatlas.core.rows import Tables
from cityatlas.figures.draw_all import prepare_drawing
from cityatlas.figures.export import save, save_values
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.look import Look, using
from cityatlas.figures.tables import load_tables


def run(
    name: str, language: str, scope: str, formats: Sequence[str] | None, folder: str, size: str, look: Look
) -> None:
    """Draw the named figure or card and write it in the formats (default: pdf), with the CSV of its values.

    InputError where there is no such figure, or the folder is a file.
    """
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise InputError("this is a file, no folder", file=folder, expected="a folder to write the figure into")
    data = load_tables(sorted({t for entry in ALL_FIGURES.values() for t in entry.tables}))
    with using(look):
        drawing = prepare_drawing(target, language, scope, data, look)
        found = figure_named(name, data, [*drawing.cards])
        sheet = drawing.figure(found, size) if found in ALL_FIGURES else drawing.card(found)
        stem = Path(found).name
        save(sheet, target, stem, tuple(formats or ("pdf",)))
        if sheet.words.shown:
            save_values(sheet.words.shown, target / f"{stem}.csv")
    written = [*(formats or ("pdf",)), *(["csv"] if sheet.words.shown else [])]
    print(f"{target / stem}: {', '.join(written)} written")


def figure_named(name: str, data: Tables, cards: Sequence[str]) -> str:
    """A figure by its number (``6``, ``fig06``) or name, or a card by its city; InputError with what is near."""
    wanted = name.lower().removeprefix("cards/")
    number = wanted.removeprefix("fig").lstrip("0")
    for full in ALL_FIGURES:
        if wanted == full or (number.isdigit() and int(full[3:5]) == int(number)):
            return full
    card = f"cards/{slug(name.removeprefix('cards/'))}"
    if card in cards:
        return card
    every = [*(f[:5] for f in ALL_FIGURES), *ALL_FIGURES, *(c.removeprefix("cards/") for c in cards)]
    near = get_close_matches(wanted, every, 3)
    raise InputError(
        f"there is no figure and no card {name[:60]!r}",
        expected=f"fig01 to fig{len(ALL_FIGURES):02d}, or a city" + (f"; near: {', '.join(near)}" if near else ""),
        action="figures/index.html shows them all",
    )
