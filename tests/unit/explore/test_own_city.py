"""A profile of one's own: read, coded and counted before it goes through the pipeline."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.explore import own_city
from tests.conftest import ROOT


def test_a_profile_is_read_coded_and_counted(published):
    own = own_city.preview(ROOT / "docs" / "profile-example.md")
    assert own.city["city"] == "Musterstadt" and not own_city.has_place("Musterstadt")
    assert list(own_city.projects_table(own, "en")["fields"]) == ["Mobility", "Administration"]
    codes = own_city.codes_table(own, "en").set_index("variable")
    assert codes.loc["field_mobility", "label"] == "Mobility" and codes.loc["field_mobility", "strength"] == "project"
    counts = own_city.counts_with(own, "agenda_field", "en")
    more = counts["all: count"] - counts["study: count"]
    assert set(more[more == 1].index) == {"mobility", "administration"} and set(more) == {0, 1}
    assert (counts["all: lower"] == counts["study: lower"]).all()  # an automatic code is never certain
    assert own.town().features.fields == {"field_mobility", "field_administration"}


def test_a_broken_profile_is_refused_with_its_line(tmp_path):
    text = (ROOT / "docs" / "profile-example.md").read_text(encoding="utf-8")
    path = tmp_path / "broken.md"
    path.write_text(text.replace("(Mobilität)", "(Verkehrswesen)"), encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.md:29 \(Musterstadt\).*'Verkehrswesen' is unknown"):
        own_city.preview(path)


def test_municipality_keys_are_found_by_name():
    assert "16053000" in set(own_city.place_candidates("jena")["ags"])
    assert own_city.place_candidates("Musterstadt").empty
