"""The end-of-run summary: what the run stood on, which verdicts came out, where the products lie."""

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


def summary(claims: list[Row], source: str) -> str:
    """The whole summary as text."""
    kinds = Counter(class_of(c) for c in claims)
    reasons = Counter(c["reason"] for c in claims)
    parts = [
        "",
        source,
        f"Claims: {len(claims)} (" + ", ".join(f"{kinds[k]} {name}" for k, name in CLASSES.items()) + ")",
        "Verdicts by evidence:",
        *verdict_lines(claims),
        "Reasons: " + ", ".join(f"{label('reason', r, 'en')} {reasons[r]}" for r in terms("reason") if reasons[r]),
        f"Products: {shown(PROCESSED)}/ (tables), {shown(FIGURES)}/ (figures)",
    ]
    return "\n".join(parts)


def run(configured: str | None, folder: Path | None = None) -> None:
    """Print the summary of data/processed; InputError where there are no products yet."""
    target = folder or PROCESSED
    if not (target / "claims.csv").is_file():
        raise InputError("there are no products yet", file=shown(target), action="run snakemake first")
    print(summary(read_table(target, "claims"), describe_source(documents_folder(configured))))
