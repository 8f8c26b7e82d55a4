"""The cities and projects of the atlas: a row each, as short as its script can read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cityatlas.atlas.map_content import place
from cityatlas.coding.city_codes import COUNTED_CODERS
from cityatlas.coding.codebook import variables
from cityatlas.core.lines import slug
from cityatlas.core.rows import CityRow, CodeRow, ProjectRow, Row, Tables
from cityatlas.core.vocabulary import terms
from cityatlas.statistics.from_matrix import BASIS as MATRIX

CITY_COLUMNS = ("name", "short", "ags", "state", "population", "area", "density", "size", "x", "y", "page") + (
    *("line", "document", "study", "coders", "status", "form", "year", "values", "strengths", "lines", "sections"),
    "ticked",
)
"""``values`` to ``sections`` hold a part for each variable of the codebook, in its order."""
PROJECT_COLUMNS = ("city", "title", "field", "annex", "fields", "line", "annexLine", "annexTitle")
NOTHING_SIGN = "-"
"""What stands in a text of one character for each variable where there is nothing."""


def short_name(city: str) -> str:
    """The name by which an address names a city; the ids of its projects begin with it."""
    return slug(city)


def city_rows(cities: Sequence[CityRow], tables: Tables) -> list[list[object]]:
    """A row for each city by ``CITY_COLUMNS``, in the order given."""
    counted: dict[str, dict[str, CodeRow]] = {}
    for code in tables["codes"]:
        if code["coder"] in COUNTED_CODERS:
            counted.setdefault(code["city"], {})[code["variable"]] = code
    ticked = {(m["member"], m["group"]) for m in tables["members"] if m["basis"] == MATRIX}
    return [_city_row(city, counted.get(city["city"], {}), _ticks(city, ticked)) for city in cities]


def _ticks(city: CityRow, ticked: set[tuple[str, str]]) -> str:
    """A 1 or 0 for each field as the study ticked it; empty without its matrix, and for a city that it has not."""
    if not ticked or not city["in_study"]:
        return ""
    return "".join(str(int((city["city"], key) in ticked)) for key in terms("field"))


def _city_row(city: CityRow, codes: Mapping[str, CodeRow], ticked: str) -> list[object]:
    x, y = place(city["longitude"], city["latitude"])
    given = [codes.get(name) for name in variables()]
    return [
        city["city"],
        short_name(city["city"]),
        city["ags"],
        city["state_code"],
        city["population"],
        city["area_km2"],
        city["density_per_km2"],
        city["size_class"],
        x,
        y,
        city["atlas_page"],
        city["line"],
        "" if city["document"] == "atlas" else city["document"],
        int(city["in_study"]),
        "|".join(sorted({c["coder"] for c in codes.values()} - {"consensus"})),
        *(_value(codes, name) for name in ("agenda_status", "agenda_form", "agenda_year")),
        "".join(code["value"] if code and code["value"] in ("0", "1") else NOTHING_SIGN for code in given),
        "".join(_index("strength", code["strength"] if code else "") for code in given),
        ",".join(code["lines"] if code else "" for code in given),
        ",".join(_sections(code) for code in given),
        ticked,
    ]


def _value(codes: Mapping[str, CodeRow], name: str) -> str:
    return codes[name]["value"] if name in codes else ""


def _index(vocabulary: str, key: str) -> str:
    return str(terms(vocabulary).index(key)) if key else NOTHING_SIGN


def _sections(code: CodeRow | None) -> str:
    """The sections of the evidence as digits: their places in the vocabulary."""
    return "".join(_index("section", key) for key in code["section"].split("|") if key) if code else ""


def project_rows(projects: Sequence[ProjectRow], tables: Tables, position: Mapping[str, int]) -> list[list[object]]:
    """A row for each project by ``PROJECT_COLUMNS``; ``position``: where its city stands among the cities."""
    labels: dict[str, list[Row]] = {}
    for row in tables["project_fields"]:
        labels.setdefault(row["project_id"], []).append(row)
    return [
        [
            position[p["city"]],
            p["title"],
            p["main_field"],
            p["annex_field"],
            [r["field"] for r in sorted(labels.get(p["project_id"], ()), key=lambda r: r["position"])],
            p["line"],
            p["annex_line"],
            "" if p["annex_title"] == p["title"] else p["annex_title"],
        ]
        for p in projects
    ]
