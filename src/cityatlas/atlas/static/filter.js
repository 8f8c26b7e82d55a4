// Which cities a choice leaves, how many each further filter would leave, and in which order they stand.
import { atlas, fold } from "./data.js";

// Of these a city has one: several chosen mean "or". Of the others it has many: several chosen mean "and".
const SINGLE = { state: (city) => city.state, size: (city) => city.size, status: (city) => city.status };
const MANY = { field: (city) => city.fields, ticked: (city) => city.ticks, organisation: (city) => city.models };
const VOCABULARY = { field: "field", ticked: "field", organisation: "organisation" };
export const FACETS = [...Object.keys(SINGLE), ...Object.keys(MANY)];

const bits = (facet, chosen) => chosen.reduce((all, key) => all | (1 << atlas.keys[VOCABULARY[facet]].indexOf(key)), 0);

// The chosen cities by index, and for each filter's value how many cities it leaves beside all other filters.
export function select(state) {
  const singles = Object.entries(SINGLE).map(([facet, value]) => ({ facet, value, chosen: new Set(state[facet]), counts: {} }));
  const many = Object.entries(MANY).map(([facet, value]) => ({ facet, value, wanted: bits(facet, state[facet]), counts: new Array(32).fill(0) }));
  const words = fold(state.search).split(/\s+/).filter(Boolean);
  const chosen = [];
  for (const city of atlas.cities) {
    if (!inRange(city, state) || !words.every((word) => city.search.includes(word))) continue;
    if (many.some((one) => (one.value(city) & one.wanted) !== one.wanted)) continue;
    const failed = singles.filter((one) => one.chosen.size && !one.chosen.has(one.value(city)));
    if (!failed.length) chosen.push(city.index);
    count(city, failed, singles, many);
  }
  return { chosen, counts: countsByKey(singles, many) };
}

const inRange = (city, { low, high }) => (low === null || city.population >= low) && (high === null || city.population <= high);

function count(city, failed, singles, many) {
  if (failed.length > 1) return;
  for (const one of failed.length ? failed : singles) one.counts[one.value(city)] = (one.counts[one.value(city)] || 0) + 1;
  if (failed.length) return;
  for (const one of many) {
    for (let left = one.value(city); left; left &= left - 1) one.counts[31 - Math.clz32(left & -left)] += 1;
  }
}

function countsByKey(singles, many) {
  const counts = Object.fromEntries(singles.map((one) => [one.facet, one.counts]));
  for (const one of many) {
    counts[one.facet] = Object.fromEntries(atlas.keys[VOCABULARY[one.facet]].map((key, at) => [key, one.counts[at]]));
  }
  return counts;
}

export const isFiltered = (state) =>
  FACETS.some((facet) => state[facet].length) || state.low !== null || state.high !== null || state.search !== "";

export const bitCount = (value) => {
  let total = 0;
  for (let left = value; left; left &= left - 1) total += 1;
  return total;
};

const STATUS_ORDER = ["adopted", "in_development", "none", ""];
const SORT_VALUES = {
  stadt: (city) => city.index,
  land: (city) => atlas.keys.state.indexOf(city.state),
  einwohner: (city) => city.population,
  agenda: (city) => STATUS_ORDER.indexOf(city.status),
  felder: (city) => bitCount(city.fields),
  projekte: (city) => city.projects.length,
};

// The cities in the order of the table; ties by name.
export function sorted(indices, { sort, descending }) {
  const sign = descending ? -1 : 1;
  const keyed = indices.map((index) => [SORT_VALUES[sort](atlas.cities[index]), index]);
  return keyed.sort((a, b) => sign * (a[0] - b[0]) || a[1] - b[1]).map(([, index]) => index);
}
