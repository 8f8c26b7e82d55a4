"""The report's parts: words, names, figures, escaping, contrast."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote

import pytest
import yaml

from cityatlas.core.errors import InputError
from cityatlas.core.wording import group_label
from cityatlas.report import study_tables
from cityatlas.report.page import MARKS
from cityatlas.report.pictures import address, pictures
from cityatlas.report.texts import REPORT_TEMPLATES, Texts
from cityatlas.report.value_texts import finding_places, place_text
from tests.conftest import ROOT
from tests.fixtures.report_entries import CLAIM

DE, EN = Texts("de"), Texts("en")


def test_every_text_is_used():
    used = "".join(
        p.read_text(encoding="utf-8")
        for p in (ROOT / "src/cityatlas/report").rglob("*")
        if p.suffix in (".py", ".j2", ".js")
    )
    prefixes = ("class_", "status_", "test_", "plain_", "press_", "item_", "word_", "meaning_", "nav_", "base_", "col_")
    prefixes += ("cite_", "filter_", "only_")
    for key in yaml.safe_load((REPORT_TEMPLATES / "texts.yaml").read_text(encoding="utf-8")):
        assert re.search(rf"['\"]{key}['\"]", used) or key.startswith(prefixes), key


def test_names():
    assert (
        group_label("organisation_combination", "person_role+dedicated_unit", "en") == "person's role + dedicated unit"
    )
    assert group_label("population", "Aachen", "de") == "Aachen"
    assert DE.month("2019-03-31") == "31. März 2019"


def test_a_table_with_other_rows_than_the_document_is_refused():
    found = dict.fromkeys(study_tables.ROWS_IN_DOCUMENT.values(), 3)
    structure = {("document_structure", i, "atlas_pdf"): {"count": n} for i, n in found.items()}
    with pytest.raises(InputError, match="table 2 of the study has 8 rows here, 3 in the document"):
        study_tables.study_table_rows(structure)


def test_no_text_claims_that_readings_came_before_the_verdicts_or_that_people_coded():
    content = yaml.safe_load((REPORT_TEMPLATES / "texts.yaml").read_text(encoding="utf-8"))
    told = " ".join(text for pair in content.values() for text in pair.values()).casefold()
    for phrase in ("vorab", "vor der rechnung", "bevor gerechnet", "before anything", "beforehand", "registriert vor"):
        assert phrase not in told, phrase
    assert "während urteile schon bekannt waren" in told
    assert "while verdicts were already known" in told
    assert "übereinstimmung der kodier" not in told


SVG = """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
 <title>Ein &amp; „Titel“ mit 50 %</title>
 <metadata><dc:description>Die Beschreibung</dc:description></metadata>
 <defs><path id="DejaVuSans-41" d="M 1.23456 2
L 3 4 z"/></defs>
 <g style="font-family: 'DejaVu Sans'; fill: #ff0000"><use xlink:href="#DejaVuSans-41" x="1.987654"/></g>
 <script>alert("x")</script>
</svg>"""


def test_a_figure_keeps_its_drawing_and_cannot_leave_its_attribute():
    told = str(address(SVG))
    assert '"' not in told
    decoded = unquote(html.unescape(told).removeprefix("data:image/svg+xml,"))
    root = ET.fromstring(decoded)
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title").text == "Ein & „Titel“ mit 50 %"
    assert root.find(f"{space}defs/{space}path").attrib == {"id": "gr41", "d": "M1.2 2L3 4z"}
    assert root.find(f"{space}g/{space}use").attrib == {"href": "#gr41", "x": "2"}
    assert root.find(f"{space}g").attrib["style"] == "font-family: 'DejaVu Sans'; fill: #ff0000"


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


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_aa_for_text_links_and_verdicts():
    css = (REPORT_TEMPLATES / "style.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))
    for status in MARKS:
        assert contrast(colours[status], colours["paper"]) >= 4.5, status
        assert contrast(colours[status], colours[f"{status}-bg"]) >= 4.5, status
    for text in ("ink", "soft", "link"):
        for ground in (colours["paper"], colours["band"], "#fff7d6"):
            assert contrast(colours[text], ground) >= 4.5, (text, ground)


def test_the_rule_lists_every_file_of_the_template():
    rule = (ROOT / "workflow/rules/export.smk").read_text(encoding="utf-8")
    for file in REPORT_TEMPLATES.iterdir():
        assert f'"{file.name}"' in rule, file.name


def test_a_place_is_document_page_chapter_and_line():
    assert place_text(CLAIM, DE) == "Smart-City-Atlas, S. 264, Kapitel 4.2, Zeile 29"
    press = {"document": "press", "page": None, "chapter": "", "locator": "408;416-418"}
    assert place_text(press, EN) == "Press text, lines 408, 416–418"


def test_places_of_a_finding_are_told_together_by_page_and_chapter():
    tables = {
        "sections": [{"city": "Ulm", "line_start": 100, "line_end": 200}],
        "cities": [{"city": "Ulm", "atlas_page": 60, "line": 90, "in_study": True}],
        "facts_chapters": [{"chapter": "4.2", "atlas_page": 175, "line": 300}],
    }
    assert finding_places("atlas:320|press:7|atlas:110|atlas:305", tables, DE) == [
        "Smart-City-Atlas, S. 175, Kapitel 4.2, Zeilen 305, 320",
        "Pressetext, Zeile 7",
        "Smart-City-Atlas, S. 60, Ulm, Zeile 110",
    ]
