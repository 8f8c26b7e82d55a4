"""The end-of-run summary: what the run stood on, which verdicts came out, what to open first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cityatlas.claims.headline import SUPPORT_NAMES, headline, in_short
from cityatlas.core.errors import InputError
from cityatlas.core.language import say
from cityatlas.core.project import FIGURES, PROCESSED, shown
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


def what_to_open() -> list[str]:
    """The products that a reader opens first, by absolute path; those that are there."""
    products = {
        "atlas": PROCESSED / "atlas.html",
        "report": PROCESSED / "report.html",
        "workbook": PROCESSED / "smart-city-atlas.xlsx",
        "figures": FIGURES / "index.html",
        "tables": PROCESSED,
    }
    there = [f"  {name:<9} {path.resolve()}" for name, path in products.items() if path.exists()]
    return ["Open first:", *there]


def summary(claims: list[Row], source: list[str]) -> str:
    """The whole summary as text; ``source``: the lines on what the claims stand on."""
    reasons = Counter(c["reason"] for c in claims)
    told = ", ".join(f"{label('reason', r, 'en')} {reasons[r]}" for r in terms("reason") if reasons[r])
    return "\n".join([*source, *findings(claims), f"Reasons: {told}", *what_to_open()])


def after_run(folder: Path = PROCESSED) -> str:
    """What the console of a run ends with: the findings, and what to open first."""
    return "\n".join(["", *findings(read_table(folder, "claims")), *what_to_open()])


def run(folder: Path | None = None) -> None:
    """Print the summary of data/processed, with what its run stood on; InputError where there are no products yet."""
    target = folder or PROCESSED
    if not (target / "claims.csv").is_file():
        raise InputError("there are no products yet", file=shown(target), action="run snakemake first")
    print(summary(read_table(target, "claims"), source_of_last_run()))
