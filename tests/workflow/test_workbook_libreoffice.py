"""The workbook computes: LibreOffice, with every cached value taken out, finds the pipeline's own figures."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from cityatlas.claims.analyse import analyse
from cityatlas.core.vocabulary import label
from cityatlas.workbook.build import build
from cityatlas.workbook.content import Content, choose, read_tables
from cityatlas.workbook.layout import CHOICE_CELL
from cityatlas.workbook.my_city import PEER_TOP
from cityatlas.workbook.sheet_names import SheetNames
from cityatlas.workbook.statistics import key_of
from cityatlas.workbook.writer import WorkbookWriter
from cityatlas.workbook.xlsx_bytes import finish, rewrite, strip_values
from tests.fixtures.matrix import made_up_matrix
from tests.workbooks import MAIN, Parts, content_of, publish

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice Calc (soffice), such as Debian's libreoffice-calc"
)
NEW = "=Neustadt"
"""A city that a user adds; its name looks like a formula on purpose."""


@pytest.fixture(scope="module")
def folder(tables, results, tmp_path_factory):
    return publish(tables, results, tmp_path_factory.mktemp("processed"))


def recalculated(path: Path) -> Workbook:
    """What LibreOffice computes of a file, as a workbook of values."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    return load_workbook(out / path.name, data_only=True)


def stripped(content: bytes, path: Path) -> Path:
    """The file without cached values, written to a path; checks that none is left beside a formula."""
    parts = Parts(content)
    path.write_bytes(rewrite(content, dict.fromkeys(parts.sheets.values(), strip_values)))
    bare = Parts(path.read_bytes())
    for sheet in bare.sheets:
        for cell in bare.cells(sheet).values():
            assert cell.find(f"{MAIN}f") is None or cell.find(f"{MAIN}v") is None
    return path


def differences(content: bytes, computed: Workbook) -> tuple[int, list[tuple]]:
    """How many formulas there are, and those whose cached value is not what was computed."""
    parts, count, found = Parts(content), 0, []
    for sheet in parts.sheets:
        for name, cell in parts.cells(sheet).items():
            formula = cell.find(f"{MAIN}f")
            if formula is None:
                continue
            count += 1
            text = cell.find(f"{MAIN}v").text or ""
            expected = text if cell.get("t") == "str" else float(text)
            value = computed[sheet][name].value
            if not same(expected, value):
                found.append((sheet, name, expected, value, formula.text))
    return count, found


def same(expected: object, value: object) -> bool:
    """Whether two values are equal: numbers to nine digits, an empty text as an empty cell."""
    if isinstance(expected, float):
        return isinstance(value, int | float) and abs(expected - value) <= 1e-9 * max(1, abs(expected))
    return expected == ("" if value is None else value)


@pytest.mark.parametrize(("language", "cities"), [("de", None), ("en", None), ("de", ["Jena"])])
def test_every_formula_gives_the_pipelines_figure(folder, tmp_path, language, cities):
    content = choose(read_tables(folder), cities, language) if cities else content_of(folder, language)
    file = build(content)
    computed = recalculated(stripped(file, tmp_path / "bare.xlsx"))
    count, found = differences(file, computed)
    assert count > 5_000 and found == []
    errors = [c.value for s in computed for row in s.iter_rows() for c in row if str(c.value).startswith("#")]
    assert errors == []


@pytest.mark.parametrize("cities", [None, ["Jena", "Ulm"]])
def test_the_studys_own_ticks_are_counted_by_formulas(tables, config, tmp_path, cities):
    with_matrix = analyse({**tables, "field_matrix": made_up_matrix()}, tables["programmes"], config)
    published = publish(tables, with_matrix, tmp_path / "processed")
    content = choose(read_tables(published), cities, "de") if cities else content_of(published, "de")
    ticked = content.count_row("agenda_field", "mobility", "field_matrix")
    assert (ticked["count"], ticked["base"]) == (45, 50) if not cities else ticked["base"] == 2
    file = build(content)
    _, found = differences(file, recalculated(stripped(file, tmp_path / "bare.xlsx")))
    assert found == []


