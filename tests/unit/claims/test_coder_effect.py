"""What one coder's codes say beside the others', and which verdicts they change."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from cityatlas.claims import coder_effect, scenarios
from cityatlas.core.config import load_config
from cityatlas.core.errors import InputError
from tests.fixtures.codes import code, coder

CODES = [
    code(c, "aim_ideas", v, who)
    for who, v in (("anna", "1"), ("ben", "0"), ("consensus", "1"))
    for c in ("Aachen", "Jena")
]


@pytest.fixture
def effect(monkeypatch):
    """The effect of anna, whose codes turn one verdict."""
    before = pd.DataFrame({"status": ["reproduced", "consistent"]}, index=["a", "b"])
    monkeypatch.setattr(
        scenarios, "rejudge", lambda config, codes: before.assign(status=["reproduced", "contradicted"])
    )
    monkeypatch.setattr(scenarios, "published_verdicts", lambda: before)
    monkeypatch.setattr(scenarios, "once", lambda verdicts: verdicts)
    others = [coder("ben", "person"), coder("consensus", "consensus")]
    return coder_effect.effect_of(coder("anna", "person"), CODES, others, load_config())


def test_the_coder_stands_beside_each_other_and_the_consensus(effect):
    assert (effect.codes, effect.cities, list(effect.agreement)) == (2, 2, ["ben", "consensus"])
    assert [r["disagreements"] for rows in effect.agreement.values() for r in rows] == [2, 0]
    assert effect.verdicts == {"b": ("consistent", "contradicted")}
    text = coder_effect.effect_text(effect)
    assert "1 verdicts would change" in text and "b: consistent -> contradicted" in text
    assert "aim_ideas: ben n 2, 1s 2/0, differ 2" in text


def test_the_table_has_a_row_for_each_variable_and_other_coder(effect):
    rows = csv.DictReader(io.StringIO(coder_effect.effect_csv(effect)))
    assert [(r["other"], r["positives"], r["positives_other"]) for r in rows] == [
        ("ben", "2", "0"),
        ("consensus", "2", "2"),
    ]


def test_a_coder_whose_codes_are_not_published_yet():
    with pytest.raises(InputError, match="run snakemake first"):
        coder_effect.effect_of(coder("dora", "person"), CODES, [], load_config())
