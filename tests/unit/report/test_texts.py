"""The report's own words: each is used, and none promises too much."""

from __future__ import annotations

import re

import yaml

from cityatlas.core.wording import group_label
from cityatlas.report.texts import REPORT_TEMPLATES, Texts
from tests.conftest import ROOT

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


def test_no_text_claims_that_readings_came_before_the_verdicts_or_that_people_coded():
    content = yaml.safe_load((REPORT_TEMPLATES / "texts.yaml").read_text(encoding="utf-8"))
    told = " ".join(text for pair in content.values() for text in pair.values()).casefold()
    for phrase in ("vorab", "vor der rechnung", "bevor gerechnet", "before anything", "beforehand", "registriert vor"):
        assert phrase not in told, phrase
    assert "während urteile schon bekannt waren" in told
    assert "while verdicts were already known" in told
    assert "übereinstimmung der kodier" not in told


def test_the_rule_lists_every_file_of_the_template():
    rule = (ROOT / "workflow/rules/export.smk").read_text(encoding="utf-8")
    for file in REPORT_TEMPLATES.iterdir():
        assert f'"{file.name}"' in rule, file.name
