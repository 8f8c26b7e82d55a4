import assert from "node:assert/strict";
import { test } from "node:test";
import { atlas, city } from "./content.mjs";
import { CSV_COLUMNS, csvOf } from "../../../../src/cityatlas/atlas/static/download.js";

test("a line for each city, plain and for a German Excel", () => {
  const plain = csvOf(atlas.cities, false);
  assert.equal(plain.split("\n").length, atlas.cities.length + 2);
  assert.ok(plain.startsWith("city,ags,state_code,population,"));
  const excel = csvOf([city("ulm")], true);
  assert.ok(excel.startsWith("\ufeffcity;ags;") && excel.endsWith("\r\n"));
  assert.match(excel, /;"1055,4";/);
});

test("what a spreadsheet would run is guarded, what parts cells is quoted", () => {
  for (const title of ["=1+1", "+1", "-1", "@SUM(A1)"]) {
    const made = csvOf([{ ...city("ulm"), name: title, projects: [{ title: `a"b,c;d\ne` }] }], false).split("\n").slice(1).join("\n");
    assert.ok(made.startsWith(`'${title},`), made);
    assert.ok(made.includes('"a""b,c;d\ne"'));
  }
  assert.equal(CSV_COLUMNS.length, new Set(CSV_COLUMNS.map(([name]) => name)).size);
});
