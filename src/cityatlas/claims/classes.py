"""How claims and verdicts are grouped when they are counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cityatlas.claims.verdicts import NUMERIC


def class_of(claim: Mapping[str, Any]) -> str:
    """How a claim is counted: numeric, order_list, quantifier, implied, context or repeat (each claim once).

    Implied is what no document prints but what follows from what it prints (``printed`` in square brackets).
    """
    if claim["same_as"]:
        return "repeat"
    if claim["printed"].startswith("[") and claim["printed"].endswith("]") and claim["kind"] != "context":
        return "implied"
    if claim["kind"] in ("quantifier", "vague"):
        return "quantifier"
    if claim["kind"] == "context":
        return "context"
    return "numeric" if claim["kind"] in NUMERIC else "order_list"


CLASSES = {
    "numeric": "numbers",
    "order_list": "orders and lists",
    "quantifier": "quantifiers",
    "implied": "implied",
    "context": "context",
    "repeat": "repeats",
}


STATUSES = ("reproduced", "consistent", "contradicted", "reading_dependent")
"""The verdicts of claims that have a route."""
