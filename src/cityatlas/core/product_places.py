"""Where each product lies in each language: the one place that lays this down, and how the products link to each other.

German is the default and has the plain names. Another language has its own beside them, so that neither overwrites the
other: a file before its ending (``report.en.html``), a folder below itself (``figures/en``). Atlas and index are one
file that holds both languages.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from cityatlas.core.language import LANGUAGES, say

DEFAULT_LANGUAGE = LANGUAGES[0]
PRODUCT_PLACES = {
    "index": "data/processed/index.html",
    "atlas": "data/processed/atlas.html",
    "report": "data/processed/report.html",
    "workbook": "data/processed/smart-city-atlas.xlsx",
    "figures": "figures",
    "notebooks": "data/processed/notebooks",
    "tables": "data/processed",
}
"""The products by name, as paths in the project, in German."""
IN_BOTH = ("index", "atlas", "tables")
"""What is there once: pages that hold both languages, and the tables, which are the same in every language."""


def in_language(path: Path, language: str) -> Path:
    """A product's path in a language, of the German one; a path without an ending is a folder.

    >>> in_language(Path("report.html"), "en").as_posix(), in_language(Path("figures"), "en").as_posix()
    ('report.en.html', 'figures/en')
    >>> in_language(Path("report.html"), "de").as_posix()
    'report.html'
    """
    named = path.with_name(f"{path.stem}.{language}{path.suffix}") if path.suffix else path / language
    return named if say(language, "", "other") else path


def product_place(product: str, language: str = DEFAULT_LANGUAGE) -> str:
    """A product's path in the project.

    >>> product_place("workbook", "en"), product_place("atlas", "en")
    ('data/processed/smart-city-atlas.en.xlsx', 'data/processed/atlas.html')
    """
    path = Path(PRODUCT_PLACES[product])
    return (path if product in IN_BOTH else in_language(path, language)).as_posix()


def language_of(path: str, main: str) -> str:
    """The language of a product by its path in the project; ``main`` for what holds both.

    >>> [language_of(path, "de") for path in ("data/processed/report.en.html", "figures/en/index.html")]
    ['en', 'en']
    >>> language_of("figures/index.html", "en"), language_of("data/processed/atlas.html", "en")
    ('de', 'en')
    """
    if path in {PRODUCT_PLACES[name] for name in IN_BOTH}:
        return main
    parts = {*Path(path).parent.parts, *(suffix.removeprefix(".") for suffix in Path(path).suffixes)}
    return min(parts.intersection(LANGUAGES), default=DEFAULT_LANGUAGE)


def entry_links(source: str, language: str) -> dict[str, str]:
    """How a page in a language leads to ``index`` and ``atlas``, which open in that language.

    >>> entry_links("data/processed/report.en.html", "en")
    {'index': 'index.html#en', 'atlas': 'atlas.html#lang=en'}
    """
    anchors = {"index": language, "atlas": f"lang={language}"}
    return {product: f"{link(source, product_place(product))}#{anchor}" for product, anchor in anchors.items()}


def link(source: str, target: str) -> str:
    """How a page leads to another file; both as paths in the project.

    >>> link("figures/en/index.html", "data/processed/index.html")
    '../../data/processed/index.html'
    """
    return PurePosixPath(os.path.relpath(target, PurePosixPath(source).parent)).as_posix()
