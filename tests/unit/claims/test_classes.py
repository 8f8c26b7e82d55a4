"""How claims are grouped when they are counted: each once."""

from __future__ import annotations

import pytest

from cityatlas.claims.classes import CLASSES, class_of
from cityatlas.claims.verdicts import NUMERIC
from cityatlas.core.vocabulary import terms


def claim(kind, printed="60 Prozent", same_as=""):
    return {"kind": kind, "printed": printed, "same_as": same_as}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        *[(claim(kind), "numeric") for kind in NUMERIC],
        (claim("order"), "order_list"),
        (claim("list"), "order_list"),
        (claim("quantifier"), "quantifier"),
        (claim("vague"), "quantifier"),
        (claim("context"), "context"),
        (claim("exact", "[alle]"), "implied"),  # no document prints it
        (claim("quantifier", "[alle]"), "implied"),
        (claim("context", "[alle]"), "context"),
        (claim("exact", "[alle] … 60"), "numeric"),  # only a piece is implied
        (claim("exact", "[alle]", same_as="atlas-x"), "repeat"),
        (claim("context", same_as="atlas-x"), "repeat"),
    ],
)
def test_the_class_of_a_claim(told, expected):
    assert class_of(told) == expected


def test_every_kind_has_a_class_that_is_named():
    assert {class_of(claim(kind)) for kind in terms("kind")} <= CLASSES.keys()
