"""Seeded damages to the report's text: what scanners, converters, editors and disks do to a file.

Each damage is a function of a text's anatomy and a random generator, and returns the damaged bytes. The same seed
gives the same damage on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from cityatlas.hardening import details, parts
from cityatlas.hardening.anatomy import Anatomy, joined

Damage = Callable[[Anatomy, Random], bytes]
DAMAGES: tuple[Damage, ...] = (
    parts.section_lost,
    parts.section_emptied,
    parts.section_doubled,
    parts.sections_swapped,
    parts.sections_exchanged,
    parts.profile_lost,
    parts.profile_twice,
    parts.profiles_swapped,
    details.section_heading_misspelt,
    details.city_heading_misspelt,
    details.title_misspelt,
    details.entry_misspelt,
    details.heading_unmarked,
    details.number_broken,
    details.digit_changed,
    details.digit_lost,
    details.label_unknown,
    details.label_replaced,
    details.label_lost,
    details.entry_lost,
    details.entry_doubled,
    details.entries_swapped,
    details.city_replaced,
    parts.line_lost,
    parts.line_doubled,
    parts.lines_joined,
    parts.line_split,
    parts.cut_off,
    parts.bytes_cut,
    parts.bits_flipped,
    parts.bits_flipped_in_facts,
)


def damaged(anatomy: Anatomy, number: int, seed: int) -> tuple[str, bytes]:
    """The damage of that number under a seed: its kind and the damaged bytes (never the sound ones)."""
    damage = DAMAGES[number % len(DAMAGES)]
    sound = joined(anatomy.lines)
    for attempt in range(100):
        raw = damage(anatomy, Random(f"{seed}/{number}/{attempt}"))
        if raw != sound:
            return damage.__name__, raw
    raise RuntimeError(f"{damage.__name__} does not change this text")
