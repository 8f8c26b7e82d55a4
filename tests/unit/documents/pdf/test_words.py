"""Words of a page: numbers stay whole however narrow their digits, and words say their font where asked."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from cityatlas.documents.pdf.words import page_words


def words(draw, **options):
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    draw(canvas)
    canvas.save()
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        return page_words(document[0].get_textpage(), **options)[0]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier", "Helvetica-Bold"])
@pytest.mark.parametrize("number", ["111.111", "1.080.394", "311", "40,51", "11"])
def test_a_number_is_one_word(font, number):
    def draw(canvas):
        canvas.setFont(font, 9)
        canvas.drawString(60, 700, f"Einwohner: {number} im Jahr 2017")
        canvas.drawString(60, 680, number)
        canvas.drawString(260, 680, number)

    assert [w.text for w in words(draw) if w.text[0].isdigit()] == [number, "2017", number, number]


def test_fonts_only_where_asked():
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, 700, "Jena")

    assert [w.font for w in words(draw, fonts=True)] == ["Helvetica-Bold 12.0"]
    assert [w.font for w in words(draw)] == [""]
