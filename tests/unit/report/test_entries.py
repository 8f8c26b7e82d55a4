"""Claims in the report: places, citable sentences, readings with their routes, counts, other definitions."""

from __future__ import annotations

from types import SimpleNamespace

from cityatlas import __version__
from cityatlas.claims.words import verdict_word
from cityatlas.report import alternatives, counts
from cityatlas.report.citation import how_to_cite, sentence
from cityatlas.report.entries import with_status
from cityatlas.report.readings import Judged, ReadingEntry, Route, judged_claims
from cityatlas.report.texts import Texts
from cityatlas.report.value_texts import finding_places, place_text

DE, EN = Texts("de"), Texts("en")
UNITS = {
    ("lighthouse_projects", "annex"): "projects",
    ("lighthouse_cities", "annex"): "cities",
    ("agenda_field", "printed_counts"): "cities",
    ("agenda_status", "coding"): "cities",
    ("population", "profile_facts"): "inhabitants",
}
CLAIM = {
    "claim_id": "press-x",
    "document": "atlas",
    "page": 264,
    "chapter": "4.2",
    "locator": "29",
    "claim_de": "In 60 Prozent der Städte gibt es Projekte.",
    "claim_en": "60 percent of the cities have projects.",
    "printed": "60 Prozent",
    "kind": "exact",
    "status": "contradicted",
    "evidence": "data",
    "reason": "off_by",
    "test": "two_sided",
}


def a_route(**changes) -> Route:
    given = {
        "name": "Städte mit Projekt: Mobilität (Anhang A)",
        "statistic": "lighthouse_cities",
        "group": "mobility",
        "basis": "annex",
        "role": "reading",
        "value": "26 von 50 (52 %)",
        "printed": False,
        "found": "26 von 50 (52 %)",
        "outcome": "contradicted",
        "verdict": "widerlegt",
        "test": "two_sided",
        "decides": True,
        "base": 50,
    }
    return Route(**{**given, **changes})


def judged(*routes: Route | None) -> Judged:
    """A claim with a reading for each of these routes, the texts ``A``, ``B`` …; None is a reading without a route."""
    found = []
    for letter, route in zip("ABC", routes, strict=False):
        outcome, verdict = (route.outcome, route.verdict) if route else ("consistent", "vereinbar")
        found.append(ReadingEntry(letter.lower(), letter, "so steht es da", outcome, verdict, [route] if route else []))
    return Judged(found, [])


def cited(claim: dict, own: Judged, texts: Texts = DE, address: str = "") -> str:
    return sentence(claim, own, UNITS, address, texts)


def test_a_place_is_document_page_chapter_and_line():
    assert place_text(CLAIM, DE) == "Smart-City-Atlas, S. 264, Kapitel 4.2, Zeile 29"
    press = {"document": "press", "page": None, "chapter": "", "locator": "408;416-418"}
    assert place_text(press, EN) == "Press text, lines 408, 416–418"


def test_places_of_a_finding_are_told_together_by_page_and_chapter():
    tables = {
        "sections": [{"city": "Ulm", "line_start": 100, "line_end": 200}],
        "cities": [{"city": "Ulm", "atlas_page": 60, "line": 90, "in_study": True}],
        "facts_chapters": [{"chapter": "4.2", "atlas_page": 175, "line": 300}],
    }
    assert finding_places("atlas:320|press:7|atlas:110|atlas:305", tables, DE) == [
        "Smart-City-Atlas, S. 175, Kapitel 4.2, Zeilen 305, 320",
        "Pressetext, Zeile 7",
        "Smart-City-Atlas, S. 60, Ulm, Zeile 110",
    ]


def test_the_sentence_names_date_base_place_and_verdict():
    told = cited(CLAIM, judged(a_route()))
    assert told.startswith(
        "Nach der Nachrechnung des Smart-City-Atlas (Stand März 2019, n = 50 Städte) ist die Aussage"
    )
    assert "(sinngemäß; Smart-City-Atlas, S. 264, Kapitel 4.2, Zeile 29)" in told
    assert "widerlegt: nachgerechnet 26 von 50 (52 %) (Städte mit Projekt: Mobilität (Anhang A))" in told
    assert told.endswith(f"[cityatlas {__version__}, press-x, CC BY 4.0].")
    projects = a_route(statistic="lighthouse_projects", base=144)
    assert "n = 144 lighthouse projects), the claim" in cited({**CLAIM, "status": "reproduced"}, judged(projects), EN)


def test_the_sentence_names_no_base_that_its_readings_do_not_share():
    projects = a_route(statistic="lighthouse_projects", base=144)
    assert "n = " not in cited(CLAIM, judged(a_route(), projects))
    assert "n = " not in cited(CLAIM, judged(a_route(statistic="population", basis="profile_facts", base=158254)))
    assert "n = " not in cited(CLAIM, judged(a_route(base=None)))


def test_the_address_stands_in_sentences_where_there_is_one():
    assert cited(CLAIM, judged(a_route()), DE, "https://example.org/atlas").endswith(
        "CC BY 4.0, https://example.org/atlas]."
    )
    assert how_to_cite("", DE).endswith(f"Version {__version__}, Lizenz CC BY 4.0.")
    assert how_to_cite("https://example.org/atlas", EN).endswith("licence CC BY 4.0. https://example.org/atlas")


