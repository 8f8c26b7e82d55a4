"""What the report says twice must agree: cross-checks that tell a damaged text from a sound one.

Extraction reads what stands there; these checks use that a report says many things in two places. Each breach is an
InputError with its line. A run refuses them, unless ``accept_changes`` says that the text is meant as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from cityatlas.core.errors import InputError
from cityatlas.core.rows import Row, Tables
from cityatlas.documents.annex_crosschecks import SLIP, check_counterparts, slip
from cityatlas.documents.contents import CAPTION_KINDS, CAPTION_LINE, Frame
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import Document, fold, name_key

DENSITY = (4, 5000)
"""Inhabitants per km²: about what the emptiest and the fullest German municipality have."""
LEAST_PAGES = 2
"""A profile fills two pages at least."""
_DAMAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_TOTAL = re.compile(r"verfügen \w+ der insgesamt (\d+) Städte")
_PARTNERS = re.compile(r"(\d+) Partnern der Studie")


def check_report(doc: Document, frame: Frame, facts: Tables) -> list[InputError]:
    """All breaches of what the report says twice, in the order of the checks; empty for a sound text."""
    checks = (_characters, _pages, _listed, _headers, _counts, _totals, _build, _credits, check_counterparts)
    return [error for check in checks for error in check(doc, frame, facts)]


def _characters(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """Control and replacement characters stand in no sound text."""
    for number, text in enumerate(doc.lines, 1):
        match = None if text.isprintable() else _DAMAGE.search(text)
        if match:
            yield InputError(
                f"the character U+{ord(match[0]):04X} stands in the text",
                file=doc.file,
                line=number,
                expected="text without control or replacement characters",
                action="convert the document anew",
            )
            return


def _pages(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """Pages rise with lines: chapters, profiles, figures and tables in one sequence."""
    places = [(line, page, at) for line, page, at in frame.chapters]
    listed = {page: line for _, page, line in frame.pages.values()}
    places += [(c["line"], c["atlas_page"], listed[c["atlas_page"]]) for c in facts["facts_cities"]]
    places += [(c["caption_line"], c["atlas_page"], c["line"]) for c in facts["facts_captions"]]
    for (_, before, _), (_, page, at) in pairwise(sorted(places)):
        if page < before:
            yield InputError(
                f"page {page} comes after page {before}",
                file=doc.file,
                line=at,
                expected="pages that rise with the text",
            )
    profiles = sorted(frame.pages.values(), key=lambda p: p[2])
    for (_, before, _), (name, page, at) in pairwise(profiles):
        if page - before < LEAST_PAGES:
            yield InputError(
                f"the profile before it would fill {page - before} pages",
                file=doc.file,
                line=at,
                city=name,
                expected=f"at least {LEAST_PAGES} pages a profile, in the order of the contents",
            )


def _listed(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """Figures and tables are numbered without a gap, and each caption of the text is listed with its own words."""
    listed = {(c["kind"], c["number"]): c for c in facts["facts_captions"]}
    for kind in sorted({k for k, _ in listed}):
        numbers = sorted(n for k, n in listed if k == kind)
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            yield InputError(f"the numbers of the {kind}s have a gap: {numbers}", file=doc.file, line=frame.lists)
    last = max((c["line"] for c in listed.values()), default=frame.lists)
    for number, text in doc.folded_between(last + 1, len(doc.lines)):
        caption = CAPTION_LINE.match(text) if text.startswith(tuple(CAPTION_KINDS)) else None
        if caption and (CAPTION_KINDS[caption["kind"]], int(caption["number"])) not in listed:
            yield InputError(f"{fold(text)[:60]!r} is a caption that is not listed", file=doc.file, line=number)
    for c in listed.values():
        if 0 < slip(c["title"], c["caption"]) <= SLIP:
            yield InputError(
                f"the caption {c['caption']!r} is listed as {c['title']!r}", file=doc.file, line=c["caption_line"]
            )


def _headers(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """No profile is denser or emptier than any German municipality."""
    for city in facts["facts_cities"]:
        density = city["population"] / city["area_km2"]
        if not DENSITY[0] <= density <= DENSITY[1]:
            yield InputError(
                f"{city['population']} inhabitants on {city['area_km2']:g} km² are {density:.0f} per km²",
                file=doc.file,
                line=city["line"],
                city=city["city"],
                expected="between {} and {} inhabitants per km², as German municipalities have".format(*DENSITY),
            )


def _counts(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """A count that is printed in several places is the same in all; none exceeds the cities; bounds are in order."""
    first: dict[tuple[str, str], Row] = {}
    summed = {
        r["group"]
        for r in facts["printed_counts"]
        if r["statistic"] == "lighthouse_projects"
        and frame.analysis <= int(r["lines"].split(";")[0]) <= frame.conclusion
    }
    for key in [k for k in FIELDS if k not in summed]:
        problem = f"the table of lighthouse projects has no count for {FIELDS[key]!r}"
        yield InputError(problem, file=doc.file, line=frame.analysis)
    for row in facts["printed_counts"]:
        at = int(row["lines"].split(";")[0])
        name = f"the count of {row['statistic']} / {row['group']}"
        other = first.setdefault((row["statistic"], row["group"]), row)
        if (other["low"], other["high"]) != (row["low"], row["high"]):
            yield InputError(
                f"{name} is {row['low']} here and {other['low']} in line {other['lines']}", file=doc.file, line=at
            )
        if row["low"] > row["high"]:
            yield InputError(f"{name} lies between {row['low']} and {row['high']}", file=doc.file, line=at)
        if row["statistic"] != "lighthouse_projects" and row["high"] > len(frame.pages):
            yield InputError(f"{name} is {row['high']} of {len(frame.pages)} cities", file=doc.file, line=at)


def _totals(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """The number of cities that chapter 4.3 prints is the number of profiles."""
    for number, text in doc.folded_between(frame.analysis, frame.conclusion):
        total = _TOTAL.search(text)
        if total and int(total[1]) != len(frame.pages):
            yield InputError(
                f"{total[1]} cities are named here, the contents list {len(frame.pages)}", file=doc.file, line=number
            )


def _build(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """Nothing that the report is built of is missing altogether, and what it counts itself is as many."""
    rows = {r["item"]: r for r in facts["facts_structure"]}
    for item, row in rows.items():
        if row["count"] == 0:
            yield InputError(f"no {item} were found", file=doc.file, line=frame.lists, expected="one at least")
    contacts, named = rows["contacts"]["count"], rows["partner_names"]["count"]
    for number, text in doc.folded_between(frame.lists, frame.profiles):
        printed = _PARTNERS.search(text)
        if printed and not int(printed[1]) == contacts == named:
            yield InputError(
                f"{printed[1]} partners are printed, {named} named, {contacts} presented",
                file=doc.file,
                line=number,
                expected="the same number three times",
            )
    phases = [int(m[1]) for _, t in doc.folded_between(1, frame.lists) if (m := re.match(r"2\.\d Phase (\d):", t))]
    if phases and phases != list(range(1, rows["phases"]["count"] + 1)):
        yield InputError(
            f"the contents list the phases {phases}, the text has {rows['phases']['count']}",
            file=doc.file,
            line=frame.lists,
        )


def _credits(doc: Document, frame: Frame, facts: Tables) -> Iterator[InputError]:
    """Annex B credits one picture to each city of the contents, whose names it may shorten."""
    lines = [(n, t.split("\t")[0]) for n, t in doc.between(frame.annex_b, len(doc.lines)) if "\t" in t]
    cities = [(n, name_key(t)) for n, t in lines if t[:1].isupper()]
    wanted = sorted(frame.pages)
    for number, key in cities:
        place = bisect_left(wanted, key)
        if place == len(wanted) or not wanted[place].startswith(key):
            yield InputError("a picture is credited to a city without a profile", file=doc.file, line=number)
    if len(cities) != len(wanted) or len({key for _, key in cities}) != len(cities):
        yield InputError(
            f"{len(cities)} pictures are credited for {len(wanted)} profiles", file=doc.file, line=frame.annex_b
        )
