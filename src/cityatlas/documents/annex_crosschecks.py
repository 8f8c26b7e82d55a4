"""Each profile held against Annex A, where its projects stand, and against the others: its sections are its own."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise, permutations

from cityatlas.core.errors import InputError
from cityatlas.core.project import REFERENCE
from cityatlas.core.registers import read_checked_rows, some_text
from cityatlas.core.rows import Row, Tables
from cityatlas.documents.contents import Frame
from cityatlas.documents.printed_labels import FIELDS, SECTIONS
from cityatlas.documents.text import Document, fold, name_key

SLIPS = REFERENCE / "title_slips.csv"
LEAST_LIKENESS = 0.7
"""Least likeness of a project's title to its annex entry (the report's own least is 0.78)."""
SLIP = 2
"""Titles that differ by so few letters are one title, misprinted in one of its places."""


def check_counterparts(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """All breaches between profiles and Annex A, then sections that seem to be another city's."""
    yield from _projects(doc, frame, facts)
    yield from _order(doc, frame, facts)
    yield from _names(doc, facts)


def slip(title: str, other: str) -> int:
    """Letters by which two titles differ, capitals, dashes and blanks aside; more than ``SLIP`` where the words do."""
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(name_key(title), name_key(other), score_cutoff=SLIP)


def known_slips() -> set[tuple[str, str]]:
    """Pairs of titles that the report itself prints with a slip (data/raw/reference/title_slips.csv)."""
    checks = dict.fromkeys(("city", "title", "annex_title"), some_text)
    return {
        (name_key(row["title"]), name_key(row["annex_title"]))
        for _, row in read_checked_rows(SLIPS, checks, ("city", "title"), filled=False)
    }


def best_pairs(projects: list[Row], entries: list[Row]) -> list[tuple[Row, Row]]:
    """A city's projects with their annex entries: equal titles first, the others as they are most alike."""
    from cityatlas.documents.title_matching import similarity

    keys = {name_key(e["title"]): e for e in entries}
    pairs = [(p, keys.pop(key)) for p in projects if (key := name_key(p["title"])) in keys]
    done = {id(p) for p, _ in pairs} | {id(e) for _, e in pairs}
    left = [p for p in projects if id(p) not in done]
    rest = [e for e in entries if id(e) not in done]
    if len(left) > 6:  # nobody has so many projects with other titles; trying all orders would take forever
        return pairs + list(zip(left, rest, strict=True))
    order = max(
        permutations(rest),
        key=lambda some: math.fsum(similarity(p["title"], e["title"]) for p, e in zip(left, some, strict=True)),
    )
    return pairs + list(zip(left, order, strict=True))


def _projects(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """Each project of a profile stands in Annex A, under a field that the profile gives it and a like title."""
    slips = known_slips()
    labels: dict[str, set[str]] = defaultdict(set)
    for row in facts["project_fields"]:
        labels[row["project_id"]].add(row["field"])
    entries = _grouped(facts["facts_annex"])
    for city, own in _grouped(facts["facts_projects"]).items():
        listed = entries.get(city, [])
        if len(listed) != len(own):
            yield InputError(
                f"the profile has {len(own)} projects, Annex A lists {len(listed)}",
                file=doc.file,
                line=own[0]["line"],
                city=city,
                expected="each project of the profile in Annex A",
            )
            continue
        for project, entry in best_pairs(own, listed):
            problem = _pair_problem(project, entry, labels[project["project_id"]], slips)
            if problem:
                yield InputError(problem, file=doc.file, line=project["line"], city=city)


def _grouped(rows: list[Row]) -> dict[str, list[Row]]:
    result: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        result[row["city"]].append(row)
    return result


def _pair_problem(project: Row, entry: Row, labels: set[str], slips: set[tuple[str, str]]) -> str | None:
    from cityatlas.documents.title_matching import similarity

    title, other = project["title"], entry["title"]
    at = f"the project {title!r}, as Annex A has it in line {entry['line']} ({other!r})"
    if entry["annex_field"] not in labels:
        return f"{at}, stands there under {FIELDS[entry['annex_field']]!r}, which is no label of it"
    if name_key(title) == name_key(other):
        return None
    if similarity(title, other) < LEAST_LIKENESS:
        return f"{at}, has another title there"
    if 0 < slip(title, other) <= SLIP and (name_key(title), name_key(other)) not in slips:
        return f"{at}, is spelt in two ways"
    return None


def _order(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """Annex A lists a field's projects in the order of the profiles, without doubles."""
    place = {c["city"]: c["line"] for c in facts["facts_cities"]}
    for before, entry in pairwise(facts["facts_annex"]):
        same = before["annex_field"] == entry["annex_field"]
        if same and place[before["city"]] > place[entry["city"]]:
            yield InputError(
                f"the entry {entry['title']!r} stands out of its order",
                file=doc.file,
                line=entry["line"],
                city=entry["city"],
                expected="the order of the profiles",
            )
    for (city, title), times in Counter((e["city"], name_key(e["title"])) for e in facts["facts_annex"]).items():
        if times > 1:
            yield InputError(
                f"Annex A lists the project {title!r} {times} times", file=doc.file, line=frame.annex_a, city=city
            )


def _names(doc: Document, facts: Tables) -> Iterator[InputError]:
    """No two profiles have exchanged a section: each names the other's city and never its own."""
    short = {c["city"]: re.split(r" \(| im | am ", fold(c["city"]))[0] for c in facts["facts_cities"]}
    first_words: dict[str, list[str]] = defaultdict(list)
    for city, name in short.items():
        first_words[re.split(r"\W", name)[0]].append(city)
    foreign: dict[tuple[str, str], set[str]] = {}
    for section in facts["sections"]:
        own = short[section["city"]]
        text = " ".join(doc.folded[section["line_start"] : section["line_end"]])
        if own not in text and name_key(own) not in name_key(text):
            named = {c for word in re.findall(r"\w+", text) for c in first_words.get(word, ()) if short[c] in text}
            foreign[section["city"], section["section"]] = named
    for section in facts["sections"]:
        city, name = section["city"], section["section"]
        for other in sorted(foreign.get((city, name), ())):
            if city in foreign.get((other, name), ()):
                yield InputError(
                    f"the section '{SECTIONS[name]}' names {other} and never its own city",
                    file=doc.file,
                    line=section["line_start"],
                    city=city,
                    action=f"check whether it was exchanged with that of {other}",
                )
