"""Corrections of what is printed, each guarded by what it replaces."""

from __future__ import annotations

import datetime

import pytest
import yaml

from cityatlas.core.errors import InputError
from cityatlas.documents.corrections import Correction, corrected_city_names, read_corrections
from cityatlas.documents.text import Document


def test_a_name_is_corrected_only_where_the_guard_still_holds():
    values = {
        "document": "atlas",
        "lines": "2",
        "printed": "Alt-Stadt",
        "corrected": "Altstadt",
        "guard": "(Alt-Stadt)",
    }
    given = [Correction("hyphen", "city_name", values, "Grund", "reason", "2026-11-22")]
    doc = Document("atlas", "report.txt", ("Kopf", "Amt (Alt-Stadt)"))
    assert corrected_city_names(given, doc) == {"Alt-Stadt": "Altstadt"}
    mended = Document("atlas", "report.txt", ("Kopf", "Amt (Altstadt)"))
    with pytest.raises(InputError, match="guard of correction 'hyphen' fails"):
        corrected_city_names(given, mended)
    moved = Document("atlas", "report.txt", ("Kopf", "", "Amt (Alt-Stadt)"))
    assert corrected_city_names(given, moved, strict=False) == {"Alt-Stadt": "Altstadt"}


def test_the_registered_corrections_are_complete():
    assert all(c.reason_de and c.reason_en and c.date for c in read_corrections())


NAME = {
    "id": "a-name",
    "kind": "city_name",
    "document": "atlas",
    "lines": "3;5-6",
    "printed": "Alt",
    "corrected": "Neu",
}
NAME |= {"guard": "(Alt)", "reason_de": "Grund", "reason_en": "reason", "date": "2026-11-22"}
CODE = {"id": "a-code", "kind": "code", "city": "Aachen", "variable": "org_person_role", "guard": "1", "value": "0"}
CODE |= {"objector": "Stadt", "reason_de": "Grund", "reason_en": "reason", "date": "2026-11-22"}


@pytest.fixture
def read(tmp_path):
    def from_file(*entries):
        path = tmp_path / "corrections.yaml"
        path.write_text(yaml.safe_dump({"corrections": list(entries)}, allow_unicode=True), encoding="utf-8")
        return read_corrections(path)

    return from_file


def test_numbers_and_days_may_stand_without_quotation_marks(read, tmp_path):
    path = tmp_path / "plain.yaml"
    fields = {**CODE, "value": 0, "guard": 1, "date": "2026-11-22"}
    path.write_text("corrections:\n- {" + ", ".join(f"{k}: {v}" for k, v in fields.items()) + "}", encoding="utf-8")
    assert read_corrections(path) == read(CODE)
    assert read({**NAME, "lines": 649})[0].values["lines"] == "649"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({**NAME, "lines": "0"}, "has not the expected form"),
        ({**NAME, "lines": "6-5"}, "the lines '6-5' run backwards"),
        ({**NAME, "lines": 0}, "less than the minimum"),
        ({**NAME, "lines": "1-99999999999"}, "has not the expected form"),
        ({**NAME, "document": "press"}, "'press' does not exist here"),
        ({**NAME, "date": "2026-99-99"}, "there is no day 2026-99-99"),
        ({**NAME, "date": "22.11.2026"}, "has not the expected form"),
        ({**NAME, "date": datetime.date(2026, 2, 3), "kind": "cod"}, "'cod' does not exist here"),
        ({**NAME, "printed": True}, "wrong type"),
        ({**NAME, "printed": ""}, "non-empty"),
        ({**NAME, "guard": None}, "wrong type"),
        ({**NAME, "city": "Aachen"}, "the key 'city' does not exist"),
        ({**CODE, "page": "3"}, "the key 'page' does not exist"),
        ({**CODE, "lines": "0"}, "has not the expected form"),
        ({**CODE, "dependent": {}}, "dependent"),
        ({**CODE, "dependent": {"agenda_form": ["a"]}}, "agenda_form"),
        ({k: v for k, v in CODE.items() if k != "objector"}, "the key 'objector' is missing"),
        ({k: v for k, v in CODE.items() if k != "kind"}, "the key 'kind' is missing"),
        ({**CODE, "value": -1}, "less than the minimum"),
        ({**CODE, "value": 0.5}, "wrong type"),
        ({**CODE, "claim_ids": "one"}, "wrong type"),
        ({**CODE, "claim_ids": [["one"]]}, "wrong type"),
        ({**CODE, "id": "a/b"}, "has not the expected form"),
        (None, "wrong type"),
        ([NAME], "wrong type"),
    ],
)
def test_a_correction_that_cannot_be_meant_is_refused(read, entry, message):
    with pytest.raises(InputError) as caught:
        read(entry)
    assert message in str(caught.value) and "corrections.yaml:" in str(caught.value)


def test_an_id_given_twice_is_refused(read):
    with pytest.raises(InputError) as caught:
        read(NAME, {**CODE, "id": NAME["id"]})
    assert str(caught.value).count("a-name: the id stands twice") == 2
