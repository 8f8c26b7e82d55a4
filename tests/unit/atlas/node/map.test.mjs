import assert from "node:assert/strict";
import { test } from "node:test";
import { atlas } from "./content.mjs";
import { nearest, radiusOf } from "../../../../src/cityatlas/atlas/static/map.js";

const dots = () => atlas.cities.map((city) => ({ city }));

test("the area of a dot is the population", () => {
  assert.ok(Math.abs(radiusOf(400000) / radiusOf(100000) - 2) < 1e-9);
});

test("arrows lead from any city to every other", () => {
  const all = dots();
  const seen = new Set();
  const todo = [all[0]];
  while (todo.length) {
    const dot = todo.pop();
    if (seen.has(dot)) continue;
    seen.add(dot);
    for (const direction of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      const next = nearest(dot, all.filter((one) => one !== dot), direction);
      if (next) todo.push(next);
    }
  }
  assert.equal(seen.size, all.length);
});
