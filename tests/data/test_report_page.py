"""The whole page, made from the snapshot: every claim, every number, nothing from outside, nothing unescaped."""

from __future__ import annotations

import copy
import re
from collections import Counter

import pytest

from cityatlas import __version__
from cityatlas.claims.classes import CLASSES, STATUSES, class_of
from cityatlas.claims.explanations import route_name
from cityatlas.claims.headline import headline
from cityatlas.claims.recomputed import read_values
from cityatlas.claims.register import read_register
from cityatlas.claims.trail import place_in_words
from cityatlas.claims.verdicts import NUMERIC
from cityatlas.claims.words import value_in_words
from cityatlas.core.language import say
from cityatlas.core.product_places import entry_links, product_place
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


def test_no_link_leads_nowhere_and_nothing_comes_from_outside(parsed, language):
    for tag, attributes in parsed.elements:
        for name in ("href", "src", "action", "data", "poster", "srcset"):
            address = attributes.get(name, "")
            if address.startswith("#"):
                assert address[1:] in parsed.ids, address
            else:
                beside = address in entry_links(product_place("report", language), language).values()
                assert address == "" or address.startswith("data:") or beside, (tag, address)


def test_each_claim_shows_verdict_words_severity_and_one_citable_sentence(made, parsed, language):
    starts = ("Nach der Nachrechnung", "Nach der Prüfung") if language == "de" else ("According to the ",)
    words = {"de": "trifft nach unserer Festlegung nicht zu", "en": "does not hold by our convention"}
    for claim in made["claims"]:
        shown = parsed.texts[claim["claim_id"]]
        assert sum(shown.count(start) for start in starts) == 1, claim["claim_id"]
        by_us = (claim["status"], claim["kind"]) == ("contradicted", "quantifier")
        assert (words[language] if by_us else label("status", claim["status"], language)) in shown
        for vocabulary in ("evidence", "reason", *(["test"] if claim["test"] else [])):
            assert label(vocabulary, claim[vocabulary], language) in shown
        assert claim["printed"] in shown
        assert place_in_words(claim, language) in shown
        assert f"[cityatlas {__version__}, {claim['claim_id']}, CC BY 4.0]." in shown


def test_each_claim_shows_all_its_readings_with_routes_and_why_they_are_admissible(made, parsed, language):
    values = read_values(made["check_values"], made["claims"])
    assert len(made["claim_checks"]) > len(made["claims"])
    for check in made["claim_checks"]:
        shown = parsed.texts[check["claim_id"]]
        assert check[f"reading_{language}"] in shown
        assert check[f"admissible_{language}"] in shown
        value = values.get((check["claim_id"], check["route"]))
        if value is None:
            assert not check["statistic"]
            continue
        told = value_in_words(value, check["statistic"], language)
        assert f"{route_name(check, language)} {check['statistic']}/{check['group'] or '*'}: " in shown
        elsewhere = {"de": f"laut anderer Stelle: {told}", "en": f"by another place: {told}"}[language]
        assert (elsewhere if check["evidence"] == "documents" else told) in shown


def press_numbers(made) -> list[dict]:
    return [c for c in made["claims"] if c["document"] == "press" and c["kind"] in NUMERIC]


def test_the_first_screen_discloses_the_coder_and_gives_each_number_of_the_press_text(made, parsed, language):
    ai = {"de": "haben Maschinen kodiert: Läufe ein und desselben Sprachmodells (KI), keine Menschen"}
    ai["en"] = "was coded by machines: runs of one and the same language model (AI), not people"
    assert ai[language] in " ".join(parsed.texts["lead"].split())
    shown = parsed.texts["press-table"]
    order = [c["claim_id"] for c in read_register()]
    numbers = sorted(press_numbers(made), key=lambda c: order.index(c["claim_id"]))
    assert len(numbers) > 15
    places = [shown.index(c[f"claim_{language}"]) for c in numbers]
    assert places == sorted(places)
    links = [a["href"] for t, a in parsed.elements if t == "a" and a.get("class") == "press-claim"]
    assert links == [f"#{c['claim_id']}" for c in numbers]


