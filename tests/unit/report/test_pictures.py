"""Figures in the report: their texts, titles and sections."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.report.pictures import pictures
from cityatlas.report.texts import Texts

DE, EN = Texts("de"), Texts("en")


SVG = """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
 <title>Ein &amp; „Titel“ mit 50 %</title>
 <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>Die Beschreibung</dc:description></metadata>
 <defs><path id="DejaVuSans-41" d="M 1.23456 2
L 3 4 z"/></defs>
 <g style="font-family: 'DejaVu Sans'; fill: #ff0000"><use xlink:href="#DejaVuSans-41" x="1.987654"/></g>
 <script>alert("x")</script>
</svg>"""


def test_letters_come_once_into_the_page(tmp_path):
    lettered = SVG.replace(
        "<defs>", "<defs><style>@font-face{font-family:'X';src:url(data:font/ttf;base64,AA==)}</style>"
    )
    for name in ("fig01_x", "fig02_x"):
        (tmp_path / f"{name}.svg").write_text(lettered, encoding="utf-8")
    drawings = [p.drawing for p in pictures(CAPTIONS, DE, tmp_path)]
    assert ["@font-face" in d for d in drawings] == [True, False]


CAPTIONS = [{"kind": "figure", "number": 5, "title": "Felder"}, {"kind": "table", "number": 1, "title": "Phasen"}]


def test_alt_texts_come_from_their_file_then_from_the_figure(tmp_path):
    for name in ("fig05_fields", "fig18_verdicts", "fig01_x"):
        (tmp_path / f"{name}.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "alt_texts.json").write_text('{"fig05_fields": {"de": "Balken", "en": "Bars"}, "fig01_x": "Karte"}')
    found = {p.name: p for p in pictures(CAPTIONS, EN, tmp_path)}
    assert list(found) == ["fig05_fields", "fig01_x", "fig18_verdicts"]
    assert [found[n].alt for n in found] == ["Bars", "Karte", "Die Beschreibung"]
    assert [(p.number, p.original, p.section) for p in found.values()] == [
        (5, "Felder", "figures"),
        (None, "", "figures"),
        (None, "", "result"),
    ]


def test_no_figures_are_no_error_but_broken_alt_texts_are(tmp_path):
    assert pictures(CAPTIONS, DE, tmp_path) == []
    (tmp_path / "alt_texts.json").write_text('{"a":\n oops}')
    with pytest.raises(InputError, match=r"alt_texts.json:2: no valid JSON"):
        pictures(CAPTIONS, DE, tmp_path)
