"""The totals that all products share."""

from __future__ import annotations

from cityatlas.claims.headline import headline, in_short, support_of


def claim(status, evidence, test, statistic="agenda_status", basis="coding", same_as="", kind="exact"):
    return {"status": status, "evidence": evidence, "test": test, "statistic": statistic, "basis": basis} | {
        "same_as": same_as, "kind": kind, "printed": "19",
    }  # fmt: skip


CLAIMS = [
    claim("reproduced", "data", "two_sided", "cities_by_state", "profile_facts"),
    claim("contradicted", "data", "two_sided", "lighthouse_cities", "annex"),
    claim("reproduced", "data", "two_sided", "document_structure", "atlas_pdf"),
    claim("consistent", "data", "one_sided"),
    claim("consistent", "data", "untestable"),
    claim("consistent", "data", "zero_only"),
    claim("reproduced", "documents", "two_sided", "agenda_field", "printed_counts"),
    claim("not_recomputable", "none", ""),
    claim("reproduced", "data", "two_sided", same_as="another"),
]


def test_only_verdicts_that_could_have_failed_are_counted_and_each_once():
    totals = headline(CLAIMS)
    assert (totals.claims, totals.repeats, totals.once) == (9, 1, 8)
    assert totals.from_data() == 4 and totals.from_documents() == 1
    assert totals.untested == {"zero_only": 1, "untestable": 1} and totals.not_recomputable == 1
    assert totals.from_data() + totals.from_documents() + sum(totals.untested.values()) + totals.not_recomputable == 8


def test_they_are_told_apart_by_what_they_rest_on():
    totals = headline(CLAIMS)
    assert {s: sum(n.values()) for s, n in totals.data.items()} == {"places": 1, "projects": 1, "build": 1, "survey": 1}
    assert totals.data["survey"]["reproduced"] == 0 and support_of(CLAIMS[2]) == "build"


def test_what_only_our_intervals_contradict_is_told_apart():
    own = claim("contradicted", "data", "one_sided", kind="quantifier")
    totals = headline([*CLAIMS, own, {**own, "evidence": "documents"}, {**own, "test": "untestable"}])
    assert totals.conventions == {"places": 0, "projects": 0, "build": 0, "survey": 1, "documents": 1}
    assert in_short(totals.data["survey"], 1, "en") == "1 consistent, 1 contradicted (1 by our convention only)"
    assert in_short(totals.data["projects"], 0, "de") == "1 widerlegt"
    assert in_short({"reproduced": 0}, 0, "en") == "none"
