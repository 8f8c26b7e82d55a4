"""The content of a workbook: its statistics are those that the pipeline publishes."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from cityatlas.core.folding import composed
from cityatlas.documents.profiles import LONGEST_NAME
from cityatlas.statistics.compute import compute_statistics
from cityatlas.workbook.build import build
from cityatlas.workbook.content import check_published, choose, read_tables
from tests.fixtures.odd_names import ODD_NAMES, with_added


def test_the_statistics_of_all_cities_are_the_published_ones(tables, results):
    city = tables["cities"][0] | {"city": "Neustadt", "ags": "00000001", "in_study": False}
    codes = [c | {"city": "Neustadt"} for c in tables["codes"] if c["city"] == "Aachen"]
    more = tables | {"cities": [*tables["cities"], city], "codes": [*tables["codes"], *codes]}
    published = compute_statistics(more, tables["programmes"]).rows
    content = choose(results | more | {"statistics": published}, [c["city"] for c in more["cities"]], "de")
    check_published(content.statistics, published, "all")
    whole = {r["statistic"]: r for r in content.statistics}
    assert whole["cities_total"]["count"] == whole["programme"]["upper"] == 51


def test_rows_stand_in_german_order(folder):
    names = ["Konstanz", "Übach", "Köln", "Ulm"]
    tables = with_added(read_tables(folder), ["Übach"])
    content = choose(tables, names, "de")
    assert [c["city"] for c in content.cities] == ["Köln", "Konstanz", "Übach", "Ulm"]
    for name in ("projects", "codes", "sections"):
        assert list(dict.fromkeys(row["city"] for row in content.tables[name]))[:2] == ["Köln", "Konstanz"]
    positions = [(p["city"], p["position"]) for p in content.tables["projects"] if p["city"] == "Köln"]
    assert positions == sorted(positions)


def test_a_workbook_is_written_whatever_cities_are_called(folder):
    names = [name for name in ODD_NAMES if len(name) <= LONGEST_NAME]
    content = choose(with_added(read_tables(folder), names), ["Aachen", "Köln", *names], "de")
    book = load_workbook(BytesIO(build(content)), data_only=True)
    sheet = book[content.names.sheet("cities")]
    shown = {str(cell.value).lstrip("'") for cell in sheet["A"]}
    assert {composed(text) for text in shown} >= {composed(name) for name in names}
    assert not any(str(c.value).startswith("#") for row in sheet.iter_rows() for c in row)
