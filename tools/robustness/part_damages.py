"""Damages to the report's parts: sections, profiles, lines, the file as a whole."""

from __future__ import annotations

import re
from random import Random

from cityatlas.core.vocabulary import terms
from tools.robustness.sound_text import Lines, SoundText, joined, number_lines


def _city(a: SoundText, rng: Random) -> str:
    return rng.choice(a.rows("facts_cities"))["city"]


def section_lost(a: SoundText, rng: Random) -> bytes:
    """A section disappears with its heading."""
    lines = a.lines
    start, end = a.section_span(rng.choice(a.rows("sections")))
    return joined(lines[:start] + lines[end:])


def section_emptied(a: SoundText, rng: Random) -> bytes:
    """A section keeps its heading and loses its text."""
    lines = a.lines
    start, end = a.section_span(rng.choice([s for s in a.rows("sections") if s["words"]]))
    return joined(lines[: start + 1] + [""] + lines[end:])


def section_doubled(a: SoundText, rng: Random) -> bytes:
    """A section stands twice, one below the other."""
    lines = a.lines
    start, end = a.section_span(rng.choice(a.rows("sections")))
    return joined(lines[:end] + lines[start:end] + lines[end:])


def _swap(lines: Lines, one: tuple[int, int], two: tuple[int, int]) -> Lines:
    (a, b), (c, d) = sorted((one, two))
    return lines[:a] + lines[c:d] + lines[b:c] + lines[a:b] + lines[d:]


def sections_swapped(a: SoundText, rng: Random) -> bytes:
    """Two sections of one profile change places."""
    city = _city(a, rng)
    one, two = rng.sample([s for s in a.rows("sections") if s["city"] == city], 2)
    return joined(_swap(a.lines, a.section_span(one), a.section_span(two)))


def sections_exchanged(a: SoundText, rng: Random) -> bytes:
    """Two profiles exchange the same section."""
    name = rng.choice(terms("section"))
    one, two = rng.sample([s for s in a.rows("sections") if s["section"] == name], 2)
    return joined(_swap(a.lines, a.section_span(one), a.section_span(two)))


def profile_lost(a: SoundText, rng: Random) -> bytes:
    """A whole profile disappears."""
    lines = a.lines
    start, end = a.profile_span(_city(a, rng))
    return joined(lines[:start] + lines[end:])


def profile_twice(a: SoundText, rng: Random) -> bytes:
    """A profile stands twice, somewhere."""
    lines = a.lines
    start, end = a.profile_span(_city(a, rng))
    place = a.profile_span(_city(a, rng))[1]
    return joined(lines[:place] + lines[start:end] + lines[place:])


def profiles_swapped(a: SoundText, rng: Random) -> bytes:
    """Two profiles change places."""
    one, two = rng.sample([c["city"] for c in a.rows("facts_cities")], 2)
    return joined(_swap(a.lines, a.profile_span(one), a.profile_span(two)))


def line_lost(a: SoundText, rng: Random) -> bytes:
    """A line that is not empty disappears."""
    lines = a.lines
    number = rng.choice([i for i, t in enumerate(lines) if t.strip()])
    return joined(lines[:number] + lines[number + 1 :])


def line_doubled(a: SoundText, rng: Random) -> bytes:
    """A line that is not empty stands twice."""
    lines = a.lines
    number = rng.choice([i for i, t in enumerate(lines) if t.strip()])
    return joined(lines[: number + 1] + lines[number:])


def lines_joined(a: SoundText, rng: Random) -> bytes:
    """Two lines become one, with the empty ones between them."""
    lines = a.lines
    number = rng.choice([i for i, t in enumerate(lines[:-1]) if t.strip()])
    after = next((i for i in range(number + 1, len(lines)) if lines[i].strip()), len(lines) - 1)
    return joined([*lines[:number], f"{lines[number]} {lines[after]}", *lines[after + 1 :]])


def line_split(a: SoundText, rng: Random) -> bytes:
    """A line breaks at a blank."""
    lines = a.lines
    number = rng.choice([i for i, t in enumerate(lines) if " " in t.strip()])
    place = rng.choice([m.start() for m in re.finditer(" ", lines[number])])
    return joined([*lines[:number], lines[number][:place], lines[number][place + 1 :], *lines[number + 1 :]])


def cut_off(a: SoundText, rng: Random) -> bytes:
    """The end of the file is missing."""
    raw = joined(a.lines)
    return raw[: rng.randrange(len(raw))]


def bytes_cut(a: SoundText, rng: Random) -> bytes:
    """Some bytes are missing in the middle: one to a few thousand."""
    raw = joined(a.lines)
    length = int(10 ** rng.uniform(0, 3.6))
    start = rng.randrange(len(raw) - length)
    return raw[:start] + raw[start + length :]


def bits_flipped(a: SoundText, rng: Random) -> bytes:
    """One to eight bits are flipped, anywhere in the file."""
    raw = bytearray(joined(a.lines))
    for _ in range(rng.randrange(1, 9)):
        raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    return bytes(raw)


def bits_flipped_in_facts(a: SoundText, rng: Random) -> bytes:
    """A bit is flipped in a line that a fact was read from."""
    facts = [p["line"] for t in ("facts_cities", "facts_projects") for p in a.rows(t)]
    number = rng.choice(sorted({*facts, *number_lines(a)}))
    lines = a.lines
    raw = bytearray(lines[number - 1].encode("utf-8"))
    raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    return b"\n".join([joined(lines[: number - 1]), bytes(raw), joined(lines[number:])])
