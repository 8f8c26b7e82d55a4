"""Lines that look like a project to a person and are not read as one: other converters' headings."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from cityatlas.core.errors import InputError
from cityatlas.documents.field_labels import field_key
from cityatlas.documents.printed_labels import FIELDS
from cityatlas.documents.text import Document, clean, name_key

_HINT = re.compile(r"[\[({（［‒–—―−*_<|#]|\\|\s-|:\s*$|&[a-z#]")
"""What each of the forms below has something of: all other lines need no closer look."""
_TAG_HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{1,200}>")
_MARKS = re.compile(r"^(?:[\s>\\#▪•➤➔|]|[-*+–]\s|\(?(?:\d{1,3}|[a-z])[.)]\s|\d{1,2}(?:\.\d{1,2})+\s)+")
"""Marks before a line's words: quotes, escaped hashes, bullets, numbers."""
_UNDERLINE = re.compile(r"^\s*(?:={2,}|-{2,})\s*$")
_ALL_BOLD = re.compile(r"^[*_]{2,3}(?:(?![*_]{2}).){2,200}[*_]{2,3}\s*:?$")
_BRACKET = re.compile(r"[\[({（［](?P<labels>[^\[\](){}（）［］]{3,120})[\])}）］]")
_SECOND = re.compile(r"[\])}）］]\W*#+\s*\w")
_DASH = "[-‒–—―−]"
_DASHED = re.compile(rf"^.{{2,150}}?\s{_DASH}+\s*(?P<labels>\S.{{2,80}})$")
_GOES_ON = re.compile(rf"^\s*(?:[:;]|{_DASH}\s|$)")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-ZÄÖÜ]")
_LONGEST_TITLE = 150
_LOOKED_AT = 400
"""Characters of a line that are looked at: a title stands at its beginning."""
_WRONG_LETTERS = 2


def unread_projects(doc: Document, city: str, start: int, end: int) -> list[InputError]:
    """One error for each line between two that a person takes for a project though it is no heading."""
    errors = []
    folded = doc.folded[start - 1 : end]
    for number, text, following in zip(range(start, end + 1), folded, [*folded[1:], ""], strict=True):
        if not text:
            continue
        line = doc.line(number)[:_LOOKED_AT]
        if text[0] == "#":
            problem = "holds more than one project" if _holds_two(line) else ""
        else:
            looks = _looks_like_project(line, following) and not doc.is_structure(number)
            problem = "looks like a project and is no heading" if looks else ""
        if problem:
            errors.append(
                InputError(
                    f"the line {clean(line)[:80]!r} {problem}",
                    file=doc.file,
                    line=number,
                    city=city,
                    expected="a heading for each project, such as '#### Serviceportal (Verwaltung)'",
                    action="put #### before the title and its fields in brackets behind it; text goes on its own lines",
                )
            )
    return errors


def _holds_two(heading: str) -> bool:
    """Whether a further heading was joined to one: its hashes stand behind the first one's fields."""
    if not _SECOND.search(heading):
        return False
    return any(
        _are_fields(found["labels"]) and _SECOND.match(heading, found.end() - 1) for found in _BRACKET.finditer(heading)
    )


def _looks_like_project(line: str, following: str) -> bool:
    if following and _UNDERLINE.match(following) and (following[0] == "=" or _is_short(line)):
        return True
    if not _HINT.search(line):
        return False
    if _TAG_HEADING.search(line) or _ALL_BOLD.match(_MARKS.sub("", line).strip()):
        return True
    return any(_is_labelled(part) for part in re.split(r"[|\t]|<br\s*/?>|</t[dh]>", line))


def _is_short(line: str) -> bool:
    words = line.strip(" *_")
    return len(words) <= _LONGEST_TITLE and not words.endswith((".", "!", "?", ";", ","))


def _is_labelled(part: str) -> bool:
    """Whether a line or a table's cell is a title with its fields in brackets, or behind a dash."""
    bold = _MARKS.sub("", part).startswith(("**", "__", "<b", "<strong"))
    words = _MARKS.sub("", html.unescape(_TAG.sub("", part)))
    words = _MARKS.sub("", clean(words)).strip("*_# ")
    dashed = _DASHED.match(words.rstrip(" :"))
    if dashed and _are_fields(dashed["labels"]) and not _SENTENCE.search(words):
        return True
    return any(
        _are_fields(found["labels"])
        and _is_title(words[: found.start()])
        and (bold or bool(_GOES_ON.match(words[found.end() :].lstrip("*_# "))))
        for found in _BRACKET.finditer(words)
    )


def _is_title(words: str) -> bool:
    return 2 <= len(words.strip("*_# ")) <= _LONGEST_TITLE and not _SENTENCE.search(words)


def _are_fields(labels: str) -> bool:
    parts = [part for part in re.split(r"[/,;]", labels) if part.strip()]
    return bool(parts) and all(_is_field(part) for part in parts)


@lru_cache(maxsize=10_000)
def _is_field(name: str) -> bool:
    """Whether a label is a field's name, or meant as one: a letter or two may be wrong."""
    from rapidfuzz.distance import DamerauLevenshtein

    key = name_key(name)
    return field_key(name) is not None or any(
        DamerauLevenshtein.distance(key, known, score_cutoff=_WRONG_LETTERS) <= _WRONG_LETTERS
        for known in (name_key(field) for field in FIELDS.values())
    )
