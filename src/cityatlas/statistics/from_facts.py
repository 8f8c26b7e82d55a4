"""The statistics that need no coding: places, sizes, projects, printed counts, the document's build."""

from __future__ import annotations

from collections import defaultdict

from cityatlas.core.rows import CityRow, ProjectRow, Row
from cityatlas.core.vocabulary import keys, terms
from cityatlas.statistics.counts import StatisticsCollector

PRINTED_ELSEWHERE = {"printed_number", "printed_share", "field_range", "field_range_share"}
"""Printed numbers without a base of their own, and shares of 100."""
OF_PROFILES = {
    "complete_profiles",
    "profiles_with_projects",
    "profiles_of_three_pages",
    "contents_profiles",
    "picture_credits",
}
"""Items of the document's build that are counted out of its profiles."""
TITLE_WORDS = {"networks": ("it_infrastructure", ("wlan", "hotspot", "breitband", "glasfaser", "lorawan"))}
"""By group of ``projects_by_title``: the field whose list is searched, and words of which a title must hold one."""
CITIES = 50
"""Cities of the study, which the printed counts of agendas are of."""
CITY_STATES = {"DE-BE", "DE-HB", "DE-HH"}


def count_places(collector: StatisticsCollector, cities: list[CityRow]) -> None:
    """Cities in all, by state and size class; states covered; each city's population."""
    names = {c["city"] for c in cities}
    collector.add("cities_total", "all", "profile_facts", names)
    for state in terms("state"):
        collector.add(
            "cities_by_state", state, "profile_facts", {c["city"] for c in cities if c["state_code"] == state}
        )
    for size in terms("size_class"):
        collector.add(
            "cities_by_size_class", size, "profile_facts", {c["city"] for c in cities if c["size_class"] == size}
        )
    study = [c for c in cities if c["city"] in collector.study]
    covered = {c["state_code"] for c in study}
    parts = {
        "all": keys("state"),
        "area_states": keys("state") - CITY_STATES,
        "city_states": keys("state") & CITY_STATES,
    }
    for group, states in parts.items():
        collector.add_number("states_covered", group, "profile_facts", len(covered & states), len(states), "states")
    for city in study:
        collector.add_number(
            "population", city["city"], "profile_facts", city["population"], city["population"], "inhabitants"
        )


def count_projects(collector: StatisticsCollector, projects: list[ProjectRow], project_fields: list[Row]) -> None:
    """Lighthouse projects by the annex's field, by any label, by city; labels a project and projects a city.

    Three ways of counting the same projects are kept apart: of all projects (base 144), over the cities (the press
    text's way, base 50), and distinct cities (base 50).
    """
    everything = {p["project_id"] for p in projects}
    listed = {p["project_id"] for p in projects if p["annex_field"]}
    collector.add("lighthouse_projects_total", "all", "profile_facts", everything, unit="projects", base=everything)
    collector.add("lighthouse_projects_total", "all", "annex", listed, unit="projects", base=everything)
    by_city: dict[str, set[str]] = defaultdict(set)
    for p in projects:
        by_city[p["city"]].add(p["project_id"])
    labels: dict[str, set[str]] = defaultdict(set)
    for f in project_fields:
        labels[f["project_id"]].add(f["field"])
    for key in terms("field"):
        here = {p["project_id"] for p in projects if p["annex_field"] == key}
        homes = {collector.city_of[p] for p in here}
        collector.add("lighthouse_projects", key, "annex", here, unit="projects", base=listed)
        collector.add("lighthouse_cities", key, "annex", homes)
        collector.add_number("lighthouse_projects_per_city", key, "annex", len(here), len(collector.study), "cities")
        named = {p for p, fields in labels.items() if key in fields}
        collector.add("projects_by_label", key, "profile_facts", named, unit="projects", base=everything)
    for number in range(1, max([3, *map(len, by_city.values())]) + 1):
        cities = {c for c, own in by_city.items() if len(own) == number}
        collector.add("projects_per_city", str(number), "profile_facts", cities)
    entries = sum(len(labels[p]) for p in listed)  # of the study's projects: an added city's are in no list
    collector.add_number("projects_among_labels", "all", "profile_facts", len(listed), entries, "labels")
    count_titles(collector, projects)
    for number in range(1, max([3, *map(len, labels.values())]) + 1):
        some = {p for p, fields in labels.items() if len(fields) == number}
        collector.add("labels_per_project", str(number), "profile_facts", some, unit="projects", base=everything)