def test_the_sentence_tells_each_reading_with_its_number_and_outcome():
    claim = {**CLAIM, "status": "reading_dependent"}
    told = cited(claim, judged(a_route(), a_route(value="18 von 50", outcome="reproduced", verdict="bestätigt"), None))
    assert "hängt das Urteil über die Aussage" in told
    assert "Lesart 1 (A): nachgerechnet 26 von 50 (52 %)" in told
    assert ": widerlegt; Lesart 2 (B): nachgerechnet 18 von 50" in told
    assert told.split(" [")[0].endswith(": bestätigt; Lesart 3 (C): kein Weg zu veröffentlichten Daten")


def test_the_sentence_never_calls_print_a_recomputation():
    claim, other = {**CLAIM, "evidence": "documents"}, judged(a_route(basis="printed_counts", printed=True))
    told = cited(claim, other)
    assert told.startswith("Nach der Prüfung des Smart-City-Atlas (Stand März 2019) widerspricht die Aussage")
    assert "widerlegt" not in told
    assert "aus Daten ist das nicht nachgerechnet" in told
    agrees = cited({**claim, "status": "reproduced"}, other, EN)
    assert "agrees with what the documents print elsewhere" in agrees
    assert "printed in another place" in agrees


def test_what_our_convention_contradicts_names_it_and_is_never_called_contradicted():
    claim = {**CLAIM, "kind": "quantifier", "printed": "knapp die Hälfte"}
    told = cited(claim, judged(a_route(verdict="trifft nach unserer Festlegung nicht zu")))
    assert "trifft die Aussage" in told
    assert "nach einer Festlegung des Projekts für „knapp die Hälfte“ nicht zu" in told
    assert "widerlegt" not in told
    assert verdict_word("contradicted", "quantifier", "en") == "does not hold by our convention"
    assert verdict_word("contradicted", "exact", "en") == "contradicted"
    assert verdict_word("consistent", "quantifier", "de") == "vereinbar"


def test_the_sentence_says_who_coded_and_what_the_test_could_not_show():
    coded = a_route(name="Stand der Agenda (Kodierung)", statistic="agenda_status", basis="coding")
    told = cited({**CLAIM, "status": "consistent", "test": "zero_only"}, judged(coded))
    assert (
        "(Stand der Agenda; kodiert von einem Sprachmodell, KI); nur eine Anzahl von null könnte sie widerlegen ["
        in told
    )


def test_the_sentence_of_a_claim_without_a_route_gives_the_reason():
    claim = {**CLAIM, "evidence": "none", "status": "not_recomputable", "reason": "interview_data", "test": ""}
    told = cited(claim, judged(None))
    assert told.startswith("Nach der Prüfung des Smart-City-Atlas (Stand März 2019) lässt sich die Aussage")
    assert "nicht nachrechnen (Grund: nur in den Interviews) [" in told


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
    assert own.deciding[0].found == "anderswo gedruckt: 7 von 50 (14 %)"
    assert (second.routes, second.deciding, second.test, second.outcome) == ([], None, "untestable", "consistent")
    assert [r.value for r in own.explains] == ["7 von 50 (14 %)"]
    assert own.explains[0].key == "agenda_field/retail"


def entry(name: str, status: str = "contradicted", **changes) -> SimpleNamespace:
    given = {
        "claim_id": name,
        "status": status,
        "once": True,
        "counted": True,
        "evidence": "data",
        "kind": "numeric",
        "order": (0, 1, 1),
        "reason": "off_by",
    }
    return SimpleNamespace(**{**given, **changes})


def test_verdicts_are_listed_once_those_that_could_have_failed_first_and_data_before_print():
    shown = [
        entry("zero", counted=False),
        entry("repeat", once=False),
        entry("print", evidence="documents"),
        entry("word", kind="quantifier"),
        entry("number"),
        entry("other", "reproduced"),
    ]
    assert [e.claim_id for e in with_status(shown, "contradicted")] == ["number", "word", "print", "zero"]


def test_counts_never_mix_data_and_print_and_leave_out_what_does_not_occur():
    shown = [entry("a"), entry("b", "reproduced"), entry("c", "reproduced", evidence="documents")]
    assert counts.by_evidence(shown) == {
        "data": {"reproduced": 1, "contradicted": 1},
        "documents": {"reproduced": 1},
    }


def test_reasons_are_counted_without_repeats():
    none = {"status": "not_recomputable", "reason": "interview_data"}
    shown = [entry("a", **none), entry("b", **none, once=False, kind="repeat"), entry("c", **none, kind="quantifier")]
    found_reasons = counts.by_reason(shown)
    assert list(found_reasons) == ["interview_data"]
    assert sum(found_reasons["interview_data"].values()) == 2


def test_alternatives_show_claims_with_two_meanings_that_data_answer():
    one, two = a_route(), a_route(outcome="consistent")
    both = Judged([reading_of("decided", one), reading_of("finished", two)], [])
    single = Judged([reading_of("decided", one), reading_of("finished", None)], [])
    shown = [
        entry("x", "reading_dependent", judged=both),
        entry("y", judged=single),
        entry("z", once=False, judged=both),
    ]
    adopted = alternatives.definitions(shown)[0]
    assert [(c.claim_id, [r.outcome if r else None for r in found_rows]) for c, found_rows in adopted.rows] == [
        ("x", ["contradicted", "consistent", None])
    ]
    assert alternatives.changed_claims(adopted.rows) == 1


def reading_of(name: str, route: Route | None) -> ReadingEntry:
    return ReadingEntry(name, name, "", route.outcome if route else "consistent", "", [route] if route else [])
