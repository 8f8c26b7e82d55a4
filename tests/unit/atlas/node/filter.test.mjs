import assert from "node:assert/strict";
import { test } from "node:test";
import { atlas, names } from "./content.mjs";
import { FACETS, isFiltered, select, sorted } from "../../../../src/cityatlas/atlas/static/filter.js";
import { emptyState } from "../../../../src/cityatlas/atlas/static/state.js";

const KEYS = { state: "state", size: "size_class", field: "field", ticked: "field", status: "agenda_status", organisation: "organisation" };
const chosen = (changes) => select({ ...emptyState(), ...changes }).chosen;

test("without a filter all cities are chosen", () => {
  assert.equal(chosen({}).length, atlas.cities.length);
  assert.equal(isFiltered(emptyState()), false);
});

test("each count says how many cities are left once that filter is chosen, beside the others", () => {
  const starts = [{}, { status: ["adopted"] }, { size: ["mittelstadt"], field: ["mobility"] }, { search: "digital", low: 100000 }, { organisation: ["person_role"], state: ["DE-NW", "DE-BW"] }];
  for (const start of starts) {
    const state = { ...emptyState(), ...start };
    const { counts } = select(state);
    for (const facet of FACETS) {
      for (const key of atlas.keys[KEYS[facet]]) {
        const single = ["state", "size", "status"].includes(facet);
        const next = single ? [key] : [...new Set([...state[facet], key])];
        assert.equal(counts[facet][key] || 0, chosen({ ...start, [facet]: next }).length, `${facet} ${key}`);
      }
    }
  }
});

test("several of one kind: or where a city has one, and where it has many", () => {
  const [one, other, both] = [["DE-NW"], ["DE-BW"], ["DE-NW", "DE-BW"]].map((state) => chosen({ state }).length);
  assert.equal(one + other, both);
  assert.ok(chosen({ field: ["mobility", "health"] }).length < chosen({ field: ["mobility"] }).length);
});

test("search finds cities and projects without case, accents or umlauts", () => {
  for (const search of ["MÜNCHEN", "munchen", "muenchen", "  mün "]) assert.ok(names(chosen({ search })).includes("München"), search);
  const [project] = atlas.projects;
  assert.ok(chosen({ search: project.title }).includes(project.city));
  assert.equal(chosen({ search: "gibt es nicht" }).length, 0);
  assert.equal(chosen({ search: ".*" }).length, 0);
});

test("inhabitants: both ends count", () => {
  const [city] = atlas.cities;
  assert.ok(chosen({ low: city.population, high: city.population }).includes(city.index));
  assert.equal(chosen({ low: 50000, high: 40000 }).length, 0);
});

test("the order of the table, ties by name", () => {
  const all = atlas.cities.map((city) => city.index);
  const order = sorted(all, { sort: "einwohner", descending: true }).map((index) => atlas.cities[index].population);
  assert.deepEqual(order, [...order].sort((a, b) => b - a));
  const states = sorted(all, { sort: "land", descending: false });
  assert.deepEqual(states, [...states].sort((a, b) => atlas.keys.state.indexOf(atlas.cities[a].state) - atlas.keys.state.indexOf(atlas.cities[b].state) || a - b));
});
