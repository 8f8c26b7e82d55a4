"""The end-of-run summary: what the run stood on, which verdicts came out, what to open first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cityatlas.claims.headline import SUPPORT_NAMES, headline, in_short
from cityatlas.core.errors import InputError
from cityatlas.core.language import say
from cityatlas.core.product_places import product_place
from cityatlas.core.project import PROCESSED, ROOT, shown
from cityatlas.core.rows import Row
from cityatlas.core.run_record import source_of_last_run
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label, terms


def findings(claims: list[Row]) -> list[str]:
    """The totals of all products: verdicts that could have failed by what they rest on, the others apart."""
    totals = headline(claims)
    data = [
        f"  {say('en', *SUPPORT_NAMES[support]):<26} {sum(counts.values()):>4}: "
        + in_short(counts, totals.conventions[support], "en")
        for support, counts in totals.data.items()
    ]
    untested = sum(totals.untested.values())
    return [
        f"Claims: {totals.claims}, of them {totals.repeats} repeats. Verdicts from data that could have failed:",
        *data,
        f"  {'held against print only':<26} {totals.from_documents():>4}: "
        + in_short(totals.documents, totals.conventions["documents"], "en"),
        f"  {'could hardly have failed':<26} {untested:>4}",
        f"  {'cannot be recomputed':<26} {totals.not_recomputable:>4}",
    ]


OPENED_FIRST = ("index", "atlas", "report", "workbook", "figures", "tables")
"""What a reader opens, the page that leads to everything first."""


def what_to_open(languages: Sequence[str]) -> list[str]:
    """The products of the languages that a reader opens first, those that are there.

    The first by its absolute path, which a terminal makes a link; it leads to the others.
    """
    there = [(name, path) for name, path in _products(languages) if path.exists()]
    paths = [str(path.resolve()) if n == 0 else str(path.relative_to(ROOT)) for n, (_, path) in enumerate(there)]
    return ["Open first:", *(f"  {name:<9} {path}" for (name, _), path in zip(there, paths, strict=True))]


def _products(languages: Sequence[str]) -> list[tuple[str, Path]]:
    """What is opened, by name; what is there once stands there once."""
    places = dict.fromkeys((name, product_place(name, language)) for name in OPENED_FIRST for language in languages)
    return [(name, ROOT / path / ("index.html" if name == "figures" else "")) for name, path in places]


def summary(claims: list[Row], source: list[str], languages: Sequence[str]) -> str:
    """The whole summary as text; ``source``: the lines on what the claims stand on."""
    reasons = Counter(c["reason"] for c in claims)
    told = ", ".join(f"{label('reason', r, 'en')} {reasons[r]}" for r in terms("reason") if reasons[r])
    return "\n".join([*source, *findings(claims), f"Reasons: {told}", *what_to_open(languages)])


def after_run(languages: Sequence[str], folder: Path = PROCESSED) -> str:
    """What the console of a run ends with: the findings, and what to open first."""
    return "\n".join(["", *findings(read_table(folder, "claims")), *what_to_open(languages)])


def run(languages: Sequence[str], folder: Path | None = None) -> None:
    """Print the summary of data/processed, with what its run stood on; InputError where there are no products yet."""
    target = folder or PROCESSED
    if not (target / "claims.csv").is_file():
        raise InputError("there are no products yet", file=shown(target), action="run snakemake first")
    print(summary(read_table(target, "claims"), source_of_last_run(), languages))
