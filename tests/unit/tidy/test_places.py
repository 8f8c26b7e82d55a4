"""places.csv as people write it, and the cities built of it."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError, InputErrors
from cityatlas.core.project import REFERENCE
from cityatlas.tidy import places

ROW = "Weimar,16055000,DE-TH,50.98,11.33,,,"


@pytest.fixture
def added(tmp_path, monkeypatch):
    """A function that adds rows to a copy of places.csv and reads it."""
    text = (REFERENCE / "places.csv").read_text(encoding="utf-8")

    def read(*rows: str) -> dict:
        (tmp_path / "places.csv").write_text(text + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        monkeypatch.setattr(places, "REFERENCE", tmp_path)
        return places.read_places()

    return read


def header(city="Weimar", **changes):
    own = {"city": city, "population": 65000, "area_km2": 84.0, "atlas_page": None, "in_study": False}
    return {**own, "document": "profiles/weimar.md", "line": 3, **changes}


def test_an_added_row_is_read(added):
    assert len(added(ROW)) == 51


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Stadt Aachen,05334002,DE-NW,50.77,6.09,,,", "the municipality 05334002 stands twice: 'Aachen' in line 2"),
        ("Freiburg,08311000,DE-BW,47.99,7.85,,,", "stands twice: 'Freiburg im Breisgau'"),
        ("Freiburg,08311001,DE-BW,47.99,7.85,,,", "no municipality has the key 08311001"),
        ("AACHEN,16055000,DE-TH,50.98,11.33,,,", "the key 16055000 is that of 'Stadt Weimar'"),
        (ROW.replace("50.98,11.33", "11.33,50.98"), "latitude and longitude are swapped (11.33, 50.98)"),
        (ROW.replace("50.98,11.33", "50.77664,6.08342"), "km outside DE-TH"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_line(added, row, problem):
    with pytest.raises(InputError) as caught:
        added(row)
    assert "places.csv:52" in str(caught.value) and problem in str(caught.value)
    assert "what to do" in str(caught.value)


def test_all_rows_are_told_of_at_once(added):
    with pytest.raises(InputErrors) as caught:
        added(ROW.replace("16055000", "16999999"), "Erfurt am See,16051000,DE-TH,9.0,9.5,,,")
    assert [(e.line, e.city) for e in caught.value.errors] == [(52, "Weimar"), (53, "Erfurt am See")]


def test_a_city_is_built_where_all_fits(added):
    added(ROW)
    (city,) = places.build_cities([header()])
    assert (city["ags"], city["size_class"], city["in_study"]) == ("16055000", "mittelstadt", False)


def test_cities_that_do_not_fit_are_told_of_at_once(added):
    added(ROW)
    with pytest.raises(InputErrors) as caught:
        places.build_cities([header("Nirgendheim"), header(area_km2=1.0), header("WEIMAR"), header("Aachen")])
    told = [e.problem for e in caught.value.errors]
    assert told[0] == "the city has no place" and told[1].startswith("65000 inhabitants on 1 km²")
    assert told[2] == "the city is written 'Weimar' among the places" and "65000 is implausible" in told[3]


def test_the_studys_headers_are_left_to_the_checks_of_their_document():
    with_odd_area = header("Aachen", population=246272, area_km2=1.0, in_study=True)
    assert places.build_cities([with_odd_area])[0]["density_per_km2"] == 246272


CELLS = {
    "city": "Bad Ems",
    "ags": "07141006",
    "state_code": "DE-RP",
    "latitude": "50.33",
    "longitude": "7.71",
    "geonameid": "2953500",
    "geonames_name": "Bad Ems",
    "geonames_population": "9667",
}
PLAIN = {k: v for k, v in CELLS.items() if k in ("ags", "state_code")} | {
    "latitude": 50.33,
    "longitude": 7.71,
    "geonameid": 2953500,
    "geonames_population": 9667,
}


def read(tmp_path, monkeypatch, sign=",", **cells):
    monkeypatch.setattr(places, "REFERENCE", tmp_path)
    row = [f'"{c}"' for c in (CELLS | cells).values()]
    (tmp_path / "places.csv").write_text(f"{sign.join(CELLS)}\n{sign.join(row)}\n", encoding="utf-8")
    return places.read_places()


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"latitude": "50,33", "longitude": "7,710"},
        {"geonames_population": "9.667"},
        {"geonames_population": "9,667"},
        {"geonames_population": "9\u00a0667"},
        {"geonameid": "2.953.500"},
        {"latitude": "+50.33"},
        {"city": "Bad Ems\u00a0", "ags": " 07141006"},
    ],
)
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_numbers_in_either_spelling_are_the_same(tmp_path, monkeypatch, cells, sign):
    assert read(tmp_path, monkeypatch, sign, **cells) == {"Bad Ems": PLAIN}


@pytest.mark.parametrize(
    "cells",
    [
        {"latitude": ""},
        {"latitude": "50° 20'"},
        {"latitude": "nan"},
        {"longitude": "7.71E"},
        {"geonames_population": "9,6"},
        {"geonames_population": "1e4"},
        {"geonames_population": "½"},
        {"geonameid": "9" * 400},
        {"ags": "７１４１００６０"},
        {"ags": "7141006"},
    ],
)
def test_what_is_none_is_refused_with_its_line(tmp_path, monkeypatch, cells):
    with pytest.raises(InputError) as caught:
        read(tmp_path, monkeypatch, **cells)
    assert caught.value.line == 2 and caught.value.city == "Bad Ems"


ADDED = "city,ags,state_code,latitude,longitude\n"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A function that writes the places of added cities and reads them."""
    monkeypatch.setattr(places, "ADDED_PLACES", tmp_path / "own.csv")

    def write(text: str) -> dict:
        (tmp_path / "own.csv").write_text(text, encoding="utf-8")
        return places.read_places()

    return write


