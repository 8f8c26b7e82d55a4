"""The end-of-run summary: what the run stood on, which verdicts came out, what to open first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cityatlas.claims.classes import CLASSES, class_of
from cityatlas.core.errors import InputError
from cityatlas.core.project import FIGURES, PROCESSED, shown
from cityatlas.core.rows import Row
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label, terms
from cityatlas.documents.sources import describe_source, documents_folder


def verdict_lines(claims: list[Row]) -> list[str]:
    """The verdicts by kind of support; what rests on data and what only agrees with print are never added up."""
    lines = []
    for evidence in terms("evidence"):
        counts = Counter(c["status"] for c in claims if c["evidence"] == evidence)
        told = ", ".join(f"{counts[s]} {label('status', s, 'en')}" for s in terms("status") if counts[s])
        lines.append(f"  {label('evidence', evidence, 'en'):<11} {sum(counts.values()):>4}: {told or 'no claim'}")
    return lines


def findings(claims: list[Row]) -> list[str]:
    """How many claims there are of which class, and the verdicts on them."""
    kinds = Counter(class_of(c) for c in claims)
    classes = ", ".join(f"{kinds[k]} {name}" for k, name in CLASSES.items())
    return [f"Claims: {len(claims)} ({classes})", "Verdicts by evidence:", *verdict_lines(claims)]


def what_to_open() -> list[str]:
    """The products that a reader opens first, by absolute path; those that are there."""
    products = {
        "report": PROCESSED / "report.html",
        "workbook": PROCESSED / "smart-city-atlas.xlsx",
        "figures": FIGURES / "index.html",
        "tables": PROCESSED,
    }
    there = [f"  {name:<9} {path.resolve()}" for name, path in products.items() if path.exists()]
    return ["Open first:", *there]


def summary(claims: list[Row], source: str) -> str:
    """The whole summary as text."""
    reasons = Counter(c["reason"] for c in claims)
    told = ", ".join(f"{label('reason', r, 'en')} {reasons[r]}" for r in terms("reason") if reasons[r])
    return "\n".join([source, *findings(claims), f"Reasons: {told}", *what_to_open()])


def after_run(folder: Path = PROCESSED) -> str:
    """What the console of a run ends with: the findings, and what to open first."""
    return "\n".join(["", *findings(read_table(folder, "claims")), *what_to_open()])


def run(configured: str | None, folder: Path | None = None) -> None:
    """Print the summary of data/processed; InputError where there are no products yet."""
    target = folder or PROCESSED
    if not (target / "claims.csv").is_file():
        raise InputError("there are no products yet", file=shown(target), action="run snakemake first")
    print(summary(read_table(target, "claims"), describe_source(documents_folder(configured))))
