"""Pairing of projects and annex entries."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.documents.title_matching import kind_of_match, match_projects, pair


def rows(titles, **extra):
    return [
        {"title": t, "city": "Aufstadt", "position": i, "line": i, "project_id": f"a-{i}", **extra}
        for i, t in enumerate(titles, 1)
    ]


@pytest.mark.parametrize(
    ("title", "other", "kind"),
    [
        ("Serviceportal", "Serviceportal", "exact"),
        ("Bird-E-Scooter", "Bird E Scooter", "spelling"),
        ("KI im Call Center", "KI im Callcenter", "spelling"),
        ("Datenplattform", "Übergreifende Datenplattform", "wording"),
    ],
)
def test_kinds(title, other, kind):
    assert kind_of_match(title, other) == kind


def test_the_best_total_wins_over_the_best_single_pair():
    # greedily "Portal" would take "Portal Nord" and leave "Portal Nord (Pilot)" with the unlike rest
    pairs = pair(rows(["Portal", "Portal Nord"]), rows(["Portal Nord", "Portal Süd"]))
    assert {(p["title"], e["title"]) for p, e in pairs} == {("Portal Nord", "Portal Nord"), ("Portal", "Portal Süd")}


def test_one_to_one_even_between_like_titles():
    pairs = pair(rows(["LoRaWAN", "LoRaWAN II"]), rows(["LORAWAN", "LoRaWAN-Netz 2"]))
    assert len({id(e) for _, e in pairs}) == 2


def match(projects, entries, study=frozenset({"Aufstadt"})):
    fields = [{"project_id": p["project_id"], "position": 1, "field": "mobility"} for p in projects]
    return match_projects(projects, fields, entries, set(study))


def test_an_entry_without_partner_is_named():
    with pytest.raises(InputError, match="'Bus' of Annex A has no project"):
        match(rows(["Bahn"]), rows(["Bahn", "Bus"], annex_field="mobility"))


def test_a_project_without_partner_is_named():
    with pytest.raises(InputError, match="'Bus' has no entry in Annex A"):
        match(rows(["Bahn", "Bus"]), rows(["Bahn"], annex_field="mobility"))


def test_outside_the_study_there_is_no_annex():
    assert match(rows(["Bahn"]), [], study=frozenset())[0]["match"] == "none"
