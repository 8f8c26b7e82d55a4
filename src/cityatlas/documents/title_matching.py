"""Pairing each profile project with its entry in Annex A, one to one within a city."""

from __future__ import annotations

from collections import defaultdict

from cityatlas.core.errors import InputError
from cityatlas.core.rows import ProjectRow, Row
from cityatlas.documents.text import name_key


def similarity(title: str, other: str) -> float:
    """Likeness of two titles, 0 to 1: the mean of a strict and a part-tolerant ratio over folded letters and digits.

    The annex shortens many titles, so a part that fits counts; the strict ratio tells two like parts apart.
    """
    from rapidfuzz import fuzz

    a, b = name_key(title), name_key(other)
    return (fuzz.ratio(a, b) + fuzz.partial_ratio(a, b) + fuzz.token_set_ratio(title.lower(), other.lower())) / 300


def kind_of_match(title: str, other: str) -> str:
    """``exact`` as printed, ``spelling`` where only letters and digits agree, else ``wording``."""
    if title == other:
        return "exact"
    return "spelling" if name_key(title) == name_key(other) else "wording"


def pair(projects: list[Row], entries: list[Row]) -> list[tuple[Row, Row]]:
    """The best total assignment of one city's projects to its annex entries (as many pairs as both allow)."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not projects or not entries:
        return []
    scores = np.array([[similarity(p["title"], e["title"]) for e in entries] for p in projects])
    rows, columns = linear_sum_assignment(-scores)
    return [(projects[i], entries[j]) for i, j in zip(rows, columns, strict=True)]


def match_projects(projects: list[Row], fields: list[Row], entries: list[Row], study: set[str]) -> list[ProjectRow]:
    """The table ``projects``: each project with its first field and its annex entry.

    Cities outside the study have no annex (``match`` none). InputError naming the project or entry of a study city
    that finds no partner.
    """
    main = {f["project_id"]: f["field"] for f in fields if f["position"] == 1}
    partner: dict[str, Row] = {}
    used: set[int] = set()
    own: dict[str, list[Row]] = defaultdict(list)
    listed: dict[str, list[Row]] = defaultdict(list)
    for rows, grouped in ((projects, own), (entries, listed)):
        for row in rows:
            grouped[row["city"]].append(row)
    for city in sorted(study):
        for project, entry in pair(own[city], listed[city]):
            partner[project["project_id"]] = entry
            used.add(id(entry))
    for entry in entries:
        if id(entry) not in used:
            raise InputError(
                f"the entry {entry['title']!r} of Annex A has no project in the profile",
                file="atlas",
                line=entry["line"],
                city=entry["city"],
                expected="as many entries in Annex A as projects in the profile",
            )
    result: list[ProjectRow] = []
    for project in projects:
        found = partner.get(project["project_id"])
        if found is None and project["city"] in study:
            raise InputError(
                f"the project {project['title']!r} has no entry in Annex A",
                file="atlas",
                line=project["line"],
                city=project["city"],
                expected="as many entries in Annex A as projects in the profile",
            )
        result.append(
            {
                "project_id": project["project_id"],
                "city": project["city"],
                "position": project["position"],
                "title": project["title"],
                "line": project["line"],
                "main_field": main[project["project_id"]],
                "annex_title": found["title"] if found else "",
                "annex_field": found["annex_field"] if found else "",
                "annex_line": found["line"] if found else None,
                "match": kind_of_match(project["title"], found["title"]) if found else "none",
            }
        )
    return result
