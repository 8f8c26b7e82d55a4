"""How alike a row's city is to the chosen one, and to the one of the sheet Own city: formulas, and their values.

The rule is that of ``statistics.likeness``, repeated in formulas.
"""

from __future__ import annotations

from cityatlas.coding.codebook import variables
from cityatlas.core.language import say
from cityatlas.core.vocabulary import label
from cityatlas.statistics.likeness import TIE, Features, likeness_of
from cityatlas.workbook.labels import FLAG_WORDS, code_value
from cityatlas.workbook.layout import CHOSEN_ROW, OWN_ROW, STATUS, VALUES_ROW, WEIGHT_CELLS, Layout
from cityatlas.workbook.model import Formula, Value
from cityatlas.workbook.sheet_names import SheetNames

EXAMPLE_FIELDS = ("field_administration", "field_education", "field_mobility")
EXAMPLE_MODELS = ("org_person_role",)
EXAMPLE_STATE, EXAMPLE_POPULATION, EXAMPLE_STATUS = "DE-NW", 60_000, "in_development"
"""What the yellow cells of the sheet Own city hold until somebody writes over them: an invented town."""


def example_features(layout: Layout) -> Features:
    """The invented town as likeness looks at it."""
    fields, models = (frozenset(names) for names in (EXAMPLE_FIELDS, EXAMPLE_MODELS))
    return Features(fields & set(layout.fields), models & set(layout.models), EXAMPLE_STATUS, EXAMPLE_POPULATION)


def alike_formulas(layout: Layout, names: SheetNames, row: int) -> dict[str, str]:
    """Formulas that compare a row's city with the chosen one, and with that of the sheet Own city."""
    unknown, itself = f"$B${CHOSEN_ROW}=0", f"{layout.cell('number', row)}=$B${CHOSEN_ROW}"
    chosen = _formulas(layout, names, row, VALUES_ROW, "")
    chosen["likeness"] = f'IF({itself},"",{chosen["likeness"]})'
    own = _formulas(layout, names, row, OWN_ROW, "own:")
    return {k: f'IF({unknown},"",{text})' for k, text in chosen.items()} | own


def _formulas(layout: Layout, names: SheetNames, row: int, other: int, prefix: str) -> dict[str, str]:
    """Formulas that compare a row's city with what stands in another row of the sheet."""

    def pair(column: str) -> tuple[str, str]:
        return layout.cell(column, row), layout.cell(column, other)

    fields = [layout.span(layout.fields[0], layout.fields[-1], r) for r in (row, other)]
    models = [layout.span(layout.models[0], layout.models[-1], r) for r in (row, other)]
    (own, theirs), (status, wanted) = pair("population"), pair(STATUS)
    silent = f"OR({','.join(f'{cell}=0' for cell in pair('coded'))})"
    common = "&".join(f'IF({"*".join(pair(f))}=1,", {_field(f, names.language)}","")' for f in layout.fields)
    result = {
        "shared": f"SUMPRODUCT({fields[0]}*{fields[1]})",
        "union": f"SUMPRODUCT((({fields[0]}+{fields[1]})>0)*1)",
        "organisation": f"IF({silent},0,SUMPRODUCT(({models[0]}={models[1]})*1))",
        "same_status": f'IF(AND({status}={wanted},{status}<>""),1,0)',
        "size": f"IFERROR(MAX(0,1-ABS(LOG10({own}/{theirs}))),0)",
        "likeness": _score(layout, names, row, prefix),
        "shared_names": f"MID({common},3,300)",
    }
    return {f"{prefix}{k}": text for k, text in result.items()}


def _score(layout: Layout, names: SheetNames, row: int, prefix: str) -> str:
    """The weighted mean of the parts, less a little for each row further down."""
    weights = {k: names.place("my_city", c) for k, c in WEIGHT_CELLS.items()}
    keys = ("shared", "union", "organisation", "same_status", "size")
    shared, union, organisation, status, size = (layout.cell(f"{prefix}{k}", row) for k in keys)
    total = (
        f"{weights['fields']}*IF({union}=0,0,{shared}/{union})"
        f"+{weights['organisation']}*{organisation}/{len(layout.models)}"
        f"+{weights['status']}*{status}+{weights['size']}*{size}"
    )
    return f"({total})/({'+'.join(weights.values())})-{layout.cell('number', row)}*{TIE:.9f}"


def _field(name: str, language: str) -> str:
    return label("field", variables()[name].key, language)


def alike_values(a: Features, b: Features, number: int, same: bool, language: str) -> dict[str, Value]:
    """The parts and the score, less a little for each row further down; a city has no likeness to itself."""
    parts = likeness_of(a, b)
    common = [name for name in variables() if name in a.fields & b.fields]
    return {
        "shared": parts.shared,
        "union": parts.union,
        "organisation": parts.organisation,
        "same_status": parts.same_status,
        "size": parts.size,
        "likeness": "" if same else parts.score - number * TIE,
        "shared_names": ", ".join(_field(name, language) for name in common),
    }


def own_row(layout: Layout, names: SheetNames) -> dict[str, Formula]:
    """The row of the sheet Own city: its yellow cells as the other rows hold codes."""
    yes = say(names.language, *FLAG_WORDS[True])
    looks = example_features(layout)
    cell = {key: names.place("own_city", layout.own_cell(key)) for key in layout.own_inputs}
    result = {
        name: Formula(f'IF({cell[name]}="{yes}",1,0)', int(name in looks.fields | looks.models))
        for name in (*layout.fields, *layout.models)
    }
    result["population"] = Formula(cell["population"], looks.population)
    status = code_value(STATUS, looks.status, names.language) or ""
    result[STATUS] = Formula(f'IF({cell[STATUS]}="","",{cell[STATUS]})', status)
    spans = [layout.span(group[0], group[-1], OWN_ROW) for group in (layout.fields, layout.models)]
    nothing = f'AND(SUM({spans[0]})=0,SUM({spans[1]})=0,{layout.cell(STATUS, OWN_ROW)}="")'
    result["coded"] = Formula(f"IF({nothing},0,1)", int(not looks.silent))
    return result
