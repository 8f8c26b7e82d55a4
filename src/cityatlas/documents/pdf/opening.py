"""Opening a PDF that comes from anywhere: what is no such file is refused in one message, sizes are bounded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cityatlas.core.errors import InputError
from cityatlas.core.project import shown

MOST_BYTES = 400_000_000
MOST_PAGES = 1_000
"""Five times the report's pages."""
EXTRA = 'pip install "cityatlas[pdf]" (or, in this folder: .venv/bin/pip install ".[pdf]")'
WANTED = "the Smart-City-Atlas of March 2019 as its publishers' PDF"


def check_library() -> None:
    """InputError where the library that reads PDFs is not installed, with the line that gets it."""
    try:
        import pypdfium2  # noqa: F401
    except ImportError:
        raise InputError("reading a PDF needs pypdfium2, which is not installed", action=EXTRA) from None


def check_file(path: Path) -> None:
    """InputError where a file is no PDF by its first bytes, empty, or larger than any edition of the report."""
    file = shown(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as content:
            start = content.read(1024)
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=file, expected=WANTED) from None
    if not size:
        raise InputError("the file is empty", file=file, expected=WANTED)
    if b"%PDF-" not in start:
        raise InputError("the file is no PDF", file=file, expected=WANTED)
    if size > MOST_BYTES:
        raise InputError(f"the file has {size / 1e6:,.0f} MB", file=file, expected=f"at most {MOST_BYTES / 1e6:.0f} MB")


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The document, closed afterwards. InputError where it is encrypted, damaged, or has too many pages or none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, str(error)) from None
    try:
        pages = len(document)
        if not 0 < pages <= MOST_PAGES:
            raise InputError(f"the PDF has {pages:,} pages", file=shown(path), expected=f"1 to {MOST_PAGES:,} pages")
        yield document
    finally:
        document.close()


def upright(document: Any, number: int) -> Any:
    """A page (1 is the first) without its turn (``/Rotate``): a turned page's text comes in another order and place."""
    page = document.get_page(number - 1)
    if not page.get_rotation():
        return page
    page.set_rotation(0)
    page.close()
    return document.get_page(number - 1)


def _refused(path: Path, reason: str) -> InputError:
    if "assword" in reason or "ecurity" in reason:
        action = "open it with its password and save or print it as a PDF without one"
        return InputError("the PDF is encrypted", file=shown(path), expected="a PDF without password", action=action)
    action = "get the file again; the download may have been cut off"
    return InputError("the PDF is damaged or cut off", file=shown(path), expected=WANTED, action=action)
