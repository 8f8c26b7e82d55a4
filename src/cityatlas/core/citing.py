"""How the project is cited: what CITATION.cff says of it, with the version that runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cityatlas import __version__
from cityatlas.core.project import ROOT, load_yaml


@dataclass(frozen=True)
class OwnCitation:
    """Author, year, version and the licence of tables, verdicts and texts in words: ``CC BY 4.0``."""

    author: str
    year: str
    version: str
    licence: str


@cache
def own_citation() -> OwnCitation:
    """The project's citation by CITATION.cff; the licence is that of data, texts and figures."""
    about = load_yaml(ROOT / "CITATION.cff")
    licence = next(name for name in about["license"] if name.startswith("CC")).replace("CC-BY-", "CC BY ")
    return OwnCitation(about["authors"][0]["name"], about["date-released"][:4], __version__, licence)
