"""What is no readable PDF of the report is refused in one message, in bounded time, whatever it does to its reader."""

from __future__ import annotations

import os
import sys
import time

import pypdfium2
import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.matrix import study_pages
from cityatlas.documents.pdf import bounded, opening
from cityatlas.documents.pdf.looking import look_through
from cityatlas.documents.pdf.placing import placed
from tests.fixtures.field_pdf import Layout


def refused(path, city_names, seconds=60):
    with pytest.raises(InputError) as error:
        placed(look_through(path, city_names, seconds), study_pages(), path.name)
    message = str(error.value)
    assert "Traceback" not in message and message.count(path.name) == 1
    return message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b"%", "the file is no PDF"),
        (b"PK\x03\x04 a spreadsheet", "the file is no PDF"),
        (b"%PDF-1.7\n", "the PDF is damaged or cut off"),
        (b"%PDF-1.7\n" + os.urandom(4000), "the PDF is damaged or cut off"),
    ],
)
def test_what_is_no_pdf(content, told, tmp_path, city_names):
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    assert told in refused(path, city_names)


def test_a_file_that_is_not_there(tmp_path, city_names):
    assert "cannot be read" in refused(tmp_path / "none.pdf", city_names)


def test_a_folder(tmp_path, city_names):
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    assert "cannot be read" in refused(folder, city_names)


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_cut_off(share, typeset, city_names):
    path = typeset()
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    message = refused(path, city_names)
    assert "damaged or cut off" in message or "of 50 cities" in message


def test_encrypted(typeset, city_names):
    assert "encrypted" in refused(typeset(encrypt="secret"), city_names)


def blank(path, pages):
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(200, 200)
        document.save(path)
    return path


def test_pictures_only(tmp_path, city_names):
    assert "none of the 5 pages has text" in refused(blank(tmp_path / "scan.pdf", 5), city_names)


def test_ten_thousand_pages(tmp_path, city_names):
    start = time.monotonic()
    assert "10,000 pages" in refused(blank(tmp_path / "long.pdf", 10_000), city_names)
    assert time.monotonic() - start < 30


def test_another_report(typeset, city_names):
    message = refused(typeset(change=lambda pages: []), city_names)
    assert "under the headings of 0 of 50 cities" in message


def test_a_report_without_labels_of_text(typeset, city_names):
    message = refused(typeset(change=lambda pages: pages[:10]), city_names)
    assert "under the headings of 10 of 50 cities" in message


def test_pages_made_to_keep_the_reader_busy(tmp_path, city_names):
    """Ten thousand letters of which a label could be put together in endless ways; a page of the largest size."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "busy.pdf"), pagesize=(14_000, 14_000))
    for page in range(3):
        for row in range(70):
            canvas.setFont("Helvetica", 8 if page else 400)
            canvas.drawString(20, 13_900 - 9 * row, "B i l d u n g " * 10)
            canvas.drawString(20, 200 + 9 * row, "Energie Umwelt Bildung Handel " * 3)
        canvas.showPage()
    canvas.save()
    start = time.monotonic()
    assert "under the headings of 0 of 50 cities" in refused(tmp_path / "busy.pdf", city_names)
    assert time.monotonic() - start < 60


def test_a_reading_that_takes_too_long_is_ended(typeset, city_names):
    start = time.monotonic()
    assert "was not read after 0 seconds" in refused(typeset(Layout("bold")), city_names, seconds=0.05)
    assert time.monotonic() - start < 10


def test_a_reader_that_dies_is_told(typeset, city_names, monkeypatch):
    monkeypatch.setattr(bounded, "_serve", _dies)
    assert "ended the program that reads it" in refused(typeset(), city_names)


def _dies(work, path, arguments, sender):
    os.abort()


def test_a_reader_that_fails_is_told(typeset, city_names, monkeypatch):
    monkeypatch.setattr(bounded, "_serve", _fails)
    assert "cannot be read (MemoryError)" in refused(typeset(), city_names)


def _fails(work, path, arguments, sender):
    sender.send(("failed", "MemoryError"))


def test_without_the_library_one_line_says_how_to_get_it(tmp_path, city_names, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match="needs pypdfium2") as error:
        look_through(tmp_path / "report.pdf", city_names)
    assert 'pip install "cityatlas[pdf]"' in str(error.value) and opening.EXTRA in str(error.value)
