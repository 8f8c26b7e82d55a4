"""A claim's readings in words, each with its routes."""

from __future__ import annotations

from cityatlas.report.readings import judged_claims
from cityatlas.report.texts import Texts

DE, EN = Texts("de"), Texts("en")


def check(route: int, reading: str, **changes) -> dict:
    given = {
        "claim_id": "c",
        "reading": reading,
        "route": route,
        "role": "reading",
        "reading_de": f"Lesart {reading}",
        "reading_en": f"reading {reading}",
        "admissible_de": "weil",
        "admissible_en": "because",
        "statistic": "agenda_field",
        "group": "retail",
        "basis": "coding",
        "evidence": "data",
        "outcome": "consistent",
        "test": "one_sided",
        "decides": False,
    }
    return {**given, **changes}


CHECKS = [
    check(1, "a"),
    check(2, "a", basis="printed_counts", evidence="documents", outcome="contradicted", test="two_sided", decides=True),
    check(3, "b", statistic="", group="", basis="", evidence="none", test=""),
    check(4, "", role="explains", outcome="reproduced"),
]


VALUES = [
    {
        "claim_id": "c",
        "reading": "",
        "route": n,
        "position": 1,
        "group": "",
        "count": 10,
        "lower": 7,
        "upper": u,
        "base": 50,
    }
    for n, u in ((1, 50), (2, 7), (4, 7))
]


def test_each_reading_has_its_routes_and_what_only_explains_stands_apart():
    tables = {"claims": [{"claim_id": "c", "kind": "quantifier"}], "claim_checks": CHECKS, "check_values": VALUES}
    own = judged_claims(tables, DE)["c"]
    first, second = own.readings
    assert [(r.basis, r.decides, r.value) for r in first.routes] == [
        ("coding", False, "zwischen 7 und 50 von 50, gezählt 10"),
        ("printed_counts", True, "7 von 50 (14 %)"),
    ]
    assert (first.text, first.admissible, first.outcome, first.test) == (
        "Lesart a",
        "weil",
        "contradicted",
        "two_sided",
    )
    assert first.verdict == "trifft nach unserer Festlegung nicht zu"
    assert own.deciding[0].found == "laut anderer Stelle: 7 von 50 (14 %)"
    assert (second.routes, second.deciding, second.test, second.outcome) == ([], None, "untestable", "consistent")
    assert [r.value for r in own.explains] == ["7 von 50 (14 %)"]
    assert own.explains[0].key == "agenda_field/retail"
