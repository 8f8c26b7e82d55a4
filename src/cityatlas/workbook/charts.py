"""The sheet of native charts: small blocks of numbers, read by formula from the statistics, and a chart over each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from cityatlas.core.language import say
from cityatlas.core.vocabulary import terms, vocabulary_of
from cityatlas.core.wording import group_label
from cityatlas.statistics.from_matrix import BASIS as MATRIX
from cityatlas.workbook.content import Content
from cityatlas.workbook.model import Formula
from cityatlas.workbook.texts import CHARTS
from cityatlas.workbook.writer import WorkbookWriter

FIRST_BLOCK, BLOCK_ROWS = 4, 22
CHART_WIDTH = 110
"""About how many characters a chart and the columns before it are wide."""
CHART_COLOURS = ("1F4E79", "E08E3C")


@dataclass(frozen=True)
class ChartSeries:
    """One series: its word, and the statistic, basis and column it reads."""

    word: str
    statistic: str
    basis: str
    column: str = "count"


@dataclass(frozen=True)
class Chart:
    """One chart: its title's key, its series (the first gives the groups), and whether groups go by size."""

    key: str
    series: tuple[ChartSeries, ...]
    sort: bool = True


CHART_LIST = (
    Chart(
        "fields",
        (
            ChartSeries("coded", "agenda_field", "coding"),
            ChartSeries("printed", "agenda_field", "printed_counts", "lower"),
        ),
    ),
    Chart(
        "lighthouse",
        (
            ChartSeries("projects", "lighthouse_projects", "annex"),
            ChartSeries("lighthouse_cities", "lighthouse_cities", "annex"),
        ),
    ),
    Chart(
        "status",
        (
            ChartSeries("coded", "agenda_status", "coding"),
            ChartSeries("printed", "agenda_status", "printed_counts", "lower"),
        ),
        sort=False,
    ),
    Chart("organisation", (ChartSeries("coded", "organisation", "coding"),)),
    Chart("states", (ChartSeries("cities", "cities_by_state", "profile_facts"),)),
)


TICKED_SERIES = ChartSeries("ticked", "agenda_field", MATRIX)
"""What stands beside the coded fields where a user brought the study's matrix, in the place of the printed counts."""


def charts_of(content: Content) -> list[Chart]:
    """The charts of a workbook. What the documents print is about all 50 cities, so a selection shows none of it."""

    def shown(series: ChartSeries) -> ChartSeries | None:
        if series.basis != "printed_counts":
            return series
        if content.brought and series.statistic == TICKED_SERIES.statistic:
            return TICKED_SERIES
        return None if content.selection else series

    return [replace(c, series=tuple(s for own in c.series if (s := shown(own)))) for c in CHART_LIST]


def chart_groups(chart: Chart, content: Content) -> list[str]:
    """The groups of a chart: the largest first, or in the vocabulary's order."""
    first = chart.series[0]
    known = terms(vocabulary_of(first.statistic))
    if not chart.sort:
        return known
    return sorted(known, key=lambda g: -(content.count_row(first.statistic, g, first.basis)["count"] or 0))


def _write_block(book: WorkbookWriter, sheet: Worksheet, chart: Chart, content: Content, top: int) -> list[list[float]]:
    """A chart's numbers: heading, header row, a row for each group. Returns the values by series."""
    language, names = content.language, content.names
    book.put(sheet, top, 1, say(language, *CHARTS[chart.key]), "heading")
    book.put(sheet, top + 1, 1, say(language, *CHARTS["group"]), "header")
    sheet.row_dimensions[top + 1].height = 31
    shown = chart_groups(chart, content)
    result = []
    for column, series in enumerate(chart.series, 2):
        book.put(sheet, top + 1, column, say(language, *CHARTS[series.word]), "header")
        values: list[float] = []
        for row, group in enumerate(shown, top + 2):
            key = f"{series.statistic}|{group}|{series.basis}"
            found = f'MATCH("{key}",{names.col("statistics", "key")},0)'
            counted = content.count_row(series.statistic, group, series.basis)
            columns = {"count": counted["count"] or 0, "lower": counted["lower"], "upper": counted["upper"]}
            value = columns[series.column]
            text = f"INDEX({names.col('statistics', series.column)},{found})"
            book.put(sheet, row, column, Formula(text, value), "integer")
            values.append(value)
        result.append(values)
    for row, group in enumerate(shown, top + 2):
        book.put(sheet, row, 1, group_label(chart.series[0].statistic, group, language), "text")
    return result


