"""The sheets on the claims: readings, values and verdicts in the language, and under which heading each counts."""

from __future__ import annotations

from collections import Counter

from cityatlas.claims.headline import SUPPORT_NAMES, headline
from cityatlas.claims.places import place_of
from cityatlas.core.language import column, say
from cityatlas.core.vocabulary import label, terms
from cityatlas.workbook.claims import CONVENTION, NO_ROUTE, REPEAT, VERDICT_MARKS, severity_words, verdict_words
from tests.workbooks import MAIN, rows_of


def test_verdicts_are_worded_and_coloured(content, parts):
    xml = parts.xml(parts.sheets[content.names.sheet("claims")])
    marked = {r.find(f"{MAIN}formula").text.strip('"') for r in xml.iter(f"{MAIN}cfRule")}
    assert marked == set(verdict_words(content.language)) | set(severity_words(content.language))
    assert set(verdict_words(content.language)) > {label("status", k, content.language) for k in terms("status")}
    assert len(set(VERDICT_MARKS.values())) == len(terms("status")), "each verdict has a colour of its own"


def test_claims_say_their_readings_and_values_in_the_language(content):
    rows = {r["claim_id"]: r for r in rows_of(content, "claims")}
    two, other = rows["press-lighthouse-verwaltung-74"], rows["press-mobilitaet-92"]
    found = {"de": "1: 37 von 144 (25,7 %)\n2: 32 von 50 (64 %)", "en": "1: 37 of 144 (25.7 %)\n2: 32 of 50 (64 %)"}
    assert two["recomputed"] == found[content.language]
    elsewhere = {"de": "laut anderer Stelle: 45 von 50 (90 %)", "en": "by another place: 45 of 50 (90 %)"}
    assert other["recomputed"] == elsewhere[content.language], "nothing was counted here"
    for claim in content.tables["claims"]:
        texts = claim[column("reading", content.language)].split(" / ")
        assert all(text in rows[claim["claim_id"]]["reading"] for text in texts)
        assert (rows[claim["claim_id"]]["recomputed"] is None) == (not claim["recomputed"])
        shown = rows[claim["claim_id"]]
        assert (shown["page"], shown["chapter"] or "") == (claim["page"], claim["chapter"])
        assert shown["test"] == (label("test", claim["test"], content.language) if claim["test"] else None)


def test_what_our_own_table_contradicts_names_the_convention(content):
    kinds = {c["claim_id"]: c for c in content.tables["claims"]}
    contradicted, convention = label("status", "contradicted", content.language), say(content.language, *CONVENTION)
    for row in rows_of(content, "claims"):
        claim = kinds[row["claim_id"]]
        assert row["status"] != contradicted or claim["kind"] != "quantifier"
        assert (row["status"] in (contradicted, convention)) == (claim["status"] == "contradicted")
    shown = [r for r in rows_of(content, "claim_checks") if r["outcome"] == convention]
    assert shown and {kinds[r["claim_id"]]["kind"] for r in shown} == {"quantifier"}


def test_every_reading_and_route_has_its_row(content):
    rows, checks = rows_of(content, "claim_checks"), content.tables["claim_checks"]
    assert len(rows) == len(checks)
    for row, check in zip(rows, checks, strict=True):
        assert (row["claim_id"], row["route"]) == (check["claim_id"], check["route"])
        assert (row["reading"] or "") == check[column("reading", content.language)]
        assert (row["recomputed"] == say(content.language, *NO_ROUTE)) == (not check["statistic"])
        assert (row["outcome"] is None) == (check["role"] == "explains"), "an explanation tests nothing"


def test_claims_are_counted_as_the_headline_counts_them(content):
    totals, found = headline(content.tables["claims"]), Counter(r["counted_as"] for r in rows_of(content, "claims"))
    language = content.language
    expected = {say(language, *SUPPORT_NAMES[s]): sum(counts.values()) for s, counts in totals.data.items()}
    expected |= {label("evidence", "documents", language): totals.from_documents()}
    expected |= {label("test", t, language): n for t, n in totals.untested.items()}
    expected |= {label("status", "not_recomputable", language): totals.not_recomputable}
    assert found == expected | {say(language, *REPEAT): totals.repeats} and totals.from_data() > 0


def test_findings_name_their_pages(content):
    page = {"de": "S. ", "en": "p. "}[content.language]
    rows = {r["finding_id"]: r["locators"] for r in rows_of(content, "errata")}
    for finding in content.tables["errata"]:
        places = [place_of(*locator.split(":"), content.document) for locator in finding["locators"].split("|")]
        pages = {number for number, _ in places if number}
        assert all(f"{page}{number}" in rows[finding["finding_id"]] for number in pages)
        assert (page in rows[finding["finding_id"]]) == bool(pages), "before the first chapter there is none"
    assert sum(page in text for text in rows.values()) > len(rows) / 2
