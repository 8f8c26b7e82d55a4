"""The letters in an SVG: text is text, looks alike everywhere, and has the same bytes on every run."""

from __future__ import annotations

import base64
import io
import re

from fontTools.ttLib import TTFont

from cityatlas.figures.lettering import with_letters

SVG = """<svg><defs></defs>
<text style="font-size: 7px; font-family: 'Roboto', 'DejaVu Sans'; fill: #000">Łódź &amp; ß</text></svg>"""


def embedded(svg):
    return [TTFont(io.BytesIO(base64.b64decode(f))) for f in re.findall(r"base64,([^)]+)\)", svg)]


def test_text_stays_text_with_its_typeface_named_and_a_stand_in():
    told = with_letters(SVG)
    assert ">Łódź &amp; ß</text>" in told
    assert "font-family: 'Roboto', 'DejaVu Sans', Arial, Helvetica, sans-serif; fill" in told


def test_regular_and_bold_bring_the_letters_that_are_used_and_few_more():
    faces = embedded(with_letters(SVG))
    assert len(faces) == 2
    for face in faces:
        assert {ord(letter) for letter in "Łódź&ß%–„"} <= set(face.getBestCmap())
        assert len(face.getBestCmap()) < 260


def test_the_same_text_gives_the_same_bytes():
    assert with_letters(SVG) == with_letters(SVG)
    assert len(with_letters(SVG)) < 80_000
