"""The publish step: every table is checked against its contract, then all of them go to data/processed, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.files import write_text
from cityatlas.core.project import INTERIM, PROCESSED
from cityatlas.core.published import record_published
from cityatlas.core.rows import StatisticRow
from cityatlas.core.tables import Table, check_rows, dump_csv, optional_tables, product_tables, read_table
from cityatlas.core.vocabulary import terms
from cityatlas.statistics.groups import expected_groups


def locate(table: Table, folders: list[Path]) -> Path:
    """The folder that holds a table's newest step; InputError where no step wrote it."""
    for folder in folders:
        if (folder / table.path).is_file():
            return folder
    raise InputError(f"the table {table.path} was not written by any step", action="run snakemake again")


def check_statistics(rows: Sequence[StatisticRow]) -> None:
    """Check that bounds hold the count, shares are fractions of their base, and no group is missing."""
    for r in rows:
        at = "/".join((r["statistic"], r["group"], r["basis"], r["scope"]))
        if r["count"] is not None and not r["lower"] <= r["count"] <= r["upper"]:
            raise InputError(f"{at}: the count {r['count']} lies outside its bounds {r['lower']}-{r['upper']}")
        if r["share"] is not None and r["base"] and abs(r["share"] - (r["count"] or 0) / r["base"]) > 1e-6:
            raise InputError(f"{at}: the share {r['share']} is not {r['count']}/{r['base']}")
    raise_all(missing_groups(rows))


def missing_groups(rows: Iterable[StatisticRow]) -> list[InputError]:
    """Groups without a row, for each basis and scope of every statistic whose groups come from a vocabulary."""
    have: dict[str, dict[tuple[str, str], set[str]]] = {s: {} for s in terms("statistic") if expected_groups(s)}
    for r in rows:
        if r["statistic"] in have:
            have[r["statistic"]].setdefault((r["basis"], r["scope"]), set()).add(r["group"])
    errors = []
    for statistic, counted in have.items():
        if not counted:
            errors.append(InputError(f"{statistic}: no row at all", expected="a row for every key, zeros too"))
        for (basis, scope), groups in counted.items():
            missing = sorted(expected_groups(statistic) - groups)
            if missing:
                at = f"{statistic}/{basis}/{scope}"
                errors.append(InputError(f"{at}: no row for {', '.join(missing)}", expected="a row for every key"))
    return errors


def _optional(folders: Iterable[Path], declared: Sequence[str]) -> list[Table]:
    """The optional tables that lie there and, where the rule names files, are among these: others are of earlier runs.

    What they rested on is gone then.
    """
    there = [t for t in optional_tables() if any((folder / t.path).is_file() for folder in folders)]
    names = {Path(file).name for file in declared}
    return [t for t in there if not names or t.path in names]


def run(source: Path | None = None, target: Path | None = None, declared: Sequence[str] = ()) -> None:
    """Check all tables of data/interim, then write them to data/processed.

    With them go their checksums, so that later steps know a table that was changed (``core.published``).

    ``declared``: the files that the step's rule reads, if it says so. An optional table that no step wrote is taken
    away from data/processed.
    """
    base = source or INTERIM
    folders = [base / "analysis", base / "tables", base / "pdf"]
    there = _optional(folders, declared)
    published = product_tables() + there
    content = {t.name: read_table(locate(t, folders), t.name) for t in published}
    known = {f"{t.name}.{c}": {r[c] for r in content[t.name]} for t in published for c in t.key}
    for name, rows in content.items():
        check_rows(name, rows, known)
    check_statistics(content["statistics"])
    texts = {t: dump_csv(t.name, content[t.name]) for t in published}
    for table, text in texts.items():
        write_text((target or PROCESSED) / table.path, text)
    if target is None:
        record_published({table.path: text for table, text in texts.items()})
    for table in optional_tables():
        if table not in there:
            ((target or PROCESSED) / table.path).unlink(missing_ok=True)
    print(f"{len(texts)} tables checked and published")
