"""Codes by hand beside an added profile: read as people write them, refused all at once, before automatic ones."""

from __future__ import annotations

import unicodedata

import pytest

from cityatlas.coding.city_codes import by_city
from cityatlas.coding.hand_codes import hand_before_automatic, read_hand_codes
from cityatlas.core.errors import InputError
from cityatlas.documents.added_profiles import add_profiles, read_added_profiles
from cityatlas.documents.profiles import collect
from tests.fixtures.codes import code
from tests.fixtures.own_city import PROJECT, empty_raw, filled, line_of, sheet

TRIER = filled("Trier", projects=PROJECT)
DECIDED, PARKING = line_of(TRIER, "beschlossen"), line_of(TRIER, "Parken")
STATUS = f"Trier,agenda_status,adopted,,,sure,milestones,{DECIDED},"
MOBILITY = f"Trier,field_mobility,1,project,,sure,projects,{PARKING},"


@pytest.fixture
def coded(tmp_path, monkeypatch):
    """A function that puts codes beside Trier's profile (and files beside those) and reads them."""
    added = empty_raw(tmp_path, monkeypatch)
    added.mkdir()
    (added / "trier.md").write_text(TRIER, "utf-8")

    def read(content, name="trier.codes.csv", **others):
        for file, text in {name: content, **others}.items():
            (added / file).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        facts = collect([])
        add_profiles(facts, read_added_profiles(None))
        return [(r["variable"], r["value"], r["lines"], r["coder"]) for r in read_hand_codes(facts, None)]

    return read


FOUND = [("agenda_status", "adopted", str(DECIDED), "hand"), ("field_mobility", "1", str(PARKING), "hand")]


@pytest.mark.parametrize(
    "content",
    [
        sheet(STATUS, MOBILITY),
        sheet(STATUS, MOBILITY, sign=";"),
        sheet(STATUS, MOBILITY, sign=";").replace("\n", "\r\n").encode("cp1252"),
        sheet(STATUS, MOBILITY, sign="\t").encode("utf-16"),
        "\ufeff" + sheet(STATUS, MOBILITY),
        sheet(STATUS.replace("Trier", "TRIER"), MOBILITY),
        sheet(STATUS.replace("adopted", "verabschiedet"), MOBILITY.replace("sure", "sicher").replace(",1,", ",ja,")),
        sheet(STATUS, MOBILITY, "Trier,field_health,,,,,,,", ",,,,,,,,"),
        sheet(STATUS, MOBILITY, sign=";").replace(f";{DECIDED};", f";{DECIDED},0;").replace(";1;", ";1,0;"),
    ],
)
def test_what_can_be_meant_in_one_way_only_is_understood(coded, content):
    assert coded(content) == FOUND


@pytest.mark.parametrize("name", ["trier.codes.csv", "Trier.codes.csv", "trier.Codes.CSV"])
def test_the_codes_are_found_in_every_spelling_of_their_name(coded, name):
    assert coded(sheet(STATUS, MOBILITY), name) == FOUND


def test_an_umlaut_in_the_files_name_in_either_form(coded):
    text, rows = filled("Lübbecke", "25.000", "65"), sheet("Lübbecke,field_health,0,,,sure,,,")
    names = {unicodedata.normalize("NFC", "lübbecke.md"): text}
    assert coded(rows, unicodedata.normalize("NFD", "lübbecke.codes.csv"), **names) == [
        ("field_health", "0", "", "hand")
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([STATUS.replace("adopted", "adoptet")], ":2 (Trier): the value 'adoptet' of agenda_status is not allowed"),
        ([MOBILITY.replace("mobility", "mobilty")], "the variable 'field_mobilty' is not in the codebook"),
        ([STATUS.replace(f",{DECIDED},", ",999,")], "line 999 does not lie in milestones"),
        ([MOBILITY.replace(",projects,", ",milestones,")], f"line {PARKING} does not lie in milestones"),
        ([STATUS.replace("Trier", "Marburg")], ":2 (Marburg): the row is of another city"),
        ([STATUS.replace("Trier", "Aachen")], "expected: Trier, whose profile lies beside"),
        ([STATUS, STATUS], ":3 (Trier): coded twice"),
        ([STATUS.replace(",adopted,", ",,")], "agenda_status has no value, but section, lines is filled"),
        ([MOBILITY.replace(f",{PARKING},", ",12. Apr,")], "have become a date"),
        ([MOBILITY.replace("sure", "maybe")], "neither sure nor doubtful"),
        ([f"Trier,agenda_form,written_out,,,sure,milestones,{DECIDED},"], "agenda_form is coded, but only belongs to"),
        ([], "the table has no rows"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(coded, rows, told):
    with pytest.raises(InputError) as caught:
        coded(sheet(*rows))
    assert told in str(caught.value) and "trier.codes.csv" in str(caught.value)


def test_all_faults_of_all_files_are_told_of_at_once(coded):
    wrong = sheet(STATUS.replace("adopted", "adoptet"), MOBILITY.replace(f",{PARKING},", ",999,"))
    others = {"marburg.md": filled("Marburg"), "marburg.codes.csv": b"PK\x03\x04", "ulm.md": filled("Neu-Ulm")}
    with pytest.raises(InputError) as caught:
        coded(wrong, **others, **{"ulm.codes.csv": sheet("Neu-Ulm,field_x,1,,,sure,,,")})
    told = str(caught.value)
    assert all(part in told for part in ("adoptet", "line 999", "marburg.codes.csv", "field_x"))


def test_by_hand_wins_value_by_value():
    hand = [code("Trier", "field_mobility", "0", "hand")]
    automatic = [code("Trier", "field_mobility", "1", "automatic"), code("Trier", "field_health", "1", "automatic")]
    rows = hand_before_automatic(hand, [*automatic, code("Ulm", "field_mobility", "1", "automatic")])
    assert [(r["city"], r["variable"], r["value"], r["coder"]) for r in rows] == [
        ("Trier", "field_mobility", "0", "hand"),
        ("Trier", "field_health", "1", "automatic"),
        ("Ulm", "field_mobility", "1", "automatic"),
    ]


@pytest.mark.parametrize(("status", "kept"), [("none", []), ("in_development", []), ("adopted", ["agenda_form"])])
def test_an_automatic_form_falls_with_a_status_by_hand(status, kept):
    automatic = [code("Trier", "agenda_status", "adopted", "automatic")]
    automatic.append(code("Trier", "agenda_form", "written_out", "automatic"))
    rows = hand_before_automatic([code("Trier", "agenda_status", status, "hand")], automatic)
    assert [r["variable"] for r in rows if r["coder"] == "automatic"] == kept
    assert by_city(rows)["Trier"].values["agenda_status"] == status
