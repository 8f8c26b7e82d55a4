"""The form of a new city: looked up what can be, refused whole where something is wrong."""

from __future__ import annotations

import csv

import pytest

from cityatlas.core import files
from cityatlas.core.errors import InputError
from cityatlas.documents.added_profiles import add_profiles, read_added_profiles
from cityatlas.documents.extract import read_snapshot
from cityatlas.documents.profiles import profile_heading
from cityatlas.explore import new_city as module
from cityatlas.explore.new_city import new_city
from cityatlas.tidy.places import build_cities, read_places
from tests.fixtures.own_city import empty_raw, filled


@pytest.fixture
def added(tmp_path, monkeypatch):
    """The folder of added cities, which is not there yet."""
    return empty_raw(tmp_path, monkeypatch)


def test_key_state_and_coordinates_are_looked_up(added):
    path = new_city("Trier", population=110570, area=117.1)
    text = path.read_text("utf-8")
    assert path == added / "trier.md" and text.startswith("## Trier\n")
    assert "**Einwohner: 110.570**" in text and "**Fläche in km²: 117,1**" in text
    (row,) = csv.DictReader((added / "places.csv").open(encoding="utf-8"))
    assert (row["city"], row["ags"], row["state_code"]) == ("Trier", "07211000", "DE-RP")
    assert read_places()["Trier"]["latitude"] == pytest.approx(49.756, abs=0.01)


@pytest.mark.parametrize("area", [117, 40.5, 1234, 1234.25])
def test_the_numbers_in_the_form_are_read_as_they_were_given(added, area):
    new_city("Trier", population=150_001, area=area)
    facts = {name: list(rows) for name, rows in read_snapshot().items()}
    add_profiles(facts, read_added_profiles(None))
    header = next(c for c in facts["facts_cities"] if c["city"] == "Trier")
    assert (header["population"], header["area_km2"]) == (150_001, area)


@pytest.mark.parametrize(
    ("name", "ags", "file", "heading"),
    [
        ("Lübbecke", None, "luebbecke.md", "Lübbecke"),
        ("Marburg/Lahn", None, "marburg-lahn.md", "Marburg/Lahn"),
        ("Gießen [Lahn]", None, "giessen-lahn.md", "Gießen [Lahn]"),
        ("Neustadt (Hessen)", None, "neustadt-hessen.md", "Neustadt (Hessen)"),
        ('Gotha "die Schöne"', None, "gotha-die-schoene.md", 'Gotha "die Schöne"'),
        ("Gotha 🏙", None, "gotha.md", "Gotha 🏙"),
        ("  ##  Trier  ", None, "trier.md", "Trier"),
        ("**Trier**", None, "trier.md", "Trier"),
        ("東京", "16051000", "city-130016b2.md", "東京"),
        ("=SUMME(A1)", "16051000", "summe-a1.md", "=SUMME(A1)"),
    ],
)
def test_odd_names_come_back_from_form_and_places(added, name, ags, file, heading):
    assert new_city(name, ags) == added / file
    (doc,) = read_added_profiles(None)
    assert profile_heading(doc) == (1, heading) and heading in read_places()
    (city,) = build_cities([header(heading, doc.name)])
    assert city["city"] == heading


