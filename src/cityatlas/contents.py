"""The report's frame: contents, list of figures and tables, chapters, and what can be counted in its build."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityatlas.errors import InputError
from cityatlas.labels import field_key
from cityatlas.tables import Row
from cityatlas.text import Document, clean, fold, name_key, plain
from cityatlas.vocabulary import label, terms

_ENTRY = re.compile(r"^(?P<name>.*?\S)\s*\.{3,}\s*(?P<page>\d+)$")
CAPTION = re.compile(r"^(?P<kind>Abbildung|Tabelle) (?P<number>\d+) - (?P<title>.+)$")
_CHAPTER = re.compile(r"\d |\d\.\d |Anhang ")
_DASH = re.compile(r" [-‐‑‒–—―−] ")
KINDS = {"Abbildung": "figure", "Tabelle": "table"}


@dataclass(frozen=True)
class Frame:
    """Where the report's parts lie (line numbers of their headings) and what its contents promise."""

    pages: dict[str, tuple[str, int, int]]
    """name_key of a city -> (name as printed, page, line of the contents)"""
    lists: int
    profiles: int
    profiles_end: int
    analysis: int
    conclusion: int
    annex_a: int
    annex_b: int
    chapters: tuple[tuple[int, int, int], ...] = ()
    """(line of the heading, page, line of the contents) of each chapter and annex that the contents list"""


def _chapter_run(doc: Document, number_and_name: str, after: int) -> tuple[int, int]:
    """Last and first line of a chapter's headings (the report prints chapter titles twice, one below the other)."""
    wanted = name_key(number_and_name)
    found = [n for n, key in doc.heading_keys if n >= after and key == wanted]
    if not found:
        raise InputError(
            f"the heading {number_and_name!r} is missing (looked for it up to the last line)",
            file=doc.file,
            line=len(doc.lines),
            expected="the whole report, from the contents to Annex B",
            action="check that the file is complete and not cut off",
        )
    return found[-1], found[0]


def _chapter(doc: Document, number_and_name: str, after: int) -> int:
    return _chapter_run(doc, number_and_name, after)[0]


def read_frame(doc: Document) -> Frame:
    """Read the contents and find the chapters. InputError where a part of the report is missing (cut off)."""
    start = _chapter(doc, "Inhaltsverzeichnis", 1)
    lists = _chapter(doc, "Abbildungs- und Tabellenverzeichnis", start)
    pages: dict[str, tuple[str, int, int]] = {}
    chapters: dict[str, tuple[int, int]] = {}
    inside = False
    for number, text in doc.between(start, lists - 1):
        entry = _ENTRY.match(plain(text))
        if not entry:
            continue
        if _CHAPTER.match(entry["name"]):
            chapters[name_key(entry["name"])] = (int(entry["page"]), number)
        if re.match(r"\d", entry["name"]):
            inside = name_key(entry["name"]) == name_key("3 Steckbriefe")
        elif inside:
            key = name_key(entry["name"])
            if key in pages:
                raise InputError("the contents list the city twice", file=doc.file, line=number, city=entry["name"])
            pages[key] = (entry["name"], int(entry["page"]), number)
    if not pages:
        raise InputError(
            "the contents list no profiles", file=doc.file, line=start, expected="lines like 'Aachen ... 18'"
        )
    profiles = _chapter(doc, "3 Steckbriefe", lists)
    analysis, after = _chapter_run(doc, "4 Querschnittsanalyse", profiles)
    conclusion = _chapter(doc, "5 Fazit und Ausblick", analysis)
    annex_a = _chapter(doc, "Anhang A – Liste der Leuchtturmprojekte", conclusion)
    annex_b = _chapter(doc, "Anhang B – Bildnachweise", annex_a)
    lines = {key: n for n, key in reversed(doc.heading_keys) if n > lists and key in chapters}
    places = tuple((line, *chapters[key]) for key, line in lines.items())
    return Frame(pages, lists, profiles, after - 1, analysis, conclusion, annex_a, annex_b, places)


def read_captions(doc: Document, frame: Frame) -> list[Row]:
    """The list of figures and tables, each with its caption in the text. InputError where one has no caption."""
    listed: dict[tuple[str, int], Row] = {}
    end = next(n for n, _ in doc.headings(frame.lists + 1, len(doc.lines)))  # chapter 3 follows at the least
    for number, text in doc.between(frame.lists, end):
        entry = _ENTRY.match(plain(text))
        caption = CAPTION.match(fold(entry["name"])) if entry else None
        if entry and caption:
            row = {"kind": KINDS[caption["kind"]], "number": int(caption["number"]), "title": caption["title"]}
            listed[row["kind"], row["number"]] = {**row, "atlas_page": int(entry["page"]), "line": number}
    for number, text in doc.folded_between(end, len(doc.lines)):
        caption = CAPTION.match(text) if text.startswith(tuple(KINDS)) else None
        row = listed.get((KINDS[caption["kind"]], int(caption["number"]))) if caption else None
        if row is not None and "caption" not in row:
            row["caption"] = _DASH.split(clean(doc.line(number)), maxsplit=1)[-1]
            row["caption_line"] = number
    for row in listed.values():
        if "caption" not in row:
            raise InputError(
                f"{row['kind']} {row['number']} is listed but has no caption in the text",
                file=doc.file,
                line=row["line"],
            )
    return list(listed.values())


