"""How the project is cited: what CITATION.cff says of it, with the version that runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cityatlas import __version__
from cityatlas.core.language import Pair, say
from cityatlas.core.project import ROOT, load_yaml

CITATION: Pair = (
    "{author} ({year}): {title}. {what}, Version {version}, Lizenz {licence}.",
    "{author} ({year}): {title}. {what}, version {version}, licence {licence}.",
)
"""How a product is cited: its title, and what it is (a report, an atlas)."""


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


def cite_product(title: str, what: str, address: str, language: str) -> str:
    """The sentence that cites a product, with version, licence and, where there is one, the project's address."""
    own = own_citation()
    told = say(language, *CITATION).format(
        author=own.author, year=own.year, title=title, what=what, version=own.version, licence=own.licence
    )
    return f"{told} {address}" if address else told
