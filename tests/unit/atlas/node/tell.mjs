// What the modules say, as JSON for the tests of the Python side: peers, reasons and likeness of every pair.
import { atlas, useLanguage } from "./content.mjs";
import { parts, peersOf, score } from "../../../../src/cityatlas/atlas/static/likeness.js";
import { reasons } from "../../../../src/cityatlas/atlas/static/peers.js";
import { countInWords } from "../../../../src/cityatlas/atlas/static/words.js";

const said = {};
for (const language of ["de", "en"]) {
  useLanguage(language);
  said[language] = {
    peers: Object.fromEntries(atlas.cities.map((city) => [city.name, peersOf(city, atlas.weights, 10).map((one) => [one.city.name, one.score, reasons(city, one.city).join("; ")])])),
    counts: atlas.statistics.map((entry) => entry.all.map((row) => countInWords(row, entry.base))),
  };
}
const pairs = atlas.cities.map((a) => atlas.cities.map((b) => ({ ...parts(a, b), score: score(parts(a, b), atlas.weights) })));
console.log(JSON.stringify({ said, pairs }));
