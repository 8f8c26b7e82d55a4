"""What an accepted field matrix changes in the products; without one nothing is other than before."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO

import pytest
from matplotlib.collections import PolyCollection
from openpyxl import load_workbook

from cityatlas.claims.analyse import analyse
from cityatlas.core.tables import (
    check_rows,
    dump_csv,
    has_optional,
    optional_tables,
    product_tables,
    published_tables,
    read_table,
    write_table,
)
from cityatlas.core.tables import tables as contracts
from cityatlas.core.vocabulary import label, terms
from cityatlas.figures.card_words import view
from cityatlas.figures.cards import all_cards, city_card, footnote
from cityatlas.figures.figure_list import ALL_FIGURES
from cityatlas.figures.similarity import field_matrix, shown_fields
from cityatlas.figures.tables import load_tables
from cityatlas.package import describe
from cityatlas.tidy.publish import run as publish
from cityatlas.workbook.build import build, table_sheets
from cityatlas.workbook.content import choose, read_tables
from cityatlas.workbook.export import wide_csv
from cityatlas.workbook.layout import Layout
from tests.fixtures.drawing import axes, words_of
from tests.fixtures.matrix import made_up_matrix

MATRIX = "field_matrix"


@pytest.fixture(scope="module")
def judged(tables, config):
    return analyse({**tables, MATRIX: made_up_matrix()}, tables["programmes"], config)


@pytest.fixture(scope="module")
def published(tables, judged, tmp_path_factory):
    """Tables published with a matrix."""
    base = tmp_path_factory.mktemp("with-matrix")
    for name, rows in {**tables, **judged}.items():
        if name in contracts():
            write_table(base / ("analysis" if name in judged else "tables"), name, rows)
    publish(base, base / "processed")
    return base / "processed"


@pytest.fixture(scope="module")
def ticked(published):
    """The figures' tables, with the study's ticks among them."""
    return load_tables(sorted({t for entry in ALL_FIGURES.values() for t in entry.tables}), published)


def by_id(rows):
    return {r["claim_id"]: r for r in rows}


CHANGED = {
    "press-verwaltung-98": ("reproduced", "documents", "reproduced", "data", "two_sided"),
    "press-mobilitaet-92": ("contradicted", "documents", "contradicted", "data", "two_sided"),
    "press-energie-86": ("reproduced", "documents", "reproduced", "data", "two_sided"),
    "press-agenda-top3-order": ("reproduced", "documents", "reproduced", "data", "two_sided"),
    "q42-top3": ("reproduced", "documents", "reproduced", "data", "two_sided"),
    "q42-energie-43": ("reproduced", "documents", "reproduced", "data", "two_sided"),
    "q42-energy-contrast": ("reproduced", "documents", "reproduced", "data", "two_sided"),
    "q42-top3-b": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-next-four": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-verwaltung-all-but-one": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-mobilitaet-45": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-it-42": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-bildung-range": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-datenplattform-range": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-gesellschaft-38": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-bottom3": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-handel-27": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-gesundheit-23": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-handel-gesundheit-half": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-handel-gesundheit-half-b": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-sicherheit-19": ("consistent", "data", "reproduced", "data", "untestable"),
    "q42-sicherheit-third": ("consistent", "data", "reproduced", "data", "untestable"),
    "lh-mobility-important": ("consistent", "documents", "consistent", "data", "zero_only"),
    "q5-top3": ("reading_dependent", "documents", "reading_dependent", "data", "untestable"),
    "q5-bottom3-seldom": ("reading_dependent", "documents", "reading_dependent", "data", "two_sided"),
    "q5-bottom3-seldom-b": ("reading_dependent", "documents", "reading_dependent", "data", "two_sided"),
    "q5-bottom3-seldom-c": ("reading_dependent", "documents", "reading_dependent", "data", "two_sided"),
    "press-focus-heading": ("reading_dependent", "documents", "reading_dependent", "data", "two_sided"),
}
"""Status and evidence without and with a matrix, and the severity with it; whichever matrix is accepted."""
BY_CITY = {"press-darmstadt-projects-c", "press-darmstadt-projects-d"}
"""Claims on one city, which come out as its own ticks have it."""


def test_these_claims_change_and_no_others(results, judged):
    before, after = by_id(results["claims"]), by_id(judged["claims"])
    differ = {k for k in after if before[k] != after[k]}
    assert differ == set(CHANGED) | BY_CITY
    for claim_id, expected in CHANGED.items():
        one, other = before[claim_id], after[claim_id]
        found = (one["status"], one["evidence"], other["status"], other["evidence"], other["test"])
        assert found == expected, claim_id
        assert other["basis"] == MATRIX


@pytest.mark.parametrize(("education", "data_platform"), [(42, 42), (38, 38), (42, 38)])
def test_they_change_alike_whichever_matrix_is_accepted(tables, judged, config, education, data_platform):
    other = made_up_matrix(education=education, data_platform=data_platform)
    found = by_id(analyse({**tables, MATRIX: other}, tables["programmes"], config)["claims"])
    before = by_id(judged["claims"])
    assert {k: found[k]["status"] for k in CHANGED} == {k: before[k]["status"] for k in CHANGED}


def test_a_claim_on_one_city_follows_its_tick(tables, config):
    found = {}
    for value in (0, 1):
        rows = made_up_matrix()
        cell = next(r for r in rows if (r["city"], r["field"]) == ("Darmstadt", "security"))
        cell["value"] = value
        claims = by_id(analyse({**tables, MATRIX: rows}, tables["programmes"], config)["claims"])
        found[value] = claims["press-darmstadt-projects-c"]["recomputed"].split(" / ")[0]
    assert found == {0: "0/1", 1: "1/1"}


def test_statistics_and_members_are_added_and_none_is_changed(results, judged):
    for name in ("statistics", "members"):
        own = [r for r in judged[name] if r["basis"] == MATRIX]
        assert [r for r in judged[name] if r["basis"] != MATRIX] == results[name]
        assert len(own) == (10 if name == "statistics" else sum(r["value"] for r in made_up_matrix()))


def test_without_a_matrix_there_is_nothing_of_it(tables, results, config):
    assert "field_agreement" not in results
    assert analyse({**tables, MATRIX: []}, tables["programmes"], config) == results
    assert not any(
        r.get("basis") == MATRIX for name in ("statistics", "members", "claim_checks") for r in results[name]
    )


def test_the_agreement_adds_up(tables, judged):
    rows = judged["field_agreement"]
    check_rows("field_agreement", rows)
    assert [r["field"] for r in rows] == terms("field")
    coded = {
        r["group"]: r["count"]
        for r in judged["statistics"]
        if (r["statistic"], r["basis"]) == ("agenda_field", "coding")
    }
    for r in rows:
        assert r["ticked"] == r["both"] + r["only_ticked"] and r["coded"] == r["both"] + r["only_coded"]
        assert r["coded"] == coded[r["field"]]


def test_the_table_is_published_with_it_and_taken_away_without(published, tables, results, tmp_path):
    assert [t.name for t in published_tables(published)] == [
        t.name for t in product_tables() + optional_tables("field_matrix")
    ]
    base, target = tmp_path / "interim", tmp_path / "processed"
    for name, rows in {**tables, **results}.items():
        if name in contracts():
            write_table(base / ("analysis" if name in results else "tables"), name, rows)
    write_table(target, "field_agreement", read_table(published, "field_agreement"))
    publish(base, target)
    assert not has_optional(target) and len(list(target.iterdir())) == len(product_tables())


def test_the_data_package_lists_it_only_then(published, processed):
    for folder, there in ((published, True), (processed, False)):
        text = json.dumps(describe.descriptor(folder))
        assert ("field_agreement" in text) is there and (MATRIX in text) is there
    describe.run(published)


def drawn(data, name, language="de"):
    return ALL_FIGURES[name].draw(data, language, "study", "column")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["fig05_agenda_fields", "fig12_field_heatmap", "fig13_fields_compared"])
def test_figures_name_the_matrix_as_what_they_rest_on(ticked, name, language):
    caption = drawn(ticked, name, language).words.caption
    assert label("basis", MATRIX, language)[1:] in caption
    assert ("kein PDF" if language == "de" else "no PDF was at hand") in caption


def test_figure_5_bounds_nothing_any_more(ticked):
    sheet = drawn(ticked, "fig05_agenda_fields")
    assert not [p for p in axes(sheet).patches if p.get_gid() == "bounds"]
    assert {"41 (82\u00a0%)", "40 (80\u00a0%)"} <= set(words_of(sheet))


def test_the_heat_map_tells_ticked_and_coded_apart(ticked, published):
    shown, coded = shown_fields(ticked, "study"), field_matrix(ticked, "study")
    marks = {(r["city"], r["field"]): r["value"] for r in made_up_matrix()}
    for city in shown.index:
        for key in shown.columns:
            has = (bool(marks[city, key]), bool(coded.loc[city, key] > 0))
            assert shown.loc[city, key] == {(1, 1): 2, (1, 0): 1, (0, 1): -1, (0, 0): 0}[has]
    sheet = drawn(ticked, "fig12_field_heatmap")
    cells = axes(sheet, "heat 0").findobj(lambda a: isinstance(a, PolyCollection) and a.get_gid())
    assert sum(len(c.get_paths()) for c in cells) == int((shown != 0).sum().sum())
    assert sheet.words.title.startswith("Im Mittel kreuzt die Studie einer Stadt 7,3 von zehn Feldern an")


def test_the_comparison_shows_ticks_in_the_place_of_print(ticked):
    assert "angekreuzt" in words_of(drawn(ticked, "fig13_fields_compared"))
    assert "gedruckt" not in drawn(ticked, "fig13_fields_compared").words.alt.casefold()


@pytest.mark.parametrize("language", ["de", "en"])
def test_cards_show_what_is_ticked_beside_what_is_coded(ticked, language):
    cards = {c.city["city"]: c for c in all_cards(ticked)}
    own = {r["field"] for r in made_up_matrix() if r["city"] == "Darmstadt" and r["value"]}
    assert cards["Darmstadt"].ticked == own
    sheet = city_card(cards["Darmstadt"], language, footnote(ticked, language))
    assert words_of(sheet).count("✓") == len(own)
    assert ("Felder: 3 kodiert, 7 angekreuzt" if language == "de" else "Fields: 3 coded, 7 ticked") in words_of(sheet)
    assert label("field", "education", language) in sheet.words.alt


def test_a_card_without_a_matrix_has_no_ticks(data):
    card = all_cards(data)[0]
    assert card.ticked is None and "✓" not in view(card, "de", "").note


@pytest.mark.parametrize("cities", [None, ["Darmstadt", "Jena"]])
def test_the_workbook_shows_and_counts_the_ticks(published, cities):
    tables = read_tables(published)
    names = cities or [c["city"] for c in tables["cities"]]
    content = choose(tables, names, "de", "zwei" if cities else "")
    sheets = {s.key: s for s in table_sheets(content, Layout(content.names, len(content.cities)))}
    rows = {r["city"]: r for r in sheets["field_matrix"].rows}
    ticked = {r["field"] for r in made_up_matrix() if r["city"] == "Darmstadt" and r["value"]}
    assert {k for k in terms("field") if rows["Darmstadt"][f"ticked_{k}"] == "✓"} == ticked
    counts = {s["group"]: (s["count"], s["base"]) for s in content.statistics if s["basis"] == MATRIX}
    inside = [r for r in made_up_matrix() if r["city"] in names]
    assert counts["mobility"] == (sum(r["value"] for r in inside if r["field"] == "mobility"), len(names))
    assert MATRIX in {r["key"] for r in sheets["vocabulary"].rows if r["vocabulary"] == "basis"}
    compared = {r["field"]: r for r in sheets["field_agreement"].rows}
    assert compared["Mobilität"]["ticked"] == counts["mobility"][0] and len(compared) == 10
    assert "field_agreement.csv" in str(sheets["dictionary"].rows)
    assert build(content) == build(content)


def test_the_compared_fields_of_all_cities_are_the_published_ones(published):
    tables = read_tables(published)
    content = choose(tables, [c["city"] for c in tables["cities"]], "de")
    written = [dump_csv("field_agreement", rows["field_agreement"]) for rows in (content.tables, tables)]
    assert written[0] == written[1] and len(written[0].splitlines()) == 11


@pytest.mark.parametrize(("language", "name"), [("de", "Felder verglichen"), ("en", "Fields compared")])
def test_the_sheet_of_compared_fields_is_in_the_file_and_its_contents(published, language, name, processed):
    def names(folder):
        tables = read_tables(folder)
        book = load_workbook(BytesIO(build(choose(tables, ["Darmstadt", "Jena"], language))))
        listed = [cell.value for cell in book[book.sheetnames[1]]["A"][1:]]
        assert listed == book.sheetnames
        return listed

    assert name in names(published) and name not in names(processed)


def test_the_one_csv_has_the_ticks_where_there_is_a_matrix(published, processed):
    def rows(folder):
        content = choose(read_tables(folder), ["Darmstadt", "Jena"], "de")
        return list(csv.DictReader(StringIO(wide_csv(content))))

    marks = {(r["city"], r["field"]): str(r["value"]) for r in made_up_matrix()}
    with_ticks = rows(published)
    assert {(r["city"], k): r[f"ticked_{k}"] for r in with_ticks for k in terms("field")}.items() <= marks.items()
    assert rows(processed) == [{k: v for k, v in r.items() if not k.startswith("ticked_")} for r in with_ticks]


def test_a_workbook_without_a_matrix_names_none(processed):
    tables = read_tables(processed)
    content = choose(tables, ["Jena"], "de")
    sheets = {s.key: s for s in table_sheets(content, Layout(content.names, 1))}
    assert not any(c.key.startswith("ticked") for c in sheets["field_matrix"].columns)
    assert MATRIX not in {r["key"] for r in sheets["vocabulary"].rows}
    assert "field_agreement.csv" not in str(sheets["dictionary"].rows) and "field_agreement" not in sheets