def test_each_row_of_the_press_text_says_what_every_reading_gives(made, parsed, language):
    words = {"reproduced": ("hält", "holds"), "contradicted": ("hält nicht", "does not hold")}
    words |= {"reading_dependent": ("hängt an der Lesart", "depends on the reading"), "consistent": ("offen", "open")}
    values = read_values(made["check_values"], made["claims"])
    for claim in press_numbers(made):
        row = parsed.texts[f"press-row-{claim['claim_id']}"]
        assert claim["printed"] in row
        assert say(language, *words[claim["status"]]) in row
        for check in made["claim_checks"]:
            if check["claim_id"] == claim["claim_id"] and check["decides"]:
                told = values[check["claim_id"], check["route"]]
                assert value_in_words(told, check["statistic"], language) in row


def test_the_known_outcomes_of_the_press_text_stand_on_the_first_screen(parsed, language):
    row = {"98": "verwaltung-98", "92": "mobilitaet-92", "36": "lighthouse-datenplattform-36"}
    row |= {"74": "lighthouse-verwaltung-74", "19": "19-adopted"}
    told = {k: parsed.texts[f"press-row-press-{v}"] for k, v in row.items()}
    assert [("✓" in told[k], "✗" in told[k], "⇄" in told[k]) for k in ("98", "92", "36", "74", "19")] == [
        (True, False, False),
        (False, True, False),
        (True, True, True),
        (False, True, False),
        (False, True, True),
    ]
    for count in ("37", "144", "32", "64"):
        assert count in told["74"]


