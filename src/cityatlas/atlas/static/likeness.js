// How alike two cities are: the rule of cityatlas.statistics.likeness, which workbook and notebook follow too. A test
// compares every pair.
import { atlas } from "./data.js";
import { bitCount } from "./filter.js";

const isSilent = (city) => !city.fields && !city.models && !city.status;

// The parts, each 0 to 1; what neither city says makes them no more alike.
export function parts(a, b) {
  const [shared, union] = [bitCount(a.fields & b.fields), bitCount(a.fields | b.fields)];
  const of = atlas.keys.organisation.length;
  const equal = isSilent(a) || isSilent(b) ? 0 : of - bitCount(a.models ^ b.models);
  return {
    fields: union ? shared / union : 0,
    organisation: equal / of,
    status: Number(a.status !== "" && a.status === b.status),
    size: Math.max(0, 1 - Math.abs(Math.log10(a.population / b.population))),
    state: Number(a.state === b.state),
  };
}

export function score(shares, weights) {
  const names = Object.keys(weights);
  const total = names.reduce((sum, name) => sum + weights[name], 0);
  return names.reduce((sum, name) => sum + weights[name] * shares[name], 0) / total;
}

// The cities most like one, best first; those as alike to nine decimals by name.
export function peersOf(city, weights, most = 10) {
  const others = atlas.cities.filter((other) => other !== city);
  const judged = others.map((other) => ({ city: other, score: score(parts(city, other), weights) }));
  const rounded = (one) => Math.round(one.score * 1e9);
  return judged.sort((a, b) => rounded(b) - rounded(a) || a.city.index - b.city.index).slice(0, most);
}
