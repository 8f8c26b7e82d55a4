"""The page: blind by construction, self-contained, the same bytes each time."""

from __future__ import annotations

import json
import re
import sys

import pytest

from cityatlas.coding.codebook import codebook_checksum
from cityatlas.coding.page.build import check_output, coding_content, render_page
from cityatlas.coding.page.content import read_profiles
from cityatlas.core.errors import InputError
from cityatlas.core.files import read_rows
from cityatlas.core.project import RAW, load_yaml
from cityatlas.documents.contents import read_frame
from cityatlas.documents.sources import read_documents
from cityatlas.documents.text import clean
from tests.fixtures.coding_page import CITIES, small_profiles

KEYS = {
    "format", "coder", "name", "language", "codebook_sha256", "document_sha256", "texts", "sets", "variables",
    "training_cities", "order", "profiles",
}  # fmt: skip
"""All that a page of coding holds."""


def small_page(coder="anna", language="de", training=1):
    return render_page(coding_content(small_profiles(), coder, language, CITIES, training))


def content_of(page):
    return json.loads(re.search(r'<script type="application/json" id="content">(.*?)</script>', page, re.DOTALL)[1])


def test_the_same_input_gives_the_same_bytes():
    assert small_page() == small_page()
    assert small_page() != small_page("bert")


def test_it_holds_profiles_and_codebook_only():
    content = content_of(small_page())
    assert set(content) == KEYS
    assert set(content["profiles"]) == set(CITIES)
    assert content["codebook_sha256"] == codebook_checksum() and content["document_sha256"] == small_profiles().sha256


def test_training_comes_first_in_an_order_of_the_coders_own():
    content = coding_content(small_profiles(), "anna", "de", CITIES, 2)
    assert set(content["order"][:2]) == set(content["training_cities"]) and sorted(content["order"]) == CITIES
    other = coding_content(small_profiles(), "bert", "de", CITIES, 2)
    assert other["training_cities"] == content["training_cities"]


def test_no_line_of_chapter_4_or_the_annex_is_in_it():
    page = small_page()
    assert "erfundener Abschnitt" in "\n".join(small_profiles().atlas.lines) and "erfundener Abschnitt" not in page
    assert "Anhang A" not in page and "dicht gefolgt" not in page


def test_making_it_opens_no_coding_no_claim_and_no_product():
    opened = []
    recording = [True]
    sys.addaudithook(lambda event, args: opened.append(str(args[0])) if recording[0] and event == "open" else None)
    small_page(training=0)
    recording[0] = False
    assert any(name.endswith("page.html.j2") for name in opened)
    assert [n for n in opened if re.search(r"consensus|coder_\d|claims\.yaml|errata|processed|interim", n)] == []


def test_it_may_ask_no_network_and_runs_its_own_script_only():
    page = small_page()
    assert "default-src 'none'" in page and "script-src 'sha256-" in page and "connect-src" not in page
    rest = page.replace(re.search(r'id="content">.*?</script>', page, re.DOTALL)[0], "")
    assert re.findall(r"(?:src|href)=\"(?!#|data:)[^\"]*", rest) == []
    assert not re.search(r"https?://|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\(", rest)


def test_a_name_is_kept_as_written_and_its_id_decides_the_order():
    made, other = (coding_content(small_profiles(), name, "de", CITIES, 1) for name in ("Anna", "anna"))
    assert (made["coder"], made["name"]) == ("anna", "Anna") and made["order"] == other["order"]


@pytest.mark.parametrize("output", ["anna", "anna.json", "."])
def test_a_page_needs_a_name_of_a_page(output):
    with pytest.raises(InputError, match="such as anna.html"):
        check_output(output)


@pytest.fixture(scope="module")
def real(documents):
    """The profiles of the documents, and all text of the page made from them."""
    profiles = read_profiles(str(documents))
    content = content_of(render_page(coding_content(profiles, "anna", "de", profiles.cities, 5)))
    return profiles, content, json.dumps(content, ensure_ascii=False)


@pytest.mark.documents
def test_of_the_atlas_chapter_3_only_is_in_it(real):
    profiles, content, text = real
    frame = read_frame(profiles.atlas)
    shown = {n for p in content["profiles"].values() for s in p["sections"] for n, _, _ in s["lines"]}
    assert len(content["profiles"]) == 50 and len(shown) > 800
    assert all(frame.profiles <= n <= frame.profiles_end for n in shown)
    before, after = (1, frame.profiles - 1), (frame.analysis, len(profiles.atlas.lines))
    for first, last in (before, after):
        others = [clean(t) for _, t in profiles.atlas.between(first, last)]
        assert [t for t in others if len(t) > 60 and json.dumps(t, ensure_ascii=False)[1:-1] in text] == []


@pytest.mark.documents
def test_no_line_of_the_press_or_of_another_document_is_in_it(real, documents):
    for name, document in read_documents(documents).texts.items():
        lines = [clean(t) for t in document.lines] if name != "atlas" else []
        assert [t for t in lines if len(t) > 50 and json.dumps(t, ensure_ascii=False)[1:-1] in real[2]] == [], name


@pytest.mark.documents
def test_no_claim_verdict_or_note_of_another_coder_is_in_it(real):
    _, content, text = real
    own = text.replace(json.dumps(content["profiles"], ensure_ascii=False), "")
    for claim in load_yaml(RAW / "claims.yaml")["claims"]:
        assert not any(claim[told] in text for told in ("claim_id", "claim_de", "claim_en"))
        assert len(claim["printed"]) < 25 or claim["printed"] not in own, claim["claim_id"]
    notes = {row["note"] for f in ("coder_1", "coder_2", "consensus") for _, row in read_rows(RAW / f"coding/{f}.csv")}
    assert [n for n in notes if len(n) > 12 and n in own] == []
    assert not re.search(r"reproduced|contradicted|consistent|consensus|Konsens", own)
