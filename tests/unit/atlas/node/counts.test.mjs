import assert from "node:assert/strict";
import { test } from "node:test";
import { atlas, useLanguage } from "./content.mjs";
import { countSelection } from "../../../../src/cityatlas/atlas/static/counts.js";
import { countInWords, number } from "../../../../src/cityatlas/atlas/static/words.js";

const all = () => atlas.cities.map((city) => city.index);

test("all cities give the published counts and bounds", () => {
  for (const entry of atlas.statistics) {
    const { base, rows } = countSelection(entry, all());
    assert.equal(base, entry.base, entry.statistic);
    assert.deepEqual(rows, entry.all, entry.statistic);
  }
});

test("two halves add up to the whole, and no city gives nothing", () => {
  for (const entry of atlas.statistics) {
    const [first, second, none] = [all().slice(0, 20), all().slice(20), []].map((chosen) => countSelection(entry, chosen));
    assert.equal(first.base + second.base, entry.base);
    first.rows.forEach((row, at) => assert.deepEqual(row.map((n, part) => n + second.rows[at][part]), entry.all[at]));
    assert.ok(none.rows.every((row) => row.every((n) => n === 0)));
  }
});

test("numbers and counts in both languages", () => {
  const told = [number(1234567), number(82.25), number(82.75), number(0), countInWords([0, 0, 0], 0), countInWords([3, 3, 50], 50), countInWords([21, 15, 24], 50)];
  assert.deepEqual(told, ["1.234.567", "82,2", "82,8", "0", "0 von 0 (– %)", "mindestens 3 von 50", "zwischen 15 und 24 von 50, gezählt 21"]);
  useLanguage("en");
  assert.deepEqual([number(1234.5), countInWords([5, 5, 5], 40)], ["1,234.5", "5 of 40 (12.5 %)"]);
  useLanguage("de");
});
