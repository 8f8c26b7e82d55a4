"""Every number that the atlas shows, of all cities and in both languages, is that of the tables."""

from __future__ import annotations

import pytest

from cityatlas.atlas.content import atlas_content
from cityatlas.claims.verdicts import Measured
from cityatlas.claims.words import count_in_words
from cityatlas.coding.city_codes import by_city, certain_values, possible_values
from cityatlas.coding.codebook import variables
from cityatlas.core.language import say
from cityatlas.core.lines import slug
from cityatlas.core.numbers import number
from cityatlas.core.ordering import german_order
from cityatlas.core.vocabulary import label, terms, vocabulary_of
from cityatlas.core.wording import group_label
from cityatlas.explore import peers as notebook
from tests.workflow.atlas_page import go
from tests.workflow.browser import MISSING, available

pytestmark = [pytest.mark.workflow, pytest.mark.skipif(not available(), reason=MISSING)]
READ_CITIES = """
const own = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
const found = {};
for (const short of arguments[0]) {
  history.replaceState(null, '', `#stadt=${short}&lang=${arguments[1]}`);
  dispatchEvent(new Event('hashchange'));
  const panel = document.getElementById('panel');
  found[short] = {
    title: own(panel.querySelector('h2')),
    facts: [...panel.querySelector('.card dl').querySelectorAll('dd')].map(own),
    agenda: own(panel.querySelector('.big')),
    readings: [...panel.querySelectorAll('.readings tbody tr')].map((tr) => [...tr.children].map(own)),
    projects: [...panel.querySelectorAll('.projects li')].map((li) => [...li.children].map(own)),
    peers: [...panel.querySelectorAll('.peers tbody tr')].map((tr) => [...tr.children].slice(1, 4).map(own)),
  };
}
return found;
"""


def texts(published):
    return atlas_content(published, "de")["texts"]


def reading(city, variable):
    """What the page should say of a coded variable, from the codes themselves."""
    if city.values.get(variable.name) == "1":
        return "sign_certain" if certain_values(city, variable.name) == {"1"} else "sign_doubtful"
    if "1" in possible_values(city, variable.name):
        return "sign_possible"
    no = city.values.get(variable.name) == "0" and variable.silence == "no"
    return "sign_no" if no else "sign_silent"


def expected_facts(city, published, language):
    ranks = sorted((c["population"] for c in published["cities"]), reverse=True)
    projects = sum(p["city"] == city["city"] for p in published["projects"])
    of = say(language, "von", "of")
    return [
        label("state", city["state_code"], language),
        number(city["population"], language),
        f"{ranks.index(city['population']) + 1} {of} {len(ranks)}",
        label("size_class", city["size_class"], language).split(" (")[0],
        f"{number(city['area_km2'], language)} km²",
        number(city["density_per_km2"], language),
        str(projects),
        city["ags"],
    ]


def expected_readings(city, codes, consensus, told, language):
    found = []
    for name in ("org", "field", "stakeholder", "format", "aim", "challenge", "goal", "criterion"):
        for variable in (v for v in variables().values() if v.set == name):
            code = consensus.get((city, variable.name), {"strength": "", "lines": "", "section": ""})
            sections = [label("section", key, language) for key in code["section"].split("|") if key]
            lines = code["lines"].replace(";", "; ").replace("-", "–")
            evidence = ", ".join([*sections, say(language, f"Z. {lines}", f"l. {lines}")]) if lines else ""
            strength = label("strength", code["strength"], language) if code["strength"] else ""
            word = say(language, *told[reading(codes[city], variable)])
            more = [strength] if name in ("field", "stakeholder") else []
            found.append([label(vocabulary_of(variable.statistic), variable.key, language), word, *more, evidence])
    return found


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_number_of_every_city_is_the_tables(atlas, published, processed, monkeypatch, language):
    monkeypatch.setattr(notebook, "PROCESSED", processed)
    towns = notebook.known_towns()
    monkeypatch.setattr(notebook, "known_towns", lambda: towns)
    found = atlas.js(READ_CITIES, [slug(c["city"]) for c in published["cities"]], language)
    codes, told = by_city(published["codes"]), texts(published)
    consensus = {(c["city"], c["variable"]): c for c in published["codes"] if c["coder"] == "consensus"}
    for city in published["cities"]:
        page = found[slug(city["city"])]
        assert page["title"] == city["city"]
        assert page["facts"][:8] == expected_facts(city, published, language)
        assert str(city["atlas_page"]) in page["facts"][8] and str(city["line"]) in page["facts"][8]
        shown = [[c if at != 1 else c.split(" ", 1)[1] for at, c in enumerate(row)] for row in page["readings"]]
        assert sorted(shown) == sorted(expected_readings(city["city"], codes, consensus, told, language))
        values = codes[city["city"]].values
        assert label("agenda_status", values["agenda_status"], language) in page["agenda"]
        assert all(values[n] in page["agenda"] for n in ("agenda_year",) if n in values)
        certain = len(certain_values(codes[city["city"]], "agenda_status")) == 1
        assert ("◐" in page["agenda"]) != certain
        own = sorted((p for p in published["projects"] if p["city"] == city["city"]), key=lambda p: p["position"])
        assert [p[0] for p in page["projects"]] == [" ".join(p["title"].split()) for p in own]
        for row, shown_project in zip(own, page["projects"], strict=True):
            assert str(row["line"]) in shown_project[2] and str(row["annex_line"]) in shown_project[2]
            assert label("field", row["annex_field"], language) in shown_project[2]
        wanted = notebook.peers(city["city"], wanted=language)
        assert [p[0] for p in page["peers"]] == list(wanted["city"])
        assert [p[2] for p in page["peers"]] == [" ".join(r.split()) for r in wanted["reasons"]]
        shares = [f"{number(int(1000 * s + 0.5) / 10, language)} %" for s in wanted["likeness"]]
        assert [p[1] for p in page["peers"]] == shares


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_number_of_the_list_and_of_the_statistics_is_the_tables(atlas, published, language):
    go(atlas, f"lang={language}")
    rows = atlas.js(
        "return [...document.querySelectorAll('#table-rows tr')].map(tr => [...tr.children].map(c => c.textContent))"
    )
    cities = sorted(published["cities"], key=lambda c: german_order(c["city"]))
    codes = by_city(published["codes"])
    for row, city in zip(rows, cities, strict=True):
        values = codes[city["city"]].values
        fields = sum(values.get(f"field_{key}") == "1" for key in terms("field"))
        projects = sum(p["city"] == city["city"] for p in published["projects"])
        assert row[:3] == [
            city["city"],
            label("state", city["state_code"], language),
            number(city["population"], language),
        ]
        assert (row[4], row[6]) == (str(fields), str(projects))
    go(atlas, f"ansicht=statistik&lang={language}")
    shown = atlas.js(
        "return [...document.querySelectorAll('.statistic')].map(d => [d.id, [...d.querySelectorAll('tbody tr')]"
        ".map(tr => [tr.dataset.group, ...[0, 1, 3].map(at => tr.children[at].textContent)])])"
    )
    known = {(r["statistic"], r["basis"], r["group"]): r for r in published["statistics"] if r["scope"] == "study"}
    assert len(shown) == 14
    for id_, found in shown:
        _, statistic, basis = id_.split("-")
        for group, name, here, everywhere in found:
            row = known[statistic, basis, group]
            measured = Measured(row["count"], row["lower"], row["upper"], row["base"])
            wanted = count_in_words(measured, False, language)
            assert (name, here, everywhere) == (group_label(statistic, group, language), wanted, wanted)