@pytest.mark.parametrize(
    "text",
    [
        "city,ags\nWeimar,16055000\n",
        "City;AGS\r\nWeimar;16055000\r\n",
        ADDED + "Weimar,16055000,,,\n",
        ADDED + 'Weimar,16055000,DE-TH,"50,9803","11,32903"\n',
        "ags,city,note\n16055000,Weimar,Goethe\n",
    ],
)
def test_what_an_added_place_leaves_out_is_looked_up(own, text):
    place = own(text)["Weimar"]
    assert place["state_code"] == "DE-TH"
    assert (place["latitude"], place["longitude"]) == (pytest.approx(50.98, abs=0.01), pytest.approx(11.33, abs=0.01))


def test_the_zero_that_excel_drops_from_a_key_is_put_back(own):
    assert own("city;ags\nTrier;7211000\n")["Trier"]["ags"] == "07211000"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ADDED + "Weimar,16055000,,50.98,\n", "one of the coordinates is given without the other"),
        (ADDED + "Weimar,16055000,DE-XX,,\n", "the state 'DE-XX' does not exist"),
        ("city,ags\nWeimar,160550\n", "'160550' is no municipality key"),
        ("city,ags\nWeimar,16999999\n", "no municipality has the key 16999999"),
        ("city,ags,state_code\nIrgendwo,16999999,DE-TH\n", "the coordinates are missing"),
        ("city,ags\nAachen am Rand,05334002\n", "the municipality 05334002 stands twice"),
        ("city,ags\nErfurt,16055000\n", "the key 16055000 is that of 'Stadt Weimar'"),
        ("city\nWeimar\n", "the column 'ags' is missing"),
    ],
)
def test_an_added_place_that_cannot_be_is_refused(own, text, told):
    with pytest.raises(InputError) as caught:
        own(text)
    assert told in str(caught.value) and "own.csv" in str(caught.value)


def test_an_empty_list_of_added_places_is_none(own):
    assert len(own("city,ags\n")) == 50


def test_a_city_without_a_row_is_found_by_its_name():
    (city,) = places.build_cities([header("Lübbecke", population=25000, area_km2=65.0)])
    assert (city["ags"], city["state_code"]) == ("05770020", "DE-NW")


@pytest.mark.parametrize(
    ("name", "told"), [("Weimar", "2 municipalities can be meant"), ("Nirgendheim", "the city has no place")]
)
def test_a_name_that_does_not_settle_it_asks_for_a_row(name, told):
    with pytest.raises(InputError, match=told) as caught:
        places.build_cities([header(name)])
    assert "data/raw/profiles/places.csv" in str(caught.value)


def test_one_municipality_under_two_names_is_told_once():
    with pytest.raises(InputError) as caught:
        places.build_cities([header("Lübbecke", document="profiles/a.md"), header("Stadt Lübbecke")])
    assert str(caught.value).count("stands twice") == 1
