"""The Smart-City-Atlas of March 2019, reproduced: extraction, coding, statistics, verdicts, figures.

The names listed in ``__all__`` are the public API (docs/data.md); everything else may change between versions. They
are imported when they are first asked for, so that ``import cityatlas`` costs nothing.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

__version__ = "0.1.0"
os.environ["OPENPYXL_LXML"] = "False"
"""openpyxl writes other bytes where lxml happens to be installed; this is its own setting against that."""

_PUBLIC = {
    "InputError": "core.errors",
    "claim_trail": "claims.trail",
    "contents": "explore.tables",
    "figure": "explore.tables",
    "label": "core.vocabulary",
    "labels": "explore.tables",
    "load": "explore.tables",
    "peers": "explore.peers",
    "preview": "explore.own_city",
    "readable": "explore.tables",
    "rejudge": "claims.scenarios",
    "settings": "explore.tables",
    "share": "explore.tables",
    "town": "explore.peers",
}
__all__ = ["__version__", *_PUBLIC]


def refuse_windows() -> None:
    """End with one line where this is Windows itself: the rules' commands need a POSIX shell. WSL 2 counts as Linux."""
    if sys.platform == "win32":
        sys.exit("cityatlas: Windows itself is not supported: install WSL 2 (wsl --install) and run this inside it")


def __getattr__(name: str) -> Any:
    """A public name, imported from the room it lives in. AttributeError for anything else."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    """The names that are there, public ones first."""
    return sorted({*__all__, *globals()})
