"""What the atlas holds, as data for its script: everything from the published tables, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cityatlas import __version__
from cityatlas.atlas.city_content import CITY_COLUMNS, PROJECT_COLUMNS, city_rows, project_rows
from cityatlas.atlas.map_content import map_content
from cityatlas.atlas.statistics_content import statistics_content
from cityatlas.atlas.texts import all_texts
from cityatlas.coding.codebook import Variable, variables
from cityatlas.coding.who_coded import who_coded
from cityatlas.core.citing import cite_product, own_citation
from cityatlas.core.language import LANGUAGES, Pair, say
from cityatlas.core.ordering import german_order
from cityatlas.core.palette import AGENDA_COLOURS, FIELD_COLOURS, STATUS_COLOURS
from cityatlas.core.product_places import DEFAULT_LANGUAGE, link, product_place
from cityatlas.core.project import PROCESSED
from cityatlas.core.rows import Tables
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label, terms, vocabulary_of
from cityatlas.statistics.from_matrix import BASIS as MATRIX
from cityatlas.statistics.likeness import LIKENESS_WEIGHTS

ATLAS_TABLES = ("cities", "projects", "project_fields", "codes", "statistics", "members", "claims")


def links_in(language: str) -> dict[str, str]:
    """Where the products of a language lie, seen from the page; ``{city}`` is a city's short name."""
    figures = product_place("figures", language)
    targets = {product: product_place(product, language) for product in ("index", "report", "workbook")}
    targets |= {"figures": f"{figures}/index.html", "card": f"{figures}/cards/{{city}}.svg"}
    return {key: link(product_place("atlas"), target) for key, target in targets.items()}


PRODUCT_LINKS = links_in(DEFAULT_LANGUAGE)
"""The same for German; an empty link is not shown."""
_PRODUCT: Pair = ("Online-Atlas", "Online atlas")
BY_WHOM: tuple[Pair, Pair, Pair] = (
    ("maschinell kodiert", "coded by machine"),
    ("maschinell und von Menschen kodiert", "coded by machine and by people"),
    ("von Menschen kodiert", "coded by people"),
)
"""How the codes came about, by models, both or people."""
LABELS = ("field", "state", "size_class", "agenda_status", "agenda_form", "agenda_adopted_as", "organisation") + (
    *("stakeholder", "participation_format", "participation_aim", "challenge", "goal", "initial_criterion"),
    *("strength", "section", "status", "reliability", "basis", "statistic"),
)
"""The vocabularies that the page names things by."""


def read_atlas_tables(folder: Path | None = None) -> Tables:
    """The published tables that the atlas is made from; InputError where one is missing or breaks its contract."""
    return {name: read_table(folder or PROCESSED, name) for name in ATLAS_TABLES}


def atlas_content(
    tables: Tables, language: str, scope: str = "all", address: str = "", links: Mapping[str, str] = PRODUCT_LINKS
) -> dict[str, Any]:
    """The whole content. ``language``: the one the page begins with; ``scope``: ``study`` leaves added cities out."""
    cities = [c for c in tables["cities"] if c["in_study"] or scope == "all"]
    cities.sort(key=lambda c: german_order(c["city"]))
    position = {c["city"]: n for n, c in enumerate(cities)}
    projects = [p for p in tables["projects"] if p["city"] in position]
    projects.sort(key=lambda p: (position[p["city"]], p["position"]))
    return {
        "version": __version__,
        "language": language,
        "links": {key: links.get(key, "") for key in PRODUCT_LINKS},
        "address": address,
        "licence": own_citation().licence,
        "cite": _pair(lambda lang: cite_product(_title(lang), say(lang, *_PRODUCT), address, lang)),
        "who": _pair(who_coded().in_full),
        "coded": list(who_coded().choose(*BY_WHOM)),
        "colours": {"field": FIELD_COLOURS, "agenda_status": AGENDA_COLOURS, "status": STATUS_COLOURS},
        "weights": {**LIKENESS_WEIGHTS, "state": 0},
        "labels": {v: _labels(v) for v in LABELS},
        "texts": all_texts(),
        "variables": [_variable(v) for v in variables().values()],
        "matrix": any(row["basis"] == MATRIX for row in tables["statistics"]),
        "cityColumns": list(CITY_COLUMNS),
        "cities": city_rows(cities, tables),
        "projectColumns": list(PROJECT_COLUMNS),
        "projects": project_rows(projects, tables, position),
        "statistics": statistics_content(tables, cities, projects),
        "map": map_content(),
    }


def _title(language: str) -> str:
    return say(language, *all_texts()["title"])


def _pair(text: Any) -> list[str]:
    """What a function says in each language."""
    return [text(language) for language in LANGUAGES]


def _labels(vocabulary: str) -> dict[str, list[str]]:
    keys: Iterable[str] = terms(vocabulary)
    return {key: [label(vocabulary, key, language) for language in LANGUAGES] for key in keys}


def _variable(variable: Variable) -> dict[str, str]:
    """What the page needs of a variable: its statistic and group there, and what silence means."""
    vocabulary = vocabulary_of(variable.statistic) if variable.statistic else ""
    return {
        "name": variable.name,
        "set": variable.set,
        "key": variable.key,
        "statistic": variable.statistic,
        "vocabulary": vocabulary,
        "silence": variable.silence,
    }