def header(city, document):
    return {"city": city, "document": document, "line": 1, "population": 50_000, "area_km2": 100.0} | {
        "in_study": False,
        "atlas_page": None,
    }


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("Nirgendheim", {}, "no municipality is called 'Nirgendheim'"),
        ("Neustadt", {}, r"17 municipalities can be meant(.|\n)*--ags 07316000(.|\n)*and 5 more"),
        ("Trier", {"ags": "7211"}, "no municipality has the key '7211'"),
        ("Erfurt", {"ags": "16054000"}, "the key 16054000 is that of 'Suhl, Stadt'"),
        ("Aachen", {}, "is a city of the study"),
        ("Stadt Aachen", {}, "is a city of the study, as 'Aachen'"),
        ("Köln", {"ags": "16051000"}, "is a city of the study"),
        ("", {}, "names no city"),
        (" # ", {}, "names no city"),
        ("🏙", {}, "names no city"),
        ("x" * 151, {"ags": "16051000"}, "names no city"),
        ("A<!--b", {"ags": "16051000"}, "signs of Markdown"),
        ("Trier", {"population": 0}, "--population must be above zero"),
        ("Trier", {"population": -5, "area": -1}, "--population must be above zero(.|\n)*--area must be above zero"),
        ("Trier", {"population": 110570, "area": 117100}, "inhabitants on 117100 km²"),
        ("Trier", {"latitude": 49.7}, "--latitude and --longitude are given together"),
        ("Trier", {"longitude": 6.6}, "--latitude and --longitude are given together"),
        ("Trier", {"latitude": 6.6, "longitude": 49.7}, "latitude and longitude are swapped"),
        ("Trier", {"latitude": 54.0, "longitude": 13.0}, "km outside DE-RP"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(added, name, given, told):
    with pytest.raises(InputError, match=told):
        new_city(name, **given)
    assert not added.exists()


def test_a_place_without_coordinates_asks_for_them(added, monkeypatch):
    monkeypatch.setattr(module, "position", lambda ags: None)
    with pytest.raises(InputError, match="coordinates.csv(.|\n)*--latitude"):
        new_city("Trier")
    assert not added.exists()
    new_city("Trier", latitude=49.75, longitude=6.64)
    assert read_places()["Trier"]["latitude"] == 49.75


def test_two_municipalities_at_one_point_are_told_apart_by_coordinates(added):
    new_city("Barweiler")
    with pytest.raises(InputError, match="those of 'Barweiler' too"):
        new_city("Wirft")
    new_city("Wirft", latitude=50.37, longitude=6.91)
    assert {"Barweiler", "Wirft"} <= set(read_places())


@pytest.mark.parametrize("again", ["Trier", "TRIER", "Stadt Trier", "trier", "Trier an der Mosel"])
def test_a_city_is_added_once(added, again):
    path = new_city("Trier")
    path.write_text("## Trier\n\nwork of hours", "utf-8")
    before = (added / "places.csv").read_bytes()
    with pytest.raises(InputError, match="has a profile already, as 'Trier'|no municipality"):
        new_city(again)
    assert path.read_text("utf-8").endswith("work of hours") and (added / "places.csv").read_bytes() == before


def test_a_profile_without_a_row_among_the_places_counts_too(added):
    added.mkdir()
    (added / "meine.md").write_text(filled("Trier"), "utf-8")
    with pytest.raises(InputError, match="has a profile already, as 'Trier'"):
        new_city("Stadt Trier")


def test_a_place_whose_profile_was_taken_away_is_used_again(added):
    new_city("Trier").unlink()
    before = (added / "places.csv").read_bytes()
    with pytest.raises(InputError, match="stands among the places already, as 'Trier'"):
        new_city("Stadt Trier")
    assert new_city("Trier").is_file() and (added / "places.csv").read_bytes() == before


def test_places_of_german_excel_stay_as_they_are_written(added):
    added.mkdir()
    (added / "places.csv").write_bytes("City;AGS;Notiz\r\nWeimar;16055000;schön\r\n".encode("cp1252"))
    new_city("Marburg/Lahn")
    new_city("Gießen; an der Lahn", "06531005")
    text = (added / "places.csv").read_bytes().decode("utf-8-sig")
    assert text == (
        "City;AGS;Notiz\r\nWeimar;16055000;schön\r\nMarburg/Lahn;06534014;\r\n" + '"Gießen; an der Lahn";06531005;\r\n'
    )
    assert (added / "places.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "so that Excel reads it again"
    assert {"Weimar", "Marburg/Lahn", "Gießen; an der Lahn"} <= set(read_places())


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04xx", b"", b"city,key\nWeimar,16055000\n", b"city,ags\nWeimar,1\n", b"city,ags\n\xff\xfe\n"]
)
def test_places_that_cannot_be_read_are_one_message_and_stay(added, content):
    added.mkdir()
    (added / "places.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"places\.csv"):
        new_city("Trier")
    assert [p.name for p in added.iterdir()] == ["places.csv"] and (added / "places.csv").read_bytes() == content


def test_coordinates_that_the_places_have_no_column_for_are_not_lost(added):
    added.mkdir()
    (added / "places.csv").write_text("city,ags\n", "utf-8")
    with pytest.raises(InputError, match="the column 'latitude' is missing"):
        new_city("Trier", latitude=49.76, longitude=6.65)
    assert not (added / "trier.md").exists()


def test_the_form_does_not_outlive_places_that_cannot_be_written(added, monkeypatch):
    def full(path, content):
        raise InputError("could not be written (No space left on device)", file=path)

    monkeypatch.setattr(module, "write_bytes", full)
    with pytest.raises(InputError, match="No space left"):
        new_city("Trier")
    assert files.write_bytes is not full and not list(added.iterdir())


def test_the_untouched_form_states_nothing(added):
    new_city("Trier")
    (doc,) = read_added_profiles(None)
    said = [line for line in doc.lines if line.strip() and not line.startswith("#")]
    assert said == ["**Einwohner: **", "**Fläche in km²: **"]
