"""Statistics, verdicts and CSV for 11,000 cities: the study's 50 and their likes under other names.

    python -m benchmarks.statistics [CITIES [study|all]]

``study`` counts all 11,000 as the study's cities, so that every verdict is judged over them; by default they are
additional cities, as profiles that a user adds.
"""

from __future__ import annotations

import sys
import time

from benchmarks.material import names
from cityatlas.claims.analyse import analyse
from cityatlas.core.config import load_config
from cityatlas.core.rows import Row
from cityatlas.core.tables import check_rows, dump_csv, product_tables
from cityatlas.documents.extract import read_snapshot
from cityatlas.tidy.assemble import assemble
from cityatlas.tidy.publish import check_statistics

CITIES, LIMIT = 11_000, 60
BY_CITY = ("cities", "projects", "sections", "codes")


def likes(base: dict[str, list[Row]], number: int, in_study: bool) -> dict[str, list[Row]]:
    """The tables with so many cities: each further one is a copy of a study city under a new name."""
    result = {name: list(rows) for name, rows in base.items()}
    study = [c["city"] for c in base["cities"]]
    grouped = {name: {c: [r for r in base[name] if r["city"] == c] for c in study} for name in BY_CITY}
    fields: dict[str, list[Row]] = {}
    for row in base["project_fields"]:
        fields.setdefault(row["project_id"], []).append(row)
    taken = set(study)
    for i, city in enumerate(n for n in names(number) if n not in taken):
        if len(study) + i >= number:
            break
        model = study[i % len(study)]
        for name in BY_CITY:
            for row in grouped[name][model]:
                copy = {**row, "city": city}
                if name == "codes" and not in_study:
                    if row["coder"] != "consensus":
                        continue
                    copy["coder"] = "automatic"  # the coder of profiles that nobody has coded
                if name == "cities":
                    copy["in_study"] = in_study
                if name == "projects":
                    copy["project_id"] = f"c{i}-{row['position']}"
                    result["project_fields"] += [
                        {**f, "project_id": copy["project_id"]} for f in fields[row["project_id"]]
                    ]
                result[name].append(copy)
    return result


def main(number: int = CITIES, which: str = "all") -> None:
    """Print the seconds for statistics and verdicts, for the checks, and for the CSV texts."""
    config = load_config()
    base = assemble(read_snapshot(), None, config)
    everything = likes(base, number, which == "study")
    print(
        f"{len(everything['cities'])} cities, {len(everything['projects'])} projects, {len(everything['codes'])} codes"
    )
    start = time.perf_counter()
    results = analyse(everything, base["programmes"], config)
    analysed = time.perf_counter()
    content = {t.name: {**everything, **results}[t.name] for t in product_tables()}
    known = {f"{t.name}.{c}": {r[c] for r in content[t.name]} for t in product_tables() for c in t.key}
    for name, rows in content.items():
        if which != "study" or name not in ("statistics", "members"):
            check_rows(name, rows, known)
    check_statistics(content["statistics"])
    checked = time.perf_counter()
    size = sum(len(dump_csv(name, rows)) for name, rows in content.items())
    end = time.perf_counter()
    print(
        f"statistics and verdicts {analysed - start:.1f} s, checks {checked - analysed:.1f} s, "
        f"CSV ({size / 1e6:.0f} MB) {end - checked:.1f} s: {end - start:.1f} s in all (at most {LIMIT})"
    )


if __name__ == "__main__":
    main(*(f(a) for f, a in zip((int, str), sys.argv[1:], strict=False)))