@pytest.mark.parametrize("coders", [{"automatic"}, {"hand"}, {"automatic", "hand"}])
def test_codes_that_nobody_checked_are_never_certain(folder, tmp_path, coders):
    """Of a city that a user added: all by the automatic coder, all by hand, or the criteria by hand."""
    tables = read_tables(folder)
    tables["codes"] = [c for c in tables["codes"] if c["city"] != "Jena" or c["coder"] == "consensus"]
    for code in (c for c in tables["codes"] if c["city"] == "Jena"):
        by_hand = "hand" in coders and (len(coders) == 1 or not code["variable"].startswith("field_"))
        code["coder"] = "hand" if by_hand else "automatic"
    content = choose(tables, ["Jena", "Ulm"], "de")
    assert {r["lower"] for r in content.statistics if r["basis"] == "coding"} == {0, 1}, "Ulm alone is certain"
    file = build(content)
    _, found = differences(file, recalculated(stripped(file, tmp_path / "bare.xlsx")))
    assert found == []


def test_codes_that_one_coder_coded_are_not_certain(folder, tmp_path):
    """Of Ulm one coder's codes are missing altogether, of Jena those on two models of organisation and the form."""
    gone = {"org_person_role", "org_cross_cutting", "agenda_form", "criterion_partner_network", "stakeholder_science"}
    tables = read_tables(folder)
    tables["codes"] = [
        c
        for c in tables["codes"]
        if c["coder"] != "coder_2" or (c["city"] != "Ulm" and (c["city"] != "Jena" or c["variable"] not in gone))
    ]
    content = choose(tables, ["Jena", "Ulm", "Aachen", "Augsburg"], "de")
    everything = choose(read_tables(folder), ["Jena", "Ulm", "Aachen", "Augsburg"], "de")
    lower, whole = (sum(r["lower"] for r in c.statistics if r["basis"] == "coding") for c in (content, everything))
    assert lower < whole
    file = build(content)
    count, found = differences(file, recalculated(stripped(file, tmp_path / "bare.xlsx")))
    assert count > 3_000 and found == []


def test_a_wrong_cached_value_is_found(folder, tmp_path):
    content = choose(read_tables(folder), ["Jena"], "de")
    next(r for r in content.statistics if r["statistic"] == "cities_total")["count"] = 2
    file = build(content)
    _, found = differences(file, recalculated(stripped(file, tmp_path / "bare.xlsx")))
    assert any(expected == 2 and value == 1 for _, _, expected, value, _ in found)


def append_row(workbook: Workbook, names: SheetNames, key: str, values: dict[str, object]) -> None:
    """Add a row below a table as Excel does: the table grows, calculated columns fill themselves."""
    sheet = workbook[names.sheet(key)]
    table = sheet.tables[names.table(key)]
    first, top, last, bottom = range_boundaries(table.ref)
    titled = {names.title(key, column): value for column, value in values.items()}
    for number, column in enumerate(table.tableColumns, first):
        cell = sheet.cell(bottom + 1, number)
        if column.calculatedColumnFormula is not None:
            cell.value = f"={column.calculatedColumnFormula.attr_text}"
        elif titled.get(column.name) is not None:
            cell.value = titled[column.name]
            cell.data_type = "n" if isinstance(cell.value, int | float) else "s"
    table.ref = table.autoFilter.ref = f"{get_column_letter(first)}{top}:{get_column_letter(last)}{bottom + 1}"


NEW_CODES = {
    "agenda_status": "adopted",
    "agenda_form": "carried_out",
    "field_mobility": "1",
    "field_health": "1",
    "org_existing_unit": "0",
    "org_person_role": "1",
    "org_dedicated_unit": "1",
    "org_cross_cutting": "0",
    "stakeholder_citizens": "1",
    "criterion_partner_network": "1",
}
DOUBTS = {("Aachen", "coder_1"): "in_development", ("Augsburg", "coder_2"): "adopted"}
"""What a coder now holds possible as the status of an agenda: decided in Aachen; without a form in Augsburg."""
STRENGTH = {"field_mobility": "project", "field_health": "agenda", "stakeholder_citizens": "involved"}


def changed_tables(folder: Path) -> dict:
    """The tables with one code of Aachen changed, two agendas in doubt, one city and one project added."""
    tables = read_tables(folder)
    code = next(
        c
        for c in tables["codes"]
        if (c["city"], c["variable"], c["coder"]) == ("Aachen", "field_education", "consensus")
    )
    assert code["value"] == "0"
    code |= {"value": "1", "strength": "measure"}
    for code in (c for c in tables["codes"] if c["variable"] == "agenda_status"):
        code["alternative"] = DOUBTS.get((code["city"], code["coder"]), code["alternative"])
    blank = dict.fromkeys(tables["cities"][0])
    city = {"city": NEW, "ags": "00000001", "state_code": "DE-SL", "state": "Saarland", "population": 12_345}
    city |= {"area_km2": 50, "density_per_km2": 246.9, "size_class": "kleinstadt", "in_study": True, "document": "x"}
    tables["cities"].append(blank | city | {"latitude": 49.0, "longitude": 7.0, "line": 1})
    empty = {k: "" for k in tables["codes"][0]} | {"city": NEW, "coder": "consensus", "confidence": "sure"}
    for variable, value in NEW_CODES.items():
        tables["codes"].append(empty | {"variable": variable, "value": value, "strength": STRENGTH.get(variable, "")})
    project = {"project_id": "neustadt-1", "city": NEW, "position": 1, "title": "+Gesund", "main_field": "health"}
    project |= {"annex_title": "+Gesund", "annex_field": "health", "match": "exact", "line": 1, "annex_line": 1}
    tables["projects"].append(project)
    tables["project_fields"].append({"project_id": "neustadt-1", "position": 1, "field": "health"})
    return tables


