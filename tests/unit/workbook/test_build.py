"""The workbook: its formulas and values, and none of the known causes of Excel's repair prompt."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import pytest
from openpyxl.utils import get_column_letter

from cityatlas.core.citing import own_citation
from cityatlas.core.errors import InputError
from cityatlas.workbook.build import build, table_sheets
from cityatlas.workbook.charts import CHART_LIST
from cityatlas.workbook.content import check_published, choose, read_tables
from cityatlas.workbook.formulas import count_formulas
from cityatlas.workbook.layout import Layout
from cityatlas.workbook.model import Formula
from cityatlas.workbook.sheet_names import TABLE_NAMES
from tests.workbooks import MAIN, Parts, corners, text_of

EXCEL_2016 = {
    *("ABS", "AND", "COUNTA", "COUNTIFS", "HYPERLINK", "IF", "IFERROR", "INDEX", "INT", "ISNUMBER", "LARGE", "LOG10"),
    *("MATCH", "MAX", "MID", "MIN", "OFFSET", "OR", "ROUND", "ROUNDUP", "ROWS", "SEARCH", "SUM", "SUMIFS"),
    "SUMPRODUCT",
}
"""Every function that the workbook uses; each is in Excel 2016 and in LibreOffice, none returns a dynamic array."""


def all_tables(parts):
    return [(sheet, table) for sheet in parts.sheets for table in parts.tables(sheet)]


@cache
def formulas(parts):
    return [
        (sheet, name, cell.find(f"{MAIN}f").text, cell)
        for sheet in parts.sheets
        for name, cell in parts.cells(sheet).items()
        if cell.find(f"{MAIN}f") is not None
    ]


def test_the_statistics_are_the_pipelines_own(content, results):
    check_published(content.statistics, results["statistics"], "study")
    assert {(r["statistic"], r["group"], r["basis"]) for r in results["statistics"]} == {
        (r["statistic"], r["group"], r["basis"]) for r in content.statistics
    }
    changed = [dict(r) for r in results["statistics"]]
    row = next(r for r in changed if r["statistic"] == "goal")
    row["count"] += 1
    with pytest.raises(InputError, match="goal"):
        check_published(content.statistics, changed, "study")


def test_every_counted_statistic_is_a_formula(content):
    layout = Layout(content.names, len(content.cities))
    sheet = next(s for s in table_sheets(content, layout) if s.key == "statistics")
    printed = [r for r in sheet.rows if not isinstance(r["count"], Formula)]
    assert {r["key"].split("|")[2] for r in printed} == {"printed_counts", "atlas_pdf"}
    for row in content.statistics:
        found = count_formulas(row, content.names, layout)
        assert (found is None) == (row["basis"] in ("printed_counts", "atlas_pdf"))
        if found:
            assert re.search(r"\w+\[|'!\$", found.count), "a count refers to tables or to the calculation sheet"


def test_each_sheet_is_there_in_its_order(content, parts):
    assert list(parts.sheets) == [content.names.sheet(key) for key in content.sheets]
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in parts.sheets)
    assert len({name.casefold() for name in parts.sheets}) == len(parts.sheets)


def test_tables_fit_their_cells(content, parts):
    found = all_tables(parts)
    assert {t.get("name") for _, t in found} == {content.names.table(k) for k in TABLE_NAMES if k in content.sheets}
    for sheet, table in found:
        cells = parts.cells(sheet)
        first, top, last, bottom = corners(table.get("ref"))
        columns = table.find(f"{MAIN}tableColumns")
        headers = [text_of(cells[f"{get_column_letter(n)}{top}"]) for n in range(first, last + 1)]
        assert headers == [c.get("name") for c in columns] and int(columns.get("count")) == len(headers)
        assert len({h.casefold() for h in headers}) == len(headers), f"{sheet}: a column name stands twice"
        assert all(h == h.strip() and "\n" not in h for h in headers)
        assert bottom > top and table.find(f"{MAIN}autoFilter").get("ref") == table.get("ref")
        rows = {int(re.sub("[A-Z]", "", name)) for name in cells}
        assert max(rows) == bottom, f"{sheet}: the table does not end with the sheet's last row"


def test_names_and_numbers_stand_once(parts):
    found = [t for _, t in all_tables(parts)]
    for attribute in ("id", "name", "displayName"):
        values = [t.get(attribute).casefold() for t in found]
        assert len(set(values)) == len(values)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,200}", t.get("displayName")) for t in found)
    assert len(set(parts.defined)) == len(parts.defined)
    assert not {t.get("name").casefold() for t in found} & {name for name, _ in parts.defined}


def test_no_illegal_character_and_no_overlong_text(parts):
    for name in parts.zip.namelist():
        data = parts.zip.read(name)
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(data)
            assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data)
    for sheet in parts.sheets:
        assert all(len(text_of(c)) <= 32_767 for c in parts.cells(sheet).values())


def test_sheets_are_plain(parts):
    table_names = {sheet for sheet, _ in all_tables(parts)}
    for sheet, part in parts.sheets.items():
        xml = parts.xml(part)
        assert xml.find(f"{MAIN}mergeCells") is None
        assert xml.find(f"{MAIN}autoFilter") is None, "a table's filter is its own; the sheet has none"
        pane = next(xml.iter(f"{MAIN}pane"), None)
        if sheet in table_names:
            assert pane is not None and pane.get("state") == "frozen" and pane.get("ySplit") == "1"
        for rule in xml.iter(f"{MAIN}dataValidation"):
            assert len(rule.find(f"{MAIN}formula1").text) <= 255 and rule.get("sqref")


ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetProtection",
    "autoFilter",
    "mergeCells",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "ignoredErrors",
    "drawing",
    "legacyDrawing",
    "tableParts",
]
"""The order that the standard (ECMA-376, 18.3.1.99) prescribes; Excel repairs a sheet that breaks it."""


def test_parts_of_a_sheet_stand_in_their_order(parts):
    for part in parts.sheets.values():
        found = [ORDER.index(child.tag.removeprefix(MAIN)) for child in parts.xml(part)]
        assert found == sorted(found)
        assert sum(v.get("tabSelected") == "1" for v in parts.xml(part).iter(f"{MAIN}sheetView")) <= 1


def test_every_formula_has_a_value_and_no_error(parts):
    found = formulas(parts)
    assert len(found) > 10_000
    for sheet, name, _, cell in found:
        value = cell.find(f"{MAIN}v")
        assert value is not None, f"{sheet}!{name} has no cached value"
        if cell.get("t") != "str":
            float(value.text)
        assert not (value.text or "").startswith("#")


def test_formulas_use_known_functions_tables_and_columns(parts):
    columns = {t.get("name"): {c.get("name") for c in t.find(f"{MAIN}tableColumns")} for _, t in all_tables(parts)}
    for sheet, name, text, _ in formulas(parts):
        bare = re.sub(r'"[^"]*"', '""', text)
        assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) <= EXCEL_2016, f"{sheet}!{name}: {text}"
        assert len(text) <= 8192
        for table, inner in re.findall(r"(\w+)\[((?:\[[^\]]*\][,:]?)+|[^\[\]]*)\]", bare):
            named = re.findall(r"\[([^\]]*)\]", inner) or [inner]
            assert set(named) - {"#This Row"} <= columns[table], f"{sheet}!{name}: {inner}"


def test_links_lead_somewhere(content, parts):
    cells = {sheet: parts.cells(sheet) for sheet in parts.sheets}
    count = 0
    for part in parts.sheets.values():
        for link in parts.xml(part).iter(f"{MAIN}hyperlink"):
            sheet, _, cell = link.get("location").rpartition("!")
            assert cell in cells[sheet.strip("'")]
            count += 1
    assert count == len(content.sheets) + 3
    for _, _, text, _ in formulas(parts):
        for sheet in re.findall(r'HYPERLINK\("#\'([^\']+)\'!A"', text):
            assert sheet in parts.sheets


def test_charts_show_what_their_cells_hold(content, parts):
    charts = [n for n in parts.zip.namelist() if n.startswith("xl/charts/chart")]
    assert len(charts) == len(CHART_LIST) + 1 == 6, "one on My city"
    for name in charts:
        for reference in parts.xml(name).iter():
            if reference.tag.endswith(("}numRef", "}strRef")):
                where = next(e.text for e in reference if e.tag.endswith("}f"))
                cells = parts.cells(where.rpartition("!")[0].strip("'"))
                first, top, _, bottom = corners(_range(where))
                cached = [v.text for v in reference.iter() if v.tag.endswith("}v")]
                held = [cells[f"{get_column_letter(first)}{row}"] for row in range(top, bottom + 1)]
                assert cached == [text_of(c) or c.find(f"{MAIN}v").text for c in held]
        overlays = [e.get("val") for e in parts.xml(name).iter() if e.tag.endswith("}overlay")]
        assert overlays and set(overlays) == {"0"}, "no title and no legend lies on the bars"


def _range(where):
    cells = where.rpartition("!")[2].replace("$", "")
    return cells if ":" in cells else f"{cells}:{cells}"


def test_the_same_input_gives_the_same_bytes(content, file, folder):
    few = [choose(read_tables(folder), ["Jena", "Ulm"], content.language) for _ in range(2)]
    assert build(few[0]) == build(few[1])
    times = {i.date_time for i in Parts(file).zip.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
    properties = Parts(file).zip.read("docProps/core.xml")
    assert f"{own_citation().released}T00:00:00Z".encode() in properties and b"2019-" not in properties


def test_leading_zeros_and_empty_cells_survive(content, parts):
    cells = parts.cells(content.names.sheet("cities"))
    titles = {text_of(c): name[:-1] for name, c in cells.items() if re.fullmatch("[A-Z]+1", name)}
    letter = titles[content.names.title("cities", "ags")]
    keys = [text_of(cells[f"{letter}{row}"]) for row in range(2, len(content.cities) + 2)]
    assert keys == [c["ags"] for c in content.cities] and any(k.startswith("0") for k in keys)
    claims = parts.cells(content.names.sheet("claims"))
    assert any(len(c) == 0 for c in claims.values()), "an empty value is an empty cell, not a text"
