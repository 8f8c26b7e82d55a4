"""The content of a workbook: its statistics are those that the pipeline publishes."""

from __future__ import annotations

from cityatlas.statistics.compute import compute_statistics
from cityatlas.workbook.content import check_published, choose


def test_the_statistics_of_all_cities_are_the_published_ones(tables, results):
    city = tables["cities"][0] | {"city": "Neustadt", "ags": "00000001", "in_study": False}
    codes = [c | {"city": "Neustadt"} for c in tables["codes"] if c["city"] == "Aachen"]
    more = tables | {"cities": [*tables["cities"], city], "codes": [*tables["codes"], *codes]}
    published = compute_statistics(more, tables["programmes"]).rows
    content = choose(results | more | {"statistics": published}, [c["city"] for c in more["cities"]], "de")
    check_published(content.statistics, published, "all")
    whole = {r["statistic"]: r for r in content.statistics}
    assert whole["cities_total"]["count"] == whole["programme"]["upper"] == 51
