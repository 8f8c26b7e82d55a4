"""The whole page, made from the snapshot: every claim, every number, nothing from outside, nothing unescaped."""

from __future__ import annotations

import copy
import re
from collections import Counter

import pytest

from cityatlas import __version__
from cityatlas.claims.classes import class_of
from cityatlas.core.vocabulary import label
from cityatlas.documents.sources import registered_sources
from tests.fixtures.report_page import Page, page, page_tables


@pytest.fixture(scope="module")
def made(tables, results, tmp_path_factory):
    return page_tables(tables, results, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module", params=["de", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def text(made, language):
    return page(made, language)


@pytest.fixture(scope="module")
def parsed(text):
    return Page(text)


def test_each_claim_has_its_own_address(made, parsed):
    claims = [c["claim_id"] for c in made["claims"]]
    assert len(parsed.ids) == len(set(parsed.ids))
    assert set(claims) <= set(parsed.ids)


def test_no_link_leads_nowhere_and_nothing_comes_from_outside(parsed):
    for tag, attributes in parsed.elements:
        for name in ("href", "src", "action", "data", "poster", "srcset"):
            address = attributes.get(name, "")
            if address.startswith("#"):
                assert address[1:] in parsed.ids, address
            else:
                assert address == "" or address.startswith("data:"), (tag, address)


def test_each_claim_shows_verdict_words_and_one_citable_sentence(made, parsed, language):
    start = "Nach der Nachrechnung" if language == "de" else "According to the recomputation"
    for claim in made["claims"]:
        shown = parsed.texts[claim["claim_id"]]
        assert shown.count(start) == 1, claim["claim_id"]
        for vocabulary in ("status", "evidence", "reason"):
            assert label(vocabulary, claim[vocabulary], language) in shown
        assert claim["printed"] in shown
        assert re.search(r"n = [\d.,]+ (Städte|Leuchtturmprojekte|Länder|cities|lighthouse projects|states)\b", shown)


def test_the_lead_counts_numbers_by_kind_of_support(made, parsed):
    numeric = [c for c in made["claims"] if class_of(c) == "numeric"]
    found = Counter((c["evidence"], c["status"]) for c in numeric)
    shown = [int(n) for n in re.findall(r"\d+", parsed.texts["section-result"])]
    expected = [len(numeric)]
    for evidence in ("data", "documents"):
        by = [found[evidence, s] for s in ("reproduced", "consistent", "contradicted")]
        expected += [sum(by), *by]
    expected.append(sum(c["evidence"] == "none" for c in numeric))
    assert shown[: len(expected)] == expected


def test_data_and_documents_are_never_added_up(made, parsed):
    """No number of the headline is a sum over both kinds of support."""
    numeric = Counter((c["evidence"], c["status"]) for c in made["claims"] if class_of(c) == "numeric")
    data, documents = ({s: n for (e, s), n in numeric.items() if e == kind} for kind in ("data", "documents"))
    shown = {int(n) for n in re.findall(r"\d+", parsed.texts["lead"] + parsed.texts["tiles"])}
    reasons = Counter(c["reason"] for c in made["claims"] if class_of(c) == "numeric" and c["evidence"] == "none")
    apart = {*numeric.values(), sum(data.values()), sum(documents.values()), numeric.total(), *reasons.values()}
    sums = {sum(data.values()) + sum(documents.values())}
    sums |= {data[s] + documents[s] for s in data if documents.get(s)}
    assert shown >= {sum(data.values()), sum(documents.values())}
    assert not shown & (sums - apart)


def test_every_contradicted_claim_is_explained(made, parsed, language):
    contradicted = [c for c in made["claims"] if c["status"] == "contradicted"]
    assert contradicted
    for claim in contradicted:
        shown = parsed.texts[f"fail-{claim['claim_id']}"]
        assert claim[f"explanation_{language}"] in shown
    assert len([i for i in parsed.ids if i.startswith("fail-")]) == len(contradicted)


def test_all_findings_and_variables_are_there(made, parsed, language):
    for finding in made["errata"]:
        assert finding[f"consequence_{language}"] in parsed.texts[f"finding-{finding['finding_id']}"]
    note = "Läufe ein und desselben Sprachmodells (KI)" if language == "de" else "one and the same language model (AI)"
    assert note in parsed.texts["section-agreement"]
    unreliable = sum(r["verdict"] == "unreliable" for r in made["agreement"])
    assert f"{label('agreement_verdict', 'unreliable', language)} {unreliable}" in parsed.texts["section-agreement"]


def test_table_5_stands_against_the_annex(made, parsed, language):
    counted = Counter(p["annex_field"] for p in made["projects"] if p["annex_field"])
    shown = parsed.texts["study-table-5"]
    for field, count in counted.items():
        assert re.search(rf"{re.escape(label('field', field, language))}\s*{count}\s*{count}\D", shown), field
    assert str(sum(counted.values())) in shown


def test_it_names_version_and_checksums_and_no_date_of_the_run(text, parsed):
    assert f"cityatlas {__version__}" in parsed.texts["section-method"]
    for source in registered_sources().values():
        assert source.sha256 in parsed.texts["section-method"]
    assert not re.search(r"\b20[2-9]\d-\d\d-\d\dT|\b\d\d:\d\d:\d\d\b", text)


def test_same_input_same_bytes_and_a_size_to_send(made, text, language):
    assert page(copy.deepcopy(made), language) == text
    assert len(text.encode()) < 1_500_000


def test_landmarks_headers_and_labels(parsed):
    tags = Counter(t for t, _ in parsed.elements)
    assert [tags[t] for t in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    assert all(a.get("scope") in ("col", "row", "colgroup") for a in parsed.all("th"))
    labelled = {a["for"] for a in parsed.all("label")}
    assert {a["id"] for t in ("input", "select") for a in parsed.all(t)} == labelled
    assert all(a["aria-labelledby"] in parsed.ids for a in parsed.all("section"))
    assert parsed.all("html")[0]["lang"] in ("de", "en")
    assert parsed.all("a")[0] == {"class": "skip", "href": "#main"}


def test_without_script_everything_is_open(parsed):
    assert all("open" in a for a in parsed.all("details"))
    hidden = [t for t, a in parsed.elements if "hidden" in a]
    assert hidden == ["form"]


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&{{ 7*7 }}"


def test_hostile_texts_stay_text(made):
    tables = copy.deepcopy(made)
    for name, columns in {
        "claims": ("claim_de", "claim_en", "printed", "reading", "explanation_de", "group"),
        "errata": ("finding_de", "consequence_de"),
        "projects": ("title", "city"),
        "facts_captions": ("title",),
        "claim_checks": ("recomputed", "group"),
        "agreement": ("variable",),
    }.items():
        for row in tables[name][:40]:
            row.update(dict.fromkeys(columns, HOSTILE))
    plain, hostile = Page(page(made)), Page(page(tables))
    assert "onerror=alert" in hostile.texts["register"]
    for tag in ("script", "img", "style", "iframe", "link"):
        assert len(hostile.all(tag)) == len(plain.all(tag)), tag
    assert not [a for _, a in hostile.elements if any(k.startswith("on") for k in a)]
    assert "{{ 7*7 }}" in hostile.texts["register"]
