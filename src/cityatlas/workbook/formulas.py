"""The formula behind each statistic: count, base and bounds over the workbook's tables, by structured references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cityatlas.coding.codebook import Variable, variables
from cityatlas.core.rows import StatisticRow
from cityatlas.core.vocabulary import label, terms
from cityatlas.statistics.from_codes import ADOPTED_AS
from cityatlas.statistics.from_facts import CITY_STATES, TITLE_WORDS
from cityatlas.statistics.from_matrix import BASIS as MATRIX
from cityatlas.workbook.cities import equal_to
from cityatlas.workbook.codes import TICK, possible_cells
from cityatlas.workbook.labels import code_value, single_labels
from cityatlas.workbook.layout import CONFIRMED, FORM, STATUS, Layout
from cityatlas.workbook.sheet_names import SheetNames, coder_column, ticked_column


@dataclass(frozen=True)
class CountFormulas:
    """Formula texts of one statistic's row; ``lower`` and ``upper`` default to the count (exact counts)."""

    count: str
    base: str
    lower: str = ""
    upper: str = ""


def cities_base(names: SheetNames) -> str:
    """How many cities the workbook holds."""
    return f"COUNTA({names.col('cities', 'city')})"


def _group(names: SheetNames) -> str:
    return names.this("statistics", "group")


def _count_if(names: SheetNames, table: str, column: str, base: str) -> CountFormulas:
    return CountFormulas(f"COUNTIFS({names.col(table, column)},{_group(names)})", base)


