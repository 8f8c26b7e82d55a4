"""What the report says twice must agree: cross-checks that tell a damaged text from a sound one.

Extraction reads what stands there; these checks use that a report says many things in two places. Each breach is an
InputError with its line. A run refuses them, unless ``accept_changes`` says that the text is meant as it stands.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise, permutations

from cityatlas.contents import CAPTION, KINDS, Frame
from cityatlas.errors import InputError
from cityatlas.project import REFERENCE
from cityatlas.tables import Row, read_rows
from cityatlas.text import Document, fold, name_key
from cityatlas.vocabulary import label, terms

Facts = dict[str, list[Row]]
SLIPS = REFERENCE / "title_slips.csv"
LEAST_LIKENESS = 0.7
"""Least likeness of a project's title to its annex entry (the report's own least is 0.78)."""
SLIP = 2
"""Titles that differ by so few letters are one title, misprinted in one of its places."""
DENSITY = (4, 5000)
"""Inhabitants per km²: about what the emptiest and the fullest German municipality have."""
LEAST_PAGES = 2
"""A profile fills two pages at least."""
_DAMAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_TOTAL = re.compile(r"verfügen \w+ der insgesamt (\d+) Städte")
_PARTNERS = re.compile(r"(\d+) Partnern der Studie")


def check_report(doc: Document, frame: Frame, facts: Facts) -> list[InputError]:
    """All breaches of what the report says twice, in the order of the checks; empty for a sound text."""
    checks = (_characters, _pages, _listed, _headers, _counts, _totals, _build, _credits, _projects, _order)
    return [error for check in checks for error in check(doc, frame, facts)]


def _characters(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
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


def _pages(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
    """Pages rise with lines: chapters, profiles, figures and tables in one sequence."""
    places = [(line, page, at) for line, page, at in frame.chapters]
    places += [(c["line"], c["atlas_page"], frame.pages[k][2]) for k, c in _by_contents(frame, facts)]
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


def _by_contents(frame: Frame, facts: Facts) -> list[tuple[str, Row]]:
    by_page = {page: key for key, (_, page, _) in frame.pages.items()}
    return [(by_page[c["atlas_page"]], c) for c in facts["facts_cities"]]


def _listed(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
    """Figures and tables are numbered without a gap, and each caption of the text is listed with its own words."""
    listed = {(c["kind"], c["number"]): c for c in facts["facts_captions"]}
    for kind in sorted({k for k, _ in listed}):
        numbers = sorted(n for k, n in listed if k == kind)
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            yield InputError(f"the numbers of the {kind}s have a gap: {numbers}", file=doc.file, line=frame.lists)
    last = max((c["line"] for c in listed.values()), default=frame.lists)
    for number, text in doc.folded_between(last + 1, len(doc.lines)):
        caption = CAPTION.match(text) if text.startswith(tuple(KINDS)) else None
        if caption and (KINDS[caption["kind"]], int(caption["number"])) not in listed:
            yield InputError(f"{fold(text)[:60]!r} is a caption that is not listed", file=doc.file, line=number)
    for c in listed.values():
        if 0 < slip(c["title"], c["caption"]) <= SLIP:
            yield InputError(
                f"the caption {c['caption']!r} is listed as {c['title']!r}", file=doc.file, line=c["caption_line"]
            )


def _headers(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
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


def _counts(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
    """A count that is printed in several places is the same in all; none exceeds the cities; bounds are in order."""
    first: dict[tuple[str, str], Row] = {}
    summed = {r["group"] for r in facts["printed_counts"] if _in_chapter(r, frame, "lighthouse_projects")}
    for key in [k for k in terms("field") if k not in summed]:
        problem = f"the table of lighthouse projects has no count for {label('field', key, 'de')!r}"
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


def _in_chapter(row: Row, frame: Frame, statistic: str) -> bool:
    return row["statistic"] == statistic and frame.analysis <= int(row["lines"].split(";")[0]) <= frame.conclusion


def _totals(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
    """The number of cities that chapter 4.3 prints is the number of profiles."""
    for number, text in doc.folded_between(frame.analysis, frame.conclusion):
        total = _TOTAL.search(text)
        if total and int(total[1]) != len(frame.pages):
            yield InputError(
                f"{total[1]} cities are named here, the contents list {len(frame.pages)}", file=doc.file, line=number
            )


def _build(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
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


def _credits(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
    """Annex B credits one picture to each city of the contents, in their order."""
    lines = [(n, t.split("\t")[0]) for n, t in doc.between(frame.annex_b, len(doc.lines)) if "\t" in t]
    cities = [(n, name_key(t)) for n, t in lines if t[:1].isupper()]
    wanted = [key for key, _ in sorted(frame.pages.items(), key=lambda p: p[1][2])]
    for number, key in cities:
        if not any(w.startswith(key) for w in wanted):
            yield InputError("a picture is credited to a city without a profile", file=doc.file, line=number)
    if len(cities) != len(wanted) or len({key for _, key in cities}) != len(cities):
        yield InputError(
            f"{len(cities)} pictures are credited for {len(wanted)} profiles", file=doc.file, line=frame.annex_b
        )


def slip(title: str, other: str) -> int:
    """Letters by which two titles differ, capitals, dashes and blanks aside; more than ``SLIP`` where the words do."""
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(name_key(title), name_key(other), score_cutoff=SLIP)


def known_slips() -> set[tuple[str, str]]:
    """Pairs of titles that the report itself prints with a slip (data/raw/reference/title_slips.csv)."""
    return {(row["title"], row["annex_title"]) for _, row in read_rows(SLIPS, ("city", "title", "annex_title"))}


def best_pairs(projects: list[Row], entries: list[Row]) -> list[tuple[Row, Row]]:
    """A city's projects with their annex entries: equal titles first, the others as they are most alike."""
    from cityatlas.matching import similarity

    keys = {name_key(e["title"]): e for e in entries}
    pairs = [(p, keys.pop(key)) for p in projects if (key := name_key(p["title"])) in keys]
    done = {id(p) for p, _ in pairs} | {id(e) for _, e in pairs}
    left = [p for p in projects if id(p) not in done]
    rest = [e for e in entries if id(e) not in done]
    if len(left) > 6:  # nobody has so many projects with other titles; trying all orders would take forever
        return pairs + list(zip(left, rest, strict=True))
    order = max(
        permutations(rest),
        key=lambda some: sum(similarity(p["title"], e["title"]) for p, e in zip(left, some, strict=True)),
    )
    return pairs + list(zip(left, order, strict=True))


def _projects(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
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
    from cityatlas.matching import similarity

    title, other = project["title"], entry["title"]
    at = f"the project {title!r}, as Annex A has it in line {entry['line']} ({other!r})"
    if entry["annex_field"] not in labels:
        return f"{at}, stands there under {label('field', entry['annex_field'], 'de')!r}, which is no label of it"
    if name_key(title) == name_key(other):
        return None
    if similarity(title, other) < LEAST_LIKENESS:
        return f"{at}, has another title there"
    if 0 < slip(title, other) <= SLIP and (title, other) not in slips:
        return f"{at}, is spelt in two ways"
    return None


def _order(doc: Document, frame: Frame, facts: Facts) -> Iterator[InputError]:
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
