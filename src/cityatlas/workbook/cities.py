"""The sheets on cities, their projects and programmes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cityatlas.core.ordering import german_order
from cityatlas.core.rows import Row
from cityatlas.core.tables import tables
from cityatlas.core.vocabulary import label
from cityatlas.core.wording import group_label
from cityatlas.tidy.places import SIZE_CLASSES
from cityatlas.workbook.checks import city_entry
from cityatlas.workbook.content import Content, programmes
from cityatlas.workbook.labels import cell, code_value
from cityatlas.workbook.model import Column, Entry, TableSheet, Value, calculated
from cityatlas.workbook.sheet_names import SheetNames

COLUMN_STYLES = {
    "ags": "digits",
    "state_code": "digits",
    "population": "integer",
    "area_km2": "number",
    "density_per_km2": "number",
    "latitude": "degrees",
    "longitude": "degrees",
    "geonameid": "year",
    "atlas_page": "year",
    "line": "year",
    "position": "year",
    "annex_line": "year",
    "lines": "code",
}
LINKS = ("to_projects", "to_codes", "to_matrix")


def plain_columns(table: str, formulas: dict[str, str] | None = None, **choices: str) -> list[Column]:
    """A contract's columns with styles by name; ``formulas`` and ``choices`` by column."""
    return [
        Column(
            f.name, COLUMN_STYLES.get(f.name, "text"), formula=(formulas or {}).get(f.name), choices=choices.get(f.name)
        )
        for f in tables()[table].fields
    ]


def plain_rows(table: str, rows: Iterable[Mapping[str, Any]], language: str) -> list[Row]:
    """A table's rows as cells show them."""
    return [{f.name: cell(f, row[f.name], language) for f in tables()[table].fields} for row in rows]


def equal_to(reference: str) -> str:
    """A criterion that a cell equals another, even where its text starts with ``=``, ``<`` or ``>``."""
    return f'"="&{reference}'


def row_link(names: SheetNames, sheet: str, column: str, wanted: str, text: str) -> str:
    """A formula that leads to the first row of a table whose column has a value; empty where there is none."""
    place = names.place(sheet, "A").replace('"', '""')
    return f'IFERROR(HYPERLINK("#{place}"&(MATCH({wanted},{names.col(sheet, column)},0)+1),{text}),"")'


def size_formula(names: SheetNames, population: str) -> str:
    """The size class by a cell's population, from the same thresholds as the pipeline's."""
    *upper, (last, _) = SIZE_CLASSES
    text = f'"{label("size_class", last, names.language)}"'
    for name, least in reversed(upper):
        text = f'IF({population}>={least},"{label("size_class", name, names.language)}",{text})'
    return text


def code_lookup(names: SheetNames, city: str, variable: str, column: str = "value", default: str = '""') -> str:
    """The coded value of a city: ``city`` and ``variable`` are formula texts."""
    values, keys = names.col("codes", column), names.col("codes", "key")
    return f'IFERROR(INDEX({values},MATCH({city}&"|"&{variable},{keys},0)),{default})'


def _city_formulas(names: SheetNames) -> dict[str, str]:
    city = names.this("cities", "city")
    count = f"COUNTIFS({names.col('projects', 'city')},{equal_to(city)})"
    of_city, variable, value = (names.col("codes", c) for c in ("city", "variable", "value"))
    coded = f'{of_city},{equal_to(city)},{variable},"field_*",{value},1'
    arrow = {key: f'"→ {names.sheet(s)}"' for key, s in zip(LINKS, ("projects", "codes", "field_matrix"), strict=True)}
    return {
        "density_per_km2": f"ROUND({names.this('cities', 'population')}/{names.this('cities', 'area_km2')},1)",
        "size_class": size_formula(names, names.this("cities", "population")),
        "status": code_lookup(names, city, '"agenda_status"'),
        "form": code_lookup(names, city, '"agenda_form"'),
        "fields": f"COUNTIFS({coded})",
        "projects": count,
        "to_projects": row_link(names, "projects", "city", city, arrow["to_projects"]),
        "to_codes": row_link(names, "codes", "city", city, arrow["to_codes"]),
        "to_matrix": row_link(names, "field_matrix", "city", city, arrow["to_matrix"]),
    }