def _spans(numbers: list[int]) -> str:
    """Line numbers as ``408;416-418``."""
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ";".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _criteria(doc: Document, table: Row) -> list[int]:
    """Lines of the rows of one of the criteria tables, which stand directly above its caption."""
    found: list[int] = []
    for number in range(table["caption_line"] - 1, 0, -1):
        text = doc.line(number)
        if text.startswith("<b>"):
            found.append(number)
        elif text.strip() and not text.lstrip().startswith(("<", "-")):
            break
    return found


def _listed(doc: Document, frame: Frame, captions: list[Row]) -> dict[tuple[str, int], Row]:
    """Captions by kind and number. InputError where one between which the text is counted is not listed."""
    tables = {(c["kind"], c["number"]): c for c in captions}
    for key in (("table", 1), ("table", 2), ("table", 3), ("table", 4), ("figure", 3), ("figure", 4)):
        if key not in tables:
            raise InputError(
                f"{key[0]} {key[1]} is not listed",
                file=doc.file,
                line=frame.lists,
                expected="a list of figures and tables such as 'Tabelle 2 - Title ..... 13'",
            )
    return tables


def read_structure(
    doc: Document, frame: Frame, captions: list[Row], cities: list[Row], projects: list[Row], annex: list[Row]
) -> list[Row]:
    """Count what the report is built of: profiles, partners, criteria, fields, credits, pages a profile."""
    tables = _listed(doc, frame, captions)
    intro = _chapter_run(doc, "1 Einleitung", frame.lists)[1]
    contacts = [n for n, t in doc.between(frame.lists, intro) if t.startswith("**")]
    names = {
        n: name_key(doc.line(n) + ("" if doc.line(n).rstrip().endswith("**") else doc.line(n + 1))) for n in contacts
    }
    thanks = [
        (n, sum(name in name_key(t) for name in names.values()))
        for n, t in doc.between(intro, frame.profiles)
        if "Partnern der Studie" in fold(t)
    ]
    phases = [n for n, t in doc.between(intro, tables["table", 1]["caption_line"]) if re.match(r"Phase \d:", plain(t))]
    field_lists = [
        n
        for n, t in doc.between(intro, frame.profiles)
        if all(fold(label("field", k, "de")) in fold(t) for k in terms("field"))
    ]
    credits = [n for n, t in doc.between(frame.annex_b, len(doc.lines)) if "\t" in t and t[:1].isupper()]
    goals = [
        n
        for n, t in doc.between(tables["figure", 3]["caption_line"], tables["figure", 4]["caption_line"])
        if t.startswith("#") and not re.match(r"\d", plain(t))
    ]
    goals = [n for n in goals if field_key(plain(doc.line(n))) is None]
    order = sorted(frame.pages.values(), key=lambda p: p[1])
    lengths = [b[1] - a[1] for a, b in zip(order, order[1:], strict=False)]
    three = [a[2] for a, length in zip(order, lengths, strict=False) if length == 3]
    counted: dict[str, tuple[int, list[int]]] = {
        "profiles": (len(cities), [c["line"] for c in cities]),
        "contents_profiles": (len(frame.pages), [p[2] for p in frame.pages.values()]),
        "contacts": (len(contacts), contacts),
        "partner_names": (thanks[0][1] if thanks else 0, [thanks[0][0]] if thanks else [intro]),
        "figures": (sum(k == "figure" for k, _ in tables), [c["line"] for c in captions if c["kind"] == "figure"]),
        "tables": (sum(k == "table" for k, _ in tables), [c["line"] for c in captions if c["kind"] == "table"]),
        "phases": (len(phases), phases),
        "initial_criteria": _counted(_criteria(doc, tables["table", 2])),
        "extended_criteria": _counted(_criteria(doc, tables["table", 3])),
        "cross_criteria": _counted(_criteria(doc, tables["table", 4])),
        "goal_categories": _counted(goals),
        "action_fields": (len(terms("field")) if field_lists else 0, field_lists[:1] or [intro]),
        "annex_fields": (len({a["annex_field"] for a in annex}), [frame.annex_a]),
        "annex_projects": (len(annex), [a["line"] for a in annex]),
        "picture_credits": _counted(credits),
        "profiles_of_three_pages": _counted(three),
        # the parser refuses a profile without its nine sections or without a project: these count those it read
        "complete_profiles": (len(cities), [c["line"] for c in cities]),
        "profiles_with_projects": (
            len({p["city"] for p in projects}),
            [p["line"] for p in projects if p["position"] == 1],
        ),
    }
    return [{"item": item, "count": count, "lines": _spans(lines)} for item, (count, lines) in counted.items()]


def _counted(lines: list[int]) -> tuple[int, list[int]]:
    return len(lines), lines
