"""Cities that a user added: their profiles as texts, and their facts beside the study's."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from cityatlas.core.errors import InputError, raise_all
from cityatlas.core.folding import composed
from cityatlas.core.lines import slug
from cityatlas.core.project import shown
from cityatlas.core.rows import Row, Tables
from cityatlas.documents.printed_labels import SECTIONS
from cityatlas.documents.profile_files import PROFILES_FOLDER, added_profile_files
from cityatlas.documents.profiles import collect, profile_heading, read_profile
from cityatlas.documents.text import Document, clean, name_key, read_document

_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
"""What the form says to whoever fills it in; it is no text of the profile."""


def read_profile_file(path: Path) -> Document:
    """A profile's text, with remarks (``<!-- ... -->``) blanked so that lines keep their numbers.

    InputError where it is no UTF-8, or a remark does not end.
    """
    doc = read_document(path, f"{PROFILES_FOLDER}/{composed(path.name)}", shown(path))
    text = _REMARK.sub(lambda remark: "\n" * remark[0].count("\n"), "\n".join(doc.lines))
    if "<!--" in text:
        line = text[: text.index("<!--")].count("\n") + 1
        raise InputError("a remark begins here and does not end", file=doc.file, line=line, expected="<!-- ... -->")
    return replace(doc, lines=tuple(text.split("\n")))


def read_added_profiles(documents: Path | None) -> tuple[Document, ...]:
    """The profiles that a user added, by name; ``documents`` is the folder of the documents, where there is one.

    InputError, for all files together, for those that are no text, and as of ``added_profile_files``.
    """
    read: list[Document] = []
    errors: list[InputError] = []
    for path in added_profile_files(documents):
        try:
            read.append(read_profile_file(path))
        except InputError as error:
            errors.append(error)
    raise_all(errors)
    return tuple(read)


def add_profiles(facts: Tables, documents: tuple[Document, ...]) -> None:
    """Add profiles of files of their own (profiles/*.md) to the facts.

    InputError, for all files together, where a profile breaks the report's grammar, and where a city is there already:
    by its name as a reader sees it, or by the identifier that is made of it for projects and files.
    """
    named = {name_key(row["city"]): row for row in facts["facts_cities"]}
    identified = {slug(row["city"]): row for row in facts["facts_cities"]}
    profiles, errors = [], []
    for doc in documents:
        try:
            start, city = profile_heading(doc)
        except InputError as error:
            errors.append(error)
            continue
        own: Row = {"city": city, "document": doc.name}
        others = [named.setdefault(name_key(city), own), identified.setdefault(slug(city), own)]
        errors += [_twice(doc, start, city, other) for other in others if other is not own][:1]
        profiles.append((doc, start, city))
    read = []
    for doc, start, city in profiles:
        try:
            _refuse_second_city(doc, start, city)
            read.append(read_profile(doc, start, len(doc.lines), city=city, page=None, in_study=False))
        except InputError as error:
            errors.append(error)
    raise_all(errors)
    for name, rows in collect(read).items():
        facts[name] += rows


def _refuse_second_city(doc: Document, start: int, city: str) -> None:
    """InputError where the sections begin again below the heading of another city."""
    sections = {name_key(name) for name in SECTIONS.values()}
    first = name_key(SECTIONS["organisation"])
    for begun in [n for n, key in doc.heading_keys if n > start and key == first][1:]:
        line, heading = doc.headings(start, begun - 1)[-1]
        if name_key(heading) not in sections:
            raise InputError(
                f"a second city begins here: {clean(heading).strip('#* ')!r}",
                file=doc.file,
                line=line,
                city=city,
                expected="one city in a file",
                action="put the second one into a file of its own",
            )


def _twice(doc: Document, line: int, city: str, other: Row) -> InputError:
    same = other["city"] == city
    problem = "the city stands twice" if same else f"the name is told from {other['city']!r} by its spelling only"
    expected = "one profile for each city, and names that a reader can tell apart"
    action = "remove one of the profiles, or add to the name what tells it apart, such as its state or river"
    if other.get("in_study"):
        expected = f"another city: {other['city']} is a city of the study"
        action = "remove this file; if one of the city's codes is wrong, see docs/objections.md"
    return InputError(
        f"{problem} (also in {other['document']})",
        file=doc.file,
        line=line,
        city=city,
        expected=expected,
        action=action,
    )