def _city_values(content: Content) -> dict[str, dict[str, Value]]:
    names, language = content.names, content.language
    projects = Counter(p["city"] for p in content.tables["projects"])
    result: dict[str, dict[str, Value]] = {}
    for city in content.cities:
        name = city["city"]
        codes = content.codes.get(name)
        values = codes.values if codes else {}
        result[name] = {
            "density_per_km2": city["density_per_km2"],
            "size_class": label("size_class", city["size_class"], language),
            "status": code_value("agenda_status", values.get("agenda_status", ""), language) or "",
            "form": code_value("agenda_form", values.get("agenda_form", ""), language) or "",
            "fields": sum(v == "1" for n, v in values.items() if n.startswith("field_")),
            "projects": projects[name],
            "to_projects": f"→ {names.sheet('projects')}" if projects[name] else "",
            "to_codes": f"→ {names.sheet('codes')}" if values else "",
            "to_matrix": f"→ {names.sheet('field_matrix')}",
        }
    return result


def cities_sheet(content: Content, choices: dict[str, str]) -> TableSheet:
    """Cities with their attributes; size class, density, agenda and links are formulas."""
    names = content.names
    formulas = _city_formulas(names)
    columns = plain_columns("cities", formulas, state=choices["state"])
    extra = [Column(k, "text", formula=formulas[k]) for k in ("status", "form")]
    extra += [Column(k, "integer", formula=formulas[k]) for k in ("fields", "projects")]
    links = [Column(k, "link", width=20, formula=formulas[k]) for k in LINKS]
    front = [c for c in columns if c.key in ("city", "state", "population", "size_class")]
    rest = [c for c in columns if c not in front]
    rows = plain_rows("cities", content.cities, content.language)
    for row in rows:
        row["state"] = label("state", row["state_code"], content.language)
    values = _city_values(content)
    rules = {"population": Entry("whole", "people", least=1), "area_km2": Entry("decimal", "area", least=0.01)}
    ordered = [replace(c, entry=rules.get(c.key)) for c in (*front, *extra, *links, *rest)]
    calculated(ordered, rows, lambda row: values[row["city"]])
    return TableSheet("cities", ordered, rows)


def projects_sheet(content: Content, choices: dict[str, str]) -> TableSheet:
    """Lighthouse projects; helper columns count labels and weigh each so that a city counts once in a field."""
    names = content.names
    city, field = (names.this("projects", c) for c in ("city", "annex_field"))
    project = names.this("projects", "project_id")
    cities, fields = (names.col("projects", c) for c in ("city", "annex_field"))
    same = f"COUNTIFS({cities},{equal_to(city)},{fields},{field})"
    formulas = {
        "labels": f"COUNTIFS({names.col('project_fields', 'project_id')},{equal_to(project)})",
        "weight": f'IF({field}="",0,1/{same})',
        "key": f'{city}&"|"&{names.this("projects", "position")}',
    }
    columns = plain_columns("projects", None, main_field=choices["field"], annex_field=choices["field"])
    order = ["city", "title", "annex_field", "main_field", "position", "project_id"]
    columns.sort(key=lambda c: order.index(c.key) if c.key in order else len(order))
    columns = [replace(c, entry=city_entry(names, "$A2") if c.key == "city" else None) for c in columns]
    columns += [
        Column(k, s, formula=formulas[k]) for k, s in (("labels", "integer"), ("weight", "exact"), ("key", "code"))
    ]
    rows = plain_rows("projects", content.tables["projects"], content.language)
    labels = Counter(f["project_id"] for f in content.tables["project_fields"])
    together = Counter((r["city"], r["annex_field"]) for r in rows)

    def values(row: Row) -> dict[str, Value]:
        weight = 1 / together[row["city"], row["annex_field"]] if row["annex_field"] else 0
        return {"labels": labels[row["project_id"]], "weight": weight, "key": f"{row['city']}|{row['position']}"}

    calculated(columns, rows, values)
    return TableSheet("projects", columns, rows, freeze_columns=2)


def project_fields_sheet(content: Content, choices: dict[str, str]) -> TableSheet:
    """Every field label that a profile gives a project."""
    columns = plain_columns("project_fields", None, field=choices["field"])
    return TableSheet(
        "project_fields", columns, plain_rows("project_fields", content.tables["project_fields"], content.language)
    )


def programmes_sheet(content: Content) -> TableSheet:
    """Which city's profile names which programme or competition."""
    rows = sorted(programmes(content.tables), key=lambda r: (german_order(r["city"]), r["programme"]))
    rows = [row | {"programme": group_label("programme", row["programme"], content.language)} for row in rows]
    return TableSheet("programmes", [Column("city"), Column("programme")], rows)


def printed_sheet(content: Content) -> TableSheet:
    """The counts that the documents print, group by group."""
    rows = []
    for row in content.tables["printed_counts"]:
        shown = plain_rows("printed_counts", [row], content.language)[0]
        rows.append(shown | {"group": group_label(row["statistic"], row["group"], content.language)})
    columns = plain_columns("printed_counts")
    return TableSheet("printed_counts", columns, rows, freeze_columns=2)
