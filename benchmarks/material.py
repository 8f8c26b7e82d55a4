"""Texts to measure with: a report of any number of profiles, out of the fixtures and, where present, the report."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from pathlib import Path

from cityatlas.core.files import read_rows
from cityatlas.core.project import REFERENCE
from cityatlas.core.vocabulary import label
from cityatlas.documents.extract import read_snapshot
from cityatlas.documents.sources import documents_folder, registered_sources
from cityatlas.documents.text import Document, name_key, read_document
from tests.fixtures.report import City, profile, report, sample_cities


def names(number: int) -> list[str]:
    """So many different names of municipalities; a name that several bear gets the municipality's key."""
    taken: set[str] = set()
    found: list[str] = []
    rows = [row for _, row in read_rows(REFERENCE / "municipalities.csv", ("ags", "name"))]
    for row in [*rows, *({**r, "ags": r["ags"] + "a"} for r in rows)]:
        name = row["name"].split(",")[0].replace("/", " ")
        name = re.sub(r"[()]", "", name) if name.count("(") > 1 else name  # the annex allows one bracket in a name
        name = name if name_key(name) not in taken else f"{re.sub(r'[()]', '', name)} {row['ags']}"
        taken.add(name_key(name))
        found.append(name)
    return list(islice(found, number))


def _short(city: str) -> str:
    return re.split(r" \(| im | am ", city)[0]


@cache
def _words() -> float:
    """How many words the report's profiles have on average."""
    facts = read_snapshot()
    return sum(s["words"] for s in facts["sections"]) / len(facts["facts_cities"])


def from_fixture(name: str, number: int) -> tuple[City, str]:
    """A fixture's profile under another name, its sentences repeated and varied until it is as long as the report's."""
    model = sample_cities()[number % 3]
    city = City(name, model.population, model.area, model.projects, model.bold, model.level)
    text = profile(city)
    times = round(_words() / len(text.split()))

    def longer(sentence: re.Match[str]) -> str:
        return " ".join(f"{sentence[0]} Fassung {number}, Satz {i}." for i in range(times))

    return city, re.sub(r"^(?:In|Erfundener Text zu) .+$", longer, text, flags=re.MULTILINE)


def from_report(doc: Document) -> list[tuple[str, City, list[str]]]:
    """The report's profiles as models: city, its header and projects, and its lines."""
    facts = read_snapshot()
    starts = [c["line"] for c in sorted(facts["facts_cities"], key=lambda c: c["line"])]
    last = max(s["line_end"] for s in facts["sections"])
    models = []
    for c in facts["facts_cities"]:
        end = next((s - 1 for s in starts if s > c["line"]), last)
        projects = []
        for p in (p for p in facts["facts_projects"] if p["city"] == c["city"]):
            field = next(f["field"] for f in facts["project_fields"] if f["project_id"] == p["project_id"])
            german = label("field", field, "de")
            projects.append((p["title"], german, p["title"], german))
        models.append((c["city"], City(c["city"], projects=projects), [t for _, t in doc.between(c["line"], end)]))
    return models


def varied(model: tuple[str, City, list[str]], name: str, number: int) -> tuple[City, str]:
    """A model's profile under another name, its prose varied by number: no two texts are the same."""
    old, city, lines = model
    wanted = re.compile(rf"\b{re.escape(_short(old))}\b")

    def other(text: str) -> str:
        return wanted.sub(lambda _: name, text)

    prose = [f"{other(t)} So steht es in {name}, Fassung {number}." if len(t) > 120 else other(t) for t in lines[1:]]
    projects = [(other(a), b, other(c), d) for a, b, c, d in city.projects]
    return City(name, projects=projects), "\n".join([f"## {name}", *prose])


def big_report(number: int) -> str:
    """A report of so many profiles in the atlas's grammar: the report's profiles where present, else the fixtures'."""
    folder = documents_folder(None)
    models = from_report(read_document(folder / registered_sources()["atlas"].file, "atlas")) if folder else []
    texts: dict[str, str] = {}
    cities = []
    for i, name in enumerate(names(number)):
        use_fixture = not models or i % 10 == 9
        city, text = from_fixture(name, i) if use_fixture else varied(models[i % len(models)], name, i)
        cities.append(city)
        texts[name] = text
    return report(cities, lambda city: texts[city.name])


def write_big(path: Path, number: int) -> int:
    """Write such a report; returns its size in bytes."""
    content = big_report(number).encode("utf-8")
    path.write_bytes(content)
    return len(content)
