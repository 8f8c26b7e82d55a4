"""The candidates for the exception of the report."""

from __future__ import annotations

from cityatlas.tidy.findings import exception_findings


def test_candidates_name_every_open_city_and_no_answer():
    codes = [
        {"city": c, "variable": "field_administration", "coder": k, "value": v, "alternative": a, "lines": n}
        for c, k, v, a, n in [
            ("Aufstadt", "coder_1", "1", "", "5"),
            ("Bergfeld", "coder_1", "0", "1", "7"),
            ("Chorin", "coder_2", "1", "0", "9"),
            ("Dorfen", "coder_1", "0", "", ""),
        ]
    ]
    finding = exception_findings(codes)[0]
    assert "Bergfeld (7), Chorin (9)" in finding["finding_en"] and "none: Dorfen" not in finding["finding_en"]
    assert "Dorfen" in finding["finding_en"] and "Aufstadt" not in finding["finding_en"]
