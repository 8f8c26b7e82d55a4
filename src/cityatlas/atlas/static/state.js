// What is chosen, and how an address says it: #stadt=ulm&feld=mobility,health&land=DE-BW&lang=en
import { atlas, fold } from "./data.js";
import { LANGUAGES } from "./words.js";

export const LONGEST_ADDRESS = 2000;
export const LONGEST_SEARCH = 100;
export const MOST_COMPARED = 5;
export const VIEWS = ["karte", "statistik"];
export const SORTS = ["stadt", "land", "einwohner", "agenda", "felder", "projekte"];
export const WEIGHTS = ["fields", "organisation", "status", "size", "state"];
export const LISTS = {
  feld: { name: "field", vocabulary: "field" },
  kreuz: { name: "ticked", vocabulary: "field" },
  land: { name: "state", vocabulary: "state" },
  groesse: { name: "size", vocabulary: "size_class" },
  status: { name: "status", vocabulary: "agenda_status" },
  organisation: { name: "organisation", vocabulary: "organisation" },
};

export const noFilters = () => ({
  field: [], ticked: [], state: [], size: [], status: [], organisation: [], low: null, high: null, search: "",
});

export const emptyState = () => ({
  ...noFilters(), cities: [], sort: "stadt", descending: false, view: "karte", lang: atlas.language,
  weights: { ...atlas.weights },
});

// The state that an address names, and what of it is not understood; nothing in it can be an error.
export function parse(hash) {
  const state = emptyState();
  const ignored = [];
  const text = hash.replace(/^#/, "");
  if (text.length > LONGEST_ADDRESS) return { state, ignored: [{ why: "long", what: text.slice(0, 40) }] };
  const seen = new Set();
  for (const part of text.split("&").filter(Boolean)) {
    const [key, value] = decoded(part);
    const reader = READERS[Object.hasOwn(READERS, key) ? key : "unknown"];
    if (seen.has(key) && !Object.hasOwn(LISTS, key)) ignored.push({ why: "twice", what: part });
    else ignored.push(...reader(state, value, key).map((left) => ({ why: "unknown", what: left })));
    seen.add(key);
  }
  return { state, ignored };
}

function decoded(part) {
  const at = part.indexOf("=");
  const pair = at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  try {
    return [pair[0], decodeURIComponent(pair[1])];
  } catch {
    return ["", part];
  }
}

const listed = (value) => value.split(",").map((one) => one.trim()).filter(Boolean);

// Each takes a value into the state and returns what it leaves out.
const READERS = {
  ...Object.fromEntries(Object.keys(LISTS).map((key) => [key, readList])),
  stadt: readCities,
  einwohner: readRange,
  suche: readSearch,
  sort: readSort,
  ansicht: (state, value, key) => readOne(state, "view", VIEWS, value, key),
  lang: (state, value, key) => readOne(state, "lang", LANGUAGES, value, key),
  gewichte: readWeights,
  unknown: (state, value, key) => [key && value ? `${key}=${value}` : key || value],
};

function readList(state, value, key) {
  const { name, vocabulary } = LISTS[key];
  const known = name === "ticked" && !atlas.matrix ? [] : atlas.keys[vocabulary];
  const given = listed(value);
  state[name] = [...new Set([...state[name], ...given.filter((one) => known.includes(one))])];
  return given.filter((one) => !known.includes(one)).map((one) => `${key}=${one}`);
}

function readCities(state, value, key) {
  const left = [];
  for (const given of listed(value)) {
    const city = findCity(given);
    if (!city || (state.cities.length >= MOST_COMPARED && !state.cities.includes(city.short))) left.push(`${key}=${given}`);
    else if (!state.cities.includes(city.short)) state.cities.push(city.short);
  }
  return left;
}

// By the short name; whoever types an address may also write the name itself.
export function findCity(given) {
  const known = atlas.byShort.get(given.toLowerCase());
  return known || (given.length < 100 ? atlas.cities.find((city) => fold(city.name) === fold(given)) : undefined);
}

function readRange(state, value, key) {
  const [, low, high] = /^(\d{0,9})-(\d{0,9})$/.exec(value) || [];
  if (!low && !high) return [`${key}=${value}`];
  [state.low, state.high] = [low, high].map((text) => (text ? Number(text) : null));
  return [];
}

function readSearch(state, value, key) {
  const text = value.replace(/\p{C}/gu, " ").trim();
  state.search = text.slice(0, LONGEST_SEARCH);
  return text.length > LONGEST_SEARCH ? [`${key}=…${text.slice(LONGEST_SEARCH)}`] : [];
}

function readSort(state, value, key) {
  const name = value.replace(/^-/, "");
  if (!SORTS.includes(name)) return [`${key}=${value}`];
  Object.assign(state, { sort: name, descending: value.startsWith("-") });
  return [];
}

function readOne(state, name, known, value, key) {
  if (!known.includes(value)) return [`${key}=${value}`];
  state[name] = value;
  return [];
}

function readWeights(state, value, key) {
  const given = value.split(",");
  const fits = given.length === WEIGHTS.length && given.every((one) => /^\d{1,2}$/.test(one)) && given.some((one) => Number(one));
  if (!fits) return [`${key}=${value}`];
  state.weights = Object.fromEntries(WEIGHTS.map((name, at) => [name, Number(given[at])]));
  return [];
}

// The address of a state; only what differs from the plain atlas stands in it.
export function format(state) {
  const parts = [];
  const put = (key, value) => { if (value) parts.push(`${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`); };
  put("stadt", state.cities.join(","));
  for (const [key, { name }] of Object.entries(LISTS)) put(key, state[name].join(","));
  if (state.low !== null || state.high !== null) put("einwohner", `${state.low ?? ""}-${state.high ?? ""}`);
  put("suche", state.search);
  if (state.sort !== "stadt" || state.descending) put("sort", (state.descending ? "-" : "") + state.sort);
  if (state.view !== "karte") put("ansicht", state.view);
  if (WEIGHTS.some((name) => state.weights[name] !== atlas.weights[name])) put("gewichte", WEIGHTS.map((name) => state.weights[name]).join(","));
  if (state.lang !== atlas.language) put("lang", state.lang);
  return parts.join("&");
}
