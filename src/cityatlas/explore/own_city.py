"""A profile of your own before it goes through the pipeline: what is read, what is coded, what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cityatlas.coding.automatic.evaluate import RULES, code_city
from cityatlas.coding.automatic.rules import load_rules
from cityatlas.coding.city_codes import by_city
from cityatlas.coding.codebook import variables
from cityatlas.core.errors import raise_all
from cityatlas.core.project import PROCESSED, shown
from cityatlas.core.rows import CodeRow, InScope, Row
from cityatlas.core.tables import read_table
from cityatlas.core.vocabulary import label, vocabulary_of
from cityatlas.core.wording import group_label
from cityatlas.documents.added_profiles import read_profile_file
from cityatlas.documents.profiles import collect, profile_heading, read_profile
from cityatlas.explore.peers import Town
from cityatlas.explore.tables import language
from cityatlas.statistics.compute import compute_coded
from cityatlas.statistics.likeness import features
from cityatlas.tidy.municipalities import find_municipalities
from cityatlas.tidy.place_checks import check_density
from cityatlas.tidy.places import read_places


@dataclass(frozen=True)
class Preview:
    """What the pipeline would read from a profile and code in it; rows as in the published tables."""

    city: Row
    projects: list[Row]
    fields: list[Row]
    sections: list[Row]
    codes: list[CodeRow]

    def town(self, state: str = "") -> Town:
        """The city for the search of its peers."""
        name = self.city["city"]
        return Town(name, features(by_city(self.codes).get(name), self.city["population"]), state)


def preview(path: Path) -> Preview:
    """Read and code one profile file.

    InputError (file, line) where the profile breaks the report's grammar, or population and area do not fit.
    """
    doc = read_profile_file(path)
    start, city = profile_heading(doc)
    profile = read_profile(doc, start, len(doc.lines), city=city, page=None, in_study=False)
    raise_all(check_density(profile.header, shown(path)))
    facts = collect([profile])
    codes = code_city(facts, doc, city, load_rules(RULES))
    return Preview(profile.header, profile.projects, profile.fields, profile.sections, codes)


def projects_table(own: Preview, wanted: str | None = None) -> pd.DataFrame:
    """The projects with the labels of their fields."""
    names: dict[str, list[str]] = {p["project_id"]: [] for p in own.projects}
    for f in own.fields:
        names[f["project_id"]].append(label("field", f["field"], language(wanted)))
    rows = [{"title": p["title"], "fields": ", ".join(names[p["project_id"]]), "line": p["line"]} for p in own.projects]
    return pd.DataFrame(rows)


def codes_table(own: Preview, wanted: str | None = None) -> pd.DataFrame:
    """What the automatic coder found (values 0 left out), with the lines and words it rests on."""
    lang = language(wanted)
    rows = []
    for code in own.codes:
        variable = variables()[code["variable"]]
        if code["value"] == "0":
            continue
        key = variable.key if variable.kind == "binary" else code["value"]
        name = key if variable.kind == "year" else label(vocabulary_of(variable.statistic), key, lang)
        rows.append({"variable": code["variable"], "label": name} | {k: code[k] for k in ("strength", "lines", "note")})
    return pd.DataFrame(rows)


def place_candidates(city: str) -> pd.DataFrame:
    """Municipalities that the name can mean: key and state for a row of data/raw/profiles/places.csv."""
    return pd.DataFrame(find_municipalities(city), columns=["ags", "name", "state_code"])


def has_place(city: str) -> bool:
    """Whether a places.csv says where the city lies; without, the pipeline looks it up by its name."""
    return city in read_places()


def counts_with(own: Preview, statistic: str, wanted: str | None = None) -> pd.DataFrame:
    """A coded statistic of the study beside the one with the own city: counts and bounds by group."""
    study = [c for c in read_table(PROCESSED, "cities") if c["in_study"]]
    names = {c["city"] for c in study}
    codes = [c for c in read_table(PROCESSED, "codes") if c["city"] in names]
    cities: list[InScope] = [*study, {"city": own.city["city"], "in_study": False}]
    counted = compute_coded(cities, codes + own.codes, read_table(PROCESSED, "agreement"))
    rows: dict[str, Row] = {}
    for r in counted.rows:
        if r["statistic"] == statistic:
            name = group_label(statistic, r["group"], language(wanted))
            row = rows.setdefault(r["group"], {"label": name})
            row |= {f"{r['scope']}: {k}": r[k] for k in ("count", "lower", "upper", "base")}
    return pd.DataFrame.from_dict(rows, orient="index")