def edit_codes(sheet: Worksheet, names: SheetNames, edits: dict[tuple[str, str], dict[str, object]]) -> None:
    """Write into the rows of some codes, found by city and variable: values by column."""
    column = {c.value: c.column for c in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        key = tuple(sheet.cell(row, column[names.title("codes", k)]).value for k in ("city", "variable"))
        for name, value in edits.get(key, {}).items():
            sheet.cell(row, column[names.title("codes", name)]).value = value


def change_workbook(workbook: Workbook, content: Content) -> None:
    """The same changes made in the workbook's cells and tables, as a user would."""
    names, language = content.names, content.language
    measure = {"value": 1, "strength": label("strength", "measure", language)}
    edits: dict[tuple[str, str], dict[str, object]] = {("Aachen", "field_education"): measure}
    for (city, coder), status in DOUBTS.items():
        edits[city, "agenda_status"] = {f"{coder}_alternative": label("agenda_status", status, language)}
    edit_codes(workbook[names.sheet("codes")], names, edits)
    city = {"city": NEW, "state_code": "DE-SL", "state": label("state", "DE-SL", language), "population": 12_345}
    append_row(workbook, names, "cities", city | {"area_km2": 50})
    for variable, value in NEW_CODES.items():
        shown = int(value) if value.isdigit() else label(variable, value, language)
        strength = label("strength", STRENGTH[variable], language) if variable in STRENGTH else None
        row = {"city": NEW, "variable": variable, "value": shown, "strength": strength}
        append_row(workbook, names, "codes", row)
    project = {"project_id": "neustadt-1", "city": NEW, "position": 1, "title": "+Gesund"}
    append_row(workbook, names, "projects", project | {"annex_field": label("field", "health", language)})
    field = {"project_id": "neustadt-1", "position": 1, "field": label("field", "health", language)}
    append_row(workbook, names, "project_fields", field)
    mine = workbook[names.sheet("my_city")][CHOICE_CELL.replace("$", "")]
    mine.value, mine.data_type = NEW, "s"


@pytest.fixture(scope="module")
def moved(folder, tmp_path_factory):
    """The changed workbook after LibreOffice, and what the pipeline counts over the same changed tables."""
    path = tmp_path_factory.mktemp("moved") / "changed.xlsx"
    content = content_of(folder, "de")
    path.write_bytes(build(content))
    workbook = load_workbook(path)
    change_workbook(workbook, content)
    workbook.save(path)
    tables = changed_tables(folder)
    expected = choose(tables, [c["city"] for c in tables["cities"]], "de")
    return recalculated(path), content, expected


def rows_by_key(workbook: Workbook, names: SheetNames) -> dict[str, dict[str, object]]:
    sheet = workbook[names.sheet("statistics")]
    header = [c.value for c in sheet[1]]
    rows = [dict(zip(header, (c.value for c in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    return {row[names.title("statistics", "key")]: row for row in rows}


def test_all_figures_follow_a_changed_code_and_a_new_city(moved):
    computed, content, expected = moved
    names, rows = content.names, rows_by_key(moved[0], moved[1].names)
    before = {key_of(r): r for r in content.statistics}
    differing = 0
    for figure in expected.statistics:
        if figure["basis"] in ("printed_counts", "atlas_pdf") or key_of(figure) not in rows:
            continue
        row = rows[key_of(figure)]
        found = {k: row[names.title("statistics", k)] for k in ("count", "base", "lower", "upper")}
        assert found == {k: figure[k] for k in found}, key_of(figure)
        differing += any(figure[k] != before[key_of(figure)][k] for k in found)
    assert differing > 100, "a new city changes the base of nearly every statistic"


def test_the_right_figures_move(moved):
    computed, content, _ = moved
    names, rows = content.names, rows_by_key(moved[0], moved[1].names)
    before = {key_of(r): r["count"] for r in content.statistics}
    steps = {
        "cities_total|all|profile_facts": 1,
        "cities_by_state|DE-SL|profile_facts": 1,
        "cities_by_state|DE-NW|profile_facts": 0,
        "cities_by_size_class|kleinstadt|profile_facts": 1,
        "agenda_field|education|coding": 1,
        "agenda_field|mobility|coding": 1,
        "agenda_field|retail|coding": 0,
        "agenda_status|adopted|coding": 1,
        "lighthouse_projects|health|annex": 1,
        "lighthouse_cities|health|annex": 1,
        "organisation_combination|person_role+dedicated_unit|coding": 1,
        "stakeholder_involved|citizens|coding": 1,
    }
    found = {key: rows[key][names.title("statistics", "count")] - before[key] for key in steps}
    assert found == steps
    charts = [c.value for row in computed[names.sheet("charts")].iter_rows(max_col=2) for c in row]
    education = charts.index(label("field", "education", "de")) + 1
    assert charts[education] == before["agenda_field|education|coding"] + 1
    matrix = {r[0].value: r for r in computed[names.sheet("field_matrix")].iter_rows(min_row=2)}
    assert label("strength", "measure", "de") in [c.value for c in matrix["Aachen"]]


def test_doubt_about_the_status_moves_the_bounds_of_the_form(moved):
    _, content, _ = moved
    names, rows = content.names, rows_by_key(moved[0], moved[1].names)
    before = {key_of(r): r for r in content.statistics}
    steps = {  # lower, count, upper: Aachen is decided, Neustadt carried out, Augsburg may have any form
        "agenda_form|council_decision|coding": (-1, 0, 1),
        "agenda_form|written_out|coding": (0, 0, 1),
        "agenda_form|carried_out|coding": (1, 1, 2),
        "agenda_adopted_as|decided|coding": (-1, 0, 1),
        "agenda_adopted_as|finished|coding": (-1, 0, 1),
        "agenda_adopted_as|finished_or_running|coding": (0, 1, 2),
    }
    for key, expected in steps.items():
        bounds = ("lower", "count", "upper")
        assert tuple(rows[key][names.title("statistics", k)] - before[key][k] for k in bounds) == expected, key


def test_my_city_follows_the_choice(moved):
    computed, content, expected = moved
    sheet = computed[content.names.sheet("my_city")]
    values = {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2)}
    assert (
        values["Stadt und Vergleichsstadt"] == NEW
        and values["Land"] == "Saarland"
        and values["Einwohner (31.12.2017)"] == 12_345
    )
    assert values["Rang nach Einwohnern"] == f"{len(expected.cities)} von {len(expected.cities)}"
    assert values["Rang im Land"] == "2 von 2"
    assert values["Größenklasse"] == label("size_class", "kleinstadt", "de")
    shown = [c.value for row in sheet.iter_rows() for c in row if c.value is not None]
    assert "+Gesund" in shown and NEW in shown
    assert not [v for v in shown if str(v).startswith("#")]


def test_the_cities_most_like_it_are_the_packages_own(moved):
    from cityatlas.statistics.likeness import features, likeness_of
    from cityatlas.workbook.layout import Layout

    computed, content, expected = moved
    looks = {c["city"]: features(expected.codes.get(c["city"]), c["population"]) for c in expected.cities}
    scores = {name: likeness_of(look, looks[NEW]).score for name, look in looks.items() if name != NEW}
    order = list(scores)
    best = sorted(scores, key=lambda name: (-scores[name], order.index(name)))[:8]
    sheet = computed[content.names.sheet("my_city")]
    shown = [row[0].value for row in sheet.iter_rows(min_row=PEER_TOP + 1, max_row=PEER_TOP + 8)]
    assert shown == best
    assert Layout(content.names, 50).last_row > 51


def test_text_survives_libreoffice(tmp_path):
    texts = ["=1+1", "+49 30 1", "@ort", "-5", "007", "Größe ß €", "_x0041_", "a\nb", " Rand ", "x" * 32_000]
    book = WorkbookWriter(SheetNames("de"))
    sheet = book.add_sheet("cover")
    for row, text in enumerate(texts, 1):
        book.put(sheet, row, 1, text)
    path = tmp_path / "text.xlsx"
    path.write_bytes(finish(book.workbook, book.cached))
    assert [row[0].value for row in recalculated(path)["Titel"].iter_rows()] == texts
