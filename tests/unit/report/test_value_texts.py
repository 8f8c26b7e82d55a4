"""The report's parts: words, sentences, figures, escaping, contrast."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
import yaml

from cityatlas.core.errors import InputError
from cityatlas.core.wording import group_label
from cityatlas.report import counts, study_tables
from cityatlas.report.citation import sentence
from cityatlas.report.pictures import address, pictures
from cityatlas.report.texts import TEMPLATES, Texts
from cityatlas.report.value_texts import locator_text, recomputed_text, variable_with_statistic
from tests.conftest import ROOT

DE, EN = Texts("de"), Texts("en")
STATISTICS = {
    (s, g, b): {"statistic": s, "group": g, "basis": b, "base": n, "base_unit": u}
    for s, g, b, n, u in [
        ("cities_total", "all", "profile_facts", 50, "cities"),
        ("lighthouse_projects", "mobility", "annex", 144, "projects"),
        ("lighthouse_cities", "mobility", "annex", 50, "cities"),
        ("agenda_field", "mobility", "printed_counts", 50, "cities"),
        ("document_structure", "tables", "atlas_pdf", 5, "document"),
    ]
}
CLAIM = {
    "claim_id": "press-x",
    "document": "press",
    "locator": "29",
    "claim_de": "In 60 Prozent der Städte gibt es Projekte.",
    "claim_en": "60 percent of the cities have projects.",
    "statistic": "lighthouse_cities",
    "group": "mobility",
    "basis": "annex",
    "recomputed": "26/50",
    "status": "contradicted",
    "evidence": "data",
    "reason": "other_denominator",
}


def test_every_text_is_used():
    used = "".join(
        p.read_text(encoding="utf-8")
        for p in (ROOT / "src/cityatlas/report").rglob("*")
        if p.suffix in (".py", ".j2", ".js")
    )
    prefixes = ("class_", "status_", "tile_", "item_", "word_", "nav_", "base_", "col_", "cite_", "filter_")
    for key in yaml.safe_load((TEMPLATES / "texts.yaml").read_text(encoding="utf-8")):
        assert re.search(rf"['\"]{key}['\"]", used) or key.startswith(prefixes), key


@pytest.mark.parametrize(
    ("text", "statistic", "german", "english"),
    [
        ("26/50", "lighthouse_cities", "26 von 50 (52 %)", "26 of 50 (52 %)"),
        ("37/144", "lighthouse_projects", "37 von 144 (25,7 %)", "37 of 144 (25.7 %)"),
        ("39 [37-50]/50", "agenda_field", "37 bis 50 von 50, gezählt 39", "37 to 50 of 50, counted 39"),
        ("? [38-42]/50", "agenda_field", "38 bis 42 von 50", "38 to 42 of 50"),
        ("50 [50-50]/50", "agenda_field", "50 von 50 (100 %)", "50 of 50 (100 %)"),
        ("3/3 named; 37 in the data", "x", "3 von 3 genannten; 37 in den Daten", "3 of 3 named; 37 in the data"),
        ("DE-NW 15/50, DE-BY 7/50", "cities_by_state", None, "North Rhine-Westphalia 15, Bavaria 7 (each of 50)"),
        ("retail 4/50, health ? [1-3]/50", "agenda_field", "Handel 4, Gesundheit 1–3 (je von 50)", None),
        ("mobility 3/50, health 1/144", "agenda_field", "mobility 3/50, health 1/144", None),
        ("", "", "", ""),
    ],
)
def test_recomputed_values_are_said_in_words(text, statistic, german, english):
    assert german is None or recomputed_text(text, statistic, False, DE) == german
    assert english is None or recomputed_text(text, statistic, False, EN) == english


def test_a_bare_total_is_said_without_its_base():
    assert recomputed_text("158254/158254", "population", True, DE) == "158.254"
    assert recomputed_text("48/50", "document_structure", True, DE) == "48 von 50 (96 %)"


def test_names():
    assert (
        group_label("organisation_combination", "person_role+dedicated_unit", "en") == "person's role + dedicated unit"
    )
    assert group_label("population", "Aachen", "de") == "Aachen"
    assert variable_with_statistic("field_mobility", DE) == "Handlungsfelder der Digitalen Agenden: Mobilität"
    assert locator_text("atlas", "408;416-418", DE) == "Smart-City-Atlas, Z. 408, 416–418"
    assert DE.month("2019-03-31") == "31. März 2019"


def test_the_sentence_names_base_date_and_verdict():
    told = sentence(CLAIM, STATISTICS, False, DE)
    assert told.startswith(
        "Nach der Nachrechnung des Smart-City-Atlas (Stand März 2019, n = 50 Städte) ist die Aussage"
    )
    assert "widerlegt: nachgerechnet 26 von 50 (52 %)" in told
    assert told.endswith("press-x].")
    projects = {**CLAIM, "statistic": "lighthouse_projects", "recomputed": "30/144", "status": "reproduced"}
    assert "n = 144 lighthouse projects), the claim" in sentence(projects, STATISTICS, False, EN)


def test_the_sentence_never_calls_print_a_recomputation():
    printed = {**CLAIM, "statistic": "agenda_field", "basis": "printed_counts", "evidence": "documents"}
    assert "aus Daten ist das nicht nachgerechnet" in sentence(printed, STATISTICS, False, DE)
    assert "another place of the document prints" in sentence(printed, STATISTICS, True, EN)


def test_the_sentence_of_a_claim_without_a_route_gives_the_reason():
    empty = {"statistic": "", "group": "", "basis": "", "recomputed": "", "evidence": "none"}
    claim = {**CLAIM, **empty, "status": "not_recomputable", "reason": "interview_data"}
    told = sentence(claim, STATISTICS, False, DE)
    assert "n = 50 Städte) lässt sich die Aussage" in told
    assert "nicht nachrechnen (Grund: nur in den Interviews)" in told


def test_data_and_documents_are_counted_apart():
    kinds = [
        ("data", "reproduced"),
        ("data", "contradicted"),
        ("documents", "reproduced"),
        ("none", "not_recomputable"),
    ]
    shown = [SimpleNamespace(kind="numeric", evidence=e, status=s) for e, s in kinds]
    values = counts.headline(counts.count(shown))
    assert (values["data"], values["documents"], values["none"], values["total"]) == (2, 1, 1, 4)
    assert (values["data_reproduced"], values["documents_reproduced"]) == (1, 1)


def test_a_table_with_other_rows_than_the_document_is_refused():
    found = dict.fromkeys(study_tables.ROWS_IN_DOCUMENT.values(), 3)
    structure = {("document_structure", i, "atlas_pdf"): {"count": n} for i, n in found.items()}
    with pytest.raises(InputError, match="table 2 of the study has 8 rows here, 3 in the document"):
        study_tables.study_table_rows(structure)


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
    css = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))
    for status in ("reproduced", "consistent", "contradicted", "not_recomputable"):
        assert contrast(colours[status], colours[f"{status}-bg"]) >= 4.5, status
    for text in ("ink", "soft", "link"):
        for ground in (colours["paper"], colours["band"], "#fff7d6"):
            assert contrast(colours[text], ground) >= 4.5, (text, ground)


def test_the_rule_lists_every_file_of_the_template():
    rule = (ROOT / "workflow/rules/export.smk").read_text(encoding="utf-8")
    for file in TEMPLATES.iterdir():
        assert f'"{file.name}"' in rule, file.name
