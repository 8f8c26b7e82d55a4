"""How a claim is cited: date, base, place and verdict, and no more than that."""

from __future__ import annotations

from cityatlas import __version__
from cityatlas.claims.words import verdict_word
from cityatlas.report.citation import how_to_cite, sentence
from cityatlas.report.readings import Judged, ReadingEntry, Route
from cityatlas.report.texts import Texts
from tests.fixtures.report_entries import CLAIM, a_route

DE, EN = Texts("de"), Texts("en")


UNITS = {
    ("lighthouse_projects", "annex"): "projects",
    ("lighthouse_cities", "annex"): "cities",
    ("agenda_field", "printed_counts"): "cities",
    ("agenda_status", "coding"): "cities",
    ("population", "profile_facts"): "inhabitants",
}


def judged(*routes: Route | None) -> Judged:
    """A claim with a reading for each of these routes, the texts ``A``, ``B`` …; None is a reading without a route."""
    found = []
    for letter, route in zip("ABC", routes, strict=False):
        outcome, verdict = (route.outcome, route.verdict) if route else ("consistent", "vereinbar")
        found.append(ReadingEntry(letter.lower(), letter, "so steht es da", outcome, verdict, [route] if route else []))
    return Judged(found, [])


def cited(claim: dict, own: Judged, texts: Texts = DE, address: str = "") -> str:
    return sentence(claim, own, UNITS, address, texts)


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
    assert "by another place of the documents" in agrees


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
