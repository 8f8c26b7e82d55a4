import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { atlas, fold, load } from "../../../../src/cityatlas/atlas/static/data.js";

const raw = () => JSON.parse(readFileSync(process.env.CITYATLAS_ATLAS_CONTENT, "utf-8"));

test("cities of one size share a rank, and the next one counts them both", () => {
  const content = raw();
  const at = content.cityColumns.indexOf("population");
  content.cities.forEach((row, index) => { row[at] = [5000, 5000, 3000][index] || 10; });
  load(content);
  assert.deepEqual(atlas.cities.slice(0, 4).map((city) => city.rank), [1, 1, 3, 4]);
});

test("an atlas of one city without projects or codes stands", () => {
  const content = raw();
  const city = content.cities[0].map((value, index) => (["status", "form", "year"].includes(content.cityColumns[index]) ? "" : value));
  load({ ...content, cities: [city], projects: [], statistics: [] });
  assert.deepEqual([atlas.cities.length, atlas.cities[0].projects, atlas.cities[0].rank], [1, [], 1]);
});

test("text to search in has neither case nor accents", () => {
  assert.equal(fold("Größe É ﬁn"), "grosse e fin");
});
