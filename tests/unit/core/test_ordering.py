"""Names stand in the order that a German reader looks them up by."""

from __future__ import annotations

import itertools
import random

import pytest

from cityatlas.core.ordering import german_order

ORDERED = [
    ["Gelsenkirchen", "Görlitz", "Goslar", "Gotha", "Gütersloh"],
    ["Köln", "Konstanz", "Krefeld"],
    ["Kolbermoor", "Köln", "Kolnburg"],
    ["Übach-Palenberg", "Ulm", "Unna"],
    ["Bad Hersfeld", "Bad Homburg", "Badenweiler", "Bamberg"],
    ["Halle", "Halle (Saale)", "Halle (Westf.)", "Hallenberg"],
    ["Strasburg", "Straßburg", "Strassfurt", "Straubing"],
    ["Aachen", "Ähren", "Alfter", "Zwickau", "東京"],
]


@pytest.mark.parametrize("names", ORDERED, ids=lambda names: names[0])
def test_german_order(names):
    for seed in range(5):
        mixed = random.Random(seed).sample(names, len(names))
        assert sorted(mixed, key=german_order) == names


def test_different_texts_have_different_places():
    texts = ["Köln", "KÖLN", "köln", "Koln", "Ko\u0308ln", "", " ", "Köln ", "-", "🏙"]
    assert all(german_order(a) != german_order(b) for a, b in itertools.combinations(texts, 2))