def numbers_of(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", text)]


def test_the_tiles_count_by_the_headlines_rule(made, parsed):
    totals = headline(made["claims"])
    for support, counts in totals.data.items():
        assert numbers_of(parsed.texts[f"tile-{support}"]) == [sum(counts.values()), *counts.values()]
    documents = numbers_of(parsed.texts["tile-documents"])
    assert documents == [totals.from_documents(), *totals.documents.values()]
    assert numbers_of(parsed.texts["tile-untested"]) == [sum(totals.untested.values()), *totals.untested.values()]
    none = numbers_of(parsed.texts["tile-none"])
    assert none[0] == sum(none[1:]) == totals.not_recomputable
    assert numbers_of(parsed.texts["holds"])[0] == totals.from_data()
    assert numbers_of(parsed.texts["lead"])[0] == totals.once


def test_the_table_of_kinds_adds_up_to_the_headline(made, parsed):
    totals = headline(made["claims"])
    sums = [totals.once, *(totals.from_data(s) for s in STATUSES), *totals.documents.values()]
    sums += [sum(totals.untested.values()), totals.not_recomputable]
    assert numbers_of(parsed.texts["kinds-sum"]) == sums
    rows = [numbers_of(parsed.texts[f"kind-{kind}"]) for kind in CLASSES if kind != "repeat"]
    assert [sum(column) for column in zip(*rows, strict=True)] == sums
    for row in rows:
        assert row[0] == sum(row[1:])


def test_data_and_documents_are_never_added_up(made, parsed):
    """No number of the first screen is a sum over both kinds of support."""
    totals = headline(made["claims"])
    shown = {n for key in ("lead", "holds", "tiles", "tiles-apart") for n in numbers_of(parsed.texts[key])}
    data = {s: totals.from_data(s) for s in STATUSES}
    apart = {*data.values(), *totals.documents.values(), totals.once, totals.from_data(), totals.from_documents()}
    apart |= {n for counts in totals.data.values() for n in (*counts.values(), sum(counts.values()))}
    apart |= {*totals.untested.values(), sum(totals.untested.values()), totals.not_recomputable, 4}
    apart |= set(numbers_of(parsed.texts["tile-none"]))
    sums = {totals.from_data() + totals.from_documents()}
    sums |= {data[s] + totals.documents[s] for s in data if totals.documents[s]}
    assert shown >= {totals.from_data(), totals.from_documents()}
    assert not shown & (sums - apart)


def test_every_contradicted_and_every_reading_dependent_claim_is_explained_once(made, parsed, language):
    for status in ("contradicted", "reading_dependent"):
        claims = [c for c in made["claims"] if c["status"] == status and class_of(c) != "repeat"]
        assert claims
        for claim in claims:
            shown = parsed.texts[f"card-{claim['claim_id']}"]
            assert claim[f"explanation_{language}"] in shown
            assert label("test", claim["test"], language) in shown
    cards = Counter(i for i in parsed.ids if i.startswith("card-"))
    expected = {
        f"card-{c['claim_id']}"
        for c in made["claims"]
        if c["status"] in ("contradicted", "reading_dependent") and class_of(c) != "repeat"
    }
    assert set(cards) == expected


def test_verdicts_stand_side_by_side_under_other_definitions_and_widths(made, parsed, language):
    shown = parsed.texts["alternatives"]
    meanings = {"de": ("förmlich beschlossen", "ohne Hackathons", "wirkt mit", "eng", "wörtlich", "weit")}
    meanings["en"] = ("formally decided", "without hackathons", "takes part", "narrow", "literal", "wide")
    for meaning in meanings[language]:
        assert meaning in shown
    for name in ("press-19-adopted", "q44-workshops-third", "q44-science-half"):
        assert name in shown
    for claim in made["claims"]:
        if len({claim["status"], claim["status_narrow"], claim["status_wide"]}) > 1 and class_of(claim) != "repeat":
            assert claim["claim_id"] in shown


def test_what_one_coder_alone_would_move_stands_there(made, language):
    found = {"press-19-adopted": {"coder_1": "contradicted", "coder_2": "not_recomputable"}}
    parsed = Page(page(made, language, coders=found))
    shown = parsed.texts["by-coder"]
    assert "press-19-adopted" in shown
    for status in ("contradicted", "not_recomputable", "reading_dependent"):
        assert label("status", status, language) in shown


def test_how_to_cite_names_version_and_licence_and_an_address_only_where_there_is_one(made, parsed, language):
    assert f"ersion {__version__}" in parsed.texts["how-to-cite"]
    assert "CC BY 4.0" in parsed.texts["how-to-cite"]
    assert "http" not in parsed.texts["how-to-cite"]
    addressed = Page(page(made, language, address="https://example.org/atlas"))
    assert addressed.texts["how-to-cite"].endswith("https://example.org/atlas")
    cited = addressed.texts["press-mobilitaet-92"]
    assert "CC BY 4.0, https://example.org/atlas]." in cited


def test_all_findings_and_variables_are_there(made, parsed, language):
    for finding in made["errata"]:
        assert finding[f"consequence_{language}"] in parsed.texts[f"finding-{finding['finding_id']}"]
    shown = " ".join(parsed.texts["section-agreement"].split())
    note = "Läufe ein und desselben Sprachmodells (KI)" if language == "de" else "one and the same language model (AI)"
    assert note in shown
    assert {"de": "Beständigkeit des Modells", "en": "the model's consistency"}[language] in shown
    assert {"de": "untere Grenze von Krippendorffs Alpha 0,80", "en": "alpha reaches 0.80"}[language] in shown
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
    assert [tags[t] for t in ("header", "nav", "main", "footer", "h1")] == [1, 2, 1, 1, 1]
    assert all(a.get("scope") in ("col", "row", "colgroup", "rowgroup") for a in parsed.all("th"))
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
        "claims": ("claim_de", "claim_en", "printed", "reading_de", "explanation_de", "group", "chapter"),
        "errata": ("finding_de", "consequence_de"),
        "projects": ("title", "city"),
        "facts_captions": ("title",),
        "claim_checks": ("recomputed", "reading_de", "admissible_de"),
        "check_values": ("group",),
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
