import assert from "node:assert/strict";
import { test } from "node:test";
import { atlas } from "./content.mjs";
import { emptyState, format, LONGEST_ADDRESS, parse } from "../../../../src/cityatlas/atlas/static/state.js";

const what = (hash) => parse(hash).ignored.map((left) => left.what);

test("an empty address is the plain atlas", () => {
  for (const hash of ["", "#", "#&&"]) assert.deepEqual(parse(hash), { state: emptyState(), ignored: [] });
  assert.equal(format(emptyState()), "");
});

test("the address of the contract", () => {
  const { state, ignored } = parse("#stadt=ulm,aachen&feld=mobility&land=DE-BW&lang=en");
  assert.deepEqual([state.cities, state.field, state.state, state.lang, ignored], [["ulm", "aachen"], ["mobility"], ["DE-BW"], "en", []]);
  const own = atlas.language === "en" ? "" : "&lang=en"; // what the page begins with is not said
  assert.equal(format(state), `stadt=ulm,aachen&feld=mobility&land=DE-BW${own}`);
});

test("what is written is read again, whatever is chosen", () => {
  const state = {
    ...emptyState(), cities: ["koeln", "bad-hersfeld"], field: ["mobility", "health"], state: ["DE-NW"], size: ["mittelstadt"],
    status: ["adopted"], organisation: ["person_role"], low: 50000, high: null, search: "Bürger & Co = #1, 50 %", sort: "einwohner",
    descending: true, view: "statistik", lang: "en", weights: { fields: 1, organisation: 0, status: 0, size: 9, state: 3 },
  };
  assert.deepEqual(parse(`#${format(state)}`), { state, ignored: [] });
});

test("a city may be named as people write it", () => {
  for (const name of ["ULM", "Ulm", "M%C3%BCnchen", "bad%20hersfeld"]) assert.equal(parse(`#stadt=${name}`).state.cities.length, 1, name);
});

test("unknown cities, keys and values are left out and told", () => {
  assert.deepEqual(what("#stadt=atlantis,ulm&feld=magic&x=1&land=DE-XX&lang=fr&sort=-oben&ansicht=alles"), ["stadt=atlantis", "feld=magic", "x=1", "land=DE-XX", "lang=fr", "sort=-oben", "ansicht=alles"]);
  assert.deepEqual(parse("#stadt=atlantis,ulm").state.cities, ["ulm"]);
});

test("names of JavaScript's own are no keys", () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", "unknown"]) {
    assert.equal(what(`#${name}=1`).length, 1, name);
    for (const key of ["stadt", "feld", "land", "status"]) assert.equal(what(`#${key}=${name}`).length, 1, name);
  }
  assert.equal({}.polluted, undefined);
});

test("no more than five cities, each once", () => {
  const { state, ignored } = parse("#stadt=ulm,ulm,aachen,bonn,berlin,koeln,jena");
  assert.deepEqual([state.cities.length, ignored.map((left) => left.what)], [5, ["stadt=jena"]]);
});

test("hostile addresses give the plain atlas and say so", () => {
  for (const hash of ["#<script>alert(1)</script>", "#stadt=%E0%A4%A", "#=", "#stadt=%00", "#einwohner=a-b", "#einwohner=-", "#gewichte=0,0,0,0,0", "#gewichte=1,2", "#einwohner=99999999999-"]) {
    const { state, ignored } = parse(hash);
    assert.deepEqual(state, emptyState(), hash);
    if (hash !== "#=") assert.ok(ignored.length > 0, hash);
  }
  const long = parse(`#stadt=ulm&suche=${"a".repeat(LONGEST_ADDRESS)}`);
  assert.deepEqual([long.state, long.ignored[0].why, long.ignored.length], [emptyState(), "long", 1]);
});

test("a search is text of bounded length without control characters", () => {
  const { state, ignored } = parse(`#suche=${encodeURIComponent(`a\u0000b\u202e${"c".repeat(150)}`)}`);
  assert.equal(state.search.length, 100);
  assert.equal(ignored.length, 1);
  assert.doesNotMatch(state.search, /\p{C}/u);
});

test("ticks are a filter only where the study's matrix is there", () => {
  assert.equal(parse("#kreuz=mobility").ignored.length, atlas.matrix ? 0 : 1);
});

test("what stands twice is taken once, but lists are joined", () => {
  assert.deepEqual(parse("#feld=mobility&feld=health").state.field, ["mobility", "health"]);
  const { state, ignored } = parse("#lang=en&lang=de");
  assert.deepEqual([state.lang, ignored[0].why], ["en", "twice"]);
});
