"""The figures: each function takes tables and returns a matplotlib figure; ``run`` writes them all."""

from __future__ import annotations


def run(language: str, scope: str) -> None:
    """Draw all figures of the catalogue into ``figures/`` from the tables in ``data/processed``.

    ``language`` is ``de`` or ``en``; ``scope`` is ``study`` or ``all``. InputError where tables are missing or empty.
    """
    from cityatlas.figures.atelier import draw_all
    from cityatlas.project import FIGURES

    draw_all(FIGURES, language, scope)
