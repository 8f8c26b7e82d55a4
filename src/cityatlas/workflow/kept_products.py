"""Products outlive a step that fails: what was there stays until its successor is whole, and says that it is older.

Snakemake deletes a step's products before it begins and again where it fails. So a run keeps a second name (a hard
link) for each of them, and after a failure puts those back that are gone, with their old times: the next run knows by
these that they are to be made anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cityatlas.core.errors import InputError
from cityatlas.core.files import read_utf8, write_text
from cityatlas.core.language import Pair, say
from cityatlas.core.product_places import language_of

STORE = Path("data/interim/kept")
NOTE = "OLDER.txt"
"""The note in a folder that names its older products."""
Steps = Mapping[str, tuple[list[str], list[str]]]
"""Inputs and products by step, in the order of the workflow."""
_BEGIN, _END = "<!--older-->", "<!--/older-->"
_TEXTS: dict[str, Pair] = {
    "page": (
        "Diese Seite stammt aus einem früheren Lauf; der letzte ist gescheitert. Was sie zeigt, kann älter sein als "
        "die Eingaben. Ein neuer Lauf (snakemake) sagt, woran es liegt.",
        "This page is from an earlier run; the last one failed. What it shows may be older than the inputs. "
        "Another run (snakemake) says why.",
    ),
    "note": (
        "Der letzte Lauf ist gescheitert. Diese Dateien sind von früher und können älter sein als die Eingaben:",
        "The last run failed. These files are from an earlier one and may be older than the inputs:",
    ),
}


def keep(steps: Steps, store: Path = STORE) -> None:
    """Give each product that is there a second name in the store, which then holds nothing else."""
    shutil.rmtree(store, ignore_errors=True)
    for product in filter(os.path.isfile, _products(steps)):
        _name_too(Path(product), store / product)


def put_back(products: Iterable[str], store: Path = STORE) -> list[str]:
    """Put products that are gone back from the store, times and all; those that were put back."""
    gone = [p for p in products if (store / p).is_file() and not os.path.exists(p)]
    for product in gone:
        _name_too(store / product, Path(product))
    return gone


def _name_too(file: Path, other: Path) -> None:
    """Give a file a second name: a hard link, or a copy where the file system has none."""
    other.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, other)
    except OSError:
        shutil.copy2(file, other)


def older_products(steps: Steps) -> list[str]:
    """The products that are older than an input of their step, or rest on such a one, in the steps' order."""
    outdated: dict[str, None] = {}
    for inputs, products in steps.values():
        times = [os.stat(p).st_mtime_ns for p in products if os.path.exists(p)]
        newer = any(not os.path.exists(i) or os.stat(i).st_mtime_ns > min(times, default=0) for i in inputs)
        if times and (newer or outdated.keys() & set(inputs)):
            outdated |= dict.fromkeys(products)
    return [product for product in _products(steps) if product in outdated and os.path.exists(product)]


def mark(steps: Steps, older: Iterable[str], language: str) -> None:
    """Say in each folder which of its products are older, and on each page that it is; take back what is over.

    ``language``: that of the notes and of pages that hold both; other pages say it in their own.
    """
    found = set(older)
    folders: dict[Path, list[str]] = {}
    for product in _products(steps):
        folders.setdefault(Path(product).parent, []).extend([Path(product).name] * (product in found))
        if product.endswith(".html") and os.path.isfile(product):
            _mark_page(Path(product), say(language_of(product, language), *_TEXTS["page"]) if product in found else "")
    for folder, names in folders.items():
        if names:
            write_text(folder / NOTE, "\n".join([say(language, *_TEXTS["note"]), "", *sorted(names), ""]))
        else:
            (folder / NOTE).unlink(missing_ok=True)


def _mark_page(page: Path, text: str) -> None:
    """Put a line at the top of a page, or take it off again; the page keeps its times, for its content is as old."""
    content = page.read_text("utf-8")
    before, begin, rest = content.partition(_BEGIN)
    bare = before + rest.partition(_END)[2] if begin else content
    head, body, rest = bare.partition("<body")
    tag, close, rest = rest.partition(">")
    marked = f'{head}{body}{tag}{close}{_BEGIN}<p role="note"><strong>{text}</strong></p>{_END}{rest}'
    wanted = marked if text and body else bare
    if wanted != content:
        times = os.stat(page)
        write_text(page, wanted)
        os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


def before_run(steps: Steps, language: str) -> None:
    """Put back what a run that was killed has left in the store, and take marks back that no longer hold."""
    products = _products(steps)
    put_back(products)
    if any((folder / NOTE).is_file() for folder in {Path(p).parent for p in products}):
        mark(steps, older_products(steps), language)


def after_failure(steps: Steps, language: str) -> str:
    """Put back and mark what a failed run left; one line for the console, empty where no product is older."""
    put_back(_products(steps))
    older = older_products(steps)
    with suppress(InputError):  # a full disk or a read-only folder is what the run has already failed of
        mark(steps, older, language)
    shutil.rmtree(STORE, ignore_errors=True)
    notes = sorted({str(Path(p).parent / NOTE) for p in older})
    what = "product" if len(older) == 1 else "products"
    return f"{len(older)} {what} of an earlier run stay and say so: {', '.join(notes)}" if older else ""


def after_success(steps: Steps, language: str) -> None:
    """Empty the store, and take marks back that no longer hold.

    None is added: Snakemake has looked at the content of inputs that are newer and found it the same.
    """
    shutil.rmtree(STORE, ignore_errors=True)
    noted = _noted(steps)
    mark(steps, [product for product in older_products(steps) if product in noted], language)


def _noted(steps: Steps) -> set[str]:
    """The products that the notes beside them name."""
    notes = {Path(product).parent / NOTE for product in _products(steps)}
    return {str(note.parent / name) for note in notes if note.is_file() for name in read_utf8(note).splitlines()}


def _products(steps: Steps) -> list[str]:
    """What a reader opens; tables on their way between the steps are made again in a second."""
    return [p for _, products in steps.values() for p in products if not p.startswith("data/interim/")]
