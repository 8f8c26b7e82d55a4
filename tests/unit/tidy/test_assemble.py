"""Assembling: a consensus that nobody coded is refused; cities that a user added join the study's."""

from __future__ import annotations

import csv

import pytest

from cityatlas.claims.analyse import run as analyse
from cityatlas.core.errors import InputError
from cityatlas.core.project import REFERENCE
from cityatlas.core.tables import read_table
from cityatlas.documents.extract import run as extract
from cityatlas.documents.text import name_key
from cityatlas.tidy.assemble import check_coders, run
from cityatlas.tidy.municipalities import municipality
from cityatlas.tidy.places import read_places
from cityatlas.tidy.publish import run as publish
from tests.fixtures.codes import code, three
from tests.fixtures.own_city import PROJECT, empty_raw, filled


def test_a_consensus_that_no_coder_coded_is_refused():
    check_coders(three("Aufstadt", "aim_ideas", "111")[1:], "consensus.csv")
    codes = [
        *three("Aufstadt", "aim_ideas", "111"),
        code("Bergfeld", "aim_ideas", "1"),
        code("Bergfeld", "aim_ideas", "0", "x"),
    ]
    check_coders(codes, "consensus.csv")
    with pytest.raises(InputError, match="1 codes of the consensus") as caught:
        check_coders([*codes, code("Chorin", "aim_ideas", "1")], "consensus.csv")
    assert "Chorin" in str(caught.value) and "coders.yaml" in str(caught.value)


def municipalities(number):
    """Municipalities whose place and name nothing else has, all over the list: key and name."""
    with (REFERENCE / "coordinates.csv").open(encoding="utf-8") as file:
        points = {(row["latitude"], row["longitude"]): row["ags"] for row in csv.DictReader(file)}
    study = {place["ags"] for place in read_places().values()}
    names = {}
    for ags in [ags for ags in points.values() if ags not in study][::20]:
        name = municipality(ags)["name"].split(",")[0]
        names.setdefault(name_key(name), (ags, name))
    return list(names.values())[:number]


def test_four_hundred_cities_at_once_are_taken_in(tmp_path, monkeypatch, config):
    """Extracted, assembled, analysed and published together; the study's numbers stay as they are."""
    monkeypatch.delenv("CITYATLAS_DOCUMENTS", raising=False)
    added = empty_raw(tmp_path / "raw", monkeypatch)
    added.mkdir(parents=True)
    cities = municipalities(400)
    for ags, name in cities:
        (added / f"{ags}.md").write_text(filled(name, "12.345", "40,5", PROJECT), "utf-8")
    rows = "".join(f'"{name}",{ags}\n' for ags, name in cities)
    (added / "places.csv").write_text(f"city,ags\n{rows}", "utf-8")
    extract(None, False, tmp_path / "facts")
    run(config, tmp_path / "facts", tmp_path / "tables")
    analyse(config, tmp_path / "tables", tmp_path / "analysis")
    publish(tmp_path, tmp_path / "processed")
    counts = {
        (r["statistic"], r["group"], r["scope"]): r["count"] for r in read_table(tmp_path / "processed", "statistics")
    }
    assert counts["cities_total", "all", "study"] == 50 and counts["cities_total", "all", "all"] == 450