def count_titles(collector: StatisticsCollector, projects: list[ProjectRow]) -> None:
    """Projects of a field's list in the annex whose title there holds one of some words, of all in that list."""
    for group, (field, words) in TITLE_WORDS.items():
        listed = {p["project_id"]: p["annex_title"].casefold() for p in projects if p["annex_field"] == field}
        named = {p for p, title in listed.items() if any(word in title for word in words)}
        collector.add("projects_by_title", group, "annex", named, unit="projects", base=set(listed))


def count_programmes(collector: StatisticsCollector, programmes: list[Row]) -> None:
    """Cities whose profile names a programme or competition (data/raw/reference/programmes.csv).

    A profile need not name one that its city takes part in, so that each count is a lower bound.
    """
    for key in sorted({p["programme"] for p in programmes}):
        named = {p["city"] for p in programmes if p["programme"] == key}
        collector.add("programme", key, "profile_facts", named, open_above=True)


def count_structure(collector: StatisticsCollector, structure: list[Row]) -> None:
    """What the report is built of (profiles, partners, figures, criteria ...)."""
    profiles = next(row["count"] for row in structure if row["item"] == "profiles")
    for row in structure:
        base = profiles if row["item"] in OF_PROFILES else row["count"]
        collector.add_number("document_structure", row["item"], "atlas_pdf", row["count"], base, "document")


def printed_bounds(
    printed: list[Row], skip: set[tuple[str, str]] | None = None
) -> dict[tuple[str, str], tuple[int, int]]:
    """(statistic, group) -> lowest and highest count printed; where places differ, the bounds hold both.

    ``skip`` holds (document, line) pairs that may not serve as a source (a claim's own lines).
    """
    bounds: dict[tuple[str, str], tuple[int, int]] = {}
    for row in printed:
        if skip and any((row["document"], line) in skip for line in row["lines"].split(";")):
            continue
        key = (row["statistic"], row["group"])
        low, high = bounds.get(key, (row["low"], row["high"]))
        bounds[key] = (min(low, row["low"]), max(high, row["high"]))
    return with_spread(with_complement(bounds))


def with_complement(bounds: dict[tuple[str, str], tuple[int, int]], base: int = CITIES) -> dict:
    """Add the agendas in development, which no place of the atlas prints: what 19 and 2 leave of the 50 cities."""
    adopted, none = (bounds.get(("agenda_status", g)) for g in ("adopted", "none"))
    if adopted and none and ("agenda_status", "in_development") not in bounds:
        (a, b), (c, d) = adopted, none
        return {**bounds, ("agenda_status", "in_development"): (base - b - d, base - a - c)}
    return bounds


def with_spread(bounds: dict[tuple[str, str], tuple[int, int]]) -> dict[tuple[str, str], tuple[int, int]]:
    """Add how unevenly agendas and projects spread over the fields, in three measures, where all fields are printed.

    ``field_spread``: fields below half of the most frequent one; ``field_range``: mentions between the most and the
    least frequent; ``field_range_share``: the same in points of the share (of 50 cities, of all projects).
    """
    spread = {}
    for group, statistic in (("agendas", "agenda_field"), ("projects", "lighthouse_projects")):
        own = [bounds[statistic, key] for key in terms("field") if (statistic, key) in bounds]
        if len(own) < len(terms("field")):
            continue
        lows, highs = [low for low, _ in own], [high for _, high in own]
        spread["field_spread", group] = (sum(2 * h < max(lows) for h in highs), sum(2 * n < max(lows) for n in lows))
        least, most = max(0, max(lows) - min(highs)), max(highs) - min(lows)
        spread["field_range", group] = (least, most)
        whole = CITIES if group == "agendas" else sum(highs)
        spread["field_range_share", group] = (100 * least // whole, -(-100 * most // whole))
    return bounds | spread


def count_printed(collector: StatisticsCollector, printed: list[Row], projects: int) -> None:
    """The printed counts as statistics of their own basis, never mixed with what the data give."""
    cities = len(collector.study)
    for (statistic, group), (low, high) in printed_bounds(printed).items():
        base, unit = (cities, "cities")
        if statistic == "lighthouse_projects":
            base, unit = projects, "projects"
        elif statistic == "field_spread":
            base, unit = len(terms("field")), "fields"
        elif statistic in PRINTED_ELSEWHERE:
            base, unit = (100, "percent") if statistic.endswith("_share") else (high, "document")
        collector.add_printed(statistic, group, low, high, base, unit)
        if statistic == "lighthouse_projects":
            collector.add_printed("lighthouse_projects_per_city", group, low, high, cities, "cities")
