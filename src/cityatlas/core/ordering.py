"""The order of names for people: German (DIN 5007-1), whatever the machine's locale.

Published tables are ordered by code points instead, as their contract says: any program can check that.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pyuca import Collator

OrderKey = tuple[tuple[int, ...], str]
"""Compares as the texts do in German."""


@cache
def _collator() -> Any:
    return Collator()


@cache
def german_order(text: str) -> OrderKey:
    """A key to sort by: umlauts as their vowels, ``ß`` as ``ss``, a blank before any letter; ties by code points.

    >>> sorted(["Konstanz", "Ulm", "Köln", "Übach"], key=german_order)
    ['Köln', 'Konstanz', 'Übach', 'Ulm']
    """
    return tuple(_collator().sort_key(text)), text
