"""Looking through a PDF for the profiles' label groups, in a process of its own with bounded time and memory.

A PDF is untrusted: what ends or hangs the library that reads it must not end us.
"""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.project import shown
from cityatlas.documents.pdf.features import Values, group_values
from cityatlas.documents.pdf.headings import page_cities
from cityatlas.documents.pdf.labels import label_groups
from cityatlas.documents.pdf.opening import WANTED, check_file, check_library, opened
from cityatlas.documents.pdf.picture import group_picture
from cityatlas.documents.pdf.words import page_words

MOST_SECONDS = 180
MOST_MEMORY = 3_000_000_000
"""Bytes that the reading process may take beside what it starts with; it uses a tenth of them."""
MOST_GROUPS = 5
"""Label groups that are looked at on one page; two on a profile's page are one too many already."""


@dataclass(frozen=True)
class PageGroup:
    """Ten labels together on a page: the page (1 is the first of the file), the cities its heading names, features."""

    page: int
    cities: tuple[str, ...]
    values: dict[str, Values]


@dataclass(frozen=True)
class Looked:
    """What was found in a PDF: how many pages it has, how many of them have text, cities by page, groups of labels."""

    pages: int
    with_text: int
    headings: dict[int, tuple[str, ...]]
    groups: list[PageGroup]


def look_through(path: Path, cities: dict[str, str], seconds: float = MOST_SECONDS) -> Looked:
    """Find the label groups of a PDF and what each of their labels looks like.

    ``cities``: names by their key (``documents.text.name_key``); ``seconds``: how long it may take. InputError where
    the file is no PDF, encrypted, damaged or too large, where the library is missing, and where the bounds are reached.
    """
    check_library()
    check_file(path)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(str(path), cities, sender), daemon=True)
    process.start()
    sender.close()
    try:
        return _received(receiver, seconds, path)
    finally:
        process.kill()
        process.join()


def _received(receiver: Connection, seconds: float, path: Path) -> Looked:
    problem = f"the PDF was not read after {seconds:.0f} seconds"
    try:
        if receiver.poll(seconds):
            answer = receiver.recv()
            if isinstance(answer, Looked):
                return answer
            if isinstance(answer, InputError):
                raise answer
            problem = f"the PDF cannot be read ({answer})"
    except EOFError:
        problem = "the PDF ended the program that reads it, or asked for too much memory"
    action = "print it as a PDF again with another program, or fill in the sheet: python -m cityatlas matrix sheet"
    raise InputError(problem, file=shown(path), expected=WANTED, action=action)


def _serve(path: str, cities: dict[str, str], sender: Connection) -> None:
    """What the process of its own does: send what was found, or the reason why not."""
    try:
        _bound()
        sender.send(look(Path(path), cities))
    except InputError as error:
        sender.send(error)
    except Exception as error:  # whatever a broken file makes the library raise is a message, not a traceback
        sender.send(type(error).__name__)


def _addresses() -> int:
    """Bytes of addresses that this process has already; libraries claim some for each core of the machine."""
    size = Path("/proc/self/statm")
    return int(size.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") if size.exists() else 0


def _bound() -> None:
    try:
        import resource

        most = _addresses() + MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (2 * MOST_SECONDS, 2 * MOST_SECONDS))
    except (ImportError, ValueError, OSError):
        return  # systems without such limits still have that of time


def look(path: Path, cities: dict[str, str]) -> Looked:
    """``look_through`` in this process, without bounds."""
    headings: dict[int, tuple[str, ...]] = {}
    groups: list[PageGroup] = []
    with_text = 0
    with opened(path) as document:
        for number in range(1, len(document) + 1):
            page = _upright(document, number)
            words, found = _page(page, number, cities, headings)
            with_text += bool(words)
            groups += found
            page.close()
        return Looked(len(document), with_text, headings, groups)


def _upright(document: Any, number: int) -> Any:
    """A page without its turn (``/Rotate``): the text of a turned page comes in another order and place."""
    page = document.get_page(number - 1)
    if not page.get_rotation():
        return page
    page.set_rotation(0)
    page.close()
    return document.get_page(number - 1)


def _page(
    page: Any, number: int, cities: dict[str, str], headings: dict[int, tuple[str, ...]]
) -> tuple[int, list[PageGroup]]:
    """How many words a page has, and its groups; the cities of its heading are noted."""
    textpage = page.get_textpage()
    words, turns = page_words(textpage)
    textpage.close()
    named = tuple(page_cities(words, cities))
    if named:
        headings[number] = named
    found = []
    for group in label_groups(words)[:MOST_GROUPS]:
        picture = group_picture(page, group, turns) if named else None
        found.append(PageGroup(number, named, group_values(picture) if picture else {}))
    return len(words), found