def _numbers(cells: Reference, values: Iterable[float]) -> NumDataSource:
    points = [NumVal(idx=i, v=str(v)) for i, v in enumerate(values)]
    cache = NumData(formatCode="General", ptCount=len(points), pt=points)
    return NumDataSource(numRef=NumRef(f=str(cells), numCache=cache))


def _words(sheet: Worksheet, cells: Reference) -> StrRef:
    texts = [str(sheet.cell(r, cells.min_col).value) for r in range(cells.min_row, cells.max_row + 1)]
    points = [StrVal(idx=i, v=t) for i, t in enumerate(texts)]
    return StrRef(f=str(cells), strCache=StrData(ptCount=len(points), pt=points))


def _chart(sheet: Worksheet, chart: Chart, top: int, values: list[list[float]], title: str) -> BarChart:
    last = top + 1 + len(values[0])
    names = Reference(sheet, min_col=1, min_row=top + 2, max_row=last)
    result = BarChart()
    result.type, result.style, result.title, result.gapWidth = "bar", 10, title, 60
    result.height, result.width = 10.4, 19
    for number, series_values in enumerate(values):
        head = Reference(sheet, min_col=2 + number, min_row=top + 1)
        cells = Reference(sheet, min_col=2 + number, min_row=top + 2, max_row=last)
        series = Series(idx=number, order=number)
        series.tx = SeriesLabel(strRef=_words(sheet, head))
        series.cat = AxDataSource(strRef=_words(sheet, names))
        series.val = _numbers(cells, series_values)
        series.graphicalProperties = GraphicalProperties(solidFill=CHART_COLOURS[number])
        series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
        series.invertIfNegative = False
        result.series.append(series)
    result.title.overlay = False  # else the title lies on the bars
    _axes(result, len(values))
    return result


def bar_chart(
    sheet: Worksheet, block: tuple[int, int, int], words: list[str], values: list[float], title: str
) -> BarChart:
    """A chart of one series: ``block`` is the column of the words, its first and last row; numbers stand beside it."""
    column, first, last = block
    names, cells = (Reference(sheet, min_col=column + n, min_row=first, max_row=last) for n in (0, 1))
    result = BarChart()
    result.type, result.style, result.title, result.gapWidth = "bar", 10, title, 60
    series = Series(idx=0, order=0)
    points = [StrVal(idx=i, v=text) for i, text in enumerate(words)]
    texts = StrData(ptCount=len(points), pt=points)
    series.cat = AxDataSource(strRef=StrRef(f=str(names), strCache=texts))
    series.val = _numbers(cells, values)
    series.graphicalProperties = GraphicalProperties(solidFill=CHART_COLOURS[0])
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    series.dLbls.numFmt = "0.0"
    series.invertIfNegative = False
    result.series.append(series)
    result.title.overlay = False
    _axes(result, 1)
    return result


def _axes(chart: BarChart, series: int) -> None:
    """Groups from top to bottom, counts along the bottom; a legend only where there is more than one series."""
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0"
    chart.y_axis.crosses = "max"
    chart.visible_cells_only = False
    if series == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
        chart.legend.overlay = False


def write_charts(book: WorkbookWriter, content: Content) -> None:
    """Write the sheet: numbers on the left, charts beside them."""
    sheet, language = book.add_sheet("charts"), content.language
    book.put(sheet, 1, 1, say(language, *CHARTS["title"]), "title")
    book.put(sheet, 2, 1, say(language, *CHARTS["how"]), "note")
    for number, chart in enumerate(charts_of(content)):
        top = FIRST_BLOCK + number * BLOCK_ROWS
        values = _write_block(book, sheet, chart, content, top)
        sheet.add_chart(_chart(sheet, chart, top, values, say(language, *CHARTS[chart.key])), f"E{top}")
        if number % 2:  # two charts a page: all five on one would be too small to read
            sheet.row_breaks.append(Break(id=top + BLOCK_ROWS - 2))
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = sheet.column_dimensions["C"].width = 16
    sheet.sheet_view.showGridLines = False
    book.set_page(sheet, landscape=False, width=44 + CHART_WIDTH)
