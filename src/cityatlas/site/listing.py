"""What the entry page lists: the products that are there, by language, with their sizes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cityatlas.core.files import read_utf8
from cityatlas.core.language import LANGUAGES
from cityatlas.core.product_places import product_place
from cityatlas.core.project import ROOT
from cityatlas.core.tables import published_tables

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class File:
    """A file to open: its path in the project, its size in bytes, and what it is (a title, or the key of a text)."""

    path: str
    size: int
    what: str
    anchor: str = ""


@dataclass(frozen=True)
class Product:
    """A product by its name, with its files by language; none of them is empty."""

    name: str
    files: dict[str, list[File]]


def listing(root: Path | None = None) -> list[Product]:
    """The products that are there, in the order in which a reader meets them; ``root``: the project's folder."""
    folder = root or ROOT
    made = [(name, {lang: find(folder, lang) for lang in LANGUAGES}) for name, find in _FINDERS.items()]
    found = [Product(name, {lang: files for lang, files in by.items() if files}) for name, by in made]
    return [product for product in found if product.files]


def _there(root: Path, path: str, what: str, anchor: str = "") -> list[File]:
    """A file as a list of one, or of none where it is not there."""
    file = root / path
    return [File(path, file.stat().st_size, what, anchor)] if file.is_file() else []


def _atlas(root: Path, language: str) -> list[File]:
    """The one page for all languages: its address says which."""
    return _there(root, product_place("atlas"), "atlas", f"lang={language}")


def _single(product: str) -> Callable[[Path, str], list[File]]:
    return lambda root, language: _there(root, product_place(product, language), product)


def _figures(root: Path, language: str) -> list[File]:
    """The page that shows them all, and the two books; single pictures are linked from that page."""
    folder = product_place("figures", language)
    books = {"figures": "index.html", "slides": "slides.pdf", "cards": "cards/cards.pdf"}
    return [file for what, name in books.items() for file in _there(root, f"{folder}/{name}", what)]


def _notebooks(root: Path, language: str) -> list[File]:
    """Each notebook as a page by its title, then as a notebook."""
    folder, found = product_place("notebooks", language), []
    for page in sorted((root / folder).glob("*.html")):
        found += _there(root, f"{folder}/{page.name}", _title(page))
        found += _there(root, f"{folder}/{page.stem}.ipynb", "ipynb")
    return found


def _title(page: Path) -> str:
    found = re.search(r"<title>(.*?)</title>", read_utf8(page), re.DOTALL)
    return html.unescape(found[1]).strip() if found else page.stem


def _tables(root: Path, language: str) -> list[File]:
    """The published tables by their titles, then what describes them all."""
    folder = product_place("tables")
    files = [_there(root, f"{folder}/{t.path}", t.title(language)) for t in published_tables(root / folder)]
    return [file for found in [*files, _there(root, f"{folder}/{DESCRIPTOR}", "descriptor")] for file in found]


_FINDERS: dict[str, Callable[[Path, str], list[File]]] = {
    "atlas": _atlas,
    "report": _single("report"),
    "workbook": _single("workbook"),
    "figures": _figures,
    "notebooks": _notebooks,
    "tables": _tables,
}
