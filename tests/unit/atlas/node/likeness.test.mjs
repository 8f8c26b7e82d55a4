import assert from "node:assert/strict";
import { test } from "node:test";
import { atlas, city } from "./content.mjs";
import { parts, peersOf, score } from "../../../../src/cityatlas/atlas/static/likeness.js";

const silent = { fields: 0, models: 0, status: "", population: 100000, state: "DE-BW" };

test("silence makes no city alike", () => {
  assert.deepEqual(parts(silent, silent), { fields: 0, organisation: 0, status: 0, size: 1, state: 1 });
  const coded = { ...silent, status: "none" };
  assert.equal(parts(silent, coded).organisation, 0);
  assert.equal(parts(coded, coded).organisation, 1);
});

test("likeness is the same either way round, and a city is most like itself", () => {
  const [a, b] = [city("ulm"), city("aachen")];
  assert.deepEqual(parts(a, b), parts(b, a));
  assert.equal(score(parts(a, a), atlas.weights), 1);
});

test("weights decide the order", () => {
  const bySize = peersOf(city("ulm"), { fields: 0, organisation: 0, status: 0, size: 1, state: 0 });
  const distance = (one) => Math.abs(Math.log10(one.city.population / city("ulm").population));
  assert.deepEqual(bySize.map(distance), bySize.map(distance).sort((a, b) => a - b));
  assert.ok(!bySize.some((one) => one.city.short === "ulm"));
});
