"""What users are told to change refuses what cannot be, with a message in the workbook's language."""

from __future__ import annotations

import pytest

from cityatlas.workbook.entries import MESSAGES, REFUSAL_TITLE, data_validation
from cityatlas.workbook.model import Entry
from tests.workbooks import MAIN


@pytest.mark.parametrize("key", MESSAGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_messages_fit_excel(key, language):
    rule = data_validation(Entry("list", key, "$A$1:$A$2"), "B2", language)
    assert rule.errorStyle == "stop" and rule.showErrorMessage
    assert 0 < len(rule.error) <= 225 and 0 < len(rule.errorTitle) <= 32, "Excel's own limits"
    assert rule.errorTitle == REFUSAL_TITLE[language == "en"]


def test_numbers_have_a_least_value():
    rule = data_validation(Entry("decimal", "area", least=0.01), "B2", "de")
    assert (rule.operator, rule.formula1) == ("greaterThanOrEqual", "0.01")


def test_every_rule_of_the_workbook_stops(content, parts):
    for key in ("cities", "projects", "codes", "my_city", "own_city"):
        rules = list(parts.xml(parts.sheets[content.names.sheet(key)]).iter(f"{MAIN}dataValidation"))
        assert rules, key
        for rule in rules:
            assert rule.get("errorStyle", "stop") == "stop" and rule.get("showErrorMessage") == "1"
            assert rule.get("error")
