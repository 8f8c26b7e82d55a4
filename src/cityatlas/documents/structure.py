"""What the report is built of: profiles, criteria, partners, contacts."""

from __future__ import annotations

import re

from cityatlas.core.errors import InputError
from cityatlas.core.lines import spans
from cityatlas.core.rows import Row
from cityatlas.documents.contents import Frame, chapter_run
from cityatlas.documents.field_labels import field_key
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import Document, fold, name_key, plain


def _criteria(doc: Document, table: Row) -> list[int]:
    """Lines of the rows of one of the criteria tables, which stand directly above its caption."""
    found: list[int] = []
    for number in range(table["caption_line"] - 1, 0, -1):
        text = doc.line(number)
        if _is_bold(text.lstrip("| ")):
            found.append(number)
        elif text.strip() and not text.lstrip().startswith(("<", "-")):
            break
    return found


BOLD_MARKS = ("**", "__", "<b>", "<strong>")
BOLD_ENDS = ("**", "__", "</b>", "</strong>")


def _is_bold(text: str) -> bool:
    """Whether a line begins with bold words, in any converter's spelling."""
    return text.lstrip().startswith(BOLD_MARKS)


def _headings(doc: Document, frame: Frame, pattern: str) -> list[int]:
    """Lines of the cross-city analysis that are headings of a form, each heading once."""
    first: dict[str, int] = {}
    for number, text in doc.headings(frame.analysis, frame.conclusion):
        if re.match(pattern, plain(text)):
            first.setdefault(name_key(text), number)
    return sorted(first.values())


def _areas(doc: Document, frame: Frame) -> list[int]:
    """The areas of the recommendations: headings between that of chapter 4.6 and the conclusion."""
    start = _headings(doc, frame, r"4\.6 ")
    found = [n for n, _ in doc.headings(start[-1] + 1, frame.conclusion - 1)] if start else []
    return [n for n in found if not re.match(r"\d", plain(doc.line(n)))]


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
    intro = chapter_run(doc, "1 Einleitung", frame.lists)[1]
    contacts = [n for n, t in doc.between(frame.lists, intro) if _is_bold(t)]
    names = {
        n: name_key(doc.line(n) + ("" if doc.line(n).rstrip().endswith(BOLD_ENDS) else doc.line(n + 1)))
        for n in contacts
    }
    thanks = [
        (n, sum(name in name_key(t) for name in names.values()))
        for n, t in doc.between(intro, frame.profiles)
        if "Partnern der Studie" in fold(t)
    ]
    phases = [n for n, t in doc.between(intro, tables["table", 1]["caption_line"]) if re.match(r"Phase \d:", plain(t))]
    field_lists = [n for n, t in doc.between(intro, frame.profiles) if all(fold(FIELDS[k]) in fold(t) for k in FIELDS)]
    credits = [n for n, t in doc.between(frame.annex_b, len(doc.lines)) if "\t" in t and t[:1].isupper()]
    goals = [
        n
        for n, t in doc.headings(tables["figure", 3]["caption_line"], tables["figure", 4]["caption_line"])
        if not re.match(r"\d", plain(t))
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
        "figures": (
            sum(k == "figure" for k, _ in tables),
            [c["caption_line"] for c in captions if c["kind"] == "figure"],
        ),
        "tables": (sum(k == "table" for k, _ in tables), [c["caption_line"] for c in captions if c["kind"] == "table"]),
        "phases": (len(phases), phases),
        "initial_criteria": _counted(_criteria(doc, tables["table", 2])),
        "extended_criteria": _counted(_criteria(doc, tables["table", 3])),
        "cross_criteria": _counted(_criteria(doc, tables["table", 4])),
        "goal_categories": _counted(goals),
        "cross_sections": _counted(_headings(doc, frame, r"4\.\d ")),
        "recommendation_areas": _counted(_areas(doc, frame)),
        "action_fields": (len(FIELDS) if field_lists else 0, field_lists[:1] or [intro]),
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
    return [{"item": item, "count": count, "lines": spans(lines)} for item, (count, lines) in counted.items()]


def _counted(lines: list[int]) -> tuple[int, list[int]]:
    return len(lines), lines
