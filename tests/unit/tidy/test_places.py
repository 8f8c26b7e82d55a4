"""places.csv as people fill it in: German numbers, German Excel, blanks."""

from __future__ import annotations

import pytest

from cityatlas.core.errors import InputError
from cityatlas.tidy import places

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
