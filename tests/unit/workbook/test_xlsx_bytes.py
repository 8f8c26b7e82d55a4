"""The last pass over the saved file: a value for each formula, and none else."""

from __future__ import annotations

import pytest

from cityatlas.workbook.xlsx_bytes import insert_values, strip_values


def test_values_and_formulas_must_fit():
    xml = '<c r="A1" s="2"><f>1+1</f><v /></c><c r="A2"><f>"a"&amp;"b"</f><v></v></c>'
    filled = insert_values(xml, {"A1": 2, "A2": "ab<"})
    assert filled == '<c r="A1" s="2"><f>1+1</f><v>2</v></c><c r="A2" t="str"><f>"a"&amp;"b"</f><v>ab&lt;</v></c>'
    assert "<v>" not in strip_values(filled) and 't="str"' not in strip_values(filled)
    for wrong in ({"A1": 2}, {"A1": 2, "A2": "", "A3": 1}):
        with pytest.raises((ValueError, KeyError)):
            insert_values(xml, wrong)
