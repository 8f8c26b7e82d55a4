"""Objections in the tables: what depends on a changed status follows it, and the findings name their places."""

from __future__ import annotations

import pytest

from cityatlas.claims.analyse import analyse
from cityatlas.core.errors import InputError
from cityatlas.documents.corrections import Correction
from cityatlas.tidy import assemble as step


def entry(**values) -> Correction:
    given = {"variable": "agenda_status", "objector": "Stadt"} | values
    return Correction("objected", "code", given, "Grund.", "Reason.", "2026-12-01")


def published(facts, config, monkeypatch, *entries):
    monkeypatch.setattr(step, "read_corrections", lambda: list(entries))
    tables = step.assemble(facts, None, config)
    return tables, analyse(tables, tables["programmes"], config)


def count(results, statistic, group) -> int:
    return next(
        r["count"]
        for r in results["statistics"]
        if (r["statistic"], r["group"], r["basis"], r["scope"]) == (statistic, group, "coding", "study")
    )


def forms(results) -> int:
    return sum(count(results, "agenda_form", form) for form in ("council_decision", "written_out", "carried_out"))


def consensus(tables, variable, value):
    return sorted(
        r["city"] for r in tables["codes"] if (r["coder"], r["variable"], r["value"]) == ("consensus", variable, value)
    )


@pytest.mark.parametrize("change", ["leaves", "joins"])
def test_the_forms_add_up_to_the_agendas_after_a_changed_status(facts, tables, config, monkeypatch, change):
    if change == "leaves":
        city = consensus(tables, "agenda_status", "adopted")[0]
        given = {"guard": "adopted", "value": "in_development"}
    else:
        city = consensus(tables, "agenda_status", "in_development")[0]
        given = {"guard": "in_development", "value": "adopted", "dependent": {"agenda_form": "written_out"}}
    changed, results = published(facts, config, monkeypatch, entry(city=city, **given))
    assert count(results, "agenda_status", "adopted") == forms(results)
    finding = next(r for r in changed["errata"] if r["finding_id"] == "correction-objected")
    places = [place.split(":") for place in finding["locators"].split("|")]
    span = [s for s in changed["sections"] if s["city"] == city]
    first, last = min(s["line_start"] for s in span), max(s["line_end"] for s in span)
    assert all(document == "atlas" and first - 10 <= int(line) <= last for document, line in places)


def test_an_objection_to_a_silent_zero_leads_to_the_profile(facts, tables, config, monkeypatch):
    row = next(r for r in tables["codes"] if r["coder"] == "consensus" and r["value"] == "1" and r["lines"])
    given = {"city": row["city"], "variable": row["variable"], "guard": "1", "value": "0"}
    changed, _ = published(facts, config, monkeypatch, entry(**given))
    assert all(r["locators"] for r in changed["errata"])
    with pytest.raises(InputError, match="objected"):
        published(facts, config, monkeypatch, entry(**(given | {"guard": "0", "value": "1"})))
