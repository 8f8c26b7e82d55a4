"""Seeded damages to the report's text: what scanners, converters, editors and disks do to a file.

Each damage is a function of a text and a random generator, and returns the damaged bytes. The same seed
gives the same damage on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.robustness import line_damages, part_damages
from tools.robustness.sound_text import SoundText, joined

Damage = Callable[[SoundText, Random], bytes]
DAMAGES: tuple[Damage, ...] = (
    part_damages.section_lost,
    part_damages.section_emptied,
    part_damages.section_doubled,
    part_damages.sections_swapped,
    part_damages.sections_exchanged,
    part_damages.profile_lost,
    part_damages.profile_twice,
    part_damages.profiles_swapped,
    line_damages.section_heading_misspelt,
    line_damages.city_heading_misspelt,
    line_damages.title_misspelt,
    line_damages.entry_misspelt,
    line_damages.heading_unmarked,
    line_damages.number_broken,
    line_damages.digit_changed,
    line_damages.digit_lost,
    line_damages.label_unknown,
    line_damages.label_replaced,
    line_damages.label_lost,
    line_damages.entry_lost,
    line_damages.entry_doubled,
    line_damages.entries_swapped,
    line_damages.city_replaced,
    part_damages.line_lost,
    part_damages.line_doubled,
    part_damages.lines_joined,
    part_damages.line_split,
    part_damages.cut_off,
    part_damages.bytes_cut,
    part_damages.bits_flipped,
    part_damages.bits_flipped_in_facts,
)


def damaged(sound: SoundText, number: int, seed: int) -> tuple[str, bytes]:
    """The damage of that number under a seed: its kind and the damaged bytes (never the sound ones)."""
    damage = DAMAGES[number % len(DAMAGES)]
    whole = joined(sound.lines)
    for attempt in range(100):
        raw = damage(sound, Random(f"{seed}/{number}/{attempt}"))
        if raw != whole:
            return damage.__name__, raw
    raise RuntimeError(f"{damage.__name__} does not change this text")
