"""The codes as if one coder alone had made the consensus."""

from __future__ import annotations

from cityatlas.claims.scenarios import coded_by
from tests.fixtures.codes import code, three


def values(codes):
    assert all(r["coder"] == "consensus" for r in codes)
    return {(r["city"], r["variable"]): r["value"] for r in codes}


def test_where_the_coder_has_not_coded_the_consensus_stays():
    codes = [
        *three("Aufstadt", "aim_ideas", "010"),
        *three("Bergfeld", "aim_ideas", "111"),
        code("Aufstadt", "aim_ideas", "1", "anna"),
    ]
    assert values(coded_by(codes, "anna")) == {("Aufstadt", "aim_ideas"): "1", ("Bergfeld", "aim_ideas"): "1"}
    assert values(coded_by(codes, "coder_1"))["Aufstadt", "aim_ideas"] == "0"


def test_what_does_not_apply_under_the_coders_own_status_is_left_out():
    codes = [
        *three("Aufstadt", "agenda_status", ["adopted", "adopted", "adopted"]),
        *three("Aufstadt", "agenda_form", ["written_out"] * 3),
        code("Aufstadt", "agenda_status", "none", "anna"),
    ]
    assert values(coded_by(codes, "anna")) == {("Aufstadt", "agenda_status"): "none"}
