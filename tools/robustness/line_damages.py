"""Damages within a line: names, titles, numbers, labels, entries of lists."""

from __future__ import annotations

import re
from random import Random

from cityatlas.core.vocabulary import label, terms
from tools.robustness.sound_text import Lines, SoundText, joined, listing_lines, misspell, number_lines


def _misspelt(a: SoundText, number: int, rng: Random) -> bytes:
    lines = a.lines
    lines[number - 1] = misspell(lines[number - 1], rng)
    return joined(lines)


def section_heading_misspelt(a: SoundText, rng: Random) -> bytes:
    """A section's heading has a letter wrong."""
    return _misspelt(a, rng.choice(a.rows("sections"))["line_start"], rng)


def city_heading_misspelt(a: SoundText, rng: Random) -> bytes:
    """A profile's heading has a letter wrong."""
    return _misspelt(a, rng.choice(a.rows("facts_cities"))["line"], rng)


def title_misspelt(a: SoundText, rng: Random) -> bytes:
    """A project's heading has a letter wrong, in its title."""
    number = rng.choice(a.rows("facts_projects"))["line"]
    lines = a.lines
    title, bracket, rest = lines[number - 1].rpartition("(")
    lines[number - 1] = misspell(title, rng) + bracket + rest
    return joined(lines)


def entry_misspelt(a: SoundText, rng: Random) -> bytes:
    """A line of contents, lists, captions, annex or credits has a letter wrong."""
    number = rng.choice(listing_lines(a))
    return _misspelt(a, number, rng)


def heading_unmarked(a: SoundText, rng: Random) -> bytes:
    """A heading loses its marks."""
    number = rng.choice([n for n, _ in a.doc.headings(1, len(a.doc.lines))])
    lines = a.lines
    lines[number - 1] = lines[number - 1].lstrip("# ")
    return joined(lines)


def _number(a: SoundText, rng: Random) -> tuple[Lines, int, int, int]:
    lines = a.lines
    number = rng.choice([n for n in number_lines(a) if re.search(r"\d", a.doc.line(n))])
    match = rng.choice(list(re.finditer(r"\d[\d.,]*\d|\d", lines[number - 1])))
    return lines, number - 1, match.start(), match.end()


def number_broken(a: SoundText, rng: Random) -> bytes:
    """A letter or a blank stands in a number."""
    lines, i, start, end = _number(a, rng)
    place = rng.randrange(start, end)
    lines[i] = lines[i][:place] + rng.choice("OlIBS ?") + lines[i][place + 1 :]
    return joined(lines)


def digit_changed(a: SoundText, rng: Random) -> bytes:
    """A digit of a number is another one."""
    lines, i, start, end = _number(a, rng)
    place = rng.choice([p for p in range(start, end) if lines[i][p].isdigit()])
    digit = rng.choice([d for d in "0123456789" if d != lines[i][place]])
    lines[i] = lines[i][:place] + digit + lines[i][place + 1 :]
    return joined(lines)


def digit_lost(a: SoundText, rng: Random) -> bytes:
    """A number loses a digit."""
    lines, i, start, end = _number(a, rng)
    place = rng.choice([p for p in range(start, end) if lines[i][p].isdigit()])
    lines[i] = lines[i][:place] + lines[i][place + 1 :]
    return joined(lines)


def _labelled(a: SoundText, rng: Random) -> tuple[Lines, int, str, str]:
    lines = a.lines
    number = rng.choice(a.rows("facts_projects"))["line"]
    head, _, tail = lines[number - 1].rpartition("(")
    return lines, number - 1, head + "(", tail


def label_unknown(a: SoundText, rng: Random) -> bytes:
    """A project's label is none of the ten."""
    lines, i, head, tail = _labelled(a, rng)
    lines[i] = head + misspell(tail, rng)
    return joined(lines)


def label_replaced(a: SoundText, rng: Random) -> bytes:
    """A project's label is another one of the ten."""
    lines, i, head, tail = _labelled(a, rng)
    name = rng.choice([n for n in (label("field", k, "de") for k in terms("field")) if n not in tail])
    lines[i] = head + re.sub(r"[^/,()]*[^/,() ]", name, tail, count=1)
    return joined(lines)


def label_lost(a: SoundText, rng: Random) -> bytes:
    """A project loses a label, or its bracket where it has but one."""
    lines, i, head, tail = _labelled(a, rng)
    parts = re.split(r"([/,])", tail.rstrip(")* "))
    lines[i] = head + "".join(parts[2:]).strip() + ")" if len(parts) > 1 else head.rstrip("( ")
    return joined(lines)


def _item(a: SoundText, rng: Random) -> tuple[Lines, int, int, int]:
    """A list entry: index of its line, and where it begins and ends there."""
    lines = a.lines
    number = rng.choice(listing_lines(a))
    items = list(re.finditer(r"<li>.*?</li>", lines[number - 1]))
    match = rng.choice(items) if items else re.match(r".*", lines[number - 1])
    return lines, number - 1, match.start(), match.end()


def entry_lost(a: SoundText, rng: Random) -> bytes:
    """A list (contents, figures, annex, credits) loses an entry."""
    lines, i, start, end = _item(a, rng)
    lines[i] = lines[i][:start] + lines[i][end:]
    return joined(lines)


def entry_doubled(a: SoundText, rng: Random) -> bytes:
    """An entry stands twice in its list."""
    lines, i, start, end = _item(a, rng)
    if start == 0 and end == len(lines[i]):
        return joined([*lines[: i + 1], lines[i], *lines[i + 1 :]])
    lines[i] = lines[i][:end] + " " + lines[i][start:]
    return joined(lines)


def entries_swapped(a: SoundText, rng: Random) -> bytes:
    """Two neighbouring lines of a list change places."""
    lines = a.lines
    numbers = listing_lines(a)
    number = rng.choice([n for n in numbers if n + 1 in numbers])
    lines[number - 1], lines[number] = lines[number], lines[number - 1]
    return joined(lines)


def city_replaced(a: SoundText, rng: Random) -> bytes:
    """An entry of the annex names another city."""
    lines = a.lines
    entry = rng.choice(a.rows("facts_annex"))
    line = lines[entry["line"] - 1]
    cities = [c["city"] for c in a.rows("facts_cities") if c["city"] != entry["city"]]
    match = rng.choice(list(re.finditer(r"\(([^()]*)\)(?=</li>|$)", line)) or list(re.finditer(r"\(([^()]*)\)", line)))
    lines[entry["line"] - 1] = f"{line[: match.start()]}({rng.choice(cities)}){line[match.end() :]}"
    return joined(lines)