def _places(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    base = cities_base(names)
    if row["statistic"] == "cities_total":
        return CountFormulas(base, base)
    if row["statistic"] == "population":
        text = f"SUMIFS({names.col('cities', 'population')},{names.col('cities', 'city')},{equal_to(_group(names))})"
        return CountFormulas(text, names.this("statistics", "count"))
    column = {"cities_by_state": "state", "cities_by_size_class": "size_class", "projects_per_city": "projects"}
    return _count_if(names, "cities", column[row["statistic"]], base)


def _states(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    parts = {
        "all": terms("state"),
        "area_states": [s for s in terms("state") if s not in CITY_STATES],
        "city_states": sorted(CITY_STATES),
    }[row["group"]]
    listed = ",".join(f'"{s}"' for s in parts)
    count = f"SUMPRODUCT((COUNTIFS({names.col('cities', 'state_code')},{{{listed}}})>0)*1)"
    return CountFormulas(count, "")


def _projects(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    field = names.col("projects", "annex_field")
    cities, listed = cities_base(names), f'COUNTIFS({field},"?*")'
    everything = f"COUNTA({names.col('projects', 'project_id')})"
    if row["statistic"] == "lighthouse_projects_total":
        return CountFormulas(listed if row["basis"] == "annex" else everything, everything)
    if row["statistic"] == "projects_among_labels":
        return CountFormulas(listed, f'SUMIFS({names.col("projects", "labels")},{field},"?*")')
    if row["statistic"] == "projects_by_title":
        return _by_title(names, row)
    if row["statistic"] == "lighthouse_cities":
        weight = names.col("projects", "weight")
        return CountFormulas(f"ROUND(SUMIFS({weight},{field},{_group(names)}),0)", cities)
    if row["statistic"] == "labels_per_project":
        return _count_if(names, "projects", "labels", everything)
    if row["statistic"] == "projects_by_label":
        return _count_if(names, "project_fields", "field", everything)
    base = cities if row["statistic"] == "lighthouse_projects_per_city" else listed
    return _count_if(names, "projects", "annex_field", base)


def _by_title(names: SheetNames, row: StatisticRow) -> CountFormulas:
    """Projects of a field's list in the annex with one of some words in their title there."""
    key, words = TITLE_WORDS[row["group"]]
    here = f'"{label("field", key, names.language)}"'
    field, title = names.col("projects", "annex_field"), names.col("projects", "annex_title")
    named = "+".join(f'ISNUMBER(SEARCH("{word}",{title}))' for word in words)
    listed = f"COUNTIFS({field},{here})"
    return CountFormulas(f"SUMPRODUCT(({field}={here})*(({named})>0))", listed)


def _programme(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    """A profile need not name a programme that its city takes part in: open above."""
    counted = _count_if(names, "programmes", "programme", cities_base(names))
    return replace(counted, upper=names.this("statistics", "base"))


def _coded(names: SheetNames, variable: str, *conditions: tuple[str, str]) -> str:
    parts = [names.col("codes", "variable"), f'"{variable}"']
    for column, wanted in conditions:
        parts += [names.col("codes", column), wanted]
    return f"COUNTIFS({','.join(parts)})"


def _binary(names: SheetNames, variable: Variable) -> CountFormulas:
    name = variable.name
    silent = variable.silence == "unknown"
    upper = names.this("statistics", "base") if silent else _coded(names, name, ("yes_possible", "1"))
    lower = _coded(names, name, ("value", "1"), ("certain", "1"))
    return CountFormulas(_coded(names, name, ("value", "1")), cities_base(names), lower, upper)


def _choice(names: SheetNames, variable: Variable) -> CountFormulas:
    name, group = variable.name, _group(names)
    any_of = "+".join(f"({names.col('codes', c)}={group})" for c in possible_cells())
    upper = f'SUMPRODUCT(({names.col("codes", "variable")}="{name}")*(({any_of})>0))'
    lower = _coded(names, name, ("value", group), ("certain", "1"))
    return CountFormulas(_coded(names, name, ("value", group)), cities_base(names), lower, upper)


def _involved(names: SheetNames, variable: Variable) -> CountFormulas:
    name, word = variable.name, f'"{label("strength", "involved", names.language)}"'
    agree = [
        f"((({names.col('codes', coder_column(c, 'strength'))}={word})"
        f'+({names.col("codes", coder_column(c, "value"))}=""))>0)'
        for c in single_labels()
    ]
    own = f'({names.col("codes", "variable")}="{name}")*({names.col("codes", "value")}=1)'
    sure = f"({names.col('codes', 'certain')}=1)*({names.col('codes', 'strength')}={word})"
    lower = f"SUMPRODUCT({'*'.join([own, sure, *agree])})"
    count = _coded(names, name, ("value", "1"), ("strength", word))
    return CountFormulas(count, cities_base(names), lower, names.this("statistics", "base"))


def _codes(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    for variable in variables().values():
        if variable.set == "stakeholder" and row["statistic"] == "stakeholder_involved":
            if variable.key == row["group"]:
                return _involved(names, variable)
        elif variable.statistic == row["statistic"] and variable.kind == "choice":
            return _choice(names, variable)
        elif variable.statistic == row["statistic"] and variable.key == row["group"]:
            return _binary(names, variable)
    raise KeyError((row["statistic"], row["group"]))


def _combinations(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    """Combinations of organisation models: counted on the calculation sheet, where each city has one row."""
    group = _group(names)
    text, open_ = layout.range("combination"), layout.range("open")
    parts = set(row["group"].split("+"))
    possible = "*".join(
        f"({layout.range(('yes:' if k in parts else 'no:') + f'org_{k}')}=1)" for k in terms("organisation")
    )
    count = f"COUNTIFS({text},{group})"
    return CountFormulas(count, cities_base(names), f"COUNTIFS({text},{group},{open_},0)", f"SUMPRODUCT({possible})")


def _models(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    least = {"new_structure": '">=1"', "several": '">=2"'}.get(row["group"])
    count, low, high = (layout.range(k) for k in ("models", "models_low", "models_high"))
    base = cities_base(names)
    if least:
        return CountFormulas(
            *(f"COUNTIFS({count},{least})", base, f"COUNTIFS({low},{least})", f"COUNTIFS({high},{least})")
        )
    n = row["group"]
    upper = f'COUNTIFS({low},"<={n}",{high},">={n}")'
    return CountFormulas(f"COUNTIFS({count},{n})", base, f"COUNTIFS({low},{n},{high},{n})", upper)


def _admission(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    count, certain = (f"SUM({layout.range(k)})" for k in ("admission", "admission_certain"))
    return CountFormulas(count, cities_base(names), certain, names.this("statistics", "base"))


def _adopted_as(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    return _of_forms(names, (row["group"],) if row["statistic"] == FORM else ADOPTED_AS[row["group"]], layout)


def _of_forms(names: SheetNames, forms: tuple[str, ...], layout: Layout) -> CountFormulas:
    """Cities whose agenda has one of some forms, counted on the calculation sheet with the doubt about its status.

    Certain is a city whose agenda is certainly adopted and may have these forms and no other.
    """
    words = {key: code_value(FORM, key, names.language) for key in layout.forms}
    count = "+".join(f'COUNTIFS({layout.range(FORM)},"{words[key]}")' for key in forms)
    here = "+".join(f"({layout.range(f'form:{key}')}=1)" for key in forms)
    others = "".join(f"*({layout.range(f'form:{key}')}=0)" for key in layout.forms if key not in forms)
    adopted = f'({layout.range(STATUS)}="{code_value(STATUS, "adopted", names.language)}")'
    sure = f"{adopted}*({layout.range(f'certain:{STATUS}')}=1)"
    if layout.confirm:
        sure += f"*({layout.range(CONFIRMED)}=1)"
    lower, upper = f"SUMPRODUCT({sure}*(({here})>0){others})", f"SUMPRODUCT((({here})>0)*1)"
    return CountFormulas(count, cities_base(names), lower, upper)


def _decided_share(names: SheetNames, row: StatisticRow, layout: Layout) -> CountFormulas:
    """The share that decided agendas are of the finished ones, in percent, with the bounds of a quotient."""
    part, whole = (_of_forms(names, ADOPTED_AS[group], layout) for group in ("decided", row["group"]))
    count = f"IF(({whole.count})=0,0,ROUND(100*({part.count})/({whole.count}),0))"
    lower = f"IF(({whole.upper})=0,0,INT(100*({part.lower})/({whole.upper})))"
    upper = f"IF(({whole.lower})=0,100,MIN(100,ROUNDUP(100*({part.upper})/({whole.lower}),0)))"
    return CountFormulas(count, "100", lower, upper)


_BY_STATISTIC: dict[str, Callable[[SheetNames, StatisticRow, Layout], CountFormulas]] = {
    **dict.fromkeys(
        ("cities_total", "population", "cities_by_state", "cities_by_size_class", "projects_per_city"), _places
    ),
    "states_covered": _states,
    "programme": _programme,
    **dict.fromkeys(
        (
            "lighthouse_projects",
            "lighthouse_projects_total",
            "lighthouse_projects_per_city",
            "lighthouse_cities",
            "projects_by_label",
            "projects_among_labels",
            "projects_by_title",
            "labels_per_project",
        ),
        _projects,
    ),
    "organisation_combination": _combinations,
    "organisation_models": _models,
    "admission_criterion": _admission,
    **dict.fromkeys(("agenda_form", "agenda_adopted_as"), _adopted_as),
    "agenda_decided_share": _decided_share,
}


def count_formulas(row: StatisticRow, names: SheetNames, layout: Layout) -> CountFormulas | None:
    """The formulas of a statistic's row, or None where the count is printed or taken from the document itself."""
    if row["basis"] in ("printed_counts", "atlas_pdf"):
        return None
    if row["basis"] == MATRIX:
        cells = names.col("field_matrix", ticked_column(row["group"]))
        return CountFormulas(f'COUNTIFS({cells},"{TICK}")', f'COUNTIFS({cells},"?*")')  # of those that the matrix has
    return _BY_STATISTIC.get(row["statistic"], _codes)(names, row, layout)
